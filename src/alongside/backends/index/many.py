"""Search for many needs at once: for each what one search gives, to the last tie, at less cost.

All rows are looked at: in meaning by one product of matrices for a block of needs and a chunk of rows, in
words by adding up the postings of each need's telling stems. Both scores are the ones of the index, bit for
bit, so neither the blocks nor the shards show in the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import cast

import numpy as np
from numpy.typing import NDArray

from alongside.backends.encoders import Encoder
from alongside.backends.index.arrays import spans, whole_numbers
from alongside.backends.index.gathered import Gathered, akin
from alongside.backends.index.postings import way
from alongside.backends.index.running import Running
from alongside.backends.index.segment import LiveSegment
from alongside.backends.index.shards import COLUMNS, Arrays, Corpus, numbered
from alongside.backends.index.terms import Telling, loudness, said, telling

CHUNK = 2048  # rows multiplied at once: they, and their products with a block, stay near the processor
SCORES = ("lexical", "semantic", "coverage")
AKIN = ("akin_words", "akin_meaning")
TAKEN = COLUMNS | {"lengths": np.int32, "shrink": np.float32}  # columns of the candidates' rows
OUT = dict.fromkeys((*SCORES, *AKIN), np.float32) | COLUMNS
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Needs that are asked together.

    Shapes: `asked` one for each of b needs, `vectors` b × d whole numbers, `factors` b; `keys` all u stems
    asked for, sorted, and `slots` b × u: where each need has that stem, −1 where it does not ask for it.
    """

    asked: tuple[Telling, ...]
    vectors: NDArray[np.float32]
    factors: NDArray[np.float32]
    keys: NDArray[np.uint64]
    slots: NDArray[np.int16]

    def __len__(self) -> int:
        """Give the number of needs."""
        return len(self.asked)

    @property
    def mean_length(self) -> float:
        """Mean length of a row, the same for every need of one corpus."""
        return self.asked[0].mean_length if self.asked else 1.0


