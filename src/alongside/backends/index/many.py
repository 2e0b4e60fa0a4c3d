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
from alongside.backends.index.postings import way
from alongside.backends.index.running import Running
from alongside.backends.index.segment import LiveSegment
from alongside.backends.index.shards import COLUMNS, Arrays, Corpus, numbered
from alongside.backends.index.terms import Telling, loudness, said, telling

CHUNK = 2048  # rows multiplied at once: they, and their products with a block, stay near the processor
PAIRS = 8192  # candidates described at once
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
    Units: `lexical` BM25, `semantic` cosine, `coverage` 0 to 1; the rest as in `OfferLine`.
    Order: by need, then by number.
    """

    need: Ints
    lexical: Floats
    semantic: NDArray[np.float32]
    coverage: Floats
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
    return _described(shards, offsets, block, *np.divmod(both, rows))


def merged(parts: Sequence[Found], block: Block, limit: int) -> Found:
    """Choose among what several sets of shards gave, as if all rows had been searched together."""
    flat = {name: np.concatenate([getattr(part, name) for part in parts]) for name in parts[0].columns()}
    order = np.lexsort((flat["number"], flat["need"]))
    flat = {name: column[order] for name, column in flat.items()}
    chosen = np.zeros(len(order), dtype=bool)
    near = block.factors[flat["need"]] > 0
    for score, counts in ((flat["lexical"], flat["lexical"] > 0), (flat["semantic"], near)):
        best = Running(len(block), limit, -np.inf, score.dtype)
        best.add(flat["need"][counts], np.flatnonzero(counts), score[counts])
        chosen[best.settle()[1]] = True
    return Found(**{name: column[chosen] for name, column in flat.items()})


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


def _described(shards: Sequence[Arrays], offsets: Ints, block: Block, need: Ints, row: Ints) -> Found:
    """Give the scores and columns of candidates, which are sorted by need and row."""
    found: Arrays = {name: np.empty(len(row), dtype=dtype) for name, dtype in COLUMNS.items()}
    found["semantic"] = np.empty(len(row), dtype=np.float32)
    found["lengths"] = np.empty(len(row), dtype=np.int32)
    width = np.array([len(each.stems) for each in block.asked], dtype=np.int64)[need]
    begin = np.cumsum(width) - width
    counts = np.zeros(int(width.sum()), dtype=np.uint16)
    home = np.searchsorted(offsets, row, side="right") - 1
    order = np.argsort(home, kind="stable")
    edges = np.searchsorted(home[order], np.arange(len(shards) + 1))
    for place, shard in enumerate(shards):
        known = numbered(block.keys, shard["keys"])
        for start in range(edges[place], edges[place + 1], PAIRS):
            at = order[start : min(start + PAIRS, edges[place + 1])]
            rows = row[at] - offsets[place]
            for name in (*COLUMNS, "lengths"):
                found[name][at] = shard[name][rows]
            found["semantic"][at] = _nearness(shard, rows, block, need[at])
            _count(shard, rows, known, block.slots[need[at]], begin[at], counts)
    lengths = found.pop("lengths")
    lexical, coverage = np.zeros(len(row)), np.zeros(len(row))
    edges = np.searchsorted(need, np.arange(len(block) + 1))
    for each, asked in enumerate(block.asked):
        mine = slice(edges[each], edges[each + 1])
        if len(asked.stems) and edges[each] < edges[each + 1]:
            here = counts[begin[edges[each]] :][: (edges[each + 1] - edges[each]) * len(asked.stems)]
            table = here.reshape(-1, len(asked.stems)).astype(np.float64)
            lexical[mine], coverage[mine] = said(asked, table, lengths[mine])
    return Found(need=need, lexical=lexical, coverage=coverage, **found)


def _nearness(shard: Arrays, rows: Ints, block: Block, need: Ints) -> NDArray[np.float32]:
    dots = np.vecdot(shard["vectors"][rows].astype(np.float32), block.vectors[need])
    return np.asarray(np.clip(dots * (shard["shrink"][rows] * block.factors[need]), -1, 1))


def _count(
    shard: Arrays, rows: Ints, known: Ints, slots: NDArray[np.int16], begin: Ints, counts: NDArray[np.uint16]
) -> None:
    """Count, for pairs of need and row, the need's stems in the row.

    `known`: for each stem of the shard its place in the block, −1 if no need asks for it; `slots`, `begin`:
    per pair, where the need has each stem, and where the pair's counts begin.
    """
    ends, places = spans(shard["starts"], rows)
    stem = known[shard["terms"][places]]
    pair = np.repeat(np.arange(len(rows)), np.diff(ends))
    asked = np.flatnonzero(stem >= 0)
    slot = slots[pair[asked], stem[asked]]
    asked, slot = asked[slot >= 0], slot[slot >= 0]
    counts[begin[pair[asked]] + slot] = shard["pair_counts"][shard["codes"][places[asked]]]
