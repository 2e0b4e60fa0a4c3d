"""Run charts: a line of points and its median; too few or too many runs, shifts and trends say not chance.

Source: Swed and Eisenhart (1943), Annals of Mathematical Statistics 14, 66–87 (runs, exactly);
Perla, Provost and Murray (2011), BMJ Quality & Safety 20, 46–51 (shift of six, trend of five).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import comb

from .values import Floats, Signs, series

SHIFT, TREND = 6, 5
ENOUGH = 10  # points off the median below which runs are not judged
TAIL = 0.025


@dataclass(frozen=True, slots=True)
class RunChart:
    """A run chart. Arrays have one entry a period as given; signs are 1 above or rising, −1 below or falling.

    `useful` counts points off the median; `fewest` and `most` are the numbers of runs that chance gives
    (19 times in 20); both are 0 where there are too few points to judge. `shift` marks points in a run of six
    or more on one side (points on the median neither break nor count), `trend` in five or more that rise or
    fall (equal points count once).
    """

    median: float
    side: Signs
    useful: int
    runs: int
    longest: int
    fewest: int
    most: int
    shift: Signs
    trend: Signs

    @property
    def ordinary(self) -> bool:
        """Whether no rule says that more than chance is at work."""
        counted = self.fewest == 0 or self.fewest <= self.runs <= self.most
        return counted and not self.shift.any() and not self.trend.any()


def run_chart(values: ArrayLike, *, until: int | None = None) -> RunChart:
    """Draw a run chart; `until` takes the median from the periods before that place alone (a baseline).

    Cost: linear. Raises: EngineInputError for what is no series.
    """
    taken = series("values", values)
    known = np.flatnonzero(np.isfinite(taken))
    base = taken[:until] if until else taken
    base = base[np.isfinite(base)]
    middle = float(np.median(base)) if len(base) else float("nan")
    side = np.zeros(len(taken), np.int8)
    side[known] = np.sign(taken[known] - middle)
    off = np.flatnonzero(side)
    lengths = _stretches(side[off])
    above, below = int((side > 0).sum()), int((side < 0).sum())
    fewest, most = critical(above, below) if above + below >= ENOUGH else (0, 0)
    shift = np.zeros(len(taken), np.int8)
    shift[off] = long_runs(side[off], SHIFT)
    trend = np.zeros(len(taken), np.int8)
    trend[known] = trends(taken[known], TREND)
    for array in (side, shift, trend):
        array.setflags(write=False)
    longest = max(lengths, default=0)
    return RunChart(middle, side, above + below, len(lengths), longest, fewest, most, shift, trend)


def _stretches(signs: Signs) -> list[int]:
    if not len(signs):
        return []
    cuts = np.flatnonzero(np.diff(signs)) + 1
    return [len(part) for part in np.split(signs, cuts)]


def long_runs(signs: Signs, least: int) -> Signs:
    """Mark every entry in an unbroken stretch of the same sign, `least` or longer; a 0 is in none."""
    found = np.zeros(len(signs), np.int8)
    start = 0
    for length in _stretches(signs):
        if length >= least:
            found[start : start + length] = signs[start]
        start += length
    return found


def trends(values: Floats, least: int) -> Signs:
    """Mark every point of `least` or more that each lie above (1) or below (−1) the one before.

    Points equal to the one before neither break a trend nor count.
    """
    found = np.zeros(len(values), np.int8)
    kept = np.flatnonzero(np.diff(values, prepend=np.nan) != 0)
    steps = np.sign(np.diff(values[kept])).astype(np.int8)
    start = 0
    for length in _stretches(steps):
        if length + 1 >= least:
            found[kept[start : start + length + 1]] = steps[start]
        start += length
    return found


@lru_cache(maxsize=4096)
def critical(above: int, below: int) -> tuple[int, int]:
    """The fewest and most runs that are still chance: the chance of fewer is at most 1 in 40, of more as
    well.

    Exact, as every order of so many points above and below is equally likely. Cost: O(above + below).
    """
    if not above or not below:
        return 1, 1
    chances = runs_chances(above, below)
    fewer = np.cumsum(chances)
    more = np.cumsum(chances[::-1])[::-1]
    fewest = int(np.argmax(fewer > TAIL))
    most = len(chances) - 1 - int(np.argmax(more[::-1] > TAIL))
    return fewest, most


def runs_chances(above: int, below: int) -> Floats:
    """The chance of each number of runs, 0 to above + below, among points of which so many lie above."""
    runs = np.arange(above + below + 1)
    half = runs // 2
    even = 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    odd = comb(above - 1, half) * comb(below - 1, half - 1) + comb(above - 1, half - 1) * comb(
        below - 1, half
    )
    chances: Floats = np.where(runs % 2 == 0, even, odd) / comb(above + below, above)
    chances[:2] = 0.0
    return chances
