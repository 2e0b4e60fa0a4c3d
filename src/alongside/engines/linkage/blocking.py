"""Which pairs are looked at: those with some telling value in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .comparisons import Columns, texts

KEYS = (("name",), ("sorted",), ("postcode",), ("spot",), ("domain",), ("phone",), ("start",), ("rare",))
MOST = 60  # records with one value: beyond that it tells nothing, and the pairs are many

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]


def keys_of(columns: Columns, rule: Sequence[str], most: int = MOST) -> list[str]:
    """The value on which each record is blocked; empty where it is not known or too many have it."""
    parts = [texts(columns, name) for name in rule]
    joined = ["\x1f".join(some) if all(some) else "" for some in zip(*parts, strict=True)]
    rows: dict[str, int] = defaultdict(int)
    for value in joined:
        rows[value] += 1
    return [value if rows[value] <= most else "" for value in joined]


def candidates(columns: Columns, rules: Sequence[Sequence[str]] = KEYS, most: int = MOST) -> Pairs:
    """Every pair of rows that shares a value under any rule, once, the lower row on the left.

    Order: by left, then by right. Cost: O(rows × `most`) pairs at most, for each rule.
    """
    size = len(next(iter(columns.values())))
    found: list[NDArray[np.int64]] = []
    for rule in rules:
        groups: dict[str, list[int]] = defaultdict(list)
        for row, value in enumerate(keys_of(columns, rule, most)):
            if value:
                groups[value].append(row)
        for rows in groups.values():
            if len(rows) > 1:
                first, second = np.triu_indices(len(rows), 1)
                held = np.array(rows, dtype=np.int64)
                found.append(held[first] * size + held[second])
    codes = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return codes // max(size, 1), codes % max(size, 1)
