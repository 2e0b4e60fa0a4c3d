"""Journeys: which thing stood in which stage from when to when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

EVERY = -1  # all types together
STOPPED, STILL, DONE = -1, -2, -3  # instead of the next stage: left for none, not left, left at the end
ENOUGH = 5  # stays from which a stage of a type speaks for itself


def locked(values: Any) -> Any:
    """The array, read-only."""
    values.setflags(write=False)
    return values


@dataclass(frozen=True, slots=True)
class Journeys:
    """Stays of items in stages, seen until one moment.

    Shapes: k stays in the order given. `item` from 0; `stage` 0..stages−1, in the order of the pathway;
    `kind`: the type of the item, 0..kinds−1; `entered` in any unit of time; `stayed`: how long, where
    `ended` is false so far; `onto`: the stage entered next, or `STOPPED`, `STILL`, `DONE`.
    """

    stages: int
    kinds: int
    until: float
    item: Ints
    stage: Ints
    kind: Ints
    entered: Floats
    stayed: Floats
    ended: Bools
    onto: Ints

    def among(self, stage: int, kind: int = EVERY) -> Ints:
        """The stays in a stage, of one type or of `EVERY` type."""
        inside = self.stage == stage
        if kind != EVERY:
            inside &= self.kind == kind
        return np.flatnonzero(inside)


def journeys(
    item: ArrayLike,
    stage: ArrayLike,
    entered: ArrayLike,
    left: ArrayLike,
    kind: ArrayLike,
    *,
    stages: int,
    kinds: int,
    until: float | None = None,
    ends: Collection[int] = (),
) -> Journeys:
    """Put stays together to journeys: what came after each, and how long it lasted.

    Shapes: k each; `left` NaN where the item is still there; `kind` per stay, not known being a type of its
    own. `until`: when somebody last looked; else the latest time given. `ends`: stages which are left for
    nothing else because all is done, not because it stopped.
    A stay that was left with none after it counts as stopped. What entered a stage twice has two stays.
    Raises: EngineInputError for a stay left before it was entered, or of which something lies after `until`.
    """
    stays = frozen_array("item", item, np.int64)
    k = len(stays)
    at = frozen_array("stage", stage, np.int64, (k,))
    sort = frozen_array("kind", kind, np.int64, (k,))
    start = frozen_array("entered", entered, np.float64, (k,))
    stop = frozen_array("left", left, np.float64, (k,))
    require_finite("entered", start)
    require_between("item", stays, 0, np.inf)
    require_between("stage", at, 0, stages - 1)
    require_between("kind", sort, 0, kinds - 1)
    ended = ~np.isnan(stop)
    last = float(np.r_[start, stop[ended], -np.inf].max()) if k else 0.0
    now = last if until is None else float(until)
    _checked(start, stop, last, now)
    onto = _onto(stays, at, start, np.where(ended, stop, np.inf))
    onto[(onto == STOPPED) & np.isin(at, list(ends))] = DONE
    onto[~ended] = STILL
    stayed = np.where(ended, stop, now) - start
    return Journeys(stages, kinds, now, stays, at, sort, start, locked(stayed), locked(ended), locked(onto))


def _checked(start: Floats, stop: Floats, last: float, now: float) -> None:
    with np.errstate(invalid="ignore"):
        wrong = stop < start
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise EngineInputError(
            "left", f"row {row} was left at {stop[row]:g}, before {start[row]:g}.", "Correct one of them."
        )
    if last > now:
        raise EngineInputError(
            "until", f"{now:g} lies before {last:g}.", "Look at least until the last time."
        )


def _onto(item: Ints, stage: Ints, start: Floats, stop: Floats) -> Ints:
    """The stage each item entered next; of two entered at once the one left first comes first."""
    order = np.lexsort((stage, stop, start, item))
    same = item[order][1:] == item[order][:-1]
    onto = np.full(len(item), STOPPED, np.int64)
    onto[order[:-1][same]] = stage[order[1:][same]]
    return onto


@dataclass(frozen=True, slots=True)
class Now:
    """Where each item is that still stands in a stage. Shapes: n each; `since`: how long so far; `stay`: its
    row in the journeys. Of several open stays of an item the last entered counts."""

    item: Ints
    stage: Ints
    kind: Ints
    since: Floats
    stay: Ints


def now(given: Journeys) -> Now:
    """Where each item stands now, in the order of the items; those that left everything are not in it."""
    still = np.flatnonzero(given.onto == STILL)
    order = still[np.lexsort((still, given.stage[still], given.entered[still], given.item[still]))]
    last = np.r_[given.item[order][1:] != given.item[order][:-1], True][: len(order)]
    stay = order[last]
    return Now(
        locked(given.item[stay]),
        locked(given.stage[stay]),
        locked(given.kind[stay]),
        locked(given.stayed[stay]),
        locked(stay),
    )
