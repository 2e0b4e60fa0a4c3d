"""How alike two texts are, many pairs at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from alongside.engines._shared.errors import EngineInputError

PREFIX, SCALE, BOOST = 4, 0.1, 0.7
AT_ONCE = 20_000  # pairs, so that memory stays within some tens of megabytes

_Worker = Callable[
    [NDArray[np.int32], NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]], NDArray[np.float64]
]


def jaro_winkler(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
    """The Jaro–Winkler likeness of each pair, 0 to 1; a common start counts more.

    Shapes: as many on the left as on the right. Two empty texts are alike to 0, as nothing is known.
    The boost for a common start of up to four letters is given above 0.7 only.
    Cost: O(pairs × longest left × longest right), in steps over the letters of the left.
    Raises: EngineInputError if there are not as many on each side.
    Source: Winkler (1990), Proceedings of the Section on Survey Research Methods, 354–359.
    """
    return _in_parts(left, right, _jaro_winkler)


def edit_likeness(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
    """1 minus the Levenshtein distance of each pair, as a share of the longer text.

    Shapes, cost, raises: as `jaro_winkler`. Two empty texts are alike to 0, as nothing is known.
    Source: Levenshtein (1966), Soviet Physics Doklady 10, 707–710.
    """
    return _in_parts(left, right, _edit)


def _in_parts(left: Sequence[str], right: Sequence[str], worker: _Worker) -> NDArray[np.float64]:
    if len(left) != len(right):
        raise EngineInputError(
            "right", f"{len(right)} texts stand beside {len(left)}.", "Give one on each side for every pair."
        )
    pairs = sorted(set(zip(left, right, strict=True)), key=lambda pair: (len(pair[0]), pair))
    found: dict[tuple[str, str], float] = {}  # each pair once; alike lengths together, for less padding
    for start in range(0, len(pairs), AT_ONCE):
        some = pairs[start : start + AT_ONCE]
        values = worker(*_codes([one for one, _ in some]), *_codes([other for _, other in some]))
        found.update(zip(some, values.tolist(), strict=True))
    return np.array([found[pair] for pair in zip(left, right, strict=True)], dtype=np.float64)


def _codes(texts: list[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Letters as numbers, padded by 0, and the lengths."""
    width = max(map(len, texts), default=0) or 1
    length = np.array([len(text) for text in texts], dtype=np.int64)
    padded = np.array(texts, dtype=f"<U{width}").view(np.uint32).reshape(len(texts), width)
    return padded.astype(np.int32), length


def _jaro_winkler(
    a: NDArray[np.int32], la: NDArray[np.int64], b: NDArray[np.int32], lb: NDArray[np.int64]
) -> NDArray[np.float64]:
    n, wide = len(b), b.shape[1]
    rows = np.arange(n)
    reach = np.maximum(np.maximum(la, lb) // 2 - 1, 0)
    at = np.arange(wide)
    free = at[None, :] < lb[:, None]
    order_a = np.zeros(a.shape, dtype=np.int32)  # matched letters of each side, moved to the front
    taken = np.zeros(b.shape, dtype=bool)
    count = np.zeros(n, dtype=np.int64)
    for i in range(a.shape[1]):
        near = (np.abs(at[None, :] - i) <= reach[:, None]) & free & (b == a[:, i, None])
        near &= (i < la)[:, None]
        hit = near.any(axis=1)
        first = near.argmax(axis=1)
        which = rows[hit]
        free[which, first[hit]] = False
        taken[which, first[hit]] = True
        order_a[which, count[hit]] = a[which, i]
        count[hit] += 1
    place = np.cumsum(taken, axis=1) - 1
    order_b = np.zeros((n, max(a.shape[1], wide)), dtype=np.int32)
    row, column = np.nonzero(taken)
    order_b[row, place[row, column]] = b[row, column]
    width = a.shape[1]
    swaps = ((order_a != order_b[:, :width]) & (np.arange(width)[None, :] < count[:, None])).sum(axis=1) // 2
    some = count > 0
    c, x, y = count[some].astype(float), la[some], lb[some]
    jaro = np.zeros(n)
    jaro[some] = (c / x + c / y + (c - swaps[some]) / c) / 3
    width = min(a.shape[1], wide, PREFIX)
    known = np.arange(width)[None, :] < np.minimum(la, lb)[:, None]
    start = np.cumprod((a[:, :width] == b[:, :width]) & known, axis=1).sum(axis=1)
    return np.where(jaro > BOOST, jaro + start * SCALE * (1 - jaro), jaro)


def _edit(
    a: NDArray[np.int32], la: NDArray[np.int64], b: NDArray[np.int32], lb: NDArray[np.int64]
) -> NDArray[np.float64]:
    n, wide = b.shape
    # kept as value minus column, so that an insertion costs nothing and the least is carried along
    before = np.zeros((wide + 1, n), dtype=np.int16)
    distance = np.where(la == 0, lb, 0)
    b, rows = np.ascontiguousarray(b.T), np.arange(n)
    for i in range(a.shape[1]):
        now = np.empty_like(before)
        now[0] = i + 1
        np.minimum(before[1:] + np.int16(1), before[:-1] - (b == a[:, i]), out=now[1:])
        for j in range(1, wide + 1):
            np.minimum(now[j], now[j - 1], out=now[j])
        ended = la == i + 1
        distance[ended] = now[lb[ended], rows[ended]] + lb[ended]
        before = now
    longest = np.maximum(la, lb)
    return np.where(longest > 0, 1 - distance / np.maximum(longest, 1), 0.0)
