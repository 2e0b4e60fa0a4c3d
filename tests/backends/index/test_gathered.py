"""Rows taken out of shards answer as rows of a segment do."""

import numpy as np
import pytest

from alongside.backends.index.gathered import Gathered, akin
from alongside.backends.index.shards import Corpus

KEYS = np.array([10, 20, 30, 40], dtype=np.uint64)


@pytest.fixture
def rows():
    """Three rows: the first says stems 0 and 2, the second none, the third 1, 2 and 3."""
    return Gathered(
        Corpus(live=9, length=50, keys=KEYS, counted=np.array([1, 2, 5, 9])),
        number=np.array([3, 5, 8]),
        starts=np.array([0, 2, 2, 5]),
        terms=np.array([0, 2, 1, 2, 3]),
        counts=np.array([4.0, 1, 2, 1, 6]),
        lengths=np.array([5, 0, 9], dtype=np.int32),
        vectors=np.array([[3, 4], [0, 0], [0, -5]], dtype=np.int8),
        shrink=np.array([0.2, 0, 0.2], dtype=np.float32),
    )


def test_stems_are_numbered_and_counted_as_in_the_whole_corpus(rows):
    numbers = rows.term_numbers(np.array([30, 11, 10], dtype=np.uint64))
    assert numbers.tolist() == [2, -1, 0]
    assert rows.found_in(numbers).tolist() == [5, 0, 1]
    assert rows.live == 9 and rows.segment is rows and rows.columns["id"].tolist() == [3, 5, 8]


@pytest.mark.parametrize("row", [0, 1, 2])
def test_a_row_gives_its_own_stems_in_full(rows, row):
    keys, counts = rows.spoken_in(row)
    said = [{10: 4, 30: 1}, {}, {20: 2, 30: 1, 40: 6}][row]
    assert dict(zip(keys.tolist(), counts.tolist(), strict=True)) == said


def test_stems_are_counted_in_whatever_order_they_are_asked(rows):
    asked = np.array([3, 0, 2])
    assert rows.term_counts(np.array([2, 0]), asked).tolist() == [[6, 0, 1], [0, 4, 1]]


def test_nearness_is_the_cosine_of_what_is_kept(rows):
    assert rows.vector(0).tolist() == pytest.approx([0.6, 0.8])
    near = rows.nearness(np.array([0, 1, 2]), np.array([0, 5], dtype=np.float32), 0.2)
    assert near.tolist() == pytest.approx([0.8, 0, -1])
    assert near.dtype == np.float32


def test_of_rows_that_fit_nothing_none_is_read_as_an_answer(rows):
    nothing = np.zeros(3, dtype=np.float32)
    assert akin(rows, nothing, nothing, nothing, 5.0) is None


def test_rows_that_fit_are_held_against_what_they_say(rows):
    lexical = np.array([30, 0, 1], dtype=np.float32)
    semantic, coverage = np.array([0.9, 0, 0.1], np.float32), np.array([1, 0, 0.1], np.float32)
    words, meaning = akin(rows, lexical, semantic, coverage, 5.0)
    assert meaning.argmax() == 0 and words[1] == 0
