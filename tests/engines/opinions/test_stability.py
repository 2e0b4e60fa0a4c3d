"""How stable groups are: clear ones are, mere chance is not."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines.opinions import adjusted_rand, of_matrix, opinions, stability

from .worlds import seeds


def slow_rand(one, other):
    """By all pairs: together in both, in one, in the other."""
    pairs = list(combinations(range(len(one)), 2))
    first = np.array([one[a] == one[b] for a, b in pairs])
    second = np.array([other[a] == other[b] for a, b in pairs])
    expected = first.sum() * second.sum() / len(pairs)
    most = (first.sum() + second.sum()) / 2
    return 1.0 if most == expected else ((first & second).sum() - expected) / (most - expected)


@settings(max_examples=20)
@given(seeds)
def test_rand_is_that_of_all_pairs(seed):
    draw = np.random.default_rng(seed)
    one, other = draw.integers(0, 3, 9), draw.integers(0, 4, 9)
    assert adjusted_rand(one, other) == pytest.approx(slow_rand(one, other))
    assert adjusted_rand(one, (one + 1) % 3) == 1


def test_clear_groups_are_stable_and_chance_is_not():
    draw = np.random.default_rng(1)
    clear = np.repeat([[1, 1, 1, 1, -1, -1, -1, -1], [-1, -1, -1, -1, 1, 1, 1, 1]], 30, axis=0).astype(float)
    clear[draw.random(clear.shape) < 0.1] = 0
    chance = draw.choice([-1.0, 0, 1], (60, 8))
    steady, shaky = (opinions(of_matrix(one), draws=15).stability for one in (clear, chance))
    assert steady.mean > 0.95 and steady.draws == 15
    assert shaky.low <= shaky.mean <= shaky.high < steady.mean


def test_one_group_has_no_stability():
    told = of_matrix(np.ones((9, 3)))
    found = stability(told, np.zeros(9, int))
    assert found.draws == 0 and np.isnan(found.mean)


def test_the_same_seed_gives_the_same():
    told = of_matrix(np.random.default_rng(2).choice([-1.0, 0, 1], (30, 8)))
    assert opinions(told, draws=5).stability == opinions(told, draws=5).stability
