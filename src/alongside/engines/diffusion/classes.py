"""Early or late, with few or many around: Valente's categories of those who start."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .values import Adoption, Floats, Ints, locked

NOT_STARTED = "Non-Adopters"
BY_TIME = ("Early Adopters", "Early Majority", "Late Majority", "Laggards")
BY_THRESHOLD = ("Very Low Thresh.", "Low Thresh.", "High Thresh.", "Very High Thresh.")


@dataclass(frozen=True, slots=True)
class Classes:
    """Each actor's two categories, by place in `BY_TIME` and `BY_THRESHOLD`; −1 for who did not start.

    Shapes: `time`, `threshold` n; `time_cuts`, `threshold_cuts` 3: mean − sd, mean, mean + sd;
    `table` 4 × 4: how many are of each time (rows) and each threshold (columns).
    """

    time: Ints
    threshold: Ints
    time_cuts: Floats
    threshold_cuts: Floats
    table: Ints

    def names(self) -> list[tuple[str, str]]:
        """Give each actor's two categories in words."""
        times, levels = (*BY_TIME, NOT_STARTED), (*BY_THRESHOLD, NOT_STARTED)
        return [(times[a], levels[b]) for a, b in zip(self.time, self.threshold, strict=True)]


def classes(given: Adoption, thresholds: ArrayLike) -> Classes:
    """Put actors into categories by the time of their start and by their threshold.

    Categories are cut at mean − sd, mean and mean + sd, sample standard deviation; one who stands exactly on
    a cut belongs to the later category, as in netdiffuseR. Where all are alike they are of the second.
    Shapes: `thresholds` n, NaN where there is none. Source: Valente (1995), Network Models of the Diffusion
    of Innovations, ch. 5.
    """
    level = frozen_array("thresholds", thresholds, np.float64, (given.n,))
    if np.isinf(level).any():
        raise EngineInputError("thresholds", "some are no numbers.", "Give what `threshold` gives.")
    time, time_cuts = _cut(given.times)
    low, low_cuts = _cut(level)
    both = (time >= 0) & (low >= 0)
    table = np.bincount(time[both] * 4 + low[both], minlength=16).reshape(4, 4)
    return Classes(*(locked(part) for part in (time, low, time_cuts, low_cuts, table)))


def _cut(values: Floats) -> tuple[Ints, Floats]:
    known = ~np.isnan(values)
    some = values[known]
    found = np.full(len(values), -1, np.int64)
    if not len(some):
        return found, np.full(3, np.nan)
    spread = float(np.std(some, ddof=1)) if len(some) > 1 else 0.0
    cuts = some.mean() + spread * np.array([-1.0, 0.0, 1.0])
    found[known] = np.searchsorted(cuts, some, side="right") if spread > 0 else 1
    return found, cuts
