"""Several innovations for the same people: who takes up one no longer takes up another.

Of those who have none yet, m less all who have, a share takes up innovation i in a period:

    p_i + q_i Y_i / m + x_i (Y − Y_i) / m

by themselves (p), because others have it (q), and because others have a rival, which makes the need known
(x). Not here: those who change from one to another (see `stopping`), and generations of one product.
Sources: Libai, Muller and Peres (2009), J. Marketing 73(3), 19–34; Krishnan, Bass and Kumar (2000),
J. Marketing Research 37, 269–278.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize_scalar, nnls

from .._shared.checks import frozen_array, require_finite
from .._shared.errors import EngineInputError
from .bass import FURTHEST, LEAST, MOST
from .forecasts import LEVELS, MOST_PERIODS
from .least import LEVEL
from .values import Floats, locked

DRAWS, GRID = 200, 16
NEAR = 1.0001  # an m below so many times those who have started leaves nobody over


@dataclass(frozen=True, slots=True)
class Rivals:
    """Innovations that compete, or why nothing can be said of them.

    `why` as in `Bass`. Shapes: k innovations, T periods, h periods to come. `numbers`, `low`, `high` k × 3:
    p, q and x of each, with 95% intervals; `m` with its own (three equal ones where it was given). `expected`
    k × T: new starts as the curve has them, given all that was before. `middle` k × h, `fan_low`, `fan_high`
    levels × k × h: all who will have started each. `end_share`, `end_low`, `end_high` k: the share of each
    among all who have started one, at the end of that time, with 95% intervals.
    """

    enough: bool
    why: str
    numbers: Floats
    low: Floats
    high: Floats
    m: tuple[float, float, float]
    expected: Floats
    levels: tuple[float, ...]
    middle: Floats
    fan_low: Floats
    fan_high: Floats
    end_share: Floats
    end_low: Floats
    end_high: Floats


def rivals(
    counts: ArrayLike, m: float | None = None, periods: int = 10, seed: int = 0, draws: int = DRAWS
) -> Rivals:
    """Fit innovations that share one potential to how many started each in each period, and look ahead.

    Shapes: `counts` k × T, 0 or more, k at least 2. `m` is how many ever could start one, if that is known.
    Least squares with p, q and x not below 0, m by trying. Intervals and fans by `draws` redraws: what was
    left over is put back in another order, and all is fitted again; then each goes on from where things
    stand. Where rivals have risen in step, q and x cannot be told apart, and their intervals are wide.
    Order: as given; depends on `seed` alone. Cost: draws × k small fits, thirty times that if m is sought.
    Raises: EngineInputError for counts, an m or a number of periods that cannot be.
    Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 9.
    """
    seen = _checked(counts, m)
    if not 1 <= periods <= MOST_PERIODS:
        raise EngineInputError("periods", f"{periods} is not 1 to {MOST_PERIODS:,}.", "Look less far.")
    total = float(seen.sum())
    why = ""
    if (seen.sum(axis=1) == 0).any():
        why = "nobody"
    elif seen.shape[1] < 6:
        why = "few"
    elif (np.count_nonzero(seen, axis=1) < 2).any():
        why = "at-once"
    if why:
        return _none(why, seen, periods)
    size = m or _size(seen, total)
    if m is None and size > 0.98 * FURTHEST * total:
        return _none("no-peak", seen, periods)
    numbers, expected, _ = _fit(seen, size)
    return _looked_ahead(seen, m, size, numbers, expected, periods, seed, draws)


def course(
    numbers: ArrayLike, m: float, periods: int, start: ArrayLike | None = None, without: Collection[int] = ()
) -> Floats:
    """Say how many will have started each, k × periods, from `start` (k; nobody), as the numbers have it.

    `without`: innovations that are not there at all, to see what they take from the others.
    Raises: EngineInputError if numbers are not k × 3, 0 or more, or m is not above 0.
    """
    table = frozen_array("numbers", numbers, np.float64)
    if table.ndim != 2 or table.shape[1] != 3 or not (np.isfinite(table) & (table >= 0)).all():
        raise EngineInputError("numbers", "they are not p, q and x for each, 0 or more.", "Give k × 3.")
    if not (np.isfinite(m) and m > 0):
        raise EngineInputError("m", f"it is {m}.", "Give how many ever could start one, above 0.")
    begin = np.zeros(len(table)) if start is None else frozen_array("start", start, np.float64, (len(table),))
    here = np.ones(len(table))
    here[list(without)] = 0.0
    path = _path(table[None] * here[None, :, None], np.array([m]), (begin * here)[None], periods)
    return locked(path[0])


def _checked(counts: ArrayLike, m: float | None) -> Floats:
    seen = frozen_array("counts", counts, np.float64)
    if seen.ndim != 2 or len(seen) < 2:
        raise EngineInputError("counts", "they are not of two or more innovations.", "Give k × T, k from 2.")
    require_finite("counts", seen.reshape(-1))
    if (seen < 0).any():
        row, period = (int(one) for one in np.argwhere(seen < 0)[0])
        raise EngineInputError(
            "counts", f"period {period} of {row} is {seen[row, period]:g}.", "Count who started, 0 or more."
        )
    total = float(seen.sum())
    if total and not LEAST <= total <= MOST:
        raise EngineInputError("counts", f"together they are {total:g}.", "Count in another unit.")
    if m is not None and not (np.isfinite(m) and m > 0 and m >= total * (1 - 1e-9)):
        raise EngineInputError("m", f"{m} ever could start one, but {total:g} have.", "Count again.")
    return seen


def _fit(seen: Floats, m: float) -> tuple[Floats, Floats, float]:
    """Numbers k × 3, what they expect in each period given the one before, and the squares left."""
    before = np.cumsum(seen, axis=1) - seen
    whole = before.sum(axis=0)
    left = np.maximum(m - whole, 0.0)
    numbers, expected = np.zeros((len(seen), 3)), np.zeros(seen.shape)
    for place, own in enumerate(before):
        columns = np.column_stack([left, left * own / m, left * (whole - own) / m])
        scale = np.maximum(np.linalg.norm(columns, axis=0), LEAST**2)
        found, _ = nnls(columns / scale, seen[place])
        numbers[place] = found / scale
        expected[place] = columns @ numbers[place]
    return numbers, expected, float(((seen - expected) ** 2).sum())


def _size(seen: Floats, total: float) -> float:
    """Find m by trying sizes from those who have started to ten times as many, evenly in logs."""
    tried = np.linspace(float(np.log(NEAR * total)), float(np.log(FURTHEST * total)), GRID)
    squares = [_fit(seen, float(np.exp(one)))[2] for one in tried]
    place = int(np.argmin(squares))
    around = tried[max(place - 1, 0)], tried[min(place + 1, GRID - 1)]
    done = minimize_scalar(
        lambda one: _fit(seen, float(np.exp(one)))[2],
        bounds=around,
        method="bounded",
        options={"maxiter": 14},
    )
    best = done.x if done.fun < squares[place] else tried[place]
    return float(np.exp(best))


def _path(numbers: Floats, m: Floats, start: Floats, periods: int, stray: Floats | None = None) -> Floats:
    """Go on from `start`: draws × k × periods. `stray`, alike, is what each period strays by."""
    have = start.copy()
    found = np.empty((len(m), numbers.shape[1], periods))
    for place in range(periods):
        whole = have.sum(axis=1, keepdims=True)
        left = np.maximum(m[:, None] - whole, 0.0)
        chance = numbers[..., 0] + (numbers[..., 1] * have + numbers[..., 2] * (whole - have)) / m[:, None]
        new = left * chance
        if stray is not None:
            new = np.maximum(new + np.where(numbers.any(axis=2), stray[..., place], 0.0), 0.0)
        over = new.sum(axis=1, keepdims=True)
        new *= np.where(over > left, left / np.where(over > 0, over, 1.0), 1.0)
        have = have + new
        found[..., place] = have
    return found


def _looked_ahead(
    seen: Floats,
    m: float | None,
    size: float,
    numbers: Floats,
    expected: Floats,
    periods: int,
    seed: int,
    draws: int,
) -> Rivals:
    random, total = np.random.default_rng(seed), float(seen.sum())
    missed = seen - expected
    missed = missed * np.sqrt(seen.shape[1] / max(seen.shape[1] - 3, 1))
    drawn, sizes = np.empty((draws, *numbers.shape)), np.empty(draws)
    for place in range(draws):
        order = random.integers(seen.shape[1], size=seen.shape[1])
        again = np.maximum(expected + missed[:, order], 0.0)
        if m is not None:  # nobody starts beyond m, also when redrawn
            again *= min(1.0, m / max(float(again.sum()), LEAST))
        some = float(again.sum())
        sizes[place] = m or (max(_size(again, some), total) if some > 0 else size)
        drawn[place] = _fit(again, sizes[place])[0]
    picked = random.integers(seen.shape[1], size=(draws, periods))
    stray = np.moveaxis(missed[:, picked], 0, 1)
    paths = _path(drawn, sizes, np.tile(seen.sum(axis=1), (draws, 1)), periods, stray)
    shares = paths[..., -1] / paths[..., -1].sum(axis=1, keepdims=True)
    ends = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    low, high = np.quantile(drawn, ends, axis=0)
    least, most = np.quantile(sizes, ends)
    fan_low, fan_high = (
        np.quantile(paths, [(1 + sign * level) / 2 for level in LEVELS], axis=0) for sign in (-1, 1)
    )
    end_low, end_high = np.quantile(shares, ends, axis=0)
    return Rivals(
        enough=True,
        why="",
        numbers=locked(numbers),
        low=locked(np.minimum(low, numbers)),
        high=locked(np.maximum(high, numbers)),
        m=(size, min(float(least), size), max(float(most), size)),
        expected=locked(expected),
        levels=LEVELS,
        middle=locked(np.median(paths, axis=0)),
        fan_low=locked(fan_low),
        fan_high=locked(fan_high),
        end_share=locked(np.median(shares, axis=0)),
        end_low=locked(end_low),
        end_high=locked(end_high),
    )


def _none(why: str, seen: Floats, periods: int) -> Rivals:
    def empty(*shape: int) -> Floats:
        found: Floats = locked(np.full(shape, np.nan))
        return found

    k, nan = len(seen), float("nan")
    return Rivals(
        enough=False,
        why=why,
        numbers=empty(k, 3),
        low=empty(k, 3),
        high=empty(k, 3),
        m=(nan, nan, nan),
        expected=empty(*seen.shape),
        levels=LEVELS,
        middle=empty(k, periods),
        fan_low=empty(len(LEVELS), k, periods),
        fan_high=empty(len(LEVELS), k, periods),
        end_share=empty(k),
        end_low=empty(k),
        end_high=empty(k),
    )
