"""Control charts with the rules of the NHS programme "Making data count".

XmR: limits at the mean ± 2.66 × the mean moving range (2.66 = 3 ÷ 1.128). p and u: limits at 3 standard
errors of a share or a rate. Sources: Wheeler (2000), Understanding Variation; Montgomery (2013),
Introduction to Statistical Quality Control, chapters 6 and 7; NHS England, Making data count; Laney (2002),
Quality Engineering 14, 531–537 (how far counts stray beyond chance).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from .._shared.errors import EngineInputError
from .runs import long_runs, trends
from .values import Floats, Signs, frozen, series

XMR, RANGE = 2.66, 3.267  # limits of points and of moving ranges, in mean moving ranges
D2 = 1.128  # mean moving range of two, in standard deviations
SHIFT, TREND, SIGMAS = 7, 7, 3.0
FIRM = 12  # points below which limits are provisional
LEAST_EXPECTED = 5.0  # of either kind, below which limits come from the exact chances
TAIL = float(stats.norm.sf(SIGMAS))
STRAYING = 1.3  # times the spread that counts have by chance, above which XmR is the better chart


@dataclass(frozen=True, slots=True)
class Part:
    """The limits from one period to another: places `start` to `stop` (not counted), and from how many
    points.

    `spread` is the mean moving range (XmR) or, for p and u, how far points stray: 1 is as chance has it.
    """

    start: int
    stop: int
    points: int
    mean: float
    spread: float

    @property
    def provisional(self) -> bool:
        """Whether the limits rest on fewer than twelve points."""
        return self.points < FIRM


@dataclass(frozen=True, slots=True)
class Chart:
    """A control chart; arrays have one entry a period as given, signs 1 for high or rising, −1 for low or
    falling.

    `outside` beyond a limit; `shift` in seven or more on one side of the mean; `trend` in seven or more
    that rise or fall; `near` among two of three beyond two thirds of the way to a limit. `small` marks
    points whose limits came from the exact chances, as too few are expected.
    """

    kind: str
    values: Floats
    mean: Floats
    low: Floats
    high: Floats
    outside: Signs
    shift: Signs
    trend: Signs
    near: Signs
    small: tuple[bool, ...]
    parts: tuple[Part, ...]

    @property
    def special(self) -> Signs:
        """For each point 1 or −1 where some rule says more than chance, by the first that does; else 0."""
        found = np.zeros(len(self.values), np.int8)
        for rule in (self.trend, self.shift, self.near, self.outside):
            found = np.where(rule != 0, rule, found)
        return found.astype(np.int8)


def xmr_chart(
    values: ArrayLike,
    *,
    breaks: Sequence[int] = (),
    baseline: int | None = None,
    bounds: tuple[float, float] = (-np.inf, np.inf),
) -> Chart:
    """Draw an XmR chart: the mean, and limits from the differences of points that follow one another.

    Moving ranges above 3.267 times their mean are left out of it, once, so that a single jump does not hide
    itself. `breaks`: places where limits begin anew. `baseline`: limits from the periods before that place,
    carried on (no breaks then). `bounds`: what the figure cannot pass; limits are cut there.
    Cost: linear. Raises: EngineInputError for what is no series, or breaks outside it.
    """
    taken = series("values", values)
    n = len(taken)
    mean, low, high, parts = np.full(n, np.nan), np.full(n, np.nan), np.full(n, np.nan), []
    for start, stop in _parts(n, breaks):
        base = taken[start : min(stop, baseline) if baseline else stop]
        base = base[np.isfinite(base)]
        middle = float(base.mean()) if len(base) else float("nan")
        spread = moving_range(base)
        mean[start:stop] = middle
        low[start:stop] = max(middle - XMR * spread, bounds[0])
        high[start:stop] = min(middle + XMR * spread, bounds[1])
        parts.append(Part(start, stop, len(base), middle, spread))
    third = np.array([one.spread for one in parts for _ in range(one.start, one.stop)]) * XMR / SIGMAS
    return _chart("xmr", taken, mean, (low, high), third, [False] * n, parts)


def moving_range(values: Floats) -> float:
    """The mean difference of known points that follow one another, without those above 3.267 times it."""
    if len(values) < 2:
        return float("nan")
    ranges = np.abs(np.diff(values))
    mean = float(ranges.mean())
    return float(ranges[ranges <= RANGE * mean].mean()) if mean > 0 else 0.0


def p_chart(counts: ArrayLike, of: ArrayLike, *, breaks: Sequence[int] = ()) -> Chart:
    """Draw a p chart: shares, each `counts` out of `of`.

    Where fewer than five of either kind are expected, limits are the values beyond which chance alone goes
    1.35 times in 1,000 on either side, by the binomial. Cost: linear.
    Raises: EngineInputError for a count below 0 or above what it is out of.
    """
    found, total = _pair(counts, of)
    if (found > total).any():
        row = int(np.flatnonzero(found > total)[0])
        raise EngineInputError(
            "counts", f"period {row} has {found[row]:g} of {total[row]:g}.", "Count no more than there are."
        )
    return _rates("p", found, total, breaks)


def u_chart(counts: ArrayLike, of: ArrayLike, *, breaks: Sequence[int] = ()) -> Chart:
    """Draw a u chart: events (`counts`) for each unit of exposure (`of`: bed days, calls), by the Poisson.

    Cost: linear. Raises: EngineInputError for a count or an exposure below 0.
    """
    found, total = _pair(counts, of)
    return _rates("u", found, total, breaks)


def chart(
    values: ArrayLike,
    *,
    counts: ArrayLike | None = None,
    of: ArrayLike | None = None,
    share: bool = True,
    breaks: Sequence[int] = (),
    bounds: tuple[float, float] = (-np.inf, np.inf),
) -> Chart:
    """Draw the chart that fits: p or u where counts and what they are out of are known everywhere, else XmR.

    XmR as well where counts stray further than chance has them (over 1.3 times), since p and u would then cry
    wolf. `share` False says that counts are events and not some of those counted.
    """
    if counts is not None and of is not None:
        top, bottom = np.asarray(counts, np.float64), np.asarray(of, np.float64)
        if (np.isfinite(top) & np.isfinite(bottom) & (bottom > 0)).all() and len(top):
            made = (p_chart if share else u_chart)(top, bottom, breaks=breaks)
            if all(not part.spread > STRAYING for part in made.parts):
                return made
            bounds = (0.0, 1.0 if share else np.inf)
    return xmr_chart(values, breaks=breaks, bounds=bounds)


def variation(chart: Chart, good: int) -> str:
    """Name what the newest known point shows: `ordinary`, `improving`, `concerning`; `high`, `low` or `none`.

    `good` is 1 where up is good, −1 where down is, 0 where neither (then `high` and `low`).
    """
    known = np.flatnonzero(np.isfinite(chart.values))
    if not len(known) or not np.isfinite(chart.high[known[-1]]):
        return "none"
    sign = int(chart.special[known[-1]])
    if sign == 0:
        return "ordinary"
    if good == 0:
        return "high" if sign > 0 else "low"
    return "improving" if sign == good else "concerning"


def assurance(chart: Chart, target: float | None, good: int) -> str:
    """Say whether the process as it is meets a target: `hit`, `miss`, `either`; `none` where that cannot be
    said.

    It will be met as a rule where the whole of the limits lies on its good side.
    """
    known = np.flatnonzero(np.isfinite(chart.values))
    if target is None or good == 0 or not len(known) or not np.isfinite(chart.high[known[-1]]):
        return "none"
    low, high = float(chart.low[known[-1]]), float(chart.high[known[-1]])
    worst, best = (low, high) if good > 0 else (-high, -low)
    aim = target * good
    return "hit" if worst >= aim else "miss" if best < aim else "either"


def _parts(n: int, breaks: Sequence[int]) -> list[tuple[int, int]]:
    cuts = sorted({int(one) for one in breaks})
    if cuts and not (cuts[0] > 0 and cuts[-1] < n):
        raise EngineInputError(
            "breaks", f"they are {cuts} in {n} periods.", "Name places after the first and before the end."
        )
    edges = [0, *cuts, n]
    return list(pairwise(edges))


def _pair(counts: ArrayLike, of: ArrayLike) -> tuple[Floats, Floats]:
    found, total = series("counts", counts), series("of", of)
    if len(found) != len(total):
        raise EngineInputError(
            "of", f"it has {len(total)} periods, the counts {len(found)}.", "Give one for each count."
        )
    if (found < 0).any() or (total < 0).any():
        raise EngineInputError("counts", "some are below 0.", "Count from 0.")
    return found, total


def _rates(kind: str, counts: Floats, of: Floats, breaks: Sequence[int]) -> Chart:
    n = len(counts)
    with np.errstate(invalid="ignore", divide="ignore"):
        values = np.where(of > 0, counts / of, np.nan)
    mean, low, high, third = (np.full(n, np.nan) for _ in range(4))
    small, parts = np.zeros(n, bool), []
    for start, stop in _parts(n, breaks):
        here = np.arange(start, stop)[np.isfinite(values[start:stop])]
        total = float(of[here].sum())
        middle = float(counts[here].sum()) / total if total > 0 else float("nan")
        mean[start:stop] = middle
        error = np.sqrt(middle * (1 - middle if kind == "p" else 1) / of[here])
        top = 1.0 if kind == "p" else np.inf
        low[here] = np.maximum(middle - SIGMAS * error, 0.0)
        high[here] = np.minimum(middle + SIGMAS * error, top)
        third[here] = error
        few = of[here] * middle < LEAST_EXPECTED
        if kind == "p":
            few |= of[here] * (1 - middle) < LEAST_EXPECTED
        small[here] = few
        low[here[few]], high[here[few]] = _exact(kind, middle, of[here[few]])
        parts.append(Part(start, stop, len(here), middle, _straying(values[here], middle, error)))
    return _chart(kind, frozen(values), mean, (low, high), third, small.tolist(), parts)


def _exact(kind: str, mean: float, of: Floats) -> tuple[Floats, Floats]:
    if kind == "p":
        whole = np.round(of)
        low, high = stats.binom.ppf([[TAIL], [1 - TAIL]], whole, mean)
    else:
        low, high = stats.poisson.ppf([[TAIL], [1 - TAIL]], of * mean)
    return np.maximum(low, 0) / of, high / of


def _straying(values: Floats, mean: float, error: Floats) -> float:
    if len(values) < 2 or not (error > 0).all():
        return float("nan")
    return moving_range((values - mean) / error) / D2


def _chart(
    kind: str,
    values: Floats,
    mean: Floats,
    limits: tuple[Floats, Floats],
    third: Floats,
    small: list[bool],
    parts: list[Part],
) -> Chart:
    low, high = limits
    outside, shift, trend, near = (np.zeros(len(values), np.int8) for _ in range(4))
    for part in parts:
        here = np.arange(part.start, part.stop)[np.isfinite(values[part.start : part.stop])]
        if not len(here):
            continue
        seen, middle = values[here], mean[here]
        outside[here] = (seen > high[here]).astype(np.int8) - (seen < low[here])
        shift[here] = long_runs(np.sign(seen - middle).astype(np.int8), SHIFT)
        trend[here] = trends(seen, TREND)
        far = (seen > middle + 2 * third[here]).astype(np.int8) - (seen < middle - 2 * third[here])
        near[here] = two_of_three(far.astype(np.int8))
    for array in (outside, shift, trend, near):
        array.setflags(write=False)
    return Chart(
        kind, values, frozen(mean), frozen(low), frozen(high),
        outside, shift, trend, near, tuple(small), tuple(parts),
    )  # fmt: skip


def two_of_three(far: Signs) -> Signs:
    """Mark entries that are far out on a side where two or more of some three in a row are, on that side."""
    found = np.zeros(len(far), np.int8)
    for start in range(len(far) - 2):
        window = far[start : start + 3]
        for sign in (1, -1):
            if int((window == sign).sum()) >= 2:
                found[start : start + 3][window == sign] = sign
    return found
