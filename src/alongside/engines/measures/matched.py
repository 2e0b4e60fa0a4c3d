"""Matched comparison: those most like it before, and a mixture of them that follows it best.

`nearest` finds the comparators most alike before; `matched` then asks whether it moved away from them, and
whether it did so more than each of them moves away from the others when it is taken for the one that began
(placebo). Source: Abadie, Diamond and Hainmueller (2010), Journal of the American Statistical Association
105, 493–505; Stuart (2010), Statistical Science 25, 1–21 (balance).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import nnls

from .._shared.errors import EngineInputError
from .before_after import enough
from .difference import difference
from .values import (
    AGAINST,
    DOUBTFUL,
    SUPPORTED,
    UNTESTABLE,
    Assumption,
    Estimate,
    Floats,
    begin_inside,
    frozen,
    panel,
    series,
)

HOW = ("nearest", "mixture")
NEAREST = 5
BALANCED, APART = 0.25, 0.5  # standard deviations
HEAVY = 1e4  # weight of "shares add up to 1" beside the periods


@dataclass(frozen=True, slots=True)
class Matched:
    """What a series did beside those most like it.

    `shares` of each comparator in the mixture (they add up to 1); `expected` the mixture, moved to the mean
    of ours before; `change` the gap after less the gap before. `balance` is for each of level, slope and
    the covariates how far ours lies from the mixture, in standard deviations of the comparators. `rank` of
    `of`: ours among all by how far it moved away, 1 the furthest; `p` = rank ÷ of. `fit` is how far the
    mixture strays from ours before, in standard deviations of ours.
    """

    change: Estimate
    shares: Floats
    expected: Floats
    gaps: Floats
    balance: Floats
    fit: float
    rank: int
    of: int
    p: float
    counts: tuple[int, int]
    assumptions: tuple[Assumption, ...]


def features(rows: Floats, begin: int, covariates: Floats | None) -> Floats:
    """For each series its level and slope before the start, and its covariates: a row each."""
    time = np.arange(begin) - (begin - 1) / 2
    first = rows[:, :begin]
    slope = (first @ time) / float(time @ time) if begin > 1 else np.zeros(len(rows))
    parts = [first.mean(axis=1), slope]
    return np.column_stack(parts if covariates is None else [*parts, covariates])


def nearest(ours: Floats, theirs: Floats, k: int = NEAREST) -> Floats:
    """Shares of the k comparators nearest in features, each counted in standard deviations; the same share
    each.

    Shapes: `ours` f, `theirs` b × f. Ties go to the earlier.
    """
    spread = theirs.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    far = (((theirs - ours) / spread) ** 2).sum(axis=1)
    chosen = np.argsort(far, kind="stable")[:k]
    shares = np.zeros(len(theirs))
    shares[chosen] = 1 / len(chosen)
    return shares


def mixture(ours: Floats, theirs: Floats) -> Floats:
    """Shares, none below 0 and 1 together, whose mixture lies nearest to ours before: least squares.

    Shapes: `ours` m, `theirs` b × m.
    """
    scale = float(np.abs(theirs).max()) or 1.0
    heavy = HEAVY
    x = np.vstack([theirs.T / scale, np.full(len(theirs), heavy)])
    found, _ = nnls(x, np.append(ours / scale, heavy), maxiter=30 * max(len(theirs), 10))
    total = float(found.sum())
    shares: Floats = found / total if total > 0 else np.full(len(theirs), 1 / len(theirs))
    return shares


def matched(
    ours: ArrayLike,
    theirs: ArrayLike,
    begin: int,
    *,
    covariates: tuple[ArrayLike, ArrayLike] | None = None,
    how: str = "mixture",
) -> Matched:
    """Compare one series with those most like it before.

    Shapes: `ours` n, `theirs` b × n with b ≥ 2, known in every period (comparators with gaps are to be left
    out before); `covariates` f of ours and b × f of theirs. `how`: `mixture` or `nearest`. Cost: b + 1
    fits. Raises: EngineInputError for gaps, too few comparators, other shapes.
    """
    mine = series("ours", ours)
    other = panel("theirs", theirs, len(mine))
    begin = begin_inside(begin, len(mine))
    if how not in HOW:
        raise EngineInputError("how", f"{how!r} is not one of {', '.join(HOW)}.", "Name one of them.")
    if len(other) < 2:
        raise EngineInputError("theirs", "there is only one.", "Give two comparators or more.")
    if not np.isfinite(mine).all() or not np.isfinite(other).all():
        raise EngineInputError("theirs", "some periods are not known.", "Leave out series with gaps.")
    rows = np.vstack([mine, other])
    extra = None
    if covariates is not None:
        extra = np.vstack([np.atleast_2d(covariates[0]), np.atleast_2d(covariates[1])]).astype(np.float64)
    traits = features(rows, begin, extra)
    shares = _shares(rows, traits, 0, begin, how)
    moved = [_moved(rows, _shares(rows, traits, one, begin, how), one, begin) for one in range(len(rows))]
    return _told(rows, traits, shares, begin, np.array(moved))


def _shares(rows: Floats, traits: Floats, one: int, begin: int, how: str) -> Floats:
    """Shares over all other rows, in their order."""
    rest = np.delete(np.arange(len(rows)), one)
    if how == "nearest":
        return nearest(traits[one], traits[rest])
    return mixture(rows[one, :begin], rows[rest, :begin])


def _moved(rows: Floats, shares: Floats, one: int, begin: int) -> float:
    """How far it moved away after, beside how far it strayed before: root mean squares, one by the other."""
    gap = rows[one] - shares @ np.delete(rows, one, axis=0)
    before = float(np.sqrt((gap[:begin] ** 2).mean()))
    after = float(np.sqrt((gap[begin:] ** 2).mean()))
    floor = 1e-9 * (float(np.abs(rows).max()) or 1.0)
    return after / max(before, floor)


def _told(rows: Floats, traits: Floats, shares: Floats, begin: int, moved: Floats) -> Matched:
    mine, other = rows[0], rows[1:]
    mixed = shares @ other
    gap = mine - mixed
    base = float(gap[:begin].mean())
    spread = float(mine[:begin].std())
    fit = float(np.sqrt((gap[:begin] ** 2).mean())) / spread if spread > 0 else float("nan")
    sd = traits[1:].std(axis=0)
    balance = np.divide(traits[0] - shares @ traits[1:], sd, out=np.zeros(traits.shape[1]), where=sd > 0)
    compared = difference(mine, mixed, begin)
    rank = 1 + int((moved[1:] >= moved[0]).sum())
    counts = (begin, len(mine) - begin)
    return Matched(
        compared.change, frozen(shares), frozen(mixed + base), frozen(gap - base), frozen(balance), fit,
        rank, len(rows), rank / len(rows), counts,
        (
            enough(counts, 8, 4), _alike(balance),
            next(one for one in compared.assumptions if one.key == "parallel"),
            _several(len(other)), Assumption("same-measure", UNTESTABLE), Assumption("no-spill", UNTESTABLE),
            Assumption("nothing-else-there", UNTESTABLE),
        ),
    )  # fmt: skip


def _alike(balance: Floats) -> Assumption:
    worst = float(np.abs(balance).max())
    state = SUPPORTED if worst <= BALANCED else DOUBTFUL if worst <= APART else AGAINST
    return Assumption("alike-before", state, (("worst", worst),))


def _several(count: int) -> Assumption:
    state = SUPPORTED if count >= 19 else DOUBTFUL if count >= 5 else AGAINST
    return Assumption("comparators", state, (("comparators", count),))
