"""How likely each place is."""

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.special import ndtr

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.priorities import ranks

from .worlds import seeds


def test_two_items_are_the_normal_distribution():
    found = ranks([1.0, 0.0], np.eye(2), seed=3, draws=40_000)
    true = ndtr(1 / np.sqrt(2))
    assert found.before[0, 1] == pytest.approx(true) and found.chance[0, 0] == pytest.approx(true, abs=0.01)
    assert found.rank.tolist() == [1, 2] and found.level.tolist() == [0, 0]
    assert found.low.tolist() == [1, 1] and found.high.tolist() == [2, 2]


def test_what_is_sure_and_what_is_equal():
    found = ranks([3.0, 3.0, -5.0, 9.0], np.eye(4) * 0.01, seed=1)
    assert found.rank.tolist() == [2, 2, 4, 1] and found.level.tolist() == [1, 1, 2, 0]
    assert found.before[0, 1] == 0.5 and found.chance[3].tolist() == [1, 0, 0, 0]
    assert (found.low[2], found.high[2]) == (4, 4) and (found.low[0], found.high[0]) == (2, 3)
    exact = ranks([1.0, 0.0], np.zeros((2, 2)), seed=1)
    assert exact.before.tolist() == [[0.5, 1], [0, 0.5]]


@given(seeds)
@settings(max_examples=10)
def test_each_place_is_somebodys(seed):
    draw = np.random.default_rng(seed)
    n = int(draw.integers(1, 6))
    root = draw.normal(size=(n, n))
    mean = draw.normal(size=n)
    found = ranks(mean, root @ root.T, seed, draws=200)
    assert np.allclose(found.chance.sum(axis=0), 1) and np.allclose(found.chance.sum(axis=1), 1)
    assert np.allclose(found.before + found.before.T, 1) and (found.low <= found.high).all()
    again = ranks(mean, root @ root.T, seed, draws=200)
    assert (again.chance == found.chance).all()


def test_what_cannot_be_is_said():
    assert ranks([], np.zeros((0, 0)), seed=1).rank.tolist() == []
    with pytest.raises(EngineInputError, match="a variance in it is below 0"):
        ranks([0, 0], -np.eye(2), seed=1)
    with pytest.raises(EngineInputError, match="draws"):
        ranks([0, 0], np.eye(2), seed=1, draws=0)
