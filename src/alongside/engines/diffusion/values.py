"""Who started and stopped when, and which ties held when: checked, in arrays, on one calendar of periods."""

from __future__ import annotations

from collections.abc import Iterator
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
MOST_PERIODS = 10_000
MAKE_IT = "Give a whole number, as a year, or leave it out where it is not known."


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who started using one innovation when, and who stopped, in whole periods.

    Shapes: n actors; T `periods`, called `first` … `first` + T − 1. `start` (n): the place, 0 … T − 1, of the
    period in which the actor first started, T where it did not in these periods. `spells`: actor, place of
    the start and place of the stop (T: still using) of each stretch of use, by actor and then by time; an
    actor who came back has several.
    """

    n: int
    first: int
    periods: int
    start: Ints
    spell_actor: Ints
    spell_start: Ints
    spell_stop: Ints

    @property
    def started(self) -> Bools:
        """Say who ever started."""
        return self.start < self.periods

    @property
    def times(self) -> Floats:
        """Give the period in which each actor first started, NaN where it did not."""
        return np.where(self.started, self.start + float(self.first), np.nan)

    def ever(self) -> Bools:
        """Give an n × T table: whether the actor has ever started, by the end of the period."""
        table: Bools = self.start[:, None] <= np.arange(self.periods)
        return table

    def using(self) -> Floats:
        """Give an n × T table: 1 where the actor uses it in the period, else 0; not from its stop on."""
        if (
            len(self.spell_actor) == np.count_nonzero(self.started)
            and (self.spell_stop == self.periods).all()
        ):
            return self.ever().astype(np.float64)
        change = np.zeros((self.n, self.periods + 1))
        np.add.at(change, (self.spell_actor, self.spell_start), 1.0)
        np.add.at(change, (self.spell_actor, self.spell_stop), -1.0)
        table: Floats = np.cumsum(change, axis=1)[:, :-1]
        return np.minimum(table, 1.0)


def adoption(
    n: int,
    start: ArrayLike,
    stop: ArrayLike | None = None,
    actor: ArrayLike | None = None,
    first: int | None = None,
    periods: int | None = None,
) -> Adoption:
    """Check who started and stopped when.

    Shapes: `start` and `stop` hold one entry an actor, or one a stretch of use where `actor` (0 … n − 1) says
    whose it is. Both are on one calendar of whole numbers (years, months); NaN where it never started, or
    never stopped. An actor uses it from its start until before its stop; stop and start may be one period.
    `first` is the first period (default: the earliest start), `periods` how many there are (default: up to
    the latest start or stop). What starts after the last period has not started in these periods.
    Raises: EngineInputError naming the input and the first wrong row.
    """
    begun = _whole("start", start)
    ended = _whole("stop", np.full(begun.shape, np.nan) if stop is None else stop, begun.shape)
    who = frozen_array("actor", np.arange(n) if actor is None else actor, np.int64, begun.shape)
    require_between("actor", who, 0, n - 1)
    wrong = (ended < begun) | (np.isnan(begun) & ~np.isnan(ended))
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        why = "has a stop and no start." if np.isnan(begun[row]) else "stops before it starts."
        raise EngineInputError("stop", f"row {row} {why}", "Correct one of its two times.")
    seen = begun[~np.isnan(begun)]
    earliest = int(seen.min()) if first is None and len(seen) else int(first or 0)
    last = np.nanmax(np.r_[begun, ended, earliest])
    count = int(last - earliest) + 1 if periods is None else periods
    if not 1 <= count <= MOST_PERIODS:
        raise EngineInputError(
            "periods", f"there would be {count:,}.", f"Give 1 to {MOST_PERIODS:,}, or times in larger units."
        )
    if len(seen) and seen.min() < earliest:
        row = int(np.flatnonzero(begun < earliest)[0])
        raise EngineInputError(
            "start", f"row {row} is {begun[row]:g}, before the first period.", "Let the periods begin there."
        )
    within = begun < earliest + count
    places = (begun[within] - earliest).astype(np.int64)
    stops = np.minimum(np.nan_to_num(ended[within] - earliest, nan=count), count).astype(np.int64)
    order = np.lexsort((stops, places, who[within]))
    spells = who[within][order], places[order], stops[order]
    earliest_of = np.full(n, count, np.int64)
    np.minimum.at(earliest_of, spells[0], spells[1])
    return Adoption(n, earliest, count, *(locked(part) for part in (earliest_of, *spells)))


def _whole(name: str, values: ArrayLike, shape: tuple[int, ...] | None = None) -> Floats:
    """Check numbers of periods; NaN passes."""
    times: Floats = frozen_array(name, values, np.float64, shape)
    wrong = np.isinf(times) | (np.abs(times) > 2**52) | (times != np.round(times)) & ~np.isnan(times)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise EngineInputError(name, f"row {row} is {times[row]:g}, not a whole period.", MAKE_IT)
    return times


@dataclass(frozen=True, slots=True)
class Ties:
    """Who looks to whom: `source` is the one exposed to what `target` does, as one who names another.

    Shapes: m ties between n actors, by source, then target, none with oneself. `since` and `until` are the
    periods, on the calendar of the starts, in which a tie first and last held: −∞ and ∞ where it always did.
    """

    n: int
    source: Ints
    target: Ints
    weight: Floats
    since: Floats
    until: Floats

    @property
    def changing(self) -> bool:
        """Say whether any tie did not hold at all times."""
        return bool(np.isfinite(self.since).any() or np.isfinite(self.until).any())

    def held(self, weighted: bool = False, incoming: bool = False, period: float | None = None) -> csr_array:
        """Give an n × n matrix of the ties that held in a period (none given: at any time).

        Entry (i, j) is 1, or the sum of weights, where j counts for i; `incoming` turns ties round.
        """
        at = (
            slice(None) if period is None else np.flatnonzero((self.since <= period) & (self.until >= period))
        )
        rows, columns = self.source[at], self.target[at]
        small = np.int32 if max(self.n, len(rows)) < 2**31 else np.int64
        starts = np.zeros(self.n + 1, small)
        np.cumsum(np.bincount(rows, minlength=self.n), out=starts[1:])
        given = self.weight[at].copy() if weighted else np.ones(len(rows))
        matrix = csr_array((given, columns.astype(small), starts), shape=(self.n, self.n))
        matrix.has_sorted_indices = True
        matrix.sum_duplicates()
        if not weighted:
            matrix.data[:] = 1.0
        return matrix.T.tocsr() if incoming else matrix

    def by_period(self, given: Adoption, weighted: bool, incoming: bool) -> Iterator[tuple[Ints, csr_array]]:
        """Give the places of periods that share a matrix, and that matrix."""
        if not self.changing:
            yield np.arange(given.periods), self.held(weighted, incoming)
            return
        for place in range(given.periods):
            yield np.array([place]), self.held(weighted, incoming, given.first + place)


def ties(
    n: int,
    source: ArrayLike,
    target: ArrayLike,
    weight: ArrayLike | None = None,
    since: ArrayLike | None = None,
    until: ArrayLike | None = None,
    both_ways: bool = False,
) -> Ties:
    """Check ties between actors 0 … n − 1. A tie of an actor with itself is dropped.

    Shapes: one entry a tie; `since` and `until` NaN where a tie always held. `both_ways`: each counts for
    both ends. The same tie told twice is one; its weights are added up.
    Raises: EngineInputError naming the input and the first wrong row. Cost: a sort of the ties.
    """
    a = frozen_array("source", source, np.int64)
    b = frozen_array("target", target, np.int64, a.shape)
    require_between("source", a, 0, n - 1)
    require_between("target", b, 0, n - 1)
    w = frozen_array("weight", np.ones(a.shape) if weight is None else weight, np.float64, a.shape)
    require_finite("weight", w)
    if (w < 0).any():
        row = int(np.flatnonzero(w < 0)[0])
        raise EngineInputError("weight", f"row {row} is {w[row]:g}.", "Give 0 or more, or leave it out.")
    first, last = (_bound(name, edge, a.shape) for name, edge in (("since", since), ("until", until)))
    if (first > last).any():
        row = int(np.flatnonzero(first > last)[0])
        raise EngineInputError("until", f"row {row} ends before it begins.", "Correct one of its two times.")
    kept = (a != b) & (w > 0)
    columns = [part if kept.all() else part[kept] for part in (a, b, w, first, last)]
    if both_ways:
        columns = [np.r_[x, y] for x, y in zip(columns, (columns[1], columns[0], *columns[2:]), strict=True)]
    order = np.argsort(columns[0] * n + columns[1], kind="stable")
    return Ties(n, *(locked(part[order]) for part in columns))


def _bound(name: str, values: ArrayLike | None, shape: tuple[int, ...]) -> Floats:
    edge = np.inf if name == "until" else -np.inf
    if values is None:
        return np.full(shape, edge)
    told: Floats = frozen_array(name, values, np.float64, shape)
    return np.where(np.isnan(told), edge, told)


def locked(array: NDArray[Any]) -> NDArray[Any]:
    """Make an array of ours read-only before it leaves."""
    array.setflags(write=False)
    return array


def labels(name: str, group: ArrayLike, n: int) -> Ints:
    """Check one label an actor, 0 or more, or −1 where it is not known.

    Raises: EngineInputError naming the first wrong row.
    """
    found: Ints = frozen_array(name, group, np.int64, (n,))
    require_between(name, found, -1, 2**40)
    return found
