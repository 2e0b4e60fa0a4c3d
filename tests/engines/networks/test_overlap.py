"""What two share, set against set."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.networks import overlaps, shared_items

from .worlds import seeds


@given(seeds)
@settings(max_examples=25)
def test_pairs_are_compared_as_sets(seed):
    rng = np.random.default_rng(seed)
    holder, item = rng.integers(0, 6, 20), rng.integers(0, 8, 20)
    held = [set(item[holder == one].tolist()) for one in range(6)]
    true = [
        (-len(held[a] & held[b]) / len(held[a] | held[b]), -len(held[a] & held[b]), a, b)
        for a, b in combinations(range(6), 2)
        if len(held[a] & held[b]) >= 2
    ]
    found = overlaps(holder, item, 6, least=2)
    rows = zip(-found.jaccard, -found.shared, found.one, found.other, strict=True)
    assert [tuple(row) for row in rows] == sorted(true)
    for a, b, contained in zip(found.one, found.other, found.contained, strict=True):
        assert contained == len(held[a] & held[b]) / min(len(held[a]), len(held[b]))
        assert set(shared_items(holder, item, a, b).tolist()) == held[a] & held[b]


def test_a_holder_that_is_not_there_is_named():
    with pytest.raises(EngineInputError, match="holder: row 1 is 3"):
        overlaps([0, 3], [1, 1], 3)
