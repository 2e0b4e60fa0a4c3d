"""Interrupted time series: a line before, a line after, and the line that would have gone on.

    y = a + b t + c after + d after (t − begin) + waves of the season

c is the change of level at the start, d the change of slope a period. Source: Wagner and others (2002),
Journal of Clinical Pharmacy and Therapeutics 27, 299–309; Bernal, Cummins and Gasparrini (2017),
International Journal of Epidemiology 46, 348–355.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .before_after import P, bad_spell, enough
from .least import Fit, least_squares, ljung_box, memory
from .values import (
    AGAINST,
    DOUBTFUL,
    NOTHING,
    SUPPORTED,
    UNKNOWN,
    UNTESTABLE,
    Assumption,
    Estimate,
    Flags,
    Floats,
    begin_inside,
    frozen,
    series,
)

LEAST = 4  # known points on either side below which no line is drawn
WAVES = 2


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What changed when the line was interrupted. Arrays have one entry a period as given.

    `level` is the change at the start, `slope` the change a period, `average` the mean difference from the
    line that would have gone on over the periods after, `end` that difference in the last one.
    `counterfactual` is that line, with `low` and `high`, NaN before the start. `lags` is for how many
    periods errors may remember.
    """

    level: Estimate
    slope: Estimate
    average: Estimate
    end: Estimate
    before_slope: Estimate
    fitted: Floats
    counterfactual: Floats
    low: Floats
    high: Floats
    counts: tuple[int, int]
    lags: int
    memory: float
    assumptions: tuple[Assumption, ...]


def interrupted(
    values: ArrayLike, begin: int, *, season: int = 0, wash_in: int = 0, lags: int | None = None
) -> Interrupted:
    """Fit both lines and say how they differ.

    `season`: periods in a year's round (12 for months, 4 for quarters; 0 none), told by two waves, where at
    least two rounds are known. `wash_in`: periods from the start that belong to neither side. `lags` as in
    `least_squares`. With fewer than four known points on a side nothing is said. Cost: linear. Raises:
    EngineInputError where `begin` does not lie inside.
    """
    taken = series("values", values)
    n = len(taken)
    begin = begin_inside(begin, n)
    time = np.arange(n, dtype=np.float64)
    used = np.isfinite(taken) & ~((time >= begin) & (time < begin + wash_in))
    counts = (int(used[:begin].sum()), int(used[begin:].sum()))
    if min(counts) < LEAST:
        return _nothing(n, counts)
    season = season if season > 2 and used.sum() >= 2 * season else 0
    x = columns(time, begin, season)
    fit = least_squares(x[used], taken[used], lags)
    return _told(taken, used, begin, x, fit, counts, season)


def columns(time: Floats, begin: int, season: int) -> Floats:
    """The columns of the line: one, time, after, time since, and waves of the season."""
    after = (time >= begin).astype(np.float64)
    parts = [np.ones(len(time)), time.astype(np.float64), after, after * (time - begin)]
    for wave in range(1, min(WAVES, (season - 1) // 2) + 1):
        turn = 2 * np.pi * wave * time / season
        parts += [np.sin(turn), np.cos(turn)]
    return np.column_stack(parts)


def _told(
    taken: Floats, used: Flags, begin: int, x: Floats, fit: Fit, counts: tuple[int, int], season: int
) -> Interrupted:
    n = len(taken)
    never = x.copy()
    never[:, 2:4] = 0
    effect = x - never
    later = used & (np.arange(n) >= begin)
    line = never @ fit.coefficients
    ends = np.array([[one.low, one.high] for one in (fit.of(row) for row in never)])
    line[:begin] = ends[:begin] = np.nan
    return Interrupted(
        level=fit.at(2),
        slope=fit.at(3),
        average=fit.of(effect[later].mean(axis=0)),
        end=fit.of(effect[np.flatnonzero(later)[-1]]),
        before_slope=fit.at(1),
        fitted=frozen(x @ fit.coefficients),
        counterfactual=frozen(line),
        low=frozen(ends[:, 0]),
        high=frozen(ends[:, 1]),
        counts=counts,
        lags=fit.lags,
        memory=memory(fit.residuals),
        assumptions=_rests_on(taken, used, begin, fit, counts, season),
    )


def _rests_on(
    taken: Floats, used: Flags, begin: int, fit: Fit, counts: tuple[int, int], season: int
) -> tuple[Assumption, ...]:
    time = np.flatnonzero(used[:begin]).astype(np.float64)
    first = taken[:begin][used[:begin]]
    p = ljung_box(fit.residuals, min(10, max(1, len(fit.residuals) // 5)))
    state = UNKNOWN if not np.isfinite(p) else DOUBTFUL if p < P else SUPPORTED
    return (
        enough(counts, 12, 8),
        _straight(time, first, season),
        Assumption("memory-small", state, (("p", p), ("memory", memory(fit.residuals)))),
        _season(counts, season),
        placebo_date(time, first, season),
        bad_spell(first),
        Assumption("same-measure", UNTESTABLE),
        Assumption("nothing-else", UNTESTABLE),
    )


def _straight(time: Floats, first: Floats, season: int) -> Assumption:
    """Whether the line before bends."""
    if len(first) < 8 + (4 if season else 0):
        return Assumption("straight-before", UNKNOWN)
    middle = time - time.mean()
    x = np.column_stack([columns(time, 10**9, season)[:, [0]], middle, middle**2, _waves(time, season)])
    p = least_squares(x, first).p(2)
    state = UNKNOWN if not np.isfinite(p) else AGAINST if p < P / 5 else DOUBTFUL if p < P else SUPPORTED
    return Assumption("straight-before", state, (("p", p),))


def _waves(time: Floats, season: int) -> Floats:
    return columns(time, 10**9, season)[:, 4:] if season else np.empty((len(time), 0))


def _season(counts: tuple[int, int], season: int) -> Assumption:
    if not season:
        return Assumption("season", UNKNOWN if sum(counts) < 24 else DOUBTFUL)
    return Assumption("season", SUPPORTED if counts[0] >= 2 * season else DOUBTFUL, (("round", season),))


def placebo_date(time: Floats, first: Floats, season: int) -> Assumption:
    """Whether a made-up start in the middle of the time before shows a change: it should not."""
    half = len(first) // 2
    if half < 6 or (season and len(first) < 2 * season):
        return Assumption("placebo-date", UNKNOWN)
    fake = int(time[half])
    p = least_squares(columns(time, fake, season), first).p(2)
    state = UNKNOWN if not np.isfinite(p) else AGAINST if p < P / 5 else DOUBTFUL if p < P else SUPPORTED
    return Assumption("placebo-date", state, (("p", p),))


def _nothing(n: int, counts: tuple[int, int]) -> Interrupted:
    empty = frozen(np.full(n, np.nan))
    return Interrupted(
        NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, empty, empty, empty, empty, counts, 0, float("nan"),
        (
            enough(counts, 12, 8), Assumption("same-measure", UNTESTABLE),
            Assumption("nothing-else", UNTESTABLE),
        ),
    )  # fmt: skip
