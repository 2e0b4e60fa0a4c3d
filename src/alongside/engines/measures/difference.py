"""Difference in differences: how much more those changed who began than those who did not.

Source: Angrist and Pischke (2009), Mostly Harmless Econometrics, chapter 5; Bertrand, Duflo and
Mullainathan (2004), Quarterly Journal of Economics 119, 249–275 (why single periods of one place are not so
many cases).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from .before_after import LEAST, P, bad_spell, enough, remembers
from .least import least_squares
from .values import (
    AGAINST,
    DOUBTFUL,
    LEVEL,
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
    panel,
)

UNITS = 5  # series on either side from which they, not periods, are the cases


@dataclass(frozen=True, slots=True)
class Difference:
    """How the gap between those who began and the others changed. Arrays have one entry a period.

    `by` is `series` where there are five or more on both sides (their changes are compared, by Welch), else
    `periods` (the gap's own change, by Newey and West). `ours`, `theirs` are means; `expected` is what ours
    would have been, had the gap stayed: theirs and the mean gap before. `gaps` is the gap less its mean
    before.
    """

    change: Estimate
    by: str
    ours: Floats
    theirs: Floats
    expected: Floats
    gaps: Floats
    drift: Estimate
    counts: tuple[int, int]
    sides: tuple[int, int]
    assumptions: tuple[Assumption, ...]


def difference(ours: ArrayLike, theirs: ArrayLike, begin: int) -> Difference:
    """Compare the change of those who began with that of those who did not.

    Shapes: `ours` a × n, `theirs` b × n, the same periods; a single series each will do. Periods in which
    either side is wholly unknown are left out. `drift` is the slope of the gap before the start, a period:
    parallel lines have none. Cost: linear. Raises: EngineInputError for other shapes or a start outside.
    """
    mine = panel("ours", ours)
    other = panel("theirs", theirs, mine.shape[1])
    begin = begin_inside(begin, mine.shape[1])
    a, b = mean_of(mine), mean_of(other)
    gap = a - b
    known = np.isfinite(gap)
    after = np.arange(len(gap)) >= begin
    counts = (int((known & ~after).sum()), int((known & after).sum()))
    base = float(gap[known & ~after].mean()) if counts[0] else float("nan")
    change, by, left = _change(mine, other, gap, known, after, counts)
    first = gap[known & ~after]
    time = np.flatnonzero(known & ~after).astype(np.float64)
    drift, parallel = parallel_before(time, first)
    return Difference(
        change, by, frozen(a), frozen(b), frozen(b + base), frozen(gap - base), drift, counts,
        (len(mine), len(other)),
        (
            enough(counts, 8, 4), parallel, _fake_start(first), bad_spell(first), remembers(left),
            Assumption("several", SUPPORTED if by == "series" else DOUBTFUL,
                       (("ours", len(mine)), ("theirs", len(other)))),
            Assumption("same-measure", UNTESTABLE),
            Assumption("no-spill", UNTESTABLE),
            Assumption("nothing-else-there", UNTESTABLE),
        ),
    )  # fmt: skip


def mean_of(rows: Floats) -> Floats:
    """The mean of the known values of each period; NaN where none is known."""
    known = np.isfinite(rows)
    many = known.sum(axis=0)
    total = np.where(known, rows, 0.0).sum(axis=0)
    means: Floats = np.divide(total, many, out=np.full(rows.shape[1], np.nan), where=many > 0)
    return means


def _change(
    ours: Floats, theirs: Floats, gap: Floats, known: Flags, after: Flags, counts: tuple[int, int]
) -> tuple[Estimate, str, Floats]:
    mine, other = changes(ours, after), changes(theirs, after)
    if min(len(mine), len(other)) >= UNITS:
        return welch(mine, other), "series", np.empty(0)
    if min(counts) < LEAST:
        return NOTHING, "periods", np.empty(0)
    y = gap[known]
    fit = least_squares(np.column_stack([np.ones(len(y)), after[known].astype(np.float64)]), y)
    return fit.at(1), "periods", fit.residuals


def changes(rows: Floats, after: Flags) -> Floats:
    """For each series known on both sides, its mean after less its mean before."""
    first, then = mean_of(rows[:, ~after].T), mean_of(rows[:, after].T)
    found: Floats = (then - first)[np.isfinite(then - first)]
    return found


def welch(ours: Floats, theirs: Floats) -> Estimate:
    """The difference of two means, with its interval by Welch's t (each side two or more)."""
    parts = [float(np.var(one, ddof=1)) / len(one) for one in (ours, theirs)]
    value, se = float(ours.mean() - theirs.mean()), float(np.sqrt(sum(parts)))
    if se == 0:
        return Estimate(value, value, value, 0.0)
    free = sum(parts) ** 2 / sum(v**2 / (len(one) - 1) for v, one in zip(parts, (ours, theirs), strict=True))
    reach = float(stats.t.ppf(0.5 + LEVEL / 2, free)) * se
    return Estimate(value, value - reach, value + reach, se)


def parallel_before(time: Floats, first: Floats) -> tuple[Estimate, Assumption]:
    """The slope of the gap before the start, and what it says of parallel lines."""
    if len(first) < 4:
        return NOTHING, Assumption("parallel", UNKNOWN)
    fit = least_squares(np.column_stack([np.ones(len(first)), time]), first)
    p = fit.p(1)
    state = AGAINST if np.isfinite(p) and p < P else SUPPORTED if len(first) >= 8 else DOUBTFUL
    return fit.at(1), Assumption("parallel", state, (("slope", fit.at(1).value), ("p", p)))


def _fake_start(first: Floats) -> Assumption:
    half = len(first) // 2
    if half < 4:
        return Assumption("placebo-date", UNKNOWN)
    later = (np.arange(len(first)) >= half).astype(np.float64)
    p = least_squares(np.column_stack([np.ones(len(first)), later]), first).p(1)
    state = AGAINST if p < P / 5 else DOUBTFUL if p < P else SUPPORTED
    return Assumption("placebo-date", state, (("p", p),))
