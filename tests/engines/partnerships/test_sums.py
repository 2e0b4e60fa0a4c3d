import numpy as np
import pytest

from alongside.engines.partnerships import sums
from alongside.engines.partnerships.paths import nearest
from alongside.engines.partnerships.tasks import task
from tests.engines.partnerships.closeness import best, world


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("few", ["steps", "candidates"])
def test_a_search_that_ends_early_says_so_and_its_bound_holds(seed, few, monkeypatch):
    made, far, holders = world(seed, actors=10, competences=4, density=0.5)
    if few == "candidates":
        monkeypatch.setattr(sums, "MOST_CANDIDATES", 3)
    asked = task(made.actors, holders)
    expected = best(far, holders, 4, [], ["sum"])["sum"]
    steps = 2 if few == "steps" else sums.STEPS
    found = sums.smallest_sum(made, asked, nearest(made, holders), steps)
    assert found.bound <= expected + 1e-9
    assert found.cost >= expected - 1e-9
    assert found.proven is False or found.cost == pytest.approx(expected)


def test_holders_within_a_team_are_chosen_nearest_to_each_other():
    far = np.array([[0.0, 1.0, 5.0], [1.0, 0.0, 5.0], [5.0, 5.0, 0.0]])
    able = np.array([[True, False, True], [False, True, True], [True, False, False]])
    assert sums.least_sum(far, able).tolist() == [0, 1, 0]
