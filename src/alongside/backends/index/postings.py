"""Which rows of a shard say the words of a need best: sums over postings that stop early, and exactly.

Two ways that give the same bits: a compiled loop where numba is installed, NumPy where it is not.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
MANY = 20_000  # rows of a shard from which the compiled loop is worth its loading
SPARE = 1 + 1e-9  # sums of bounds are rounded; so much more and they still bound


def rows_above(
    score: Floats, starts: Ints, rows: NDArray[Any], codes: NDArray[Any], loud: Floats,
    numbers: Ints, weights: Floats, floor: float,
) -> Ints:  # fmt: skip
    """Give the rows whose BM25 exceeds the floor, in rising order, and leave their scores in `score`.

    Shapes: the postings of stem t are places starts[t] to starts[t + 1] of `rows`, rising, and of `codes`; a
    stem adds loud[code] × weight. `numbers` and `weights` name the stems asked for, in the order in which
    they are added. `score` has a place for each row; what stands in it for rows not given means nothing.
    A row that has none of the first stems can no longer exceed the floor once all stems left together could
    not; from there on only rows that still can are looked up.
    Cost: O(postings of the first stems) and O(rows left × log postings) for each other stem.
    Source: Turtle and Flood (1995), Information Processing and Management 31(6), 831–850 (max-score).
    """
    most = float(loud.max(initial=0.0))
    left = np.append(np.cumsum((weights * most)[::-1])[::-1], 0.0) * SPARE
    score[:] = 0
    term = 0
    while term < len(numbers) and left[term] >= floor:
        here = slice(starts[numbers[term]], starts[numbers[term] + 1])
        score[rows[here]] += (loud * weights[term])[codes[here]]
        term += 1
    found = np.flatnonzero(score > floor - left[term])
    for other in range(term, len(numbers)):
        begin, end = starts[numbers[other]], starts[numbers[other] + 1]
        place = np.searchsorted(rows[begin:end], found) + begin
        heard = np.flatnonzero(place < end)
        heard = heard[rows[place[heard]] == found[heard]]
        score[found[heard]] += (loud * weights[other])[codes[place[heard]]]
        found = found[score[found] > floor - left[other + 1]]
    return found[score[found] > floor]


def _in_a_loop(
    score: Floats, starts: Ints, rows: NDArray[Any], codes: NDArray[Any], loud: Floats,
    numbers: Ints, weights: Floats, floor: float,
) -> Ints:  # fmt: skip
    """Do what `rows_above` does, one posting at a time."""
    most = 0.0
    for code in range(len(loud)):
        most = max(most, loud[code])
    left = np.zeros(len(numbers) + 1)
    for term in range(len(numbers) - 1, -1, -1):
        left[term] = left[term + 1] + weights[term] * most
    left *= SPARE
    score[:] = 0
    term = 0
    while term < len(numbers) and left[term] >= floor:
        for place in range(starts[numbers[term]], starts[numbers[term] + 1]):
            score[rows[place]] += loud[codes[place]] * weights[term]
        term += 1
    found = np.flatnonzero(score > floor - left[term])
    count = len(found)
    for other in range(term, len(numbers)):
        end = starts[numbers[other] + 1]
        low = starts[numbers[other]]
        kept = 0
        for each in range(count):
            row = found[each]
            high = end
            while low < high:
                middle = (low + high) // 2
                if rows[middle] < row:
                    low = middle + 1
                else:
                    high = middle
            if low < end and rows[low] == row:
                score[row] += loud[codes[low]] * weights[other]
            if score[row] > floor - left[other + 1]:
                found[kept] = row
                kept += 1
        count = kept
    kept = 0
    for each in range(count):
        if score[found[each]] > floor:
            found[kept] = found[each]
            kept += 1
    return found[:kept]


def way(rows: int) -> Callable[..., Ints]:
    """Give the faster of the two for a shard of so many rows."""
    return rows_above if rows < MANY else _compiled()


@cache
def _compiled() -> Callable[..., Ints]:
    """Give the loop compiled, or NumPy's way where there is no numba; it takes a second to load."""
    if os.environ.get("ALONGSIDE_SPEED") == "numpy":
        return rows_above
    try:
        from numba import njit
    except ImportError:
        return rows_above
    made: Callable[..., Ints] = njit(cache=True)(_in_a_loop)
    return made
