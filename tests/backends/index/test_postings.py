"""Sums that stop early are the sums: the compiled loop, NumPy's way, and adding everything up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.backends.index import postings

ROWS, STEMS = 30, 6
LOUD = np.array([0.0, 0.7, 1.3, 1.9])


@st.composite
def held(draw):
    stands = draw(
        st.lists(st.lists(st.integers(0, 3), min_size=ROWS, max_size=ROWS), min_size=STEMS, max_size=STEMS)
    )
    rows = [np.flatnonzero(each) for each in stands]
    codes = [np.array(each)[found] for each, found in zip(stands, rows, strict=True)]
    starts = np.cumsum([0, *map(len, rows)])
    weights = sorted(draw(st.lists(st.floats(0.1, 9), min_size=1, max_size=STEMS)), reverse=True)
    numbers = draw(st.permutations(range(STEMS)))[: len(weights)]
    shard = starts, np.concatenate(rows).astype(np.uint16), np.concatenate(codes).astype(np.uint16)
    return shard, np.array(numbers), np.array(weights)


def added_up(shard, numbers, weights):
    starts, rows, codes = shard
    score = np.zeros(ROWS)
    for number, weight in zip(numbers, weights, strict=True):
        for at in range(starts[number], starts[number + 1]):
            score[rows[at]] += LOUD[codes[at]] * weight
    return score


@pytest.mark.parametrize("find", [postings.rows_above, postings._in_a_loop])
@settings(max_examples=40)
@given(held(), st.floats(0, 30))
def test_the_rows_above_a_floor_are_all_there_with_their_full_score(find, world, floor):
    shard, numbers, weights = world
    expected = added_up(shard, numbers, weights)
    score = np.full(ROWS, 7.0)
    found = find(score, *shard, LOUD, numbers, weights, floor)
    assert found.tolist() == np.flatnonzero(expected > floor).tolist()
    assert score[found].tolist() == expected[found].tolist()


def test_where_numba_is_not_wanted_there_is_numpys_way(monkeypatch):
    postings._compiled.cache_clear()
    monkeypatch.setenv("ALONGSIDE_SPEED", "numpy")
    assert postings.way(10) is postings.way(10**6) is postings.rows_above
    postings._compiled.cache_clear()
