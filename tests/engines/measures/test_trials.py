"""Results of sites, one by one and together."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.trials import means_apart, pooled, shares_apart


def state(found, key):
    return next(one.state for one in found.assumptions if one.key == key)


def test_swapping_the_two_ways_turns_the_sign():
    one, other = shares_apart((56, 70), (48, 80)), shares_apart((48, 80), (56, 70))
    assert (one.value, one.low, one.high) == pytest.approx((-other.value, -other.high, -other.low))
    a, b = means_apart((10, 2, 30), (8, 3, 40)), means_apart((8, 3, 40), (10, 2, 30))
    assert (a.value, a.low) == pytest.approx((-b.value, -b.high))


def test_means_are_compared_as_scipy_does():
    from scipy import stats

    theirs = stats.ttest_ind_from_stats(10, 2, 30, 8, 3, 40, equal_var=False)
    ours = means_apart((10, 2, 30), (8, 3, 40))
    assert ours.value / ours.se == pytest.approx(theirs.statistic)
    assert means_apart((3, 0, 5), (1, 0, 5)).low == 2


def test_sites_that_agree_are_a_weighted_mean():
    found = pooled([2.0, 2.2, 1.8], [0.5, 1.0, 0.5])
    weights = np.array([4, 1, 4])
    assert found.between == 0
    assert found.together.value == pytest.approx((weights * [2, 2.2, 1.8]).sum() / 9)
    assert found.together.se == pytest.approx(1 / 3)
    assert state(found, "sites-alike") == "supported"


def test_sites_that_differ_count_more_alike_and_say_so():
    found = pooled([0.0, 10.0, -8.0], [0.5, 1.0, 0.2])
    assert found.unlike > 0.9
    assert found.shares == pytest.approx([1 / 3] * 3, abs=0.03)
    assert state(found, "sites-alike") == "against"


def test_one_site_stands_for_itself_and_none_for_nothing():
    one = pooled([2.0], [0.5])
    assert one.together.value == 2
    assert state(one, "several-sites") == "unknown"
    assert not pooled([], []).together.known


@pytest.mark.parametrize(
    "call",
    [
        lambda: shares_apart((3, 2), (1, 2)),
        lambda: shares_apart((0, 0), (1, 2)),
        lambda: means_apart((1, 1, 1), (1, 1, 5)),
        lambda: pooled([1.0], [0.0]),
        lambda: pooled([np.nan], [1.0]),
    ],
)
def test_what_cannot_be_is_refused(call):
    with pytest.raises(EngineInputError):
        call()
