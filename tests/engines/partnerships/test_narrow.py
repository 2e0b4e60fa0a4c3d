import numpy as np
import pytest

from alongside.engines.partnerships import narrow
from alongside.engines.partnerships.paths import graph, nearest
from alongside.engines.partnerships.tasks import task
from tests.engines.partnerships.closeness import best, world


@pytest.mark.parametrize("seed", range(8))
def test_a_search_that_ends_early_says_so_and_its_bound_holds(seed, monkeypatch):
    made, far, holders = world(seed, actors=10, competences=4, density=0.5)
    holders = [those if len(those) else np.array([4]) for those in holders]
    asked = task(made.actors, holders, 3, [(0, 1), (2, 3)])
    expected = best(far, holders, 3, [(0, 1), (2, 3)], ["diameter"])["diameter"]
    for steps in (1, 3, 8):
        monkeypatch.setattr(narrow._Search.__init__, "__defaults__", (steps,))
        found = narrow.smallest_diameter(made, asked, nearest(made, holders))
        assert found.bound <= expected + 1e-9
        assert found.cost >= expected - 1e-9
        assert not found.proven or found.cost == pytest.approx(expected)


def test_the_smallest_of_the_narrowest_teams_is_taken():
    ring = graph(4, [0, 1, 2, 3], [1, 2, 3, 0], np.ones(4))
    asked = task(4, [[0, 2], [1, 2], [3]])
    assert narrow.smallest_diameter(ring, asked, nearest(ring, asked.holders)).members == (2, 3)
