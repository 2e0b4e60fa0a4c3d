"""Shards hold what was counted, word by word, however the offers are cut."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.backends.encoders import LatentEncoder
from alongside.backends.index import shards
from alongside.backends.index.shards import OfferLine
from alongside.backends.words import stem_key, stems
from tests.backends.index.worlds import WORDS

texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
worlds = st.lists(st.tuples(texts, texts), max_size=9).map(
    lambda said: [OfferLine(3 * at, f"ö{at}", title, text, 1, 2) for at, (title, text) in enumerate(said)]
)


def said(line):
    return Counter(stem_key(word) for word in stems(line.title) * 2 + stems(line.text))


@settings(max_examples=15)
@given(worlds)
def test_words_lie_both_ways_round_as_counted(lines):
    held = shards.words_of(lines)
    assert held["lengths"].tolist() == [sum(said(line).values()) for line in lines]
    by_row = []
    for row in range(len(lines)):
        place = slice(held["starts"][row], held["starts"][row + 1])
        keys, codes = held["keys"][held["terms"][place]], held["codes"][place]
        assert set(held["pair_lengths"][codes].tolist()) <= {held["lengths"][row]}
        by_row.append(dict(zip(keys.tolist(), held["pair_counts"][codes].tolist(), strict=True)))
    assert by_row == [dict(said(line)) for line in lines]
    by_stem = {}
    for term, key in enumerate(held["keys"].tolist()):
        place = slice(held["term_starts"][term], held["term_starts"][term + 1])
        by_stem[key] = dict(
            zip(
                held["term_rows"][place].tolist(),
                held["pair_counts"][held["term_codes"][place]].tolist(),
                strict=True,
            )
        )
    assert by_stem == {
        key: {row: words[key] for row, words in enumerate(by_row) if key in words}
        for key in set().union(*by_row)
    }


@settings(max_examples=15)
@given(worlds, st.integers(1, 4))
def test_counts_over_parts_add_up_to_counts_over_all(lines, size):
    parts = [lines[at : at + size] for at in range(0, len(lines), size)]
    added = shards.together(shards.counts_of(shards.words_of(part)) for part in reversed(parts))
    whole = Counter(key for line in lines for key in said(line))
    assert (added.live, added.length) == (len(lines), sum(sum(said(line).values()) for line in lines))
    assert dict(zip(added.keys.tolist(), added.counted.tolist(), strict=True)) == whole
    asked = np.array([stem_key("unheard"), *added.keys], dtype=np.uint64)
    numbers = added.term_numbers(asked)
    assert numbers.tolist() == [-1, *range(len(added.keys))]
    assert added.found_in(numbers).tolist() == [0, *added.counted]


LINES = [OfferLine(at, f"ö{at}", "warm homes", WORDS[at], 1, 2) for at in range(5)]


def test_what_is_written_or_sent_comes_back(tmp_path):
    held = shards.words_of(LINES)
    shards.write(tmp_path / "one", held)
    for back in (shards.read(tmp_path / "one"), shards.unpacked(shards.packed(held))):
        assert back.keys() == held.keys()
        for name, array in held.items():
            assert back[name].dtype == array.dtype and back[name].tobytes() == array.tobytes()


def test_ids_and_texts_come_back_and_vectors_are_of_the_texts(monkeypatch):
    held = shards.words_of(LINES)
    assert list(shards.texts_of(held, "id", [4, 0])) == ["ö4", "ö0"]
    assert list(shards.texts_of(held, "text", [1])) == [f"warm homes\n{WORDS[1]}"]
    whole = shards.vectors_of(held, LatentEncoder())
    assert whole["vectors"].dtype == np.int8 and len(whole["vectors"]) == len(whole["shrink"]) == 5
    monkeypatch.setattr(shards, "ENCODED", 2)
    pieces = shards.vectors_of(held, LatentEncoder())
    assert all(np.array_equal(whole[name], pieces[name]) for name in whole)


@pytest.mark.parametrize(("rows", "step"), [(0, 1), (20_000, 1), (20_001, 2), (1_000_000, 50)])
def test_the_encoder_is_fitted_on_twenty_thousand_at_most(rows, step):
    assert shards.fitting_step(rows) == step
