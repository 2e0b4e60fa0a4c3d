"""What the designs share: an estimate with its interval, assumptions with what the data say, grades."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError

Floats = NDArray[np.float64]
Signs = NDArray[np.int8]
Flags = NDArray[np.bool_]

LEVEL = 0.95
DESIGNS = ("plan", "before-after", "time-series", "difference", "matched", "trial")
SUPPORTED, DOUBTFUL, AGAINST, UNKNOWN, UNTESTABLE = (
    "supported",
    "doubtful",
    "against",
    "unknown",
    "untestable",
)
STATES = (SUPPORTED, DOUBTFUL, AGAINST, UNKNOWN, UNTESTABLE)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number in the unit of the series, its standard error, and the ends between which it likely lies."""

    value: float
    low: float
    high: float
    se: float

    @property
    def known(self) -> bool:
        """Whether there is a number with an interval."""
        return bool(np.isfinite([self.value, self.low, self.high]).all())

    @property
    def chance(self) -> bool:
        """Whether chance alone could have brought it about: the interval holds 0, or nothing is known."""
        return not self.known or self.low <= 0.0 <= self.high


NOTHING = Estimate(float("nan"), float("nan"), float("nan"), float("nan"))


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something a design rests on, and what the data say about it.

    `state`: `supported`, `doubtful` (weak signs against it, or little to go on), `against` (the data
    speak against it), `unknown` (it could be tested, with more data), `untestable` (no series can tell; only
    people who know what happened can). `facts` are the numbers that say so, by name.
    """

    key: str
    state: str
    facts: tuple[tuple[str, float], ...] = ()


def series(name: str, values: ArrayLike) -> Floats:
    """Take a series, one value a period in order, NaN where it is not known.

    Raises: EngineInputError where it is no single row of numbers, or a value is endless.
    """
    taken = frozen_array(name, values, np.float64)
    if taken.ndim != 1:
        raise EngineInputError(name, f"it has {taken.ndim} dimensions, not 1.", "Give one value a period.")
    if np.isinf(taken).any():
        row = int(np.flatnonzero(np.isinf(taken))[0])
        raise EngineInputError(name, f"period {row} is endless.", "Leave it empty where it is not known.")
    return taken


def panel(name: str, values: ArrayLike, periods: int | None = None) -> Floats:
    """Take several series over the same periods, a row each. A single series becomes one row.

    Raises: EngineInputError where they are no table of numbers, or have other periods.
    """
    taken = np.atleast_2d(np.array(values, np.float64))
    if taken.ndim != 2 or taken.size == 0:
        raise EngineInputError(name, "it is no table of series.", "Give a row for each series.")
    if periods is not None and taken.shape[1] != periods:
        raise EngineInputError(
            name, f"it has {taken.shape[1]} periods, not {periods}.", "Give the same periods for all."
        )
    if np.isinf(taken).any():
        raise EngineInputError(name, "a value is endless.", "Leave it empty where it is not known.")
    taken.setflags(write=False)
    return taken


def begin_inside(begin: int, periods: int) -> int:
    """Take the place of the first period after the change: 1 to periods − 1.

    Raises: EngineInputError where nothing lies before it, or nothing after.
    """
    if not 1 <= begin < periods:
        raise EngineInputError(
            "begin",
            f"it is at place {begin} of {periods} periods.",
            "Begin after the first period and before the last.",
        )
    return int(begin)


def frozen(values: ArrayLike) -> Floats:
    """A copy of these numbers that nobody can change."""
    array = np.array(values, np.float64)
    array.setflags(write=False)
    return array
