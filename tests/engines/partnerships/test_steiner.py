import numpy as np
import pytest

from alongside.engines.partnerships.paths import graph, nearest
from alongside.engines.partnerships.steiner import MOST, tree
from tests.engines.partnerships.closeness import tree_cost, world


def alone(*team):
    return [np.array([one]) for one in team]


@pytest.mark.parametrize("seed", range(20))
def test_no_tree_that_joins_a_team_is_cheaper(seed):
    made, far, _ = world(seed, actors=8, density=0.35)
    for team in ([0, 1, 2], [0, 3, 5, 7]):
        found = tree(made, nearest(made, alone(*team)))
        assert found.cost == pytest.approx(tree_cost(far, team)) == pytest.approx(found.bound)
        assert set(team) <= set(found.actors) or not found.actors


def test_the_actors_of_a_tree_are_those_it_passes_through():
    """A star whose centre is not in the team beats the ring around it."""
    made = graph(4, [0, 1, 2, 3, 3, 3], [1, 2, 0, 0, 1, 2], [1.9, 1.9, 1.9, 1.0, 1.0, 1.0])
    found = tree(made, nearest(made, alone(0, 1, 2)))
    assert (found.cost, found.actors) == (3.0, (0, 1, 2, 3))


def test_many_are_joined_with_a_bound_that_no_tree_is_below():
    n = MOST + 4
    line = graph(n, range(n - 1), range(1, n), np.ones(n - 1))
    found = tree(line, nearest(line, alone(*range(n))))
    assert (found.cost, found.actors) == (n - 1, tuple(range(n)))
    assert found.bound <= found.cost and found.bound >= MOST - 1


def test_what_no_way_joins_has_no_tree():
    apart = graph(MOST + 2, [0], [1], [1.0])
    for team in ((0, 2), range(MOST + 2)):
        found = tree(apart, nearest(apart, alone(*team)))
        assert (found.cost, found.actors) == (np.inf, ())
