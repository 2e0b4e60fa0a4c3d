"""The same numbers whatever else is drawn, and in whatever pieces."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics.sampling import (
    BLOCK,
    blocks,
    rank_correlation,
    root_of,
    together,
    uniforms,
)


def test_numbers_hang_on_key_block_and_seed_alone():
    first = uniforms("visits.value", 0, seed=1)
    assert (uniforms("visits.value", 0, seed=1) == first).all() and len(first) == BLOCK
    others = [("visits.effect", 0, 1), ("visits.value", 1, 1), ("visits.value", 0, 2)]
    for key, block, seed in others:
        assert abs(np.corrcoef(uniforms(key, block, seed=seed), first)[0, 1]) < 0.03
    assert abs(first.mean() - 0.5) < 0.01


def test_blocks_cover_all_draws_once():
    found = [at for part in blocks(2 * BLOCK + 5) for at in range(part.start, part.stop)]
    assert found == list(range(2 * BLOCK + 5))


def test_a_latin_hypercube_hits_each_slice_once():
    found = uniforms("a", 0, seed=1, latin=True)
    assert (np.sort(np.floor(found * BLOCK)) == np.arange(BLOCK)).all()


@pytest.mark.parametrize("latin", [False, True])
def test_what_goes_together_has_the_rank_correlation_asked_for(latin):
    root = root_of(3, [(0, 1, 0.8), (1, 2, -0.3)])
    even = np.array([uniforms(key, 0, seed=1) for key in "abc"])
    found = together(even, root, "pairs", 0, seed=1, latin=latin)
    asked = {(0, 1): 0.8, (1, 2): -0.3, (0, 2): 0.0}
    for (one, other), r in asked.items():
        assert rank_correlation(found[one], found[other]) == pytest.approx(r, abs=0.03)
    assert found.min() > 0 and found.max() < 1
    if latin:
        assert (np.sort(np.floor(found[1] * BLOCK)) == np.arange(BLOCK)).all()


def test_going_wholly_together_is_allowed_and_the_impossible_is_not():
    root = root_of(2, [(0, 1, 1.0)])
    assert root @ root.T == pytest.approx(np.ones((2, 2)), abs=1e-7)
    assert root_of(0, []).shape == (0, 0)
    with pytest.raises(EngineInputError, match="cannot all hold together"):
        root_of(3, [(0, 1, 0.9), (1, 2, 0.9)])
