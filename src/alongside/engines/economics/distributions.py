"""From a best, lowest and highest number to how likely each number is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special
from scipy.interpolate import CubicSpline

from .._shared.errors import EngineInputError

Floats = NDArray[np.float64]

FIXED, PLAINEST = "fixed", "triangular"
COVERS = 2 * 1.959963984540054  # standard deviations in a range that holds 95%
FAR, PER_ONE = 8.25, 64  # the table of the tails: standard deviations, and steps for each
STEPS, EDGE = 2048, 1 / 64  # that of the middle, and where a tail begins
CHANCES = np.arange(STEPS + 1) / STEPS
FINE = np.arange(-int(FAR * PER_ONE), int(FAR * PER_ONE) + 1) / PER_ONE
COARSE = FINE[:: PER_ONE // 8]
CHANCES_FINE, CHANCES_COARSE = special.ndtr(FINE), special.ndtr(COARSE)
MIDDLE = np.clip(special.ndtri(CHANCES), -FAR, FAR)
LEAST = 1e-16
SMALLEST = 1e-17


@dataclass(frozen=True)
class Distribution:
    """How likely each number is.

    `shape`: `fixed` or one of the shapes of an amount; `first`, `second`, `third`: for triangular, PERT and
    uniform the lowest, likeliest and highest; normal: mean and standard deviation; lognormal: those of its
    logarithm; gamma: shape and scale; beta: its two shapes. `floor`, `ceiling`: nothing lies outside.
    """

    shape: str
    first: float
    second: float = 0.0
    third: float = 0.0
    floor: float = -math.inf
    ceiling: float = math.inf

    def quantile(self, chance: ArrayLike) -> Floats:
        """The number below which it lies with this chance, 0 to 1."""
        u = np.clip(np.asarray(chance, np.float64), 0.0, 1.0)
        if self.shape == FIXED:
            return np.full(u.shape, self.first)
        below, above = (self._below(edge) for edge in (self.floor, self.ceiling))
        found = self._whole(np.clip(below + u * (above - below), SMALLEST, 1 - LEAST))
        return np.clip(found, self.floor, self.ceiling)

    def _whole(self, u: Floats) -> Floats:
        """Quantiles without floor and ceiling."""
        a, b, c = self.first, self.second, self.third
        if self.shape == "normal":
            found = a + b * special.ndtri(u)
        elif self.shape == "lognormal":
            found = np.exp(a + b * special.ndtri(u))
        elif self.shape == "gamma":
            found = b * special.gammaincinv(a, u)
        elif self.shape == "beta":
            found = special.betaincinv(a, b, u)
        elif self.shape == "uniform":
            found = a + u * (c - a)
        elif self.shape == "pert":
            found = a + (c - a) * special.betaincinv(1 + 4 * (b - a) / (c - a), 1 + 4 * (c - b) / (c - a), u)
        else:
            left = a + np.sqrt(u * (c - a) * (b - a))
            found = np.where(u * (c - a) < b - a, left, c - np.sqrt((1 - u) * (c - a) * (c - b)))
        return np.asarray(found, np.float64)

    def _below(self, edge: float) -> float:
        """The chance to lie below, without floor and ceiling; only what can lie outside is cut."""
        a, b = self.first, self.second
        if math.isinf(edge):
            return 1.0 if edge > 0 else 0.0
        if self.shape == "normal":
            return float(special.ndtr((edge - a) / b))
        if self.shape == "lognormal":
            return float(special.ndtr((math.log(edge) - a) / b)) if edge > 0 else 0.0
        if self.shape == "gamma":
            return float(special.gammainc(a, max(edge, 0.0) / b))
        return 1.0 if edge == self.ceiling else 0.0

    @cached_property
    def moments(self) -> tuple[float, float]:
        """Mean and standard deviation, by formula; where it is cut off, from its quantiles."""
        a, b, c = self.first, self.second, self.third
        if self._below(self.floor) > 0 or self._below(self.ceiling) < 1:
            found = self.quantile((np.arange(20_000) + 0.5) / 20_000)
            return float(found.mean()), float(found.std())
        if self.shape == FIXED:
            return a, 0.0
        if self.shape == "normal":
            return a, b
        if self.shape == "lognormal":
            return math.exp(a + b * b / 2), math.exp(a + b * b / 2) * math.sqrt(math.expm1(b * b))
        if self.shape == "gamma":
            return a * b, math.sqrt(a) * b
        if self.shape == "beta":
            return a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)
        if self.shape == "uniform":
            return (a + c) / 2, (c - a) / math.sqrt(12)
        if self.shape == "pert":
            mean = (a + 4 * b + c) / 6
            return mean, math.sqrt((mean - a) * (c - mean) / 7)
        square = (a * a + b * b + c * c - a * b - a * c - b * c) / 18
        return (a + b + c) / 3, math.sqrt(square)

    @property
    def mean(self) -> float:
        """Its mean."""
        return self.moments[0]

    @property
    def sd(self) -> float:
        """Its standard deviation."""
        return self.moments[1]

    @cached_property
    def _tables(self) -> tuple[Lines, Lines]:
        """Quantiles at even steps of chance, and at even steps of a standard normal number for the tails."""
        if self.shape not in ("beta", "gamma", "pert"):
            return _lines(self.quantile(CHANCES)), _lines(self.quantile(CHANCES_FINE))
        smooth = CubicSpline(COARSE, self.quantile(CHANCES_COARSE))  # their quantiles are dear
        low, high = self.quantile([0.0, 1.0])
        middle, far = (np.maximum.accumulate(np.clip(smooth(at), low, high)) for at in (MIDDLE, FINE))
        return _lines(middle), _lines(far)

    def from_uniform(self, uniform: Floats) -> Floats:
        """Turn numbers even between 0 and 1 into numbers with this distribution, the larger into the larger.

        Read from tables, in the tails by standard deviations: right to some 1e-4 of a standard deviation.
        Cost: some 10 ns each, whatever the shape.
        """
        middle, far = self._tables
        found = _read(middle, uniform * STEPS)
        tails = np.flatnonzero(np.abs(uniform - 0.5) > 0.5 - EDGE)
        normal = np.clip(special.ndtri(uniform[tails]), -FAR, FAR)
        found[tails] = _read(far, (normal + FAR) * PER_ONE)
        return found


Lines = tuple[Floats, Floats]


def _lines(table: Floats) -> Lines:
    """The line between each entry of a table and the next: its value at place 0, and its slope."""
    slope = np.diff(table, append=table[-1])
    return table - slope * np.arange(len(table)), slope


def _read(lines: Lines, place: Floats) -> Floats:
    """Values between the entries of a table; changes `place`."""
    start, slope = lines
    at = place.astype(np.intp)
    place *= slope.take(at, mode="clip")
    place += start.take(at, mode="clip")
    return place


def distribution(
    best: float,
    low: float | None = None,
    high: float | None = None,
    shape: str = "",
    *,
    floor: float = -math.inf,
    ceiling: float = math.inf,
    name: str = "amount",
) -> Distribution:
    """The distribution of a number with its range; without a range it is fixed.

    `triangular` (also where no shape is said), `pert` and `uniform` lie between `low` and `high`, and `best`
    is the likeliest (of uniform no more than a number between). For all others `low` to `high` is the range
    that holds 95%, and `best` is the mean: `normal`, `gamma` and `beta` have a standard deviation of its
    width ÷ 3.92, `lognormal` its logarithm. What cannot be below `floor` or above `ceiling` is cut off there.
    Raises: EngineInputError naming `name`, for a range without its best number or no such shape there.
    Source: Briggs, Claxton and Sculpher (2006), Decision Modelling for Health Economic Evaluation, chapter 4;
    Malcolm, Roseboom, Clark and Fazar (1959), Operations Research 7, 646–669 (PERT).
    """
    if low is None or high is None or low == high:
        return Distribution(FIXED, float(best))
    if not low <= best <= high:
        raise EngineInputError(
            name, f"{best:g} does not lie between {low:g} and {high:g}.", "Correct one of the three."
        )
    wide = (high - low) / COVERS
    said = shape or PLAINEST
    if said in ("triangular", "pert", "uniform"):
        return Distribution(said, low, best, high)
    if said == "normal":
        return Distribution(said, best, wide, 0.0, floor, ceiling)
    if said == "beta":
        if not (0 < best < 1 and wide**2 < best * (1 - best)):
            raise _unfit(name, said, "a number between 0 and 1 with a range that leaves room there")
        many = best * (1 - best) / wide**2 - 1
        return Distribution(said, best * many, (1 - best) * many)
    if said not in ("lognormal", "gamma"):
        raise EngineInputError(name, f"there is no shape '{said}'.", "Give triangular if you are not sure.")
    if not (best > 0 and low > 0):
        raise _unfit(name, said, "numbers above 0")
    if said == "gamma":
        return Distribution(said, (best / wide) ** 2, wide**2 / best, 0.0, floor, ceiling)
    spread = math.log(high / low) / COVERS
    return Distribution(said, math.log(best) - spread**2 / 2, spread, 0.0, floor, ceiling)


def _unfit(name: str, shape: str, wanted: str) -> EngineInputError:
    return EngineInputError(
        name, f"the shape {shape} is for {wanted}.", "Give triangular if you are not sure."
    )
