"""How many started, how fast, and how likely those left were to start: a period at a time, with intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .values import Adoption, Floats, Ints, locked

WIDE = 1.959963984540054  # 95% of a normal distribution lie within so many standard deviations


@dataclass(frozen=True, slots=True)
class Curve:
    """The course of one innovation.

    Shapes: T, one a period. `period`: its name. `started`: for the first time in it; `came_back` after a
    stop; `stopped` in it; `ever`: started by its end; `using`: of them, still using it. `share`: ever ÷ all.
    `rate`: started ÷ ever before, 0 in the first period, NaN where nobody had. `hazard`: started ÷ those who
    had not (`left`), 0 in the first period, of which nobody knows who was left, and where nobody is left.
    `…_low`, `…_high`: 95% intervals by Wilson, NaN where there is no hazard to speak of.
    """

    period: Ints
    started: Ints
    came_back: Ints
    stopped: Ints
    ever: Ints
    using: Ints
    share: Floats
    share_low: Floats
    share_high: Floats
    rate: Floats
    left: Ints
    hazard: Floats
    hazard_low: Floats
    hazard_high: Floats


def curve(given: Adoption) -> Curve:
    """Count starts and stops by period.

    Cost: one pass over the stretches of use.
    Sources: Valente (1995), Network Models of the Diffusion of Innovations; Allison (1984), Event History
    Analysis; Wilson (1927), Journal of the American Statistical Association 22, 209–212.
    """
    count = given.periods
    started = np.bincount(given.start, minlength=count + 1)[:count]
    begun = np.bincount(given.spell_start, minlength=count + 1)[:count]
    using = np.count_nonzero(given.using(), axis=0)
    ever = np.cumsum(started)
    before = np.r_[0, ever[:-1]]
    left = given.n - before
    first = np.arange(count) == 0
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(first, 0.0, np.where(before > 0, started / before, np.nan))
        hazard = np.where(first | (left == 0), 0.0, started / left)
    share_low, share_high = wilson(ever, np.full(count, given.n))
    low, high = wilson(started, np.where(first, 0, left))
    parts = {
        "period": given.first + np.arange(count),
        "started": started,
        "came_back": begun - started,
        "stopped": np.bincount(given.spell_stop, minlength=count + 1)[:count],
        "ever": ever,
        "using": using,
        "share": ever / max(given.n, 1),
        "share_low": share_low,
        "share_high": share_high,
        "rate": rate,
        "left": left,
        "hazard": hazard,
        "hazard_low": low,
        "hazard_high": high,
    }
    return Curve(**{name: locked(part) for name, part in parts.items()})


def wilson(count: ArrayLike, of: ArrayLike) -> tuple[Floats, Floats]:
    """Give the 95% interval by Wilson of `count` ÷ `of`; NaN where `of` is 0."""
    k, n = np.asarray(count, np.float64), np.asarray(of, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        share, square = k / n, WIDE**2
        middle = (share + square / (2 * n)) / (1 + square / n)
        half = WIDE * np.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)
