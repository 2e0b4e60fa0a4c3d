"""Least squares for curves of few numbers: several starts, the best end, how far the numbers are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares
from scipy.stats import t as student

Floats = NDArray[np.float64]
Curve = Callable[[Floats], Floats]
LEVEL = 0.95
STEP = 6e-6  # of each number when slopes are taken, about the cube root of the precision of a float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its standard error and interval; all NaN where the data do not tell it."""

    value: float
    se: float
    low: float
    high: float


UNKNOWN = Estimate(*[float("nan")] * 4)


@dataclass(frozen=True, slots=True)
class Solved:
    """Where the squares are least: the numbers, their covariance, and what is left over.

    Shapes: `at` k, `covariance` k × k (NaN where the data do not tell the numbers apart), `left` n residuals.
    """

    at: Floats
    covariance: Floats
    left: Floats
    squares: float
    free: int  # n − k

    @property
    def residual_se(self) -> float:
        """Standard error of the residuals, in the unit of what was fitted."""
        return float(np.sqrt(self.squares / self.free)) if self.free > 0 else float("nan")


def slopes(curve: Curve, at: Floats) -> Floats:
    """Say how each value of the curve changes with each number, by central differences; values × numbers."""
    columns = []
    for place in range(len(at)):
        step = np.zeros(len(at))
        step[place] = STEP * max(abs(float(at[place])), STEP)
        columns.append((curve(at + step) - curve(at - step)) / (2 * step[place]))
    return np.column_stack(columns)


def covariance_of(steep: Floats, squares: float, free: int) -> Floats:
    """Covariance of the numbers from the slopes at the end; NaN where they cannot be told apart."""
    size = steep.shape[1]
    none = np.full((size, size), np.nan)
    scale = np.linalg.norm(steep, axis=0)
    if free <= 0 or not np.isfinite(steep).all() or not (scale > 0).all():
        return none
    inner = (steep / scale).T @ (steep / scale)
    if np.linalg.cond(inner) > 1e12:
        return none
    inverse: Floats = np.linalg.inv(inner) / np.outer(scale, scale)
    return inverse * (squares / free)


def solve(curve: Curve, seen: Floats, starts: Sequence[Floats], lowest: Floats) -> Solved | None:
    """Find the numbers that bring `curve` nearest to `seen`, from each start, and keep the best end.

    A number that ends at its lowest is taken to be that, without an error of its own.
    Order: of ends equally good the first. None where no start leads anywhere.
    Cost: a few dozen calls of the curve a start.
    Source: Moré (1978), the Levenberg–Marquardt algorithm, within bounds as SciPy has it.
    """
    best = None
    for start in starts:
        with np.errstate(all="ignore"):
            try:
                end = least_squares(
                    lambda at: curve(at) - seen,
                    np.maximum(start, lowest * (1 + 1e-9) + 1e-15),
                    jac=lambda at: slopes(curve, at),
                    bounds=(lowest, np.inf),
                    x_scale="jac",
                    ftol=1e-14,
                    xtol=1e-14,
                    gtol=1e-14,
                    max_nfev=400,
                )
            except (ValueError, np.linalg.LinAlgError):  # the start lies where the curve has no value
                continue
        if np.isfinite(end.cost) and (best is None or end.cost < best.cost * (1 - 1e-10)):
            best = end
    if best is None:
        return None
    at = np.asarray(best.x, np.float64)
    free = len(seen) - len(at)
    left = np.asarray(seen - curve(at), np.float64)
    squares = float(left @ left)
    inside = np.flatnonzero(at > 2 * lowest)
    known = np.full((len(at), len(at)), 0.0 if len(inside) else np.nan)
    with np.errstate(all="ignore"):
        if len(inside):
            known[np.ix_(inside, inside)] = covariance_of(slopes(curve, at)[:, inside], squares, free)
    return Solved(at, known, left, squares, free)


def estimate(value: float, variance: float, free: int, least: float = -np.inf) -> Estimate:
    """Put the interval of Student's t about a value; it does not reach below `least`."""
    se = float(np.sqrt(variance)) if variance >= 0 else float("nan")
    wide = float(student.ppf((1 + LEVEL) / 2, free)) * se if free > 0 else float("nan")
    return Estimate(float(value), se, max(min(least, float(value)), value - wide), float(value + wide))
