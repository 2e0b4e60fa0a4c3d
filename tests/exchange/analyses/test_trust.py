"""Paths of ties against every path there is, in small random networks."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.trust import FURTHEST, STEP, _shortest, ties_to_each
from alongside.exchange.directory.models import Tie
from alongside.exchange.directory.terms import TieKind
from tests._support import rows
from tests._support.sight_rows import undone

NODES = 5
EDGES = st.lists(
    st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.sampled_from((1.0, 1.5, 2.0))).filter(
        lambda edge: edge[0] != edge[1]
    ),
    max_size=8,
)


def ties_to(owner, actors):
    return ties_to_each(VISITOR, "real", [(owner, actors)])[0]


def every_path(start, edges):
    """The shortest of all simple paths, tried one by one."""
    best = {start: 0.0}
    step = {}
    for one, other, length in edges:
        for pair in ((one, other), (other, one)):
            step[pair] = min(length, step.get(pair, np.inf))
    for size in range(1, NODES):
        for rest in permutations([node for node in range(NODES) if node != start], size):
            hops = list(zip((start, *rest), rest, strict=False))
            if all(hop in step for hop in hops):
                best[rest[-1]] = min(best.get(rest[-1], np.inf), sum(step[hop] for hop in hops))
    return {node: length for node, length in best.items() if length <= FURTHEST}


@given(edges=EDGES, start=st.integers(0, NODES - 1))
def test_the_shortest_path_is_the_shortest_of_all(edges, start):
    near = {node: [] for node in range(NODES)}
    for one, other, length in edges:
        near[one].append((other, length))
        near[other].append((one, length))
    assert _shortest(start, near) == pytest.approx(every_path(start, edges))


@pytest.mark.django_db
@settings(
    max_examples=8, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    ties=st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(TieKind.values)), max_size=6
    )
)
def test_ties_in_the_database_are_walked_either_way_and_hopes_and_rivals_are_no_path(ties):
    ties = [tie for tie in ties if tie[0] != tie[1]]
    with undone():
        actors = [rows.actor(str(number)) for number in range(NODES)]
        for one, other, kind in ties:
            Tie.objects.create(actor=actors[one], other=actors[other], kind=kind)
        edges = [(one, other, STEP[TieKind(kind)]) for one, other, kind in ties if TieKind(kind) in STEP]
        expected = every_path(0, edges)
        found = ties_to(actors[0].pk, np.array([*(actor.pk for actor in actors), -1]))
        assert found.length[:NODES].tolist() == [expected.get(node, np.inf) for node in range(NODES)]
        assert np.isnan(found.length[NODES]), "an offer without an actor has no path and no lack of one"
        direct = {other if one == 0 else one for one, other, _ in edges if 0 in (one, other)}
        assert set(found.said) == direct


@pytest.mark.django_db
def test_a_direct_tie_is_said_from_its_own_side_with_its_year():
    asker, giver, friend = rows.actor("A"), rows.actor("B"), rows.actor("C")
    Tie.objects.create(actor=giver, other=asker, kind="funds", since="2019-04")
    Tie.objects.create(actor=asker, other=friend, kind="hosts")
    found = ties_to(asker.pk, np.array([giver.pk, friend.pk]))
    assert (found.sentence(0), found.year(0)) == (
        "Its organisation funds the one that raised this need",
        2019,
    )
    assert (found.sentence(1), found.year(1)) == (
        "The one that raised this need hosts its organisation",
        None,
    )


@pytest.mark.django_db
def test_without_an_owner_nothing_is_looked_up():
    assert np.isnan(ties_to(None, np.array([1, 2])).length).all()
