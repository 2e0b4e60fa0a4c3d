"""Limits are exact chances: summed by hand for small numbers, and nobody is ranked."""

from math import comb, exp, factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.funnel import TAIL, funnel


def binomial(k, n, p):
    return sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))


def poisson(k, mean):
    return sum(mean**i / factorial(i) for i in range(k + 1)) * exp(-mean)


def least(below, most):
    """The smallest count up to which chance adds up to so much, by trying each."""
    return next(k for k in range(most + 1) if below(k))


@settings(max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=3, max_size=6))
def test_limits_of_a_share_are_sums_of_chances(pairs):
    counts = [yes for yes, _ in pairs]
    of = [yes + no + 1 for yes, no in pairs]
    found = funnel(counts, of)
    p = sum(counts) / sum(of)
    assert found.together == pytest.approx(p)
    for at, n in enumerate(of):
        low = least(lambda k, n=n: binomial(k, n, p) >= TAIL - 1e-12, n)
        high = least(lambda k, n=n: binomial(k, n, p) >= 1 - TAIL - 1e-12, n)
        assert (found.low[at] * n, found.high[at] * n) == (pytest.approx(low), pytest.approx(high))
        assert found.outside[at] == (counts[at] > high) - (counts[at] < low)


def test_limits_of_a_rate_are_sums_of_chances():
    counts, of = [1, 45, 12], [5.0, 8.0, 9.5]
    found = funnel(counts, of, share=False)
    rate = 58 / 22.5
    for at, size in enumerate(of):
        low = least(lambda k, size=size: poisson(k, rate * size) >= TAIL, 200)
        assert found.low[at] * size == pytest.approx(low)
    assert list(found.outside) == [-1, 1, 0]


def test_the_order_given_is_kept_and_nothing_is_changed():
    counts, of = np.array([5.0, 50.0, 8.0]), np.array([100.0, 100.0, 100.0])
    copies = counts.copy(), of.copy()
    found, other = funnel(counts, of), funnel(counts[::-1], of[::-1])
    assert (counts == copies[0]).all() and (of == copies[1]).all()
    assert list(found.outside) == [-1, 1, -1] == list(other.outside[::-1])
    with pytest.raises(ValueError, match="read-only"):
        found.values[0] = 1


@pytest.mark.parametrize(
    ("counts", "of"),
    [([1, 2], [3, 4]), ([1, 2, 3], [3, 4, 0]), ([-1, 2, 3], [3, 4, 5]), ([1, 2, 9], [3, 4, 5]),
     ([1, 2, float("nan")], [3, 4, 5]), ([1, 2, 3], [3, 4])],
)  # fmt: skip
def test_what_cannot_be_is_told(counts, of):
    with pytest.raises(EngineInputError):
        funnel(counts, of)
