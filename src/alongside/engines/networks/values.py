"""What a network is: ties as they were told, and the simple network made of them.

Frozen, checked, in arrays.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
MERGE = ("sum", "max", "count")


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties as they were told: several may join the same two, of different kinds and at different times.

    Shapes: n actors; m entries in each array. `start` and `end` are numbers on one scale (a year, a day), NaN
    where not known: a tie without a start has always been, one without an end still is.
    """

    n: int
    source: Ints
    target: Ints
    weight: Floats
    kind: Ints
    start: Floats
    end: Floats

    def during(self, first: float, last: float) -> Ties:
        """Keep the ties that held at some moment from `first` to `last`, both included."""
        return self._only(~(self.start > last) & ~(self.end < first))

    def of_kinds(self, kinds: Collection[int]) -> Ties:
        """Keep the ties of these kinds."""
        return self._only(np.isin(self.kind, np.array(sorted(kinds), np.int64)))

    def among(self, kept: ArrayLike) -> Ties:
        """Keep the ties whose two ends are both kept; the others stay as actors without ties.

        Shapes: `kept` says yes or no for each of n actors.
        """
        yes = frozen_array("kept", kept, np.bool_, (self.n,))
        return self._only(yes[self.source] & yes[self.target])

    def _only(self, kept: Bools) -> Ties:
        parts = (self.source, self.target, self.weight, self.kind, self.start, self.end)
        return Ties(self.n, *(locked(part[kept]) for part in parts))


@dataclass(frozen=True, slots=True)
class Network:
    """A simple network: two actors are joined at most once in each direction, none with itself.

    Shapes: n actors; m ties. Without direction each tie stands there once, `source` < `target`.
    Order: by source, then target. `starts` (n + 1) and `heads` list each actor's neighbours in order (those
    it reaches, where ties have a direction), and `along` leads from that list to the tie.
    """

    n: int
    directed: bool
    source: Ints
    target: Ints
    weight: Floats
    kinds: Ints  # of how many kinds the ties were that became this one
    starts: Ints
    heads: Ints
    along: Ints

    @property
    def ties(self) -> int:
        """How many ties there are."""
        return len(self.source)

    @property
    def pairs(self) -> int:
        """How many ties there could be."""
        return self.n * (self.n - 1) // (1 if self.directed else 2)

    @property
    def density(self) -> float:
        """Ties there are, of those there could be; 0 where there could be none."""
        return self.ties / self.pairs if self.pairs else 0.0

    def matrix(self, values: Floats | None = None) -> csr_array:
        """Give an n × n matrix: entry (i, j) is the weight of i's tie to j, or the tie's `values`."""
        chosen = (self.weight if values is None else values)[self.along]
        return csr_array((chosen, self.heads.copy(), self.starts.copy()), shape=(self.n, self.n))

    def only(self, kept: Bools) -> Network:
        """Keep these ties; the actors stay. Shapes: `kept` says yes or no for each tie."""
        ends = self.source[kept], self.target[kept]
        return _listed(self.n, self.directed, *ends, self.weight[kept], self.kinds[kept])

    def reversed(self) -> Network:
        """Turn every tie round."""
        if not self.directed:
            return self
        order = np.lexsort((self.source, self.target))
        ends = self.target[order], self.source[order]
        return _listed(self.n, True, *ends, self.weight[order], self.kinds[order])

    def undirected(self, merge: str = "sum") -> Network:
        """Forget directions; two ties between the same two become one."""
        if not self.directed:
            return self
        return _simple(self.n, self.source, self.target, self.weight, self.kinds, False, merge, None)