def block_of(texts: Sequence[str], corpus: Corpus, encoder: Encoder) -> Block:
    """Put needs into a block. Order: as given. Cost: as for one search each, but for the search."""
    asked = tuple(telling(text, [cast(LiveSegment, corpus)]) for text in texts)
    rounded = [whole_numbers(vector) for vector in encoder.encode(texts)]
    keys = np.unique(np.concatenate([each.keys for each in asked] or [np.empty(0, dtype=np.uint64)]))
    slots = np.full((len(asked), len(keys)), -1, dtype=np.int16)
    for need, each in enumerate(asked):
        slots[need, np.searchsorted(keys, each.keys)] = np.arange(len(each.keys))
    shape = (len(asked), encoder.dimensions)
    return Block(
        asked,
        np.array([vector for vector, _ in rounded], dtype=np.float32).reshape(shape),
        np.array([factor for _, factor in rounded], dtype=np.float32),
        keys,
        slots,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The candidates of each need of a block, need after need.

    Shapes: n candidates; `need` is a need's place in its block.
    Units: `lexical` BM25, `semantic` cosine, `coverage` 0 to 1; `akin_words`, `akin_meaning` as `akin` of the
    index's candidates, NaN where it has none; the rest as in `OfferLine`.
    Order: by need, then by number.
    """

    need: Ints
    lexical: NDArray[np.float32]
    semantic: NDArray[np.float32]
    coverage: NDArray[np.float32]
    akin_words: NDArray[np.float32]
    akin_meaning: NDArray[np.float32]
    number: Ints
    kind: NDArray[np.int8]
    standing: NDArray[np.int8]
    stages: NDArray[np.uint8]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]

    def columns(self) -> Arrays:
        """Give the arrays by name."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def search(shards: Sequence[Arrays], corpus: Corpus, block: Block, limit: int) -> Found:
    """Find each need's best by words and best by meaning, each up to the limit, among the rows of shards.

    Ties at the limit go to the smaller number. `shards` must lie in rising order of their numbers.
    Cost: O(needs × rows × dimensions) in one product of matrices, O(postings of the telling stems of each
    need), O(candidates × stems).
    """
    offsets = np.cumsum([0, *(len(shard["number"]) for shard in shards)])
    words = _by_words(shards, offsets, block, limit)
    meaning = _by_meaning(shards, offsets, block, limit)
    rows = int(offsets[-1]) + 1
    both = np.union1d(words[0] * rows + words[1], meaning[0] * rows + meaning[1])
    if not len(both):
        nothing: Arrays = {name: np.empty(0, dtype=kind) for name, kind in OUT.items()}
        return Found(need=np.empty(0, dtype=np.int64), **nothing)
    return _described(_gathered(shards, corpus, offsets, *np.divmod(both, rows)), corpus, block)


def _by_words(shards: Sequence[Arrays], offsets: Ints, block: Block, limit: int) -> tuple[Ints, Ints]:
    """Give needs and rows of the best by words; a row that says no telling stem is none."""
    best = Running(len(block), limit, 0.0, np.float64)
    for first, shard in zip(offsets, shards, strict=False):
        numbers = numbered(shard["keys"], block.keys)
        counts, lengths = shard["pair_counts"].astype(np.float64), shard["pair_lengths"]
        loud = loudness(counts, lengths, block.mean_length)
        postings = shard["term_starts"], shard["term_rows"], shard["term_codes"]
        score = np.empty(len(shard["number"]))
        find = way(len(score))
        for need, each in enumerate(block.asked):
            if len(each.stems):
                asked = _searched(each, block, numbers)
                rows = find(score, *postings, loud, *asked, float(best.floor[need]))
                rows = rows[_at_least(score[rows], limit)]
                best.add(np.full(len(rows), need), rows + first, score[rows])
    found = best.settle()
    return found[0], found[1]


def _searched(asked: Telling, block: Block, numbers: Ints) -> tuple[Ints, Floats]:
    """Give the numbers that a shard has for the stems searched for, and their weights, in their order."""
    number = numbers[np.searchsorted(block.keys, asked.keys)]
    wanted = asked.searched & (number >= 0)
    return number[wanted], asked.weight[wanted]


def _at_least(score: Floats, count: int) -> Ints:
    """Give the places of the `count` best, of equal ones the first. Order: rising."""
    if len(score) <= count:
        return np.arange(len(score))
    edge = np.partition(score, len(score) - count)[len(score) - count]
    above = np.flatnonzero(score > edge)
    level = np.flatnonzero(score == edge)[: count - len(above)]
    return np.sort(np.concatenate([above, level]))


def _by_meaning(shards: Sequence[Arrays], offsets: Ints, block: Block, limit: int) -> tuple[Ints, Ints]:
    """Give needs and rows of the nearest in meaning; a need without a known word has none."""
    best = Running(len(block), limit, -np.inf, np.float32)
    best.floor[block.factors == 0] = np.inf
    floats = np.empty((CHUNK, block.vectors.shape[1]), dtype=np.float32)
    dots, scaled = np.empty((2, len(block) * CHUNK), dtype=np.float32)
    for first, shard in zip(offsets, shards, strict=False):
        for start in range(0, len(shard["number"]), CHUNK):
            part = floats[: len(shard["number"]) - start]
            part[...] = shard["vectors"][start : start + CHUNK]
            shrink = np.asarray(shard["shrink"][start : start + CHUNK])
            shape = (len(block), len(part))
            product = dots[: shape[0] * shape[1]].reshape(shape)
            about = scaled[: shape[0] * shape[1]].reshape(shape)
            np.matmul(block.vectors, part.T, out=product)
            np.multiply(product, shrink, out=about)
            need, row = np.divmod(np.flatnonzero(about >= _nearly(best.floor, block.factors)), len(part))
            score = np.clip(product[need, row] * (shrink[row] * block.factors[need]), -1, 1)
            kept = score > best.floor[need]
            best.add(need[kept], row[kept] + (first + start), score[kept])
    found = best.settle()
    return found[0], found[1]


def _nearly(floor: NDArray[np.float32], factors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give what a product scaled by its row alone must reach so that its score may exceed the floor."""
    with np.errstate(divide="ignore"):
        edge = floor / factors
    return (edge * np.where(edge > 0, np.float32(1 - 1e-6), np.float32(1 + 1e-6)))[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Candidates as pairs of need and row, sorted so, with what was gathered of their rows.

    Shapes: n pairs; `flat` the columns, `starts` n + 1, `terms` numbered as in the corpus and `counts` one
    per stem of a row, `vectors` n × d.
    """

    need: Ints
    flat: Arrays
    starts: Ints
    terms: Ints
    counts: NDArray[np.uint16]
    vectors: NDArray[np.int8]


def _gathered(shards: Sequence[Arrays], corpus: Corpus, offsets: Ints, need: Ints, row: Ints) -> _Pairs:
    """Take out of the shards what there is of some rows."""
    home = np.searchsorted(offsets, row, side="right") - 1
    flat = {name: np.empty(len(row), dtype=dtype) for name, dtype in TAKEN.items()}
    length = np.zeros(len(row), dtype=np.int64)
    vectors = np.empty((len(row), shards[0]["vectors"].shape[1]), dtype=np.int8)
    order = np.argsort(home, kind="stable")
    edges = np.searchsorted(home[order], np.arange(len(shards) + 1))
    mine = [order[edges[place] : edges[place + 1]] for place in range(len(shards))]
    for place, shard in enumerate(shards):
        at, rows = mine[place], row[mine[place]] - offsets[place]
        for name, column in flat.items():
            column[at] = shard[name][rows]
        vectors[at] = shard["vectors"][rows]
        length[at] = shard["starts"][rows + 1] - shard["starts"][rows]
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(length)])
    terms = np.empty(int(starts[-1]), dtype=np.int64)
    counts = np.empty(int(starts[-1]), dtype=np.uint16)
    for place, shard in enumerate(shards):
        at, rows = mine[place], row[mine[place]] - offsets[place]
        _, places = spans(shard["starts"], rows)
        _, into = spans(starts, at)
        terms[into] = numbered(corpus.keys, shard["keys"])[shard["terms"][places]]
        counts[into] = shard["pair_counts"][shard["codes"][places]]
    return _Pairs(need, flat, starts, terms, counts, vectors)


