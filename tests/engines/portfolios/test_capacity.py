"""How much a place can take on."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import load, more_fit

from .worlds import seeds


@given(seeds)
@settings(max_examples=10)
def test_the_load_is_the_sum_of_what_goes_on(seed):
    draw = np.random.default_rng(seed)
    start = draw.integers(-2, 6, 8)
    end, use = start + draw.integers(0, 5, 8), draw.integers(0, 5, (8, 2))
    found = load(start, end, use, np.full((6, 2), 10))
    for period in range(6):
        on = (start <= period) & (period <= end)
        assert found.load[period].tolist() == use[on].sum(axis=0).tolist()
    assert (found.over == (found.load > 10)).all()
    late = np.flatnonzero((found.load > 10).any(axis=1))
    assert found.first == (late[0] if len(late) else -1)


def test_as_many_more_fit_as_the_tightest_period_of_their_run_allows():
    found = load([0, 1], [1, 1], [[2, 1], [3, 0]], [[10, 2], [10, 2], [10, 2]])
    assert found.room.tolist() == [[8, 1], [5, 1], [10, 2]] and found.first == -1
    assert more_fit(found, [3, 0], 1).tolist() == [2, 1, 3]
    assert more_fit(found, [3, 0], 2).tolist() == [1, 1, 3]
    assert more_fit(found, [1, 1], 3).tolist() == [1, 1, 2]
    full = load([0], [0], [[11.0]], [[10.0], [10.0]])
    assert more_fit(full, [1], 2).tolist() == [0, 10] and full.first == 0
    again = load([0] * 2, [0] * 2, [[11.0], [3.0]], [[20.0], [10.0]])
    assert more_fit(again, [3.0], 1).tolist() == [2, 3]


def test_what_cannot_be_is_said():
    with pytest.raises(EngineInputError, match="end: row 0"):
        load([2], [1], [[1]], [[1]])
    with pytest.raises(EngineInputError, match="capacity"):
        load([0], [1], [[1]], [1, 2])
    with pytest.raises(EngineInputError, match="use"):
        load([0], [1], [[-1]], [[1]])
    with pytest.raises(EngineInputError, match="takes no time or nothing"):
        more_fit(load([0], [0], [[1]], [[1]]), [0], 1)
