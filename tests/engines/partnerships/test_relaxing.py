"""Where no line-up keeps every rule, the fewest are given up, and the rest is kept."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alongside.engines.partnerships import Wanted, World, propose
from tests.engines.partnerships.worlds import centres, every_line_up, small_wish, small_world


def given_up(world, wanted, team):
    """How many rules this line-up breaks; None when it breaks one that never gives way."""
    here = set(team)
    if any({int(a), int(b)} <= here for a, b in world.rivals) or here & set(wanted.excluded):
        return None
    broken = len(set(wanted.must) - here) + (len(team) < wanted.smallest)
    broken += sum(sum(world.sector[one] == s for one in team) < least for s, least in wanted.sectors)
    broken += sum(not any(world.constituent[one, c] for one in team) for c in wanted.constituents)
    broken += wanted.budget is not None and sum(world.cost[one] for one in team) > wanted.budget
    return broken + (not centres(world, wanted, team))


@settings(max_examples=6)
@given(seed=st.integers(0, 2**32 - 1))
def test_no_fewer_rules_would_do(seed):
    world = small_world(seed, n=6)
    wanted = replace(
        small_wish(seed, world),
        smallest=3,
        largest=3,
        must=(0, 1),
        sectors=((0, 2), (3, 1)),
        constituents=(0, 1),
        budget=1.0,
        excluded=(5,),
    )
    assume(not every_line_up(world, wanted))
    done = propose(world, wanted)
    teams = [team for size in range(1, 4) for team in combinations(range(world.n), size)]
    counts = [given_up(world, wanted, team) for team in teams]
    assert len(done.relaxed) == min(count for count in counts if count is not None)
    for one in done.proposals:
        assert given_up(world, wanted, one.actors) <= len(done.relaxed)


@pytest.mark.parametrize(
    ("wish", "rule", "about", "by"),
    [
        ({"sectors": ((2, 1),)}, "sectors", 2, 1),
        ({"constituents": (0,)}, "constituents", 0, 1),
        ({"smallest": 4}, "smallest", -1, 1),
        ({"must": (0,), "excluded": (0,)}, "must", 0, 1),
        ({"budget": 1.0}, "budget", -1, 2.0),
        ({}, None, None, None),
    ],
)
def test_it_says_which_and_by_how_much(wish, rule, about, by):
    world = World(
        level=[[1.0], [1.0], [1.0]], sector=[0, 1, 1], cost=[1.0, 2.0, 2.0], constituent=[[False]] * 3
    )
    done = propose(world, Wanted(**({"weight": [1.0]} | wish)))
    assert [(one.rule, one.about, one.by) for one in done.relaxed] == ([(rule, about, by)] if rule else [])
    assert done.proposals


def test_without_a_neutral_convener_there_is_none_and_it_is_said():
    world = World(level=[[1.0], [1.0]], sector=[0, 1], may_convene=[False, False])
    done = propose(world, Wanted(weight=[1.0]))
    assert [one.rule for one in done.relaxed] == ["convener"]
    assert done.proposals[0].actors == (0, 1)


def test_whoever_is_not_neutral_to_a_member_does_not_convene_it():
    world = World(level=[[1.0], [1.0]], sector=[0, 1], not_neutral=[[1, 0]])
    done = propose(world, Wanted(weight=[1.0]))
    assert not done.relaxed and done.proposals[0].convener == 1


def test_nobody_at_all_is_no_error():
    world = World(level=[[1.0]], sector=[0])
    done = propose(world, Wanted(weight=[1.0], excluded=(0,)))
    assert not done.proposals and done.relaxed[0].rule == "smallest"
