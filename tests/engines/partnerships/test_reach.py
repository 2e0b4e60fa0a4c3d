"""Trust reaches as far as the definition says, whatever is computed in blocks."""

import numpy as np
import pytest

from alongside.engines.partnerships import reach as module
from alongside.engines.partnerships.reach import reach
from tests.engines.partnerships.worlds import small_world, trust_table


@pytest.mark.parametrize("block", [1, 7, 4_000_000])
def test_the_trust_of_two_is_the_best_of_at_most_two_ties(monkeypatch, block):
    monkeypatch.setattr(module, "BLOCK", block)
    for seed in range(10):
        world = small_world(seed)
        found, table = reach(world.tie, world.trust, world.n), trust_table(world)
        for one in range(world.n):
            assert found.between(one, np.arange(world.n)) == pytest.approx(table[one])


def test_it_says_through_whom():
    found = reach(np.array([[0, 1], [1, 2], [0, 2], [2, 3]]), np.array([0.9, 0.9, 0.5, 1.0]), 5)
    assert found.way(0, np.array([1, 2, 3, 4])).tolist() == [-1, 1, 2, -1]
    assert found.between(0, np.array([1, 2, 3, 4])) == pytest.approx([0.9, 0.81, 0.5, 0])