def _described(pairs: _Pairs, corpus: Corpus, block: Block) -> Found:
    """Give the scores and columns of candidates, need by need."""
    count = len(pairs.need)
    scores: Arrays = {name: np.zeros(count, dtype=np.float32) for name in SCORES}
    scores |= {name: np.full(count, np.nan, dtype=np.float32) for name in AKIN}
    known = numbered(block.keys, corpus.keys)
    edges = np.searchsorted(pairs.need, np.arange(len(block) + 1))
    for need, asked in enumerate(block.asked):
        mine = slice(int(edges[need]), int(edges[need + 1]))
        rows = _rows(pairs, corpus, mine)
        scores["semantic"][mine] = rows.nearness(
            np.arange(len(rows.number)), block.vectors[need], float(block.factors[need])
        )
        if len(asked.stems):
            found = said(asked, _counted(rows, block.slots[need], known, len(asked.stems)), rows.lengths)
            scores["lexical"][mine], scores["coverage"][mine] = found
        lexical, semantic, coverage = (scores[name][mine] for name in SCORES)
        if (kin := akin(rows, lexical, semantic, coverage, block.mean_length)) is not None:
            for name, column in zip(AKIN, kin, strict=True):
                scores[name][mine] = column
    return Found(need=pairs.need, **scores, **{name: pairs.flat[name] for name in COLUMNS})


def _rows(pairs: _Pairs, corpus: Corpus, mine: slice) -> Gathered:
    """Give the rows of one need."""
    starts = pairs.starts[mine.start : mine.stop + 1]
    spoken = slice(int(starts[0]), int(starts[-1]))
    return Gathered(
        corpus,
        number=pairs.flat["number"][mine],
        starts=starts - starts[0],
        terms=pairs.terms[spoken],
        counts=pairs.counts[spoken].astype(np.float64),
        lengths=pairs.flat["lengths"][mine],
        vectors=pairs.vectors[mine],
        shrink=pairs.flat["shrink"][mine],
    )


def _counted(rows: Gathered, slots: NDArray[np.int16], known: Ints, width: int) -> Floats:
    """Count a need's stems in its candidates: candidates × stems.

    `known`: for each stem of the corpus its place in the block, −1 if no need asks for it.
    """
    stem = known[rows.terms]
    slot = np.where(stem >= 0, slots[stem], -1)
    hits = np.flatnonzero(slot >= 0)
    row = np.repeat(np.arange(len(rows.number)), np.diff(rows.starts))
    result = np.zeros((len(rows.number), width))
    result[row[hits], slot[hits]] = rows.counts[hits]
    return result
