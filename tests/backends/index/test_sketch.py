import dataclasses

import numpy as np
import pytest

from alongside.backends.index import Index, Query, Writer, sketch
from tests.backends.index.worlds import Frozen, document, same

PUBLIC = frozenset({"public"})


class Part:
    def __init__(self, vectors):
        self.vectors = vectors
        self.sketch = sketch.sketch(vectors)


def vectors(rows, seed=1, width=256):
    chance = np.random.default_rng(seed)
    return np.clip(np.rint(chance.standard_normal((rows, width)) * 40), -127, 127).astype(np.int8)


def cosines(rows, asked):
    return (rows.astype(float) @ asked) / np.linalg.norm(rows.astype(float), axis=1)


def test_the_nearest_are_among_those_named(monkeypatch):
    monkeypatch.setattr(sketch, "POOL", 800)
    held, asked = vectors(20_000), np.rint(np.random.default_rng(9).standard_normal(256) * 150)
    named = sketch.nearest([Part(held)], [None], asked.astype(np.float32))[0]
    best = np.argsort(-cosines(held, asked))[:30]
    assert len(named) == 800
    assert np.isin(best, named).mean() >= 0.96


def test_how_rows_are_spread_over_segments_and_what_is_hidden_changes_nothing(monkeypatch):
    monkeypatch.setattr(sketch, "POOL", 60)
    held, asked = vectors(3_000), vectors(1, seed=5)[0].astype(np.float32)
    whole = sketch.nearest([Part(held)], [None], asked)[0]
    one, other = sketch.nearest([Part(held[:700]), Part(held[700:])], [None, None], asked)
    assert whole.tolist() == [*one, *(other + 700)]
    seen = np.arange(3_000) % 3 > 0
    among = sketch.nearest([Part(held)], [seen], asked)[0]
    alone = sketch.nearest([Part(held[seen])], [None], asked)[0]
    assert among.tolist() == np.flatnonzero(seen)[alone].tolist()


def test_a_row_of_zeros_is_near_nothing_and_ties_are_kept(monkeypatch):
    monkeypatch.setattr(sketch, "POOL", 2)
    held = np.zeros((5, 64), dtype=np.int8)
    held[1:4] = 7
    assert sketch.sketch(held)[1].tolist()[0] == 0
    assert sketch.nearest([Part(held)], [None], np.ones(64, dtype=np.float32))[0].tolist() == [1, 2, 3]


def test_a_search_by_sketches_gives_what_one_by_whole_vectors_gives(tmp_path, monkeypatch):
    words = ("lonely", "older", "people", "diabetes", "warm", "homes", "walking", "groups", "carers")
    held = [document(n, " ".join(words[(n * k) % 9] for k in (1, 2, 4, 5))) for n in range(1, 90)]
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild(held, 1)
        writer.apply([dataclasses.replace(held[4], text="warm homes")], [7], 2)
    index = Index.open(tmp_path)
    asked = [Query(text, PUBLIC, "real", limit=9) for text in ("warm homes", "walking for carers", "lonely")]
    whole = [index.search(query) for query in asked]
    monkeypatch.setattr(sketch, "FEW", 3)
    assert all(same(index.search(query), before) for query, before in zip(asked, whole, strict=True))


@pytest.mark.parametrize("gone", [False, True])
def test_sketches_are_read_from_the_segment_or_made(tmp_path, gone):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild([document(number) for number in range(1, 4)], 1)
    if gone:
        for file in tmp_path.glob("segments/*/sketch.npy"):
            file.unlink()
    segment = Index.open(tmp_path)._now.segments[0].segment
    expected = sketch.sketch(np.asarray(segment.vectors))
    assert all(np.array_equal(mine, other) for mine, other in zip(segment.sketch, expected, strict=True))
