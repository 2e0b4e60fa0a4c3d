import numpy as np
import pytest

from alongside.engines.partnerships.cohesion import cohesion, share_out
from alongside.engines.partnerships.paths import graph
from tests.engines.partnerships.closeness import tree_cost, world

LINE = graph(4, [0, 1, 2], [1, 2, 3], [1.0, 2.0, 4.0])


def test_a_member_who_covers_several_counts_at_each_and_one_who_covers_none_once():
    assert cohesion(LINE, [0, 1], [0, 0, 1]).sum == 2.0
    told = cohesion(LINE, [0, 1, 3], [0, 0, 1, -1])
    assert (told.diameter, told.sum, told.steiner) == (7.0, 1 + 1 + 7 + 7 + 6, 7.0)


def test_one_alone_is_close_and_those_without_a_way_are_not():
    assert cohesion(LINE, [2], [2, 2]) == cohesion(LINE, [2], [])
    told = cohesion(graph(3, [0], [1], [1.0]), [0, 2], [])
    assert (told.diameter, told.sum, told.steiner) == (np.inf, np.inf, np.inf)


@pytest.mark.parametrize("seed", range(10))
def test_the_measures_of_random_teams_are_those_of_their_definitions(seed):
    made, far, _ = world(seed, density=0.6)
    team = [0, 2, 5]
    told = cohesion(made, team, team)
    inside = far[np.ix_(team, team)]
    assert told.diameter == pytest.approx(inside.max())
    assert told.sum == pytest.approx(inside.sum() / 2)
    assert told.steiner == pytest.approx(tree_cost(far, team))


def test_competences_are_shared_out_to_hang_together():
    assert share_out(LINE, [0, 1, 3], [[0, 3], [0, 1], [1], [2]]) == (3, 0, 1, -1)
    assert share_out(LINE, [0, 2, 3], [[0, 2], [2, 3], [3]]) == (0, 2, 3)
    assert share_out(graph(2, [], [], []), [0, 1], [[0], [1]]) == (0, 1)
    assert share_out(LINE, [0], [[1], [2]]) == (-1, -1)


@pytest.mark.parametrize("seed", range(5))
def test_everyone_who_holds_a_competence_covers_one_where_there_are_enough(seed):
    made, _, _ = world(seed)
    assert set(share_out(made, [0, 2, 5], [[0, 2, 5]] * 4)) == {0, 2, 5}
    assert set(share_out(made, [0, 2, 5], [[0, 2, 5]] * 3)) == {0, 2, 5}
