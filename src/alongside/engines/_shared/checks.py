"""Small checks on arrays, each of which names the input it refuses."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import EngineInputError


def frozen_array(
    name: str, values: ArrayLike, dtype: type[np.generic], shape: tuple[int, ...] | None = None
) -> NDArray[Any]:
    """Copy `values` into a read-only array, so that neither the caller nor the engine can change it later.

    Shapes: `shape`, if given, is the only one accepted.
    Raises: EngineInputError if the values are not numbers of this type or the shape is another.
    """
    try:
        array: NDArray[Any] = np.array(values, dtype=dtype)
    except (TypeError, ValueError, OverflowError) as fault:
        raise EngineInputError(
            name, f"the values cannot be read as {np.dtype(dtype).name} ({fault}).", "Give numbers only."
        ) from fault
    if shape is not None and array.shape != shape:
        raise EngineInputError(
            name,
            f"its shape is {array.shape}, not {shape}.",
            "Give one value per row, in the order of the rows.",
        )
    array.setflags(write=False)
    return array


def require_finite(name: str, values: NDArray[Any]) -> None:
    """Refuse an array with a value that is not a finite number.

    Raises: EngineInputError naming the first such row.
    """
    wrong = ~np.isfinite(values)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise EngineInputError(
            name, f"row {row} is {values[row]}, not a number.", "Give 0 where nothing was found."
        )


def require_between(name: str, values: NDArray[Any], low: float, high: float) -> None:
    """Refuse an array with a known value below `low` or above `high`; NaN stands for not known and passes.

    Raises: EngineInputError naming the first such row.
    """
    with np.errstate(invalid="ignore"):
        wrong = (values < low) | (values > high)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise EngineInputError(
            name,
            f"row {row} is {values[row]}, outside {low:g} to {high:g}.",
            "Correct that row or leave it out.",
        )
