"""Voices against burden: the mean holds, few counts are drawn to the whole, intervals cover."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import gamma

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.assessment import misalignment

COUNTS = st.lists(st.tuples(st.integers(0, 60), st.floats(0.5, 500)), min_size=2, max_size=30)


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_a_ratio_lies_between_the_raw_one_and_the_whole_and_in_its_interval(rows):
    voices, burden = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    found = misalignment(voices, burden)
    if voices.sum() == 0:
        return
    assert abs(found.expected.sum() - voices.sum()) < 1e-6 and abs(found.points.sum()) < 1e-9
    raw = voices / found.expected
    assert np.all(found.ratio >= np.minimum(raw, 1) - 1e-9)
    assert np.all(found.ratio <= np.maximum(raw, 1) + 1e-9)
    assert np.all((found.low <= found.ratio) & (found.ratio <= found.high))
    assert np.allclose(found.log_ratio, np.log(found.ratio))


@settings(max_examples=30, deadline=None)
@given(COUNTS, st.floats(0.01, 1000), st.integers(0, 2**16))
def test_the_unit_of_the_burden_and_the_order_of_areas_change_nothing(rows, unit, seed):
    voices, burden = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    mixed = np.random.default_rng(seed).permutation(len(voices))
    one, other = misalignment(voices, burden), misalignment(voices[mixed], burden[mixed] * unit)
    assert np.allclose(one.ratio[mixed], other.ratio) and np.allclose(one.below[mixed], other.below)


def test_the_distribution_is_the_gamma_that_the_formula_names():
    voices, burden = np.array([0.0, 4, 20, 9]), np.array([10.0, 10, 10, 30])
    found = misalignment(voices, burden)
    raw, expected = voices / found.expected, found.expected
    chance = 1 / expected.mean()
    seen = sum(e * (r - 1) ** 2 for e, r in zip(expected, raw, strict=True)) / sum(expected)
    assert found.shape == found.rate == pytest.approx(1 / max(seen - chance, (2 / 4) ** 0.5 * chance))
    for at in range(4):
        law = gamma(found.shape + voices[at], scale=1 / (found.rate + expected[at]))
        assert found.ratio[at] == pytest.approx(law.mean())
        assert (found.low[at], found.high[at]) == pytest.approx((law.ppf(0.025), law.ppf(0.975)))
        assert found.below[at] == pytest.approx(law.cdf(1))
    assert found.sure.tolist() == ((found.high < 1) | (found.low > 1)).tolist()


def test_few_voices_say_little_and_many_say_much():
    few = misalignment([1, 3, 2, 2], [10, 10, 10, 10])
    many = misalignment([100, 300, 200, 200], [10, 10, 10, 10])
    assert abs(few.ratio[0] - 1) < abs(many.ratio[0] - 1)
    assert not few.sure.any() and many.sure[:2].all()


def test_intervals_cover_as_often_as_they_say():
    rng = np.random.default_rng(7)
    truth = rng.gamma(4, 0.25, 4000)
    burden = rng.uniform(5, 15, 4000)
    found = misalignment(rng.poisson(truth * burden), burden)
    truth *= burden.sum() / (truth * burden).sum()  # a ratio is to what was heard in the whole
    inside = np.mean((found.low <= truth) & (truth <= found.high))
    assert 0.935 < inside < 0.965


def test_without_voices_nothing_is_known_but_that():
    found = misalignment([0, 0], [1, 3])
    assert found.ratio.tolist() == [0, 0] and found.below.tolist() == [1, 1]
    assert found.points.tolist() == [-0.25, -0.75] and not found.ratio.flags.writeable


def test_an_area_without_burden_is_drawn_from_the_whole():
    assert misalignment([0, 5, 5], [0, 10, 10]).ratio[0] == pytest.approx(1)


def test_no_burden_at_all_is_refused():
    with pytest.raises(EngineInputError, match="0 everywhere"):
        misalignment([1, 2], [0, 0])
    with pytest.raises(EngineInputError, match="voices"):
        misalignment([1, -2], [1, 1])
