"""The loops a search spends its time in: compiled where numba is installed, in NumPy else; the same bits.

All sums are of whole numbers that both ways hold exactly, or of floats added in one stated order. So which of
the two runs, and in what portions, changes nothing in an answer. ALONGSIDE_SPEED=numpy switches numba off.

    dots(matrix, asked, rows=None)              products of rows with a question
    sketched(codes, planes, total, loud, found) what two bits of each number say of the same
    serving(starts, places, wanted)             which rows have one of some places
    said(rows, text, asked)                     BM25 and coverage of rows; None where numba is not there
"""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

CHUNK = 1024  # rows turned into floats at once: they stay in the processor's cache
PLANES = 4  # bits of a question's numbers
Rows = NDArray[np.int64]


@cache
def loops() -> ModuleType | None:
    """Find the compiled loops; None where numba is not installed or is switched off."""
    if os.environ.get("ALONGSIDE_SPEED") == "numpy":
        return None
    try:
        from alongside.backends.index import compiled
    except ImportError:
        return None
    return compiled


def dots(
    matrix: NDArray[np.int8], asked: NDArray[np.float32], rows: Rows | None = None
) -> NDArray[np.float32]:
    """Multiply rows, all when None, with one question.

    Shapes: `matrix` n × d, `asked` d whole numbers, small enough that every sum stays below 2²⁴ (see
    `whole_numbers`), so that floats hold it exactly. Order: as `rows`. Cost: O(rows × d).
    """
    count = len(matrix) if rows is None else len(rows)
    found = np.empty(count, dtype=np.float32)
    if fast := loops():
        small = asked.astype(np.int16)
        if rows is None:
            fast.dots(matrix, small, found)
        else:
            fast.dots_of(matrix, rows, small, found)
        return found
    floats = np.empty((min(CHUNK, count), matrix.shape[1]), dtype=np.float32)
    for start in range(0, count, CHUNK):
        end = min(start + CHUNK, count)
        part = floats[: end - start]
        part[...] = matrix[start:end] if rows is None else matrix[rows[start:end]]
        np.vecdot(part, asked, out=found[start:end])
    return found


def sketched(
    codes: NDArray[np.uint64],
    planes: NDArray[np.uint64],
    total: int,
    loud: NDArray[np.float32],
    found: NDArray[np.float32],
) -> None:
    """Estimate the products of blocks of rows with a question, from their sketches; see `sketch.py`.

    Shapes: `codes` blocks × 2w × rows of a block, the words of the high bits, then of the low ones; `planes`
    PLANES × w, the bits of the question's numbers plus 8; `total` their sum without the 8s; `loud` and
    `found` one value a row, at most as many as the blocks hold.
    Cost: O(rows × w), eight times less memory read than `dots` with w = d ÷ 64.
    """
    if fast := loops():
        fast.sketched(codes, planes, total, loud, found)
        return
    half = codes.shape[1] // 2
    sums = np.full((len(codes), codes.shape[2]), -3 * total, dtype=np.int64)
    for word in range(codes.shape[1]):
        bits = codes[:, word, :]
        weight = 4 if word < half else 2
        sums -= weight * 8 * np.bitwise_count(bits).astype(np.int64)
        for plane in range(PLANES):
            counts = np.bitwise_count(bits & planes[plane, word % half])
            sums += (weight << plane) * counts.astype(np.int64)
    np.multiply(sums.ravel()[: len(found)].astype(np.float32), loud, out=found)


def serving(starts: Rows, places: Rows, wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say per row of a ragged array whether one of its values is wanted. Cost: O(values)."""
    found = np.zeros(len(starts) - 1, dtype=np.bool_)
    known = wanted[wanted >= 0]
    if not len(known) or not len(places):
        return found
    if fast := loops():
        table = np.zeros(int(known.max()) + 1, dtype=np.bool_)
        table[known] = True
        fast.serving(starts, places, table, found)
        return found
    served = np.flatnonzero(np.isin(places, known))
    found[np.searchsorted(starts, served, side="right") - 1] = True
    return found


def said(rows: Rows, text: tuple[Any, ...], asked: tuple[Any, ...]) -> tuple[Any, Any] | None:
    """Give BM25 and the rarity said of each row, as `terms.said` does, without a table in between.

    `text`: starts, terms, counts, lengths of a segment; `asked`: per stem of the segment its place in the
    question (−1 for none), then weights, which are searched for, mean length, K1 and B.
    None where there are no compiled loops: the caller takes the longer way.
    """
    fast = loops()
    if fast is None:
        return None
    score, covered = np.zeros(len(rows)), np.zeros(len(rows))
    fast.said(rows, *text, *asked, score, covered)
    return score, covered
