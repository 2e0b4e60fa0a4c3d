"""Loops that numba compiles; `kernels.py` has the same in NumPy beside every call, and says what each gives.

Compiled code is kept on disk, beside this file or in numba's own folder where that cannot be written, so only
the first process waits for it. The compiler is not allowed to reorder sums of floats.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba.extending import intrinsic

loop: Any = numba.njit(nogil=True, cache=True)
i16, i32, i64, f32 = numba.int16, numba.int32, numba.int64, numba.float32


def _ones(typing, bits):  # type: ignore[no-untyped-def]
    """Count the bits that are set: one instruction, which numba has no name for."""
    return bits(bits), lambda context, builder, signature, given: builder.ctpop(given[0])


ones: Any = intrinsic(_ones)


@loop
def dots(matrix, asked, found):  # type: ignore[no-untyped-def]
    """found[i] = matrix[i] · asked."""
    for i in range(matrix.shape[0]):
        total = i32(0)
        for j in range(matrix.shape[1]):
            total += i32(i16(matrix[i, j])) * i32(asked[j])
        found[i] = total


@loop
def dots_of(matrix, rows, asked, found):  # type: ignore[no-untyped-def]
    """found[i] = matrix[rows[i]] · asked."""
    for i in range(len(rows)):
        row = rows[i]
        total = i32(0)
        for j in range(matrix.shape[1]):
            total += i32(i16(matrix[row, j])) * i32(asked[j])
        found[i] = total


@loop
def sketched(codes, planes, total, loud, found):  # type: ignore[no-untyped-def]
    """Add up 4 × high bits + 2 × low bits − 3, times the question's numbers; row beside row."""
    words, rows = codes.shape[1], codes.shape[2]
    half = words // 2
    sums = np.empty(rows, dtype=np.int64)
    for block in range(codes.shape[0]):
        held = codes[block]
        for i in range(rows):
            sums[i] = -3 * total
        for word in range(words):
            weight = 4 if word < half else 2
            at = word if word < half else word - half
            one, two, four, eight = planes[0, at], planes[1, at], planes[2, at], planes[3, at]
            for i in range(rows):
                bits = held[word, i]
                sums[i] += weight * (
                    i64(ones(bits & one))
                    + 2 * i64(ones(bits & two))
                    + 4 * i64(ones(bits & four))
                    + 8 * (i64(ones(bits & eight)) - i64(ones(bits)))
                )
        start = block * rows
        for i in range(min(rows, len(found) - start)):
            found[start + i] = f32(sums[i]) * loud[start + i]


@loop
def serving(starts, places, table, found):  # type: ignore[no-untyped-def]
    """found[i]: one of row i's places is marked in the table."""
    for i in range(len(found)):
        for at in range(starts[i], starts[i + 1]):
            place = places[at]
            if 0 <= place < len(table) and table[place]:
                found[i] = True
                break


@loop
def said(  # type: ignore[no-untyped-def]
    rows, starts, terms, counts, lengths, place, weight, searched, mean_length, k1, b, score, covered
):
    """BM25 and the rarity said, added up over the question's stems in their order."""
    own = np.zeros(len(weight))
    for i in range(len(rows)):
        row = rows[i]
        for at in range(starts[row], starts[row + 1]):
            where = place[terms[at]]
            if where >= 0:
                own[where] = counts[at]
        dampening = k1 * (1 - b + b * lengths[row] / mean_length)
        for where in range(len(weight)):
            count = own[where]
            if count > 0:
                if searched[where]:
                    score[i] += (k1 + 1) * count / (count + dampening) * weight[where]
                covered[i] += weight[where]
                own[where] = 0
