"""What every encoder offers, and the arithmetic they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
State = dict[str, NDArray[Any]]


class EncoderProblem(Exception):
    """An encoder cannot be had or read; the message says which, why, and what to do."""


class Encoder(Protocol):
    """Texts in, one unit row each out; the same text gives the same row whatever stands beside it."""

    @property
    def name(self) -> str:
        """Name it is kept under; an index remembers it."""

    @property
    def dimensions(self) -> int:
        """Length of a row."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give each text a row of length one, or of zeros when it has no word the encoder knows.

        Shapes: n texts to n × dimensions. Order: as given.
        """

    def knows(self, word: str) -> bool:
        """Say whether it knows a word whole, so that it is no slip of the pen."""

    def fitted(self, texts: Iterable[str]) -> Encoder:
        """Give a new encoder that knows which words are common in `texts`; this one stays as it was."""

    def state(self) -> State:
        """Give the arrays learnt from a corpus, for `restore`; never what a package ships."""


def pooled(table: Vectors, weights: Vectors, ids: Sequence[Sequence[int]]) -> Vectors:
    """Add up, per text, the weighted rows of its words, and give each sum length one.

    Shapes: `table` is words × d, `weights` one per word, `ids` the words of n texts; the result is n × d.
    Order: as given. A text without words gets zeros. Each text is summed alone, in the order of its
    words, so the row does not depend on the other texts.
    Cost: O(all words × d).
    """
    result = np.zeros((len(ids), table.shape[1]), dtype=np.float32)
    for row, words in zip(result, ids, strict=True):
        if len(words):
            row[:] = weights[words] @ table[words]
    length = np.sqrt(np.einsum("ij,ij->i", result, result, dtype=np.float64))
    length[length == 0] = 1
    result /= length[:, None].astype(np.float32)
    return result


def rarity(found_in: NDArray[np.int64], texts: int) -> Vectors:
    """Give each word its inverse document frequency, ln(1 + (n − f + ½) ÷ (f + ½)).

    Shapes: `found_in` has one count per word: the texts it stands in. Units: nats.
    """
    found = found_in.astype(np.float64)
    return np.log1p((texts - found + 0.5) / (found + 0.5)).astype(np.float32)
