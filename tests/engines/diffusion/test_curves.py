"""Starts and stops counted by period, and intervals as published."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines.diffusion import adoption, curve, wilson

from .worlds import seeds, world

NAN = float("nan")


@given(seeds)
@settings(max_examples=25)
def test_every_period_is_counted(seed):
    small = world(seed)
    found = curve(small.given)
    for at, period in enumerate(small.calendar):
        assert found.period[at] == period
        assert found.started[at] == sum(one == period for one in small.start)
        assert found.stopped[at] == sum(one == period for one in small.stop)
        assert found.using[at] == sum(small.uses(one, period) for one in range(small.n))
    assert found.ever[-1] == found.started.sum() <= small.n
    assert ((found.share_low <= found.share + 1e-12) & (found.share <= found.share_high + 1e-12)).all()


def test_the_first_period_has_no_hazard_and_nobody_left_has_none():
    found = curve(adoption(4, [1, 1, 2, 3], periods=4))
    assert found.hazard.tolist() == [0, 0.5, 1, 0] and found.left.tolist() == [4, 2, 1, 0]
    assert np.isnan(found.hazard_low[[0, 3]]).all() and found.hazard_high[2] == 1
    assert found.rate[1] == 0.5 and found.rate[0] == 0
    early = curve(adoption(2, [2, NAN], first=1, periods=3))
    assert np.isnan(early.rate[1]) and early.hazard[1] == 0.5


def test_who_comes_back_started_once():
    found = curve(adoption(1, [1, 3], [2, NAN], actor=[0, 0], periods=3))
    assert (found.started.tolist(), found.came_back.tolist()) == ([1, 0, 0], [0, 0, 1])
    assert (found.ever.tolist(), found.using.tolist()) == ([1, 1, 1], [1, 0, 1])


def test_the_interval_is_that_of_newcombes_examples():
    """Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3."""
    low, high = wilson([81, 15, 0, 1], [263, 148, 20, 29])
    assert np.round(low, 4) == pytest.approx([0.2553, 0.0624, 0.0, 0.0061])
    assert np.round(high, 4) == pytest.approx([0.3662, 0.1605, 0.1611, 0.1718])
