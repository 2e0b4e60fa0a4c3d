"""How a practice may spread from site to site: by chance of a tie, or once enough of those around use it.

Both are discrete in time and carry their randomness in the ties and sites themselves: the coin of a tie in
a run depends on the seed, the run and its two ends alone, so that two networks are compared on the same luck.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .values import Bools, Floats, Ints, Ties, locked

MODELS = ("cascade", "threshold")
RUNS, MOST_STEPS = 500, 1_000
AT_ONCE = 40_000_000  # cells of runs × sites held at one time
CHANCE = 0.1
SLACK = 1e-9  # shares that should add up to a threshold miss it by rounding


@dataclass(frozen=True, slots=True)
class Routes:
    """Ways along which a practice may pass, from `origin` to `target`, each pair once.

    Shapes: m ways between n sites, by origin, then target. `chance`, above 0 to 1: in a cascade, that the
    origin, once it uses it, brings the target to; with thresholds, the weight the target gives to the origin,
    as a share of all it gives. `ends` (n + 1): where the ways of each origin begin.
    """

    n: int
    origin: Ints
    target: Ints
    chance: Floats
    ends: Ints

    def turned(self) -> Routes:
        """Give the same ways the other way round."""
        return routes(self.n, self.target, self.origin, self.chance)


@dataclass(frozen=True, slots=True)
class Course:
    """What became of it in each run.

    Shapes: `reached` runs × (steps + 1), the number using it after 0, 1 … steps; `mean`, `low`, `high` one a
    step, `low` to `high` holding nine runs in ten.
    """

    reached: Ints
    mean: Floats
    low: Floats
    high: Floats


def routes(n: int, origin: ArrayLike, target: ArrayLike, chance: ArrayLike = CHANCE) -> Routes:
    """Check the ways; several between the same two count as one that fails when all of them fail.

    Shapes: `chance` one for all, or one a way. Ways from a site to itself are left out.
    Raises: EngineInputError for a site that is not there, or a chance that is not above 0 and at most 1.
    """
    begins = frozen_array("origin", origin, np.int64)
    goes = frozen_array("target", target, np.int64, begins.shape)
    given = np.asarray(chance, np.float64)
    each = frozen_array(
        "chance", np.full(begins.shape, given) if given.ndim == 0 else given, np.float64, begins.shape
    )
    for name, ends in (("origin", begins), ("target", goes)):
        require_between(name, ends, 0, n - 1)
    require_finite("chance", each)
    wrong = (each <= 0) | (each > 1)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise EngineInputError("chance", f"way {row} has {each[row]:g}.", "Give more than 0 and at most 1.")
    keep = begins != goes
    key, place = np.unique(begins[keep] * n + goes[keep], return_inverse=True)
    fails = np.ones(len(key))
    np.multiply.at(fails, place, 1 - each[keep])
    first, second = np.divmod(key, max(n, 1))
    starts = np.searchsorted(first, np.arange(n + 1))
    return Routes(n, locked(first), locked(second), locked(1 - fails), locked(starts))


def of_ties(told: Ties, chance: float = CHANCE, period: float | None = None) -> Routes:
    """Take ties that hold (in `period`; none given: at any time): who looks to a site may take it on."""
    held = np.ones(len(told.source), np.bool_)
    if period is not None:
        held = (told.since <= period) & (told.until >= period)
    return routes(told.n, told.target[held], told.source[held], chance)


def spread(
    given: Routes,
    seeds: ArrayLike,
    steps: int,
    model: str = "cascade",
    threshold: ArrayLike | None = None,
    runs: int = RUNS,
    seed: int = 0,
    counted: int | None = None,
) -> Course:
    """Let it spread from the sites in `seeds` for so many steps, `runs` times.

    `cascade`: a site that began in one step has one chance, in the next, on each way from it. `threshold`: a
    site begins once the shares it gives to sites that use it reach its threshold, drawn evenly from 0 to 1 in
    each run, or as given (n values, 0 to 1; 0 begins by itself), and then there is one run. Nobody stops.
    Of the sites only the first `counted` (all) are counted.
    Order: depends on `seed` alone. Cost: runs × ways passed (cascade), runs × ways × steps (thresholds).
    Raises: EngineInputError for a site, model, threshold or number of steps that cannot be.
    Sources: Granovetter (1978), Am. J. Sociology 83, 1420–1443; Goldenberg, Libai and Muller (2001),
    Marketing Letters 12, 211–223; Kempe, Kleinberg and Tardos (2003), KDD '03, 137–146.
    """
    check_steps(steps, model)
    first = sites("seeds", seeds, given.n)
    level = None
    if threshold is not None:
        if model != "threshold":
            raise EngineInputError("threshold", "a cascade has none.", "Leave it out or choose `threshold`.")
        level = frozen_array("threshold", threshold, np.float64, (given.n,))
        require_finite("threshold", level)
        require_between("threshold", level, 0.0, 1.0)
        runs = 1
    if runs < 1:
        raise EngineInputError("runs", f"{runs} are none.", "Ask for at least one.")
    batch = max(1, AT_ONCE // max(given.n, 1))
    many = given.n if counted is None else counted
    parts = []
    for start in range(0, runs, batch):
        run = np.arange(start, min(start + batch, runs))
        if model == "cascade":
            at = np.repeat(np.arange(len(run)), len(first))
            fronts = cascade(given, run, at, np.tile(first, len(run)), steps, seed)
            parts.append(_counted(fronts, given.n, len(run), steps, many))
        else:
            parts.append(_by_threshold(given, run, first, steps, seed, level, many))
    reached = np.concatenate(parts)
    low, high = np.quantile(reached, (0.05, 0.95), axis=0)
    return Course(locked(reached), locked(reached.mean(axis=0)), locked(low), locked(high))


def cascade(
    given: Routes, run: Ints, at: Ints, site: Ints, steps: int, seed: int, flat: Bools | None = None
) -> list[Ints]:
    """Play a cascade in several runs at once, from `site` in the run of place `at`.

    Gives, for each step from 0, the places in a table of runs × n that were first reached in it. `flat` is
    such a table, all false, to be used and left so.
    """
    if flat is None:
        flat = np.zeros(len(run) * given.n, np.bool_)
    front = np.unique(at * given.n + site)
    flat[front] = True
    fronts = [front]
    for _ in range(steps):
        row, here = np.divmod(front, max(given.n, 1))
        begin, count = given.ends[here], given.ends[here + 1] - given.ends[here]
        way = np.repeat(begin - np.cumsum(count) + count, count) + np.arange(count.sum())
        row = np.repeat(row, count)
        lucky = coins(seed, run[row], given.origin[way], given.target[way]) < given.chance[way]
        met = row[lucky] * given.n + given.target[way[lucky]]
        front = np.unique(met[~flat[met]])
        if not len(front):
            break
        flat[front] = True
        fronts.append(front)
    flat[np.concatenate(fronts)] = False
    return fronts


def _counted(fronts: list[Ints], n: int, runs: int, steps: int, counted: int) -> Ints:
    """Count of the first so many sites those that a cascade reached by each step: runs × (steps + 1)."""
    new = np.zeros((runs, steps + 1), np.int64)
    for step, front in enumerate(fronts):
        row, site = np.divmod(front, max(n, 1))
        new[:, step] = np.bincount(row[site < counted], minlength=runs)
    return np.cumsum(new, axis=1)


def _by_threshold(
    given: Routes, run: Ints, first: Ints, steps: int, seed: int, level: Floats | None, counted: int
) -> Ints:
    """Play thresholds in several runs at once: runs × (steps + 1) how many use it."""
    table = csr_array((shares(given), (given.origin, given.target)), shape=(given.n, given.n))
    site = np.arange(given.n)
    if level is None:
        height = coins(seed, run[:, None], site[None, :], site[None, :])
    else:
        height = np.broadcast_to(level, (len(run), given.n))
    alone = np.zeros(given.n, np.bool_) if level is None else level == 0
    uses = np.zeros((len(run), given.n), np.bool_)
    uses[:, first] = True
    reached = np.zeros((len(run), steps + 1), np.int64)
    reached[:, 0] = np.count_nonzero(first < counted)
    for step in range(1, steps + 1):
        weight = (table.T @ uses.T.astype(np.float64)).T
        uses |= (weight >= height - SLACK) & ((weight > 0) | alone)
        reached[:, step] = uses[:, :counted].sum(axis=1)
    return reached


def shares(given: Routes) -> Floats:
    """Say of all that the target gives which share it gives to this origin; one a way."""
    whole = np.bincount(given.target, given.chance, minlength=given.n)
    found: Floats = given.chance / whole[given.target]
    return found


def sites(name: str, values: ArrayLike, n: int) -> Ints:
    """Check positions of different sites, and put them in order."""
    found: Ints = np.unique(frozen_array(name, values, np.int64).reshape(-1))
    require_between(name, found, 0, n - 1)
    return found


def check_steps(steps: int, model: str) -> None:
    """Refuse a number of steps that is not 0 to 1,000, and a model that is not there."""
    if not 0 <= steps <= MOST_STEPS:
        raise EngineInputError("steps", f"{steps} is not 0 to {MOST_STEPS:,}.", "Look less far.")
    if model not in MODELS:
        raise EngineInputError("model", f"{model!r} is not one of {', '.join(MODELS)}.", "Name one of them.")


def coins(seed: int, run: Ints, one: Ints, other: Ints) -> Floats:
    """Draw a number from 0 to below 1 for each run and pair, the same whenever asked.

    Source: Steele, Lea and Flood (2014), OOPSLA '14, 453–472 (SplitMix64), on each part in turn.
    """
    state = np.asarray(seed % 2**64, np.uint64)
    with np.errstate(over="ignore"):
        for part in (run, one, other):
            state = _mixed(np.asarray(part).astype(np.uint64) + _mixed(state))
    return np.asarray((state >> np.uint64(11)).astype(np.float64) * 2.0**-53)


def _mixed(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    at = value + np.uint64(0x9E3779B97F4A7C15)
    at = (at ^ (at >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    at = (at ^ (at >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(at ^ (at >> np.uint64(31)))
