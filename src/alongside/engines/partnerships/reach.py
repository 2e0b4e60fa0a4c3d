"""How far each actor's trust reaches: by a tie of its own, or through one other who has ties with both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .values import Floats, Ints

NOBODY = np.iinfo(np.int64).max
BLOCK = 4_000_000  # ways through another that are looked at together


@dataclass(frozen=True, slots=True)
class Reach:
    """Trust of each pair that has any: symmetric rows, as compressed sparse rows.

    `through` is −1 for a tie of their own, else the one through whom the trust goes.
    """

    start: Ints  # n + 1
    to: Ints
    how: Floats
    through: Ints

    def row(self, one: int) -> tuple[Ints, Floats]:
        """Those whom the trust of `one` reaches, by position, and how far."""
        part = slice(self.start[one], self.start[one + 1])
        return self.to[part], self.how[part]

    def between(self, one: int, others: Ints) -> Floats:
        """Trust of `one` and each of `others`; 0 where there is none."""
        return self._at(one, others, self.how, 0.0)

    def way(self, one: int, others: Ints) -> Ints:
        """Through whom the trust goes: −1 for a tie of their own or none at all."""
        return self._at(one, others, self.through, -1).astype(np.int64)

    def _at(self, one: int, others: Ints, values: Floats | Ints, absent: float) -> Floats:
        part = slice(self.start[one], self.start[one + 1])
        to = self.to[part]
        if not len(to):
            return np.full(len(others), absent, np.float64)
        where = np.minimum(np.searchsorted(to, others), len(to) - 1)
        return np.where(to[where] == others, values[part][where], absent)


def reach(tie: Ints, trust: Floats, n: int) -> Reach:
    """The trust of two: the largest of their own tie's and, over all others, the product of ties with one.

    Order: of equal ways a tie of their own, then the one through whom the lowest position.
    Cost: O(Σ degree²) time; room in blocks of `BLOCK`.
    Source: distance of a team to its leader by shortest ways, Kargar and An (2011), CIKM, 985–994, in at most
    two steps; trust that multiplies along a way is the distance −log.
    """
    kept = trust > 0
    pair, how = tie[kept], trust[kept]
    source, target = np.concatenate([pair[:, 0], pair[:, 1]]), np.concatenate([pair[:, 1], pair[:, 0]])
    how = np.concatenate([how, how])
    order = np.lexsort((target, source))
    source, target, how = source[order], target[order], how[order]
    start = np.searchsorted(source, np.arange(n + 1))
    best = _best(source * n + target, how, np.full(len(source), -1))
    steps = np.diff(start)[target]  # ways that go on from each tie
    cut = np.cumsum(steps) // BLOCK
    for block in np.unique(cut):
        first = np.flatnonzero(cut == block)
        way = np.repeat(first, steps[first])
        offset = np.arange(len(way)) - np.repeat(np.cumsum(steps[first]) - steps[first], steps[first])
        second = start[target[way]] + offset
        other = source[way] != target[second]
        way, second = way[other], second[other]
        found = _best(source[way] * n + target[second], how[way] * how[second], target[way])
        best = _best(*(np.concatenate(both) for both in zip(best, found, strict=True)))
    key, how, through = best
    return Reach(np.searchsorted(key, np.arange(n + 1) * n), key % max(n, 1), how, through)


def _best(key: Ints, how: Floats, through: Ints) -> tuple[Ints, Floats, Ints]:
    """The best way for each key, keys ascending."""
    order = np.argsort(key)
    key, how, through = key[order], how[order], through[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    if not len(first):
        return key, how, through
    best = np.maximum.reduceat(how, first)
    is_best = how == np.repeat(best, np.diff(first, append=len(key)))
    return key[first], best, np.minimum.reduceat(np.where(is_best, through, NOBODY), first)
