"""Which words of a query tell most, and how well rows say them. Counts open rows only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index import kernels
from alongside.backends.index.lexical import K1, B
from alongside.backends.index.segment import LiveSegment, Segment
from alongside.backends.words import stem_key, stems

TELLING = 24  # words searched for; more change nothing
UNHEARD = 8  # words no open row has, searched for as well: a row for fewer eyes may have them
COVERED = 128  # words looked for when coverage is computed
FEW = 1000  # with fewer open rows no word is left out for being common
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Telling:
    """The query's distinct stems, the rarest first.

    Shapes: all of one length. `weight` is the rarity among the open rows of the world, in nats;
    `searched` says which stems the lexical score counts. `mean_length` of open rows, in stems.
    """

    stems: tuple[str, ...]
    keys: NDArray[np.uint64]
    weight: Floats
    searched: NDArray[np.bool_]
    mean_length: float


def telling(text: str, segments: Sequence[LiveSegment]) -> Telling:
    """Choose the telling stems of a text.

    Order: by rarity, then as in the text. `segments`: those of the query's world; only the open ones are
    counted, so a row with a smaller audience changes nothing for anyone.
    """
    words = list(dict.fromkeys(stems(text)))
    keys = np.fromiter(map(stem_key, words), dtype=np.uint64, count=len(words))
    found_in, rows = found_in_open(keys, segments)
    length = sum(each.length for each in segments if each.segment.open)
    weight = rarity_of(found_in, rows)
    order = np.argsort(-weight, kind="stable")[:COVERED]
    found_in, weight = found_in[order], weight[order]
    return Telling(
        stems=tuple(words[place] for place in order),
        keys=keys[order],
        weight=weight,
        searched=_searched(found_in, rows),
        mean_length=max(length / rows, 1.0) if rows else 1.0,
    )


def found_in_open(keys: NDArray[np.uint64], segments: Sequence[LiveSegment]) -> tuple[NDArray[np.int64], int]:
    """Count in how many open live rows each stem stands, and how many such rows there are."""
    opened = [each for each in segments if each.segment.open]
    found_in = np.zeros(len(keys), dtype=np.int64)
    for each in opened:
        found_in += each.found_in(each.segment.term_numbers(keys))
    return found_in, sum(each.live for each in opened)


def rarity_of(found_in: NDArray[np.int64], rows: int) -> Floats:
    """Give how rare stems are, in nats, that stand in so many of the open rows."""
    return np.asarray(np.log1p((rows - found_in + 0.5) / (found_in + 0.5)))


def _searched(found_in: NDArray[np.int64], rows: int) -> NDArray[np.bool_]:
    """Take the rarest stems open rows have, none of most rows if others are left, and some unheard."""
    heard = found_in > 0
    common = (found_in > rows / 2) & (rows >= FEW)
    if (heard & ~common).any():
        heard &= ~common
    unheard = found_in == 0
    return np.asarray(heard & (np.cumsum(heard) <= TELLING) | unheard & (np.cumsum(unheard) <= UNHEARD))


def said(asked: Telling, counts: Floats, lengths: NDArray[np.int32]) -> tuple[Floats, Floats]:
    """Give BM25 over the searched stems, and the share of the query's rarity each row says.

    Shapes: `counts` rows × stems, `lengths` rows; two results of rows.
    Cost: O(rows × stems). Sums run over stems in the order of `asked`.
    Source: Robertson and Zaragoza (2009), Foundations and Trends in IR 3(4); the title as in their 3.6.
    """
    if not len(asked.stems):
        return np.zeros(len(lengths)), np.zeros(len(lengths))
    loud = loudness(counts, lengths[:, None], asked.mean_length)
    score = loud * np.where(asked.searched, asked.weight, 0)
    covered = np.where(counts > 0, asked.weight, 0).cumsum(axis=1)[:, -1]
    return score.cumsum(axis=1)[:, -1], covered / asked.weight.cumsum()[-1]


def said_by(
    asked: Telling, segment: Segment, rows: NDArray[np.int64], numbers: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Give what `said` gives for rows of a segment. `numbers`: its numbers of the question's stems."""
    if not len(asked.stems) or not len(rows):
        return np.zeros(len(rows)), np.zeros(len(rows))
    question = segment.places_in(numbers), asked.weight, asked.searched, asked.mean_length, K1, B
    found = kernels.said(rows, segment.text, question)
    if found is None:
        return said(asked, segment.term_counts(rows, numbers), segment.lengths[rows])
    return found[0], found[1] / asked.weight.cumsum()[-1]


def loudness(counts: Floats, lengths: NDArray[Any], mean_length: float) -> Floats:
    """Give what a stem that stands so often in a row of such a length adds to BM25, times its weight.

    Shapes: `counts` and `lengths` are broadcast against one another.
    """
    return (K1 + 1) * counts / (counts + K1 * (1 - B + B * lengths / mean_length))
