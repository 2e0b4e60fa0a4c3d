"""What every part of this engine takes: one value an area, checked and frozen."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_finite
from .._shared.errors import EngineInputError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
LEVEL = 0.95  # of every interval here


def amounts(name: str, values: ArrayLike, like: Floats | None = None) -> Floats:
    """One finite amount an area, 0 or more, as many as `like` has.

    Raises: EngineInputError naming the first wrong row.
    """
    found = any_values(name, values, like)
    if (found < 0).any():
        row = int(np.flatnonzero(found < 0)[0])
        raise EngineInputError(name, f"row {row} is {found[row]:g}, less than 0.", "Correct that row.")
    return found


def any_values(name: str, values: ArrayLike, like: Floats | None = None) -> Floats:
    """One finite value an area, as many as `like` has. Raises: EngineInputError."""
    shape = None if like is None else like.shape
    found: Floats = frozen_array(name, values, np.float64, shape)
    if found.ndim != 1:
        raise EngineInputError(name, "it is not a list.", "Give one value for each area.")
    require_finite(name, found)
    return found


def tie_of(sorted_values: Floats) -> Ints:
    """The number of the run of equal values that each position of a sorted list lies in, from 0."""
    found: Ints = np.concatenate([[0], np.cumsum(np.diff(sorted_values) != 0)]).astype(np.int64)
    return found[: len(sorted_values)]
