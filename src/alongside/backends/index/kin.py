"""Hold candidates against what the best of them say: feedback from open rows, over rows already found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index import kernels
from alongside.backends.index.arrays import whole_numbers
from alongside.backends.index.documents import Candidates
from alongside.backends.index.lexical import K1, B
from alongside.backends.index.segment import LiveSegment, Rows, Segment
from alongside.backends.index.terms import found_in_open, loudness, rarity_of
from alongside.engines.matching.feedback import Leaders, in_common, leaders
from alongside.engines.matching.topic import topic

Floats = NDArray[np.float64]


def with_kin(
    found: Candidates, segments: Sequence[LiveSegment], looked: Sequence[Rows], mean_length: float
) -> Candidates:
    """Say of each candidate how much it says of what the best answers say, and how near it is to their mean.

    `looked`: the candidates' rows of each of `segments`, which are those of one world. Only open rows are
    read as answers, and only open rows count for how rare a stem is, so a row for fewer eyes changes nothing
    for anyone. Without an answer that fits well enough the candidates are given back as they are.
    Cost: O(candidates × (stems + dimensions)); nothing is searched for again.
    """
    home, row = np.empty(len(found), dtype=np.int64), np.empty(len(found), dtype=np.int64)
    for place, (each, rows) in enumerate(zip(segments, looked, strict=True)):
        at = np.searchsorted(found.id, each.segment.columns["id"][rows])
        home[at], row[at] = place, rows
    is_open = np.array([each.segment.open for each in segments], dtype=np.bool_)[home]
    first = topic(found.lexical, found.semantic, found.coverage)
    best = leaders(first.logit, found.id, is_open)
    if not len(best.rows):
        return found
    says = _says(best, segments, home, row, mean_length)
    of_answers = float((best.weight * says[best.rows]).cumsum()[-1])
    says = says / of_answers if of_answers > 0 else says
    return replace(found, akin=(says.astype(np.float32), _nearness(best, segments, home, row)))


def _says(
    best: Leaders, segments: Sequence[LiveSegment], home: Rows, row: Rows, mean_length: float
) -> Floats:
    """Give the BM25 of every candidate over the stems that the best answers have in common."""
    keys, shares = [], []
    for place, weight in zip(best.rows, best.weight, strict=True):
        spoken, count = segments[home[place]].segment.spoken_in(int(row[place]))
        keys.append(spoken)
        shares.append(weight * count / max(count.sum(), 1))
    stems, at = np.unique(np.concatenate(keys), return_inverse=True)
    share = np.bincount(at, np.concatenate(shares), minlength=len(stems))
    found_in, rows = found_in_open(stems, segments)
    rarity = rarity_of(found_in, rows)
    chosen, weight = in_common(share, rarity, found_in)
    worth = weight * rarity[chosen]
    says = np.zeros(len(home))
    for number, each in enumerate(segments):
        mine = np.flatnonzero(home == number)
        if len(mine) and len(chosen):
            says[mine] = _said(each, row[mine], stems[chosen], worth, mean_length)
    return says


def _said(
    each: LiveSegment, rows: Rows, stems: NDArray[np.uint64], worth: Floats, mean_length: float
) -> Floats:
    """Give the BM25 of rows of one segment over stems that are worth so much."""
    numbers = each.segment.term_numbers(stems)
    if isinstance(each.segment, Segment):  # the rows of a batch are no segment, but answer as one
        every = np.ones(len(worth), dtype=bool)
        asked = each.segment.places_in(numbers), worth, every, mean_length, K1, B
        if found := kernels.said(rows, each.segment.text, asked):
            return np.asarray(found[0])
    counts = each.segment.term_counts(rows, numbers)
    lengths = each.segment.lengths[rows]
    return np.asarray((loudness(counts, lengths[:, None], mean_length) * worth).cumsum(axis=1)[:, -1])


def _nearness(best: Leaders, segments: Sequence[LiveSegment], home: Rows, row: Rows) -> NDArray[np.float32]:
    """Give the cosine of every candidate with the weighted mean of the best answers."""
    mean = np.zeros(segments[0].segment.vectors.shape[1])
    for place, weight in zip(best.rows, best.weight, strict=True):
        mean += weight * segments[home[place]].segment.vector(int(row[place]))
    vector, factor = whole_numbers(mean.astype(np.float32))
    near = np.zeros(len(home), dtype=np.float32)
    for number, each in enumerate(segments):
        mine = np.flatnonzero(home == number)
        if len(mine):
            near[mine] = each.segment.nearness(row[mine], vector, factor)
    return near
