"""Ranking by words alone, as a plain keyword search does: what our retrieval is held against.

The same choices as the package bm25s makes by default, so that its figures and ours can be compared; English
stems in place of none.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from alongside.backends.words import stems

K1, B = 1.5, 0.75
WORD = re.compile(r"\b\w\w+\b")
STOPPED = frozenset(
    """
    a an and are as at be but by for if in into is it no not of on or such that the their then there these
    they this to was will with
    """.split()
)


def keywords(text: str) -> list[str]:
    """Split a text into the stems that a keyword search counts. Order: as in the text."""
    return stems(" ".join(word for word in WORD.findall(text.lower()) if word not in STOPPED))


class Keywords:
    """BM25 over texts, held in memory.

    Source: Robertson and Zaragoza (2009), with the rarity of Lucene, which is never below 0 (Kamphuis and
    others, 2020, ECIR, variant 'Lucene accurate').
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the texts. Cost: O(words); some 10 bytes a distinct word of a text."""
        rows: dict[str, array[int]] = {}
        counts: dict[str, array[int]] = {}
        lengths = array("i")
        for row, text in enumerate(texts):
            found = keywords(text)
            lengths.append(len(found))
            for stem, count in Counter(found).items():
                rows.setdefault(stem, array("i")).append(row)
                counts.setdefault(stem, array("i")).append(count)
        self._rows, self._counts = rows, counts
        self._lengths = np.array(lengths, dtype=np.float64)
        self._mean = max(float(self._lengths.mean()), 1.0) if len(lengths) else 1.0

    def scores(self, text: str) -> NDArray[np.float64]:
        """Score every text for a question. Shapes: one value per text, 0 where no word is shared.

        A word that the question says twice counts twice.
        """
        result = np.zeros(len(self._lengths))
        for stem in keywords(text):
            if stem in self._rows:
                rows = np.frombuffer(self._rows[stem], dtype=np.int32)
                count = np.frombuffer(self._counts[stem], dtype=np.int32).astype(np.float64)
                rarity = np.log1p((len(result) - len(rows) + 0.5) / (len(rows) + 0.5))
                damped = count + K1 * (1 - B + B * self._lengths[rows] / self._mean)
                result[rows] += rarity * count / damped
        return result

    def best(self, text: str, most: int) -> list[tuple[int, float]]:
        """Give the rows that share a word with a question, best first, with their scores; ties as given."""
        score = self.scores(text)
        order = np.argsort(-score, kind="stable")[:most]
        return [(int(row), float(score[row])) for row in order if score[row] > 0]
