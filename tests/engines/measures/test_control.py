"""Control charts against rules spelt out one by one, and what must not change them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.control import (
    assurance,
    chart,
    moving_range,
    p_chart,
    two_of_three,
    u_chart,
    variation,
    xmr_chart,
)

series = st.lists(st.integers(0, 20).map(float), min_size=2, max_size=30)


def slow(values, mean, low, high, third):
    """The four rules, each by looking at every window."""
    n = len(values)
    outside = [int(v > h) - int(v < k) for v, k, h in zip(values, low, high, strict=True)]
    shift, near = [0] * n, [0] * n
    for i in range(n - 6):
        for sign in (1, -1):
            if all((v - mean) * sign > 0 for v in values[i : i + 7]):
                shift[i : i + 7] = [sign] * 7
    for i in range(n - 2):
        for sign in (1, -1):
            far = [j for j in range(i, i + 3) if (values[j] - mean) * sign > 2 * third]
            if len(far) >= 2:
                for j in far:
                    near[j] = sign
    return outside, shift, near


@given(series)
@settings(max_examples=60, deadline=None)
def test_rules_are_found_as_by_looking_at_every_window(values):
    found = xmr_chart(values)
    spread = found.parts[0].spread
    outside, shift, near = slow(values, found.mean[0], found.low, found.high, 2.66 * spread / 3)
    assert found.outside.tolist() == outside
    assert found.shift.tolist() == shift
    assert found.near.tolist() == near


@given(series, st.sampled_from([0.5, 2.0, 8.0]), st.integers(-64, 64))
@settings(max_examples=40, deadline=None)
def test_moving_and_scaling_a_series_moves_and_scales_its_chart(values, scale, away):
    one, other = xmr_chart(values), xmr_chart([scale * v + away for v in values])
    assert other.mean == pytest.approx(one.mean * scale + away)
    assert other.high == pytest.approx(one.high * scale + away)


@given(series)
@settings(max_examples=40, deadline=None)
def test_turning_a_series_round_turns_what_is_good(values):
    one, other = xmr_chart(values), xmr_chart([-v for v in values])
    assert (one.special == -other.special).all()
    assert variation(one, 1) == variation(other, -1)
    assert assurance(one, 7.0, 1) == assurance(other, -7.0, -1)


def test_a_single_jump_does_not_hide_itself():
    level = [10.0, 11.0, 10.0, 11.0] * 4
    assert moving_range(np.array([*level, 60.0])) == pytest.approx(1.0)
    assert xmr_chart([*level, 60.0]).outside[-1] == 1


def test_limits_begin_anew_at_breaks_and_rules_stay_within_them():
    values = [10.0, 12.0] * 6 + [30.0, 32.0] * 6
    whole, cut = xmr_chart(values), xmr_chart(values, breaks=[12])
    assert whole.special.any()
    assert not cut.special.any()
    assert [(one.start, one.stop, one.mean) for one in cut.parts] == [(0, 12, 11), (12, 24, 31)]
    assert not cut.parts[0].provisional
    assert xmr_chart(values, breaks=[20]).parts[1].provisional


def test_a_baseline_is_carried_on():
    found = xmr_chart([10.0, 12.0] * 6 + [20.0], baseline=12)
    assert found.mean[-1] == 11
    assert found.outside[-1] == 1


def test_limits_are_cut_where_a_figure_cannot_go():
    assert xmr_chart([0.0, 5.0, 0.0, 5.0], bounds=(0, np.inf)).low[0] == 0


def test_gaps_and_short_series_are_said_to_be_so():
    found = xmr_chart([1.0, np.nan, 2.0])
    assert found.special.tolist() == [0, 0, 0]
    assert found.parts[0].points == 2
    assert variation(xmr_chart([5.0]), 1) == "none"
    assert variation(xmr_chart([]), 1) == "none"
    assert assurance(xmr_chart([5.0]), 3, 1) == "none"


@pytest.mark.parametrize(
    ("last", "good", "said"),
    [(30, 1, "improving"), (30, -1, "concerning"), (30, 0, "high"), (-9, 0, "low"), (11, 1, "ordinary")],
)
def test_variation_is_that_of_the_newest_point(last, good, said):
    assert variation(xmr_chart([10.0, 12.0] * 10 + [last]), good) == said


@pytest.mark.parametrize(
    ("target", "good", "said"),
    [(5, 1, "hit"), (20, 1, "miss"), (11, 1, "either"), (5, -1, "miss"), (20, -1, "hit"), (5, 0, "none")],
)
def test_assurance_is_where_the_limits_lie(target, good, said):
    assert assurance(xmr_chart([10.0, 12.0] * 10), target, good) == said


def test_few_expected_have_the_limits_of_the_exact_chances():
    found = p_chart([1, 0, 2, 1], [20, 20, 20, 20])
    share = 4 / 80
    assert found.small == (True,) * 4
    assert found.high[0] == stats.binom.ppf(1 - stats.norm.sf(3), 20, share) / 20
    assert u_chart([1, 0, 2], [10, 10, 10]).high[0] == stats.poisson.ppf(1 - stats.norm.sf(3), 1) / 10
    assert p_chart([50, 52], [100, 100]).small == (False, False)


def test_the_chart_that_fits_is_taken():
    random = np.random.default_rng(2)
    of = np.full(30, 200)
    chance = random.binomial(of, 0.3)
    assert chart(chance / of, counts=chance, of=of).kind == "p"
    wild = np.clip(chance + random.normal(0, 30, 30).round(), 0, 200)
    assert chart(wild / of, counts=wild, of=of).kind == "xmr"
    assert chart(chance / of).kind == "xmr"
    assert chart(chance / of, counts=chance, of=of, share=False).kind == "u"


def test_two_of_three_needs_the_same_side():
    assert two_of_three(np.array([1, 0, 1, -1, 0], np.int8)).tolist() == [1, 0, 1, 0, 0]
    assert two_of_three(np.array([1, -1, 0], np.int8)).tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    "call",
    [
        lambda: xmr_chart([1.0, 2.0], breaks=[2]),
        lambda: p_chart([3], [2]),
        lambda: p_chart([1, 2], [5]),
        lambda: u_chart([-1], [2]),
    ],
)
def test_what_cannot_be_is_refused(call):
    with pytest.raises(EngineInputError):
        call()
