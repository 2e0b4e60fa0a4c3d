"""The candidates of one need, taken out of shards: what the second look asks of a segment, for these rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index.documents import Candidates
from alongside.backends.index.kin import with_kin
from alongside.backends.index.segment import LiveSegment
from alongside.backends.index.shards import Corpus

Ints = NDArray[np.int64]
Akin = tuple[NDArray[np.float32], NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Rows of a batch as one segment. It answers what `with_kin` asks of a segment, and no more.

    Shapes: n candidates, by number; `starts` n + 1, and for each stem of a row its number in the corpus and
    how often it stands there; `vectors` n × d, `shrink` and `lengths` n.
    """

    corpus: Corpus
    number: Ints
    starts: Ints
    terms: Ints
    counts: NDArray[np.float64]
    lengths: NDArray[np.int32]
    vectors: NDArray[np.int8]
    shrink: NDArray[np.float32]
    open: bool = True

    @property
    def segment(self) -> Gathered:
        """Itself: nothing of it is dead."""
        return self

    @property
    def live(self) -> int:
        """Count the rows of the whole corpus: rarity is counted over all offers."""
        return self.corpus.live

    @property
    def columns(self) -> dict[str, Ints]:
        """Give the numbers, which are the ids of a batch."""
        return {"id": self.number}

    def term_numbers(self, keys: NDArray[np.uint64]) -> Ints:
        """Give the corpus's number of each stem, −1 where it stands nowhere."""
        return self.corpus.term_numbers(keys)

    def found_in(self, numbers: Ints) -> Ints:
        """Count the offers of the corpus each stem stands in."""
        return self.corpus.found_in(numbers)

    def spoken_in(self, row: int) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
        """Give the keys of the stems of one row, and how often it says each."""
        place = slice(int(self.starts[row]), int(self.starts[row + 1]))
        return self.corpus.keys[self.terms[place]], self.counts[place]

    def term_counts(self, rows: Ints, numbers: Ints) -> NDArray[np.float64]:
        """Count stems in all rows, which are what is asked for: rows × stems."""
        order = np.argsort(numbers, kind="stable")
        slot = np.minimum(np.searchsorted(numbers[order], self.terms), len(numbers) - 1)
        hits = np.flatnonzero(numbers[order][slot] == self.terms)
        result = np.zeros((len(self.number), len(numbers)))
        row = np.repeat(np.arange(len(self.number)), np.diff(self.starts))
        result[row[hits], order[slot[hits]]] = self.counts[hits]
        return result[rows]

    def vector(self, row: int) -> NDArray[np.float64]:
        """Give the unit vector of one row, as it is kept."""
        vector: NDArray[np.float64] = self.vectors[row].astype(np.float64)
        return vector * float(self.shrink[row])

    def nearness(self, rows: Ints, asked: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
        """Give the cosine of rows with whole numbers, as a segment gives it."""
        dots = np.vecdot(self.vectors[rows].astype(np.float32), asked)
        return np.asarray(np.clip(dots * (self.shrink[rows] * np.float32(factor)), -1, 1))


@dataclass(frozen=True, slots=True, eq=False)
class _Scores:
    """What `with_kin` reads and fills of candidates."""

    id: Ints
    lexical: NDArray[np.float32]
    semantic: NDArray[np.float32]
    coverage: NDArray[np.float32]
    akin: Akin | None = field(default=None)

    def __len__(self) -> int:
        """Give the number of candidates."""
        return len(self.id)


def akin(
    rows: Gathered,
    lexical: NDArray[np.float32],
    semantic: NDArray[np.float32],
    coverage: NDArray[np.float32],
    mean_length: float,
) -> Akin | None:
    """Hold the candidates of a need against what the best of them say, as the index does."""
    scores = cast(Candidates, _Scores(rows.number, lexical, semantic, coverage))
    every = [np.arange(len(rows.number))]
    return with_kin(scores, [cast(LiveSegment, rows)], every, mean_length).akin
