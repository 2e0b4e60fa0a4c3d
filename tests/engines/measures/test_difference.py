"""Difference in differences: four means, and lines that were parallel before."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.difference import changes, difference, welch


def world(effect=0.0, ours=1, theirs=1, drift=0.0, seed=6):
    random = np.random.default_rng(seed)
    shared = np.cumsum(random.normal(0, 2, 40))
    mine = 50 + shared + random.normal(0, 1, (ours, 40)) + drift * np.arange(40)
    other = 30 + shared + random.normal(0, 1, (theirs, 40))
    mine[:, 24:] += effect
    return mine, other


def state(found, key):
    return next(one.state for one in found.assumptions if one.key == key)


@pytest.mark.parametrize(("ours", "theirs", "by"), [(1, 1, "periods"), (5, 6, "series"), (1, 9, "periods")])
def test_the_change_is_that_of_four_means(ours, theirs, by):
    mine, other = world(-4, ours, theirs)
    found = difference(mine, other, 24)
    four = (mine[:, 24:].mean() - mine[:, :24].mean()) - (other[:, 24:].mean() - other[:, :24].mean())
    assert found.by == by
    assert found.change.value == pytest.approx(four)
    assert found.change.high < 0
    assert found.sides == (ours, theirs)


def test_what_moved_both_is_taken_out():
    mine, other = world()
    assert difference(mine, other, 24).change.chance
    assert difference(mine + 9 * (np.arange(40) >= 24), other + 9 * (np.arange(40) >= 24), 24).change.chance


def test_swapping_the_sides_turns_the_sign():
    mine, other = world(-4)
    one, turned = difference(mine, other, 24).change, difference(other, mine, 24).change
    assert (one.value, one.low) == pytest.approx((-turned.value, -turned.high))


def test_lines_that_drift_apart_are_not_parallel():
    assert state(difference(*world(), 24), "parallel") == "supported"
    assert state(difference(*world(drift=0.5), 24), "parallel") == "against"
    assert difference(*world(drift=0.5), 24).drift.low > 0


def test_expected_is_theirs_with_the_gap_of_before():
    mine, other = world(-4)
    found = difference(mine, other, 24)
    gap = (mine - other)[0, :24].mean()
    assert found.expected == pytest.approx(other[0] + gap)
    assert found.gaps[24:].mean() == pytest.approx(found.change.value)


def test_welch_is_scipys():
    from scipy import stats

    random = np.random.default_rng(1)
    a, b = random.normal(0, 1, 7), random.normal(1, 3, 9)
    theirs = stats.ttest_ind(a, b, equal_var=False).confidence_interval()
    ours = welch(a, b)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))
    assert welch(np.ones(3), np.zeros(3)).low == 1


def test_gaps_are_passed_over_and_few_points_say_nothing():
    rows = np.array([[1.0, np.nan, 4.0], [np.nan, np.nan, 4.0]])
    assert changes(rows, np.array([False, False, True])).tolist() == [3.0]
    found = difference([1.0, 2, 3, 4], [1.0, 2, 3, np.nan], 2)
    assert not found.change.known
    assert found.counts == (2, 1)
    with pytest.raises(EngineInputError):
        difference([1.0, 2, 3], [1.0, 2], 1)
