"""Funnel limits: which of several that are alike differ more than chance has it, without ranking any.

Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185–1202.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from .._shared.errors import EngineInputError
from .values import Floats, Signs, frozen

TAIL = 0.001  # chance beyond either limit, as three standard errors have it
LEAST = 3  # below this nothing is said of any


@dataclass(frozen=True, slots=True)
class Funnel:
    """For each, in order: its share or rate, limits by chance at its size, and 1 above, −1 below, 0 within.

    `together` is the share or rate of all of them added up.
    """

    values: Floats
    low: Floats
    high: Floats
    outside: Signs
    together: float


def funnel(counts: ArrayLike, of: ArrayLike, *, share: bool = True) -> Funnel:
    """Limits of a share (binomial) or a rate (Poisson) around that of all together, exact at every size.

    Shapes: `counts` and `of` have one entry each, at least three; `of` above 0. `share`: counts are whole and
    no more than `of`. Cost: O(n). Raises: EngineInputError where there are fewer, or a count cannot be.
    """
    counted, size = np.asarray(counts, np.float64), np.asarray(of, np.float64)
    if counted.shape != size.shape or counted.ndim != 1 or len(counted) < LEAST:
        raise EngineInputError("counts", f"{LEAST} at least are set beside each other.", "Add others.")
    if not (np.isfinite(counted) & np.isfinite(size) & (size > 0) & (counted >= 0)).all():
        raise EngineInputError("of", "a count is below 0 or out of nothing.", "Leave out what is not known.")
    if share and ((counted > size) | (size != np.round(size))).any():
        raise EngineInputError("counts", "a share counts more than there are.", "Say that it is a rate.")
    together = float(counted.sum() / size.sum())
    chance = stats.binom(size, together) if share else stats.poisson(together * size)
    low, high = chance.ppf(TAIL), chance.ppf(1 - TAIL)
    low = np.maximum(low, 0.0)  # what SciPy calls −1 where the chance of nothing is all there is
    outside = np.where(counted > high, 1, np.where(counted < low, -1, 0)).astype(np.int8)
    outside.setflags(write=False)
    return Funnel(frozen(counted / size), frozen(low / size), frozen(high / size), outside, together)
