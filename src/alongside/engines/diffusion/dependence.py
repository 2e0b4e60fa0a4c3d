"""Whether use goes with ties: Moran's I of each period, and a test by shuffling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array, vstack
from scipy.sparse.csgraph import dijkstra
from scipy.stats import norm

from .._shared.checks import frozen_array, require_finite
from .._shared.errors import EngineInputError
from .exposure import exposure
from .thresholds import threshold
from .values import Adoption, Bools, Floats, Ints, Ties, locked

REACH = 6
MOST_PAIRS = 30_000_000
MANY, PROBES = 20_000, 8  # above so many actors, a few searches tell beforehand what all would find
SHUFFLES = ("ties", "times")
SWEEPS = 20


@dataclass(frozen=True, slots=True)
class Moran:
    """Moran's I. Shapes: one a column of what was given.

    `observed`: 0 where all are alike; `expected` −1 ÷ (n − 1) and `deviation` if the values were dealt out by
    chance; `p` two-sided by the normal curve. Both are NaN where all are alike, or n < 4.
    """

    observed: Floats
    expected: Floats
    deviation: Floats
    p: Floats


@dataclass(frozen=True, slots=True)
class Dependence:
    """The mean threshold as it is, and as it would be by chance: `runs` shuffled worlds.

    `p` is two-sided: twice the smaller share of worlds, the real one among them, at or beyond it.
    """

    observed: float
    expected: float
    low: float
    high: float
    p: float
    runs: int


def moran(values: ArrayLike, weights: csr_array) -> Moran:
    """Say whether near ones are alike, above 0, or unlike, below.

    Shapes: `values` n, or n × T for T questions at once; `weights` n × n, 0 or more; each row is divided by
    its sum. Raises: EngineInputError. Cost: entries × T.
    Source: Moran (1950), Biometrika 37, 17–23; Cliff and Ord (1981), Spatial Processes, for the moments under
    randomisation.
    """
    x = frozen_array("values", values, np.float64)
    x = x[:, None] if x.ndim == 1 else x
    require_finite("values", x.ravel())
    n = len(x)
    if weights.shape != (n, n):
        raise EngineInputError("weights", f"their shape is {weights.shape}.", f"Give {n} × {n}.")
    w = weights.astype(np.float64)
    rows = np.asarray(w.sum(axis=1)).ravel()
    w.data /= np.repeat(np.where(rows > 0, rows, 1.0), np.diff(w.indptr))
    whole = float(w.sum())
    z = x - x.mean(axis=0) if n else x
    squares = (z**2).sum(axis=0)
    varies = squares > 1e-12 * np.maximum((x**2).sum(axis=0), 1e-300)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(varies, np.float64(n) / whole * (z * (w @ z)).sum(axis=0) / squares, 0.0)
        expected = np.full(x.shape[1], -1.0 / (n - 1) if n > 1 else np.nan)
        deviation = np.sqrt(_variance(n, w, whole, z, squares, expected))
    deviation[~varies | ~np.isfinite(deviation)] = np.nan
    apart = np.abs(found - expected) / deviation
    p = 2 * norm.sf(apart)
    return Moran(*(locked(part) for part in (np.nan_to_num(found), expected, deviation, p)))


def _variance(n: int, w: csr_array, whole: float, z: Floats, squares: Floats, expected: Floats) -> Floats:
    """Variance of I if the n values were dealt out anew."""
    if n < 4 or not whole:
        return np.full(z.shape[1], np.nan)
    first = float((w.data**2).sum() + w.multiply(w.T).sum())
    ends = np.asarray(w.sum(axis=0)).ravel() + np.asarray(w.sum(axis=1)).ravel()
    second, square = float((ends**2).sum()), whole**2
    peaked = n * (z**4).sum(axis=0) / squares**2
    fair = n * ((n * n - 3 * n + 3) * first - n * second + 3 * square)
    less = peaked * (n * (n - 1) * first - 2 * n * second + 6 * square)
    found: Floats = (fair - less) / ((n - 1) * (n - 2) * (n - 3) * square) - expected**2
    return found


def nearness(told: Ties, *, period: float | None = None, reach: int = REACH) -> csr_array:
    """Give an n × n table of 1 ÷ steps from one to another along ties, up to `reach` steps (netdiffuseR: 6).

    Raises: EngineInputError where more than 30 million pairs are within reach. Cost: a search
    from each actor.
    """
    matrix = told.held(period=period)

    def search(some: Ints) -> Floats:
        steps: Floats = dijkstra(matrix, indices=some, unweighted=True, limit=float(reach))
        return np.divide(1.0, steps, out=np.zeros(steps.shape), where=np.isfinite(steps) & (steps > 0))

    few = (
        np.unique(np.linspace(0, told.n - 1, PROBES).astype(np.int64)) if told.n > MANY else np.zeros(0, int)
    )
    probed = sum(np.count_nonzero(search(few[at : at + 1])) for at in range(len(few)))
    at_once, parts, pairs = max(1, 4_000_000 // max(told.n, 1)), [], 0
    for first in range(0, told.n, at_once):
        if pairs > MOST_PAIRS or probed * told.n > 4 * PROBES * MOST_PAIRS:
            raise EngineInputError(
                "ties", f"over {MOST_PAIRS:,} pairs are within {reach} steps.", "Take fewer steps, or ties."
            )
        parts.append(csr_array(search(np.arange(first, min(first + at_once, told.n)))))
        pairs += parts[-1].nnz
    return csr_array(vstack(parts)) if parts else csr_array((0, 0))


def moran_of(given: Adoption, told: Ties, *, by: str = "nearness", reach: int = REACH) -> Moran:
    """Say for each period whether those who use it are near each other.

    `by`: `nearness`, 1 ÷ steps from each to those it can reach within `reach`, as netdiffuseR's summary
    has it; `ties`, their weights. Rows are divided by their sums.
    """
    if by not in ("nearness", "ties"):
        raise EngineInputError("by", f"'{by}' is no way.", "Use nearness or ties.")
    using = given.using()
    periods: list[float | None] = [None]
    if told.changing:
        periods = [float(given.first + place) for place in range(given.periods)]
    found = []
    for place, period in enumerate(periods):
        near = (
            nearness(told, period=period, reach=reach) if by == "nearness" else told.held(True, period=period)
        )
        found.append(moran(using if period is None else using[:, place], near))
    names = ("observed", "expected", "deviation", "p")
    return Moran(*(locked(np.concatenate([getattr(one, name) for one in found])) for name in names))


def dependence(
    given: Adoption, told: Ties, *, runs: int = 1000, seed: int = 1, shuffle: str = "ties", lag: int = 0
) -> Dependence:
    """Test whether thresholds hang on who is tied to whom.

    `shuffle`: `ties` are dealt out anew, everyone keeping as many out and in (of the same time, where they
    change); or `times`: who started when is dealt out anew. `low`, `high`: where 95% of worlds lie.
    Raises: EngineInputError. Cost: runs × ties.
    Source: Vega Yon and Valente, netdiffuseR, structure dependence test; Davison and Hinkley (1997), ch. 4.
    """
    if shuffle not in SHUFFLES:
        raise EngineInputError("shuffle", f"'{shuffle}' is no way.", f"Use {', '.join(SHUFFLES)}.")
    if runs < 1:
        raise EngineInputError("runs", f"there are {runs}.", "Give 1 or more.")
    random = np.random.default_rng(seed)
    observed = _mean(given, told, lag)
    worlds = np.empty(runs)
    for run in range(runs):
        if shuffle == "ties":
            told = rewired(told, random)
            worlds[run] = _mean(given, told, lag)
        else:
            worlds[run] = _mean(_dealt(given, random.permutation(given.n)), told, lag)
    worlds = worlds[~np.isnan(worlds)]
    if not len(worlds) or np.isnan(observed):
        return Dependence(observed, np.nan, np.nan, np.nan, np.nan, runs)
    slack = 1e-12 * max(1.0, abs(observed))
    beyond = min((worlds <= observed + slack).sum(), (worlds >= observed - slack).sum())
    p = min(1.0, 2 * (1 + float(beyond)) / (len(worlds) + 1))
    low, high = np.quantile(worlds, [0.025, 0.975])
    return Dependence(observed, float(worlds.mean()), float(low), float(high), p, runs)


def _mean(given: Adoption, told: Ties, lag: int) -> float:
    found = threshold(given, exposure(given, told), lag)
    known = found[~np.isnan(found)]
    return float(known.mean()) if len(known) else float("nan")


def _dealt(given: Adoption, order: Ints) -> Adoption:
    """Give each actor the times of another."""
    start = np.empty_like(given.start)
    start[order] = given.start
    spells = order[given.spell_actor], given.spell_start, given.spell_stop
    return Adoption(given.n, given.first, given.periods, start, *spells)


def rewired(told: Ties, random: np.random.Generator, sweeps: int = SWEEPS) -> Ties:
    """Swap the targets of pairs of ties of the same time, again and again.

    Everyone keeps as many ties out and in at all times; no tie is doubled and none leads to oneself.
    """
    target = told.target.copy()
    _, spell = np.unique(np.column_stack([told.since, told.until]), axis=0, return_inverse=True)
    spell = spell.ravel()
    key = (spell * told.n + told.source) * told.n
    for _ in range(sweeps):
        order = random.permutation(len(target))
        order = order[np.argsort(spell[order], kind="stable")]
        one, other = order[:-1:2], order[1::2]
        same = spell[one] == spell[other]
        one, other = one[same], other[same]
        swapped = target[other].copy(), target[one].copy()
        fits = (told.source[one] != swapped[0]) & (told.source[other] != swapped[1])
        fits &= _new(key, target, one, other, swapped)
        target[one[fits]], target[other[fits]] = swapped[0][fits], swapped[1][fits]
    order = np.lexsort((target, told.source))
    parts = (told.source, target, told.weight, told.since, told.until)
    return Ties(told.n, *(locked(part[order]) for part in parts))


def _new(key: Ints, target: Ints, one: Ints, other: Ints, swapped: tuple[Ints, Ints]) -> Bools:
    """Say which pairs may swap at once: what they would become is there neither now nor by another swap."""
    now = np.sort(key + target)
    would = np.concatenate([key[one] + swapped[0], key[other] + swapped[1]])
    place = np.minimum(np.searchsorted(now, would), max(len(now) - 1, 0))
    there = now[place] == would if len(now) else np.zeros(0, np.bool_)
    _, which, many = np.unique(would, return_inverse=True, return_counts=True)
    bad = there | (many[which] > 1)
    half = len(one)
    fits: Bools = ~(bad[:half] | bad[half:])
    return fits
