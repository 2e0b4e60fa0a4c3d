import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.partnerships.paths import distances, graph, nearest, spread
from tests.engines.partnerships.closeness import world


def test_the_shortest_of_several_ties_counts_and_none_with_oneself():
    made = graph(3, [0, 1, 0, 2], [1, 0, 0, 1], [3.0, 2.0, 1.0, 0.0])
    assert made.links.toarray().tolist() == [[0, 2, 0], [2, 0, 0], [0, 0, 0]]
    assert distances(made, [0]).tolist() == [[0, 2, 2]]  # a tie of length 0 is one


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (([0], [3], [1.0]), "target: row 0 is 3"),
        (([0], [1], [-1.0]), "distance: row 0 is -1.0"),
        (([0], [1], [np.inf]), "distance: row 0 is inf"),
        (([0], [1, 2], [1.0]), r"target: its shape is \(2,\)"),
    ],
)
def test_ties_that_cannot_be_are_refused(given, says):
    with pytest.raises(EngineInputError, match=says):
        graph(3, *given)


@pytest.mark.parametrize("seed", range(5))
def test_ways_are_as_long_as_floyd_and_warshall_say(seed):
    made, far, holders = world(seed)
    everyone = np.arange(made.actors)
    assert distances(made, everyone) == pytest.approx(far)
    near = nearest(made, holders)
    for place, those in enumerate(holders):
        assert near.distance[place] == pytest.approx(far[those].min(axis=0, initial=np.inf))
        for one in np.flatnonzero(near.holder[place] >= 0):
            assert far[one, near.holder[place, one]] == pytest.approx(near.distance[place, one])
            at = one
            while near.way[place, at] >= 0:
                at = near.way[place, at]
            assert at == near.holder[place, one]
    assert (near.holder[~np.isfinite(near.distance)] == -1).all()


def test_nothing_is_farther_than_the_limit_and_nobody_asked_gives_nothing():
    made = graph(3, [0, 1], [1, 2], [1.0, 1.0])
    assert distances(made, [0], 1.0).tolist() == [[0, 1, np.inf]]
    assert distances(made, []).shape == (0, 3)


def test_costs_spread_along_the_ties_from_where_they_start():
    made = graph(4, [0, 1, 2], [1, 2, 3], [1.0, 1.0, 1.0])
    start = np.array([[0.0, np.inf, 5.0, 0.5], [np.inf, 2.0, np.inf, np.inf]])
    cost, before = spread(made, start, np.inf)
    assert cost.tolist() == [[0, 1, 1.5, 0.5], [3, 2, 3, 4]]
    assert before.tolist() == [[-1, 0, 3, -1], [1, -1, 1, 2]]