def ties(
    n: int,
    source: ArrayLike,
    target: ArrayLike,
    weight: ArrayLike | None = None,
    kind: ArrayLike | None = None,
    start: ArrayLike | None = None,
    end: ArrayLike | None = None,
) -> Ties:
    """Check ties between actors 0 … n − 1. A tie of an actor with itself is dropped.

    Defaults: weight 1, one kind, no dates.
    Raises: EngineInputError naming the input and the first wrong row.
    """
    a = frozen_array("source", source, np.int64)
    b = frozen_array("target", target, np.int64, a.shape)
    w = frozen_array("weight", np.ones(a.shape) if weight is None else weight, np.float64, a.shape)
    k = frozen_array("kind", np.zeros(a.shape) if kind is None else kind, np.int64, a.shape)
    unknown = np.full(a.shape, np.nan)
    first = frozen_array("start", unknown if start is None else start, np.float64, a.shape)
    last = frozen_array("end", unknown if end is None else end, np.float64, a.shape)
    require_between("source", a, 0, n - 1)
    require_between("target", b, 0, n - 1)
    require_finite("weight", w)
    if (w <= 0).any():
        row = int(np.flatnonzero(w <= 0)[0])
        raise EngineInputError("weight", f"row {row} is {w[row]:g}.", "Give more than 0, or leave it out.")
    if (first > last).any():
        row = int(np.flatnonzero(first > last)[0])
        raise EngineInputError("end", f"row {row} ends before it starts.", "Correct one of its two dates.")
    return Ties(n, a, b, w, k, first, last)._only(a != b)


def network(given: Ties, directed: bool = False, merge: str = "sum") -> Network:
    """Make the simple network of these ties: those between the same two become one.

    Merge: the weight of the one is the `sum` or the `max` of theirs, or the `count` of different kinds.
    Raises: EngineInputError for another way to merge.
    Cost: a sort of the ties.
    """
    if merge not in MERGE:
        raise EngineInputError("merge", f"'{merge}' is not a way to merge.", f"Use {', '.join(MERGE)}.")
    ones = np.ones(len(given.source), np.int64)
    return _simple(given.n, given.source, given.target, given.weight, ones, directed, merge, given.kind)


def _simple(
    n: int,
    source: Ints,
    target: Ints,
    weight: Floats,
    kinds: Ints,
    directed: bool,
    merge: str,
    kind: Ints | None,
) -> Network:
    """Sort, merge what joins the same two, and list the neighbours."""
    if not directed:
        source, target = np.minimum(source, target), np.maximum(source, target)
    key = source * max(n, 1) + target
    order = np.lexsort((kind, key)) if kind is not None else np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    if kind is not None:
        fresh = np.diff(kind[order], prepend=0) != 0
        fresh[first] = True
        many = _per_tie(np.add, fresh.astype(np.int64), first)
    else:
        many = _per_tie(np.maximum, kinds[order], first)
    merged = _per_tie(np.maximum if merge == "max" else np.add, weight[order], first)
    if merge == "count":
        merged = many.astype(np.float64)
    a, b = key[first] // max(n, 1), key[first] % max(n, 1)
    return _listed(n, directed, a, b, merged, many)


def _per_tie(how: np.ufunc, values: NDArray[Any], first: Ints) -> NDArray[Any]:
    result: NDArray[Any] = how.reduceat(values, first) if len(first) else values[:0]
    return result


def _listed(n: int, directed: bool, a: Ints, b: Ints, weight: Floats, kinds: Ints) -> Network:
    """Put ties that are already simple and in order into a network."""
    row = np.arange(len(a))
    tails, heads, along = (a, b, row) if directed else (np.r_[a, b], np.r_[b, a], np.r_[row, row])
    if not directed:
        order = np.argsort(tails * max(n, 1) + heads, kind="stable")
        tails, heads, along = tails[order], heads[order], along[order]
    starts = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(tails, minlength=n), out=starts[1:])
    parts = (a, b, weight, kinds, starts, heads, along)
    return Network(n, directed, *(locked(part) for part in parts))


def locked(array: NDArray[Any]) -> NDArray[Any]:
    """Make an array of ours read-only before it leaves."""
    array.setflags(write=False)
    return array


def group_labels(name: str, group: ArrayLike, n: int) -> tuple[Ints, int]:
    """Check one label, 0 or more, for each actor; give them and how many labels there are.

    Raises: EngineInputError naming the first wrong row.
    """
    labels = frozen_array(name, group, np.int64, (n,))
    require_between(name, labels, 0, max(n, 1) * 1_000_000)
    return labels, int(labels.max(initial=-1)) + 1
