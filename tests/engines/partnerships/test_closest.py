import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.partnerships.closest import MEASURES, closest, enlarged
from alongside.engines.partnerships.cohesion import cohesion, share_out
from alongside.engines.partnerships.paths import graph
from alongside.engines.partnerships.tasks import task
from tests.engines.partnerships.closeness import best, world


def check(seed, competences, most, rivals, whole=False):
    made, far, holders = world(seed, competences=competences, whole=whole)
    asked = task(made.actors, holders, most, rivals)
    expected = best(far, holders, most, rivals)
    for measure in MEASURES:
        found = closest(made, asked, measure)
        assert found.bound <= expected[measure] + 1e-9
        if not (measure == "steiner" and most < competences):
            assert found.cost == pytest.approx(expected[measure])
            assert found.proven
        if found.members:
            assert len(found.members) <= most
            assert not any({a, b} <= set(found.members) for a, b in rivals)
            assert all(set(those) & set(found.members) for those in holders)
            told = cohesion(made, found.members, share_out(made, found.members, holders))
            assert getattr(told, measure) == pytest.approx(found.cost)


@pytest.mark.parametrize("seed", range(30))
def test_the_closest_teams_are_those_that_trying_all_finds(seed):
    check(seed, 3, 3, [], whole=seed % 2 == 0)


@pytest.mark.parametrize("seed", range(40, 56))
def test_so_with_rivals_and_a_limit_on_members(seed):
    check(seed, 4, 2 + seed % 3, [(0, 1), (2, 5), (1, 4), (3, 6)])


@pytest.mark.parametrize("seed", range(10))
def test_a_team_for_one_competence_is_its_holder(seed):
    made, _, holders = world(seed, competences=1)
    for measure in MEASURES:
        found = closest(made, task(made.actors, holders), measure)
        if len(holders[0]):
            assert (len(found.members), found.cost) == (1, 0.0)
        else:
            assert (found.members, found.cost) == ((), np.inf)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_ties_changes_nothing(seed):
    random = np.random.default_rng(seed)
    one, other = random.integers(0, 20, (2, 50))
    length = random.random(50)
    order = random.permutation(50)
    holders = [random.integers(0, 20, 5) for _ in range(4)]
    first, second = graph(20, one, other, length), graph(20, other[order], one[order], length[order])
    for measure in MEASURES:
        assert closest(first, task(20, holders), measure) == closest(second, task(20, holders[::1]), measure)


def test_teams_of_people_without_any_tie_do_not_hang_together():
    apart = graph(3, [], [], [])
    for measure in MEASURES:
        found = closest(apart, task(3, [[0], [1, 2]]), measure)
        assert (found.members, found.cost, found.bound) == ((), np.inf, np.inf)


def test_a_limit_of_members_gives_a_tree_with_a_bound():
    """A chain of three specialists is cheapest; the two who may be taken are farther."""
    made = graph(5, [0, 1, 3], [1, 2, 4], [1.0, 1.0, 9.0])
    found = closest(made, task(5, [[0, 3], [1, 3], [2, 4]], 2), "steiner")
    assert (found.members, found.cost, found.bound, found.proven) == ((3, 4), 9.0, 2.0, False)


def test_a_team_is_made_larger_by_the_nearest_who_can_help_and_never_by_a_rival():
    made = graph(5, [0, 0, 0, 0], [1, 2, 3, 4], [1.0, 2.0, 3.0, 4.0])
    asked = task(5, [[0], [3, 4, 2]], apart=[(0, 2)])
    assert enlarged(made, asked, (0,), 2) == (0, 3)
    assert enlarged(made, asked, (0,), 9) == (0, 1, 3, 4)


def test_another_measure_is_refused():
    with pytest.raises(EngineInputError, match="'mean' is not one"):
        closest(graph(1, [], [], []), task(1, [[0]]), "mean")


@settings(max_examples=10)
@given(st.integers(0, 2**32 - 1))
def test_asking_for_more_or_keeping_two_apart_never_brings_a_team_closer(seed):
    made, _, holders = world(seed, actors=9, competences=4, density=0.5)
    for measure in MEASURES:
        least = closest(made, task(made.actors, holders[:3], 4), measure).cost
        assert closest(made, task(made.actors, holders, 4), measure).cost >= least - 1e-9
        assert (
            closest(made, task(made.actors, holders[:3], 4, [(0, 1), (2, 3)]), measure).cost >= least - 1e-9
        )
