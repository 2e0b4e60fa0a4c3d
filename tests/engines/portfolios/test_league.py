"""Ranks with their ranges."""

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.special import ndtr

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import league, league_of_rates

from .worlds import seeds


def test_two_figures_are_the_normal_distribution():
    found = league([1.0, 0.0], [1, 1], seed=1, draws=40_000)
    true = ndtr(1 / np.sqrt(2))
    assert found.better[0, 1] == pytest.approx(true, abs=0.01) and found.first[0] == pytest.approx(
        true, abs=0.01
    )
    assert (found.low.tolist(), found.high.tolist()) == ([1, 1], [2, 2])
    assert found.expected == pytest.approx([2 - true, 1 + true], abs=0.01)
    assert found.least[1] == pytest.approx(-1.96, abs=0.05)


def test_what_is_sure_has_one_rank_and_equals_share_theirs():
    sure = league([5, 9, 1], [0, 0, 0], seed=1, draws=10)
    assert (sure.low.tolist(), sure.high.tolist()) == ([2, 1, 3], [2, 1, 3])
    assert sure.first.tolist() == [0, 1, 0] and sure.last.tolist() == [0, 0, 1]
    equal = league([5, 5], [0, 0], seed=1, draws=10)
    assert equal.expected.tolist() == [1.5, 1.5] and equal.better[0, 1] == 0.5
    assert (equal.low.tolist(), equal.high.tolist()) == ([1, 1], [2, 2])


def test_one_of_one_is_no_certainty():
    found = league_of_rates([1, 80, 0], [1, 100, 0], seed=1)
    assert found.high[0] == 3 and found.low[2] == 1 and 0.3 < found.better[0, 1] < 0.7
    clear = league_of_rates([90, 10], [100, 100], seed=1)
    assert (clear.low.tolist(), clear.high.tolist()) == ([1, 2], [1, 2])
    assert clear.estimate == pytest.approx([0.896, 0.104], abs=0.001)


@given(seeds)
@settings(max_examples=8)
def test_chances_hang_together(seed):
    draw = np.random.default_rng(seed)
    n = int(draw.integers(0, 6))
    found = league(draw.normal(size=n), draw.uniform(0, 1, n), seed=seed, draws=300)
    assert np.allclose(found.better + found.better.T, 1)
    assert found.expected.sum() == pytest.approx(n * (n + 1) / 2)
    assert (found.low <= found.expected + 1).all() and (found.expected <= found.high + 1).all()
    assert (found.low >= 1).all() and (found.high <= n).all()


def test_what_cannot_be_is_said():
    with pytest.raises(EngineInputError, match="se"):
        league([1], [-1], seed=1)
    with pytest.raises(EngineInputError, match="successes: row 0"):
        league_of_rates([2], [1], seed=1)
    with pytest.raises(EngineInputError, match="draws"):
        league([1], [1], seed=1, draws=0)
