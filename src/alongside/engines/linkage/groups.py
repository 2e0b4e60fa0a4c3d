"""Which records are one, all of them together: groups in which no two are known to be two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Groups:
    """A group for each record, named by its lowest row; and for each pair whether a conflict kept it out."""

    of: NDArray[np.int64]
    clash: NDArray[np.bool_]


def groups(
    size: int,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    probability: NDArray[np.float64],
    apart: Iterable[tuple[int, int]] = (),
) -> Groups:
    """Join pairs from the surest down, save where that would put two that are known to be two together.

    Shapes: `size` records; the pairs are rows of them. `apart`: pairs of rows that are never one.
    Order: ties in probability go by left, then right row, so that the order of the pairs changes nothing.
    Cost: O(pairs log pairs + conflicts).
    """
    head = list(range(size))
    foes: dict[int, set[int]] = {}
    for a, b in apart:
        foes.setdefault(a, set()).add(b)
        foes.setdefault(b, set()).add(a)
    clash = np.zeros(len(left), dtype=bool)
    for pair in np.lexsort((right, left, -probability)).tolist():
        a, b = sorted((_head(head, int(left[pair])), _head(head, int(right[pair]))))
        if a == b:
            continue
        if b in foes.get(a, ()):
            clash[pair] = True
            continue
        head[b] = a
        for foe in foes.pop(b, set()):
            foes.setdefault(a, set()).add(foe)
            foes[foe].discard(b)
            foes[foe].add(a)
    return Groups(np.array([_head(head, row) for row in range(size)], dtype=np.int64), clash)


def _head(head: list[int], row: int) -> int:
    while head[row] != row:
        head[row] = head[head[row]]
        row = head[row]
    return row


def members(found: Groups) -> list[Sequence[int]]:
    """The rows of each group of two or more, in their order."""
    by: dict[int, list[int]] = {}
    for row, group in enumerate(found.of.tolist()):
        by.setdefault(group, []).append(row)
    return [rows for rows in by.values() if len(rows) > 1]
