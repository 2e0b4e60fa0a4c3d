"""Before and after: how far the mean of a series differs from a day on, and whether that was a mere return.

What it cannot say: whether it would have changed anyway.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .control import FIRM, XMR, moving_range
from .least import least_squares, memory
from .values import (
    AGAINST,
    DOUBTFUL,
    NOTHING,
    SUPPORTED,
    UNKNOWN,
    UNTESTABLE,
    Assumption,
    Estimate,
    Floats,
    begin_inside,
    series,
)

LEAST = 3  # points on either side below which nothing is said
SPELL = 3  # the last points before the start, looked at for a bad spell
P = 0.05


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Means before and after, their difference with its interval, and what it rests on."""

    before: float
    after: float
    change: Estimate
    counts: tuple[int, int]
    assumptions: tuple[Assumption, ...]


def before_after(values: ArrayLike, begin: int) -> BeforeAfter:
    """Compare the periods before place `begin` with those from it on.

    The interval allows for errors that remember (Newey and West). Where either side has fewer than three
    known points there is no interval. Cost: linear. Raises: EngineInputError where `begin` does not lie
    inside.
    """
    taken = series("values", values)
    begin = begin_inside(begin, len(taken))
    known = np.isfinite(taken)
    after = (np.arange(len(taken)) >= begin)[known]
    seen = taken[known]
    first, then = seen[~after], seen[after]
    counts = (len(first), len(then))
    means = (float(first.mean()) if counts[0] else np.nan, float(then.mean()) if counts[1] else np.nan)
    left: Floats = np.empty(0)
    change = NOTHING
    if min(counts) >= LEAST:
        fit = least_squares(np.column_stack([np.ones(len(seen)), after.astype(np.float64)]), seen)
        change, left = fit.at(1), fit.residuals
    return BeforeAfter(*means, change, counts, _rests_on(first, counts, left))


def _rests_on(first: Floats, counts: tuple[int, int], left: Floats) -> tuple[Assumption, ...]:
    return (
        enough(counts),
        _steady(first),
        bad_spell(first),
        remembers(left),
        Assumption("same-measure", UNTESTABLE),
        Assumption("nothing-else", UNTESTABLE),
    )


def enough(counts: tuple[int, int], firm: int = FIRM, least: int = 6) -> Assumption:
    """Whether there are points enough on both sides: `firm` or more, at least `least`."""
    fewest = min(counts)
    state = SUPPORTED if fewest >= firm else DOUBTFUL if fewest >= least else AGAINST
    return Assumption("enough", state, (("before", counts[0]), ("after", counts[1])))


def _steady(first: Floats) -> Assumption:
    """Whether the series neither rose nor fell before the start."""
    if len(first) < 6:
        return Assumption("steady-before", UNKNOWN)
    fit = least_squares(
        np.column_stack([np.ones(len(first)), np.arange(len(first), dtype=np.float64)]), first
    )
    p = fit.p(1)
    return Assumption(
        "steady-before", AGAINST if p < P else SUPPORTED, (("slope", fit.at(1).value), ("p", p))
    )


def bad_spell(first: Floats) -> Assumption:
    """Whether it was begun in an unusual spell, after which a series comes back by itself.

    Looks at the mean of the last three points before the start beside the earlier ones: beyond two thirds of
    the way to the limit of such a mean is unusual.
    """
    earlier, spell = first[:-SPELL], first[-SPELL:]
    if len(earlier) < 6:
        return Assumption("no-bad-spell", UNKNOWN)
    error = XMR / 3 * moving_range(earlier) * np.sqrt(1 / SPELL + 1 / len(earlier))
    if error == 0:
        return Assumption("no-bad-spell", SUPPORTED)
    away = float((spell.mean() - earlier.mean()) / error)
    return Assumption("no-bad-spell", AGAINST if abs(away) > 2 else SUPPORTED, (("away", away),))


def remembers(left: Floats) -> Assumption:
    """Whether what the line leaves over goes on from period to period more than chance has it."""
    if len(left) < 8:
        return Assumption("no-memory", UNKNOWN)
    found = memory(left)
    if not np.isfinite(found):
        return Assumption("no-memory", SUPPORTED)
    edge = 2 / np.sqrt(len(left))
    state = SUPPORTED if abs(found) <= edge else DOUBTFUL
    return Assumption("no-memory", state, (("memory", found),))
