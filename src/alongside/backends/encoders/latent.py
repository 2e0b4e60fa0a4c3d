"""Latent semantic vectors fitted on the corpus itself: the encoder with no outside weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from zlib import crc32

import numpy as np

from alongside.backends.encoders.base import Encoder, EncoderProblem, State, Vectors, pooled, rarity
from alongside.backends.words import stems

BUCKETS = 4096  # words are hashed into these; two words seldom share one
DIMENSIONS = 128
SAMPLE = 4000  # texts the vectors are fitted on
SPARE = 16  # more directions than are kept, for a truer decomposition
ROUNDS = 2
SEED = 20261122


class LatentEncoder:
    """Words that stand in the same texts get like vectors; a text is the weighted sum of its words.

    Source: Deerwester et al. (1990), JASIS 41, 391–407; the randomised decomposition follows
    Halko, Martinsson and Tropp (2011), SIAM Review 53, 217–288.
    """

    def __init__(self, table: Vectors | None = None, weights: Vectors | None = None) -> None:
        self._table = _random_table() if table is None else table
        self._weights = np.ones(BUCKETS, dtype=np.float32) if weights is None else weights
        if self._table.shape != (BUCKETS, DIMENSIONS) or self._weights.shape != (BUCKETS,):
            raise EncoderProblem("The kept latent vectors have another shape. Run: alongside index rebuild")

    @property
    def name(self) -> str:
        """Name it is kept under."""
        return "latent"

    @property
    def dimensions(self) -> int:
        """Length of a row."""
        return DIMENSIONS

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give each text its unit row, or zeros when it has no words.

        Shapes: n texts to n × dimensions. Order: as given.
        """
        return pooled(self._table, self._weights, [_buckets(text) for text in texts])

    def knows(self, word: str) -> bool:
        """Know no word but those of the corpus."""
        return False

    def fitted(self, texts: Iterable[str]) -> Encoder:
        """Fit on the first few thousand of `texts`; of no texts, give random but fixed directions.

        Cost: two passes of a sample × buckets matrix over the directions; seconds.
        """
        sample = [_buckets(text) for text in islice(texts, SAMPLE)]
        if not sample:
            return LatentEncoder()
        counts = np.zeros((len(sample), BUCKETS), dtype=np.float32)
        for row, words in zip(counts, sample, strict=True):
            np.add.at(row, words, 1)
        weights = rarity((counts > 0).sum(axis=0), len(sample))
        matrix = np.log1p(counts) * weights
        length = np.sqrt((matrix**2).sum(axis=1, keepdims=True))
        matrix /= np.where(length == 0, 1, length)
        return LatentEncoder(_directions(matrix), weights)

    def state(self) -> State:
        """Give the vectors of the buckets and their weights."""
        return {"table": self._table, "weights": self._weights}


def _buckets(text: str) -> list[int]:
    return [_bucket(stem) for stem in stems(text)]


@lru_cache(maxsize=100_000)
def _bucket(stem: str) -> int:
    return crc32(stem.encode()) % BUCKETS


def _random_table() -> Vectors:
    drawn = np.random.default_rng(SEED).standard_normal((BUCKETS, DIMENSIONS))
    return np.asarray(drawn / np.sqrt(DIMENSIONS), dtype=np.float32)


def _directions(matrix: Vectors) -> Vectors:
    """Give each bucket its place along the main directions of `matrix`, randomised and seeded.

    Shapes: texts × buckets to buckets × DIMENSIONS; directions the corpus lacks are zeros. Of a corpus with
    few directions half are kept: with all of them every word would be like itself alone.
    """
    rng = np.random.default_rng(SEED)
    drawn = rng.standard_normal((matrix.shape[1], DIMENSIONS + SPARE)).astype(np.float32)
    basis = np.linalg.qr(matrix @ drawn)[0]
    for _ in range(ROUNDS):
        basis = np.linalg.qr(matrix @ np.linalg.qr(matrix.T @ basis)[0])[0]
    _, strength, found = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    rank = int((strength > 1e-4 * max(float(strength[0]), 1e-12)).sum())
    found = found[: DIMENSIONS if rank == DIMENSIONS + SPARE else min(DIMENSIONS, -(-rank // 2))]
    if not len(found):
        return _random_table()
    largest = np.take_along_axis(found, np.abs(found).argmax(axis=1)[:, None], axis=1)
    found = found * np.where(largest < 0, -1, 1)  # the sign is ours to fix: the largest is positive
    table = np.zeros((matrix.shape[1], DIMENSIONS), dtype=np.float32)
    table[:, : len(found)] = found.T
    return table
