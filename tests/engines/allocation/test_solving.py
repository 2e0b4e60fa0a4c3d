"""Solving on few edges at first gives what solving on all gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines.allocation import allocate, solving


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32 - 1), fair=st.sampled_from(["none", "floor", "leximin"]))
def test_few_edges_first_and_all_at_once_are_worth_the_same(seed, fair):
    rng = np.random.default_rng(seed)
    n, k = 30, 8
    need, offer = np.divmod(np.unique(rng.integers(0, n * k, 150)), k)
    value = rng.random(len(need)) * (1 + offer)
    given_ = need, offer, value, rng.integers(0, 4, n), rng.integers(0, 6, k), rng.integers(0, 4, n), fair
    whole = allocate(*given_)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solving, "SMALL", 0)
        patch.setattr(solving, "PER_NEED", 1)
        few = allocate(*given_)
    assert few.optimal and whole.optimal
    assert few.value == pytest.approx(whole.value, abs=1e-6)
    assert few.worth_of_one_more == pytest.approx(whole.worth_of_one_more, abs=1e-6)
    assert few.bound == pytest.approx(whole.bound, abs=1e-6)
