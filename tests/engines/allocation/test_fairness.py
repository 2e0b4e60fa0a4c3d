"""The units that make a share, and the highest share that all can have."""

import numpy as np
import pytest

from alongside.engines.allocation import allocate
from alongside.engines.allocation.fairness import highest_floor, units_for
from alongside.engines.allocation.values import market


@pytest.mark.parametrize(
    ("share", "units"), [(0, [0, 0, 0]), (0.1, [1, 1, 0]), (0.3, [3, 1, 0]), (1, [10, 3, 0])]
)
def test_a_share_is_made_by_the_fewest_whole_units(share, units):
    assert units_for(share, np.array([10, 3, 0])).tolist() == units


def test_the_highest_floor_is_found_where_many_groups_compete_in_chains():
    rng = np.random.default_rng(2)
    n, k = 60, 12
    need, offer = np.divmod(np.unique(rng.integers(0, n * k, 200)), k)
    demand, capacity, group = rng.integers(1, 9, n), rng.integers(0, 20, k), np.arange(n) % 15
    given = market(need, offer, np.ones(len(need)), demand, capacity, group)
    share, promised = highest_floor(given)
    fair = allocate(need, offer, np.ones(len(need)), demand, capacity, group, fair="leximin")
    assert share == fair.share.min()
    assert (promised <= given.asked).all() and (promised >= share * given.asked - 1e-9).all()
