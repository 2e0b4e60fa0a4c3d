"""Results of several sites, side by side and together.

Each site's difference between two ways; together by random effects (DerSimonian and Laird 1986, Controlled
Clinical Trials 7, 177–188), with how far sites differ beyond chance (Higgins and Thompson 2002, Statistics
in Medicine 21, 1539–1558).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from .._shared.errors import EngineInputError
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
    Floats,
    series,
)

Z = float(stats.norm.ppf(0.5 + LEVEL / 2))


@dataclass(frozen=True, slots=True)
class Pooled:
    """What sites say together. `shares`: the weight of each, 1 in all. `unlike` is I², `between` is tau²."""

    together: Estimate
    shares: Floats
    q: float
    q_p: float
    unlike: float
    between: float
    assumptions: tuple[Assumption, ...]


def shares_apart(ours: tuple[float, float], theirs: tuple[float, float]) -> Estimate:
    """The difference of two shares, each (how many, of how many), with Newcombe's interval.

    Raises: EngineInputError for more than there are, or none. Source: Newcombe (1998), method 10,
    Statistics in Medicine 17, 873–890.
    """
    for many, of in (ours, theirs):
        if not 0 <= many <= of or of <= 0:
            raise EngineInputError("results", f"{many:g} of {of:g} cannot be.", "Count again.")
    (x1, n1), (x2, n2) = ours, theirs
    p1, p2 = x1 / n1, x2 / n2
    (l1, u1), (l2, u2) = _wilson(p1, n1), _wilson(p2, n2)
    value = p1 - p2
    low = value - float(np.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2))
    high = value + float(np.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2))
    a, b = (x1 + 0.5) / (n1 + 1), (x2 + 0.5) / (n2 + 1)
    se = float(np.sqrt(a * (1 - a) / n1 + b * (1 - b) / n2))
    return Estimate(value, low, high, se)


def means_apart(ours: tuple[float, float, float], theirs: tuple[float, float, float]) -> Estimate:
    """The difference of two means, each (mean, standard deviation, people), by Welch's t.

    Raises: EngineInputError for fewer than two people, or a spread below 0.
    """
    for _mean, sd, n in (ours, theirs):
        if n < 2 or sd < 0:
            raise EngineInputError("results", "it takes two people or more.", "Leave this site out.")
    parts = [sd**2 / n for _mean, sd, n in (ours, theirs)]
    value, se = ours[0] - theirs[0], float(np.sqrt(sum(parts)))
    if se == 0:
        return Estimate(value, value, value, 0.0)
    free = sum(parts) ** 2 / sum(v**2 / (one[2] - 1) for v, one in zip(parts, (ours, theirs), strict=True))
    reach = float(stats.t.ppf(0.5 + LEVEL / 2, free)) * se
    return Estimate(value, value - reach, value + reach, se)


def pooled(values: ArrayLike, errors: ArrayLike) -> Pooled:
    """Bring the differences of sites together, by random effects.

    Shapes: `values` and standard `errors`, one a site, all known and errors above 0. One site stands for
    itself. Raises: EngineInputError otherwise.
    """
    y, se = series("values", values), series("errors", errors)
    if len(y) != len(se) or not np.isfinite(y).all() or not (se > 0).all():
        raise EngineInputError("errors", "they are not one above 0 for each site.", "Leave such sites out.")
    if not len(y):
        nan = float("nan")
        return Pooled(NOTHING, series("shares", []), nan, nan, nan, nan, _rests_on(0, nan))
    w = 1 / se**2
    fixed = float((w * y).sum() / w.sum())
    q = float((w * (y - fixed) ** 2).sum())
    free = len(y) - 1
    between = max(0.0, (q - free) / float(w.sum() - (w**2).sum() / w.sum())) if free else 0.0
    w = 1 / (se**2 + between)
    value, error = float((w * y).sum() / w.sum()), float(np.sqrt(1 / w.sum()))
    unlike = max(0.0, (q - free) / q) if q > 0 else 0.0
    p = float(stats.chi2.sf(q, free)) if free else float("nan")
    together = Estimate(value, value - Z * error, value + Z * error, error)
    return Pooled(together, series("shares", w / w.sum()), q, p, unlike, between, _rests_on(len(y), unlike))


def _rests_on(sites: int, unlike: float) -> tuple[Assumption, ...]:
    several = SUPPORTED if sites >= 3 else DOUBTFUL if sites == 2 else UNKNOWN
    alike = UNKNOWN if sites < 2 else SUPPORTED if unlike <= 0.5 else DOUBTFUL if unlike <= 0.75 else AGAINST
    return (
        Assumption("several-sites", several, (("sites", sites),)),
        Assumption("sites-alike", alike, (("unlike", unlike),)),
        Assumption("by-lot", UNTESTABLE),
        Assumption("all-counted", UNTESTABLE),
    )


def _wilson(p: float, n: float) -> tuple[float, float]:
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    reach = Z / (1 + Z**2 / n) * float(np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2)))
    return middle - reach, middle + reach
