"""The best so far of many needs at once, while rows come by in rising order."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Running:
    """Keeps the `limit` best rows of each need: by score, then the earlier row.

    Rows must be added in rising order for each need. `floor` is, per need, what a row must exceed to count:
    the lowest score still kept once there are `limit`, before that `lowest`.
    """

    def __init__(self, needs: int, limit: int, lowest: float, dtype: Any) -> None:
        self.floor = np.full(needs, lowest, dtype=dtype)
        self._limit = limit
        self._parts: list[tuple[Ints, Ints, NDArray[Any]]] = []
        self._held = 0
        self._room = 2 * needs * limit

    def add(self, need: Ints, row: Ints, score: NDArray[Any]) -> None:
        """Add rows that exceed the floor; `row` rises within each need, here and from call to call."""
        if len(need):
            self._parts.append((need, row, score))
            self._held += len(need)
            if self._held > self._room:
                self.settle()

    def settle(self) -> tuple[Ints, Ints, NDArray[Any]]:
        """Give what is kept: needs, rows, scores. Order: by need, then row.

        Cost: O(held), and one selection in a table of needs by the most rows that one of them holds.
        """
        if not self._parts:
            none = np.empty(0, dtype=np.int64)
            return none, none, np.empty(0, dtype=self.floor.dtype)
        need, row, score = (np.concatenate(column) for column in zip(*self._parts, strict=True))
        order = np.argsort(need, kind="stable")
        need, row, score = need[order], row[order], score[order]
        count = np.bincount(need, minlength=len(self.floor))
        if count.max() > self._limit:
            kept = self._kept(need, score, count)
            need, row, score = need[kept], row[kept], score[kept]
        self._parts, self._held = [(need, row, score)], len(need)
        return need, row, score

    def _kept(self, need: Ints, score: NDArray[Any], count: Ints) -> NDArray[np.bool_]:
        """Say which of the rows, sorted by need, are among the best of theirs; raise the floors."""
        start = np.cumsum(count) - count
        full = np.flatnonzero(count >= self._limit)
        table = np.full((len(count), int(count.max())), -np.inf, dtype=score.dtype)
        table[need, np.arange(len(need)) - start[need]] = score
        edge = table.shape[1] - self._limit
        self.floor[full] = np.partition(table[full], edge, axis=1)[:, edge]
        open_ = count[need] < self._limit
        above, level = score > self.floor[need], score == self.floor[need]
        left = self._limit - np.bincount(need[above], minlength=len(count))
        passed = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(level)])
        among = passed[1:] - passed[start[need]]
        return np.asarray(open_ | above | (level & (among <= left[need])))
