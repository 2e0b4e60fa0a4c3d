"""How likely each number is, from its best, lowest and highest."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics.distributions import distribution

EVEN = (np.arange(20_000) + 0.5) / 20_000
SHAPES = [
    ("", 5, 1, 20),
    ("triangular", 1, 1, 20),
    ("pert", 5, 1, 20),
    ("pert", 20, 1, 20),
    ("uniform", 5, 1, 20),
    ("normal", 5, 1, 9),
    ("lognormal", 5, 2, 10),
    ("gamma", 5, 1, 20),
    ("beta", 0.3, 0.1, 0.6),
]


@pytest.mark.parametrize(("shape", "best", "low", "high"), SHAPES)
def test_moments_by_formula_are_those_of_its_quantiles(shape, best, low, high):
    made = distribution(best, low, high, shape)
    values = made.quantile(EVEN)
    assert values.mean() == pytest.approx(made.mean, rel=1e-3)
    assert values.std() == pytest.approx(made.sd, rel=6e-3)
    assert made.from_uniform(EVEN) == pytest.approx(values, abs=3e-4 * made.sd)


def test_ranges_mean_what_is_said():
    for shape in ("triangular", "pert", "uniform"):
        assert distribution(5, 1, 20, shape).quantile([0, 1]) == pytest.approx([1, 20], abs=0.01)
    assert distribution(5, 1, 9, "normal").quantile([0.025, 0.975]) == pytest.approx([1, 9])
    for shape in ("normal", "lognormal", "gamma"):
        assert distribution(5, 2, 9, shape).mean == pytest.approx(5)
    tails = distribution(5, 2, 10, "lognormal").quantile([0.025, 0.975])
    assert tails[1] / tails[0] == pytest.approx(5)
    made = distribution(0.3, 0.1, 0.6, "beta")
    assert (made.mean, made.sd) == (pytest.approx(0.3), pytest.approx(0.5 / 3.919927969))
    assert distribution(5, 1, 20, "pert").mean == pytest.approx((1 + 4 * 5 + 20) / 6)


def test_no_range_is_certain():
    for made in (distribution(7), distribution(7, 7, 7, "gamma")):
        assert (made.mean, made.sd) == (7, 0) and (made.from_uniform(EVEN[:5]) == 7).all()


def test_what_cannot_be_is_cut_off():
    for shape in ("normal", "gamma", "lognormal"):
        made = distribution(0.8, 0.5, 1.2, shape, floor=0, ceiling=1)
        values = made.from_uniform(EVEN)
        assert values.max() <= 1 + 1e-9 and values.mean() == pytest.approx(made.mean, rel=1e-3)
        assert made.mean < 0.8 and values.std() == pytest.approx(made.sd, rel=6e-3)


@given(
    st.sampled_from(["triangular", "pert", "uniform", "normal", "lognormal", "gamma"]),
    st.lists(st.floats(0.01, 1e6), min_size=3, max_size=3).map(sorted),
    st.lists(st.floats(0, 1), min_size=2, max_size=30).map(sorted),
)
@settings(max_examples=15)
def test_quantiles_rise_and_money_scales(shape, range_, chances):
    low, best, high = range_
    made, pence = distribution(best, low, high, shape), distribution(best * 100, low * 100, high * 100, shape)
    found = made.quantile(chances)
    assert (np.diff(found) >= -1e-9 * high).all()
    middle = [one for one in chances if 1e-6 < one < 1 - 1e-6]
    assert pence.quantile(middle) == pytest.approx(made.quantile(middle) * 100, rel=1e-5, abs=1e-200)


@pytest.mark.parametrize(
    ("best", "low", "high", "shape"),
    [(5, 6, 9, ""), (5, 1, 9, "cauchy"), (-5, -9, -1, "gamma"), (1, 0, 2, "lognormal"), (5, 1, 9, "beta")],
)
def test_what_does_not_fit_is_named(best, low, high, shape):
    with pytest.raises(EngineInputError) as problem:
        distribution(best, low, high, shape, name="visits.value")
    assert problem.value.input == "visits.value"
