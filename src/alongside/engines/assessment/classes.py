"""Classes for a map of two things at once, which no outlier moves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.errors import EngineInputError
from .values import Floats, Ints, any_values

UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Bivariate:
    """Classes from 0 (lowest) of two things, −1 where one is not known; arrays of n, read-only."""

    first: Ints
    second: Ints
    steps: int

    def table(self) -> Ints:
        """How many areas there are in each of the classes: steps × steps, rows by `first`."""
        known = (self.first >= 0) & (self.second >= 0)
        cell = self.first[known] * self.steps + self.second[known]
        return np.bincount(cell, minlength=self.steps**2).reshape(self.steps, self.steps).astype(np.int64)


def classes(values: ArrayLike, steps: int = 3) -> Ints:
    """The class of each value: how many of `steps` equal parts of all areas lie strictly below it.

    Only the order of values counts. Equal values are of one class, and a class may be empty: the many areas
    where nobody spoke are all of the lowest. NaN is not known (−1).
    Cost: O(n log n). Raises: EngineInputError.
    """
    if steps < 2:
        raise EngineInputError("steps", f"{steps} is fewer than two.", "Give 2 or more.")
    found = np.array(values, dtype=np.float64)
    known = ~np.isnan(found)
    held: Floats = any_values("values", found[known])
    out = np.full(found.shape, UNKNOWN, dtype=np.int64)
    if len(held):
        lower = np.searchsorted(np.sort(held), held, side="left")
        out[known] = lower * steps // len(held)
    out.setflags(write=False)
    return out


def bivariate(first: ArrayLike, second: ArrayLike, steps: int = 3) -> Bivariate:
    """Class each area by two values, each as `classes` does. Raises: EngineInputError."""
    one, other = np.array(first, dtype=np.float64), np.array(second, dtype=np.float64)
    if one.shape != other.shape:
        raise EngineInputError("second", f"it has {other.shape}, not {one.shape}.", "Give one value an area.")
    unknown = np.isnan(one) | np.isnan(other)
    one[unknown] = other[unknown] = np.nan
    return Bivariate(classes(one, steps), classes(other, steps), steps)
