"""The Bass curve: people start by themselves (p) or because others have (q), until m have.

    F(t) = p (1 − e) / (p (1 − e) + (p + q) e),   e = exp(−(p + q) t)

is the share of the m who have started by the end of period t, with period 1 the first.
Source: Bass (1969), Management Science 15, 215–227.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_finite
from .._shared.errors import EngineInputError
from .least import UNKNOWN, Estimate, Floats, Solved, covariance_of, estimate, slopes, solve

WAYS = ("share", "counts", "rate", "lagged")
P, RATE, M = 0, 1, 2  # places of p, p + q and m among the numbers that are sought
TINY = 1e-9
LEAST, MOST = 1e-6, 1e15
WIDEST = 1.0  # standard error of m over m above which nobody should plan on m
FURTHEST = 10.0  # an m so many times those who have started says only that growth has not slowed


@dataclass(frozen=True, slots=True)
class Bass:
    """A fitted curve, or why there is none.

    `enough` is False where the data do not tell the numbers: they are NaN then and `why` is one of
    `nobody` (no one started), `few` (too few periods), `at-once` (all in one period), `no-peak` (growth has
    not slowed, so that any m would do), `no-curve` (no Bass curve is near). Otherwise `why` is "".
    `p`, `q` are per period, `m` in the unit of the counts. `known` says whether m was given.
    `peak` is the time of most new starts in periods since the beginning, 0 where they fall from the start
    (q ≤ p); `peak_size` is how many start in a period then. `expected`, cumulative, is one a period.
    `residual_se` is in the unit of what was fitted, on `free` degrees of freedom; `noise` is the spread of
    new starts about the curve. `covariance` is of (p, p + q, m).
    """

    way: str
    enough: bool
    why: str
    p: Estimate
    q: Estimate
    m: Estimate
    known: bool
    peak: Estimate
    peak_size: float
    residual_se: float
    free: int
    noise: float
    seen: Floats
    expected: Floats
    covariance: Floats


def share(t: ArrayLike, p: float, q: float) -> Floats:
    """Say which share of all who ever will have started by each time (p > 0, p + q > 0; 0 before time 0)."""
    return reached(np.maximum(np.asarray(t, np.float64), 0.0), p, p + q)


def density(t: ArrayLike, p: float, q: float) -> Floats:
    """Say how fast that share grows at each time, per period."""
    return _density(np.asarray(t, np.float64), p, p + q)


def reached(t: Floats, p: Floats | float, rate: Floats | float) -> Floats:
    """Say the same by p and p + q, at many times or for many pairs at once; t is 0 or more."""
    gone = -np.expm1(-rate * t)
    found: Floats = p * gone / (p * gone + rate * np.exp(-rate * t))
    return found


def _density(t: Floats, p: float, rate: float) -> Floats:
    left = np.exp(-rate * t)
    found: Floats = p * rate**2 * left / (p * -np.expm1(-rate * t) + rate * left) ** 2
    return found


def fit(counts: ArrayLike, m: float | None = None, way: str | None = None) -> Bass:
    """Fit the curve to how many started in each period, and say how far its numbers are known.

    Shapes: `counts` n periods in order, 0 or more, from the period in which it could first be started.
    `m` is how many ever could, where that is known. Ways:
    `share` (taken where m is known): least squares on the cumulative share at t = 1 … n, so p and q alone;
    `counts` (taken where it is not): on new starts, as m (F(t) − F(t − 1)); `rate`: the same as m F′(t),
    as spreadsheets and tutorials have it; `lagged`: ordinary least squares of new starts on those before and
    their square, as Bass did by hand.
    Intervals are 95% by Student's t, cut off at 0 (m: at those who have started). Successive errors
    of a cumulative share are alike, so those of `share` are too narrow.
    Cost: milliseconds. Raises: EngineInputError for counts or an m that cannot be.
    Source: Srinivasan and Mason (1986), Marketing Science 5, 169–178; Vega Yon and Valente, netdiffuseR.
    """
    seen = checked(counts, m)
    way = way or ("counts" if m is None else "share")
    if way not in WAYS:
        raise EngineInputError("way", f"{way!r} is not one of {', '.join(WAYS)}.", "Name one of them.")
    if way == "share" and m is None:
        raise EngineInputError("m", "a share needs to know of how many.", "Say how many ever could start.")
    if way == "lagged" and m is not None:
        raise EngineInputError("m", "the lagged way finds m itself.", "Leave m out, or choose another way.")
    sought = 3 if m is None else 2
    total = float(seen.sum())
    if total == 0:
        return _none(way, "nobody", seen, m)
    if len(seen) - (way == "lagged") < sought + 1:
        return _none(way, "few", seen, m)
    if np.count_nonzero(seen) == 1:
        return _none(way, "at-once", seen, m)
    if way == "lagged":
        return _lagged(seen)
    done = _solved(way, seen, m)
    if done is None or not np.isfinite(done.covariance).all():
        return _none(way, "no-peak" if m is None and done is not None else "no-curve", seen, m)
    found = _told(way, seen, m, done)
    if m is None and (found.m.se > WIDEST * found.m.value or found.m.value > FURTHEST * total):
        return _none(way, "no-peak", seen, m)
    return found


def checked(counts: ArrayLike, m: float | None) -> Floats:
    """Take counts a period, 0 or more, of people of whom there are no more than m.

    Raises: EngineInputError naming what cannot be.
    """
    seen = frozen_array("counts", counts, np.float64)
    if seen.ndim != 1:
        raise EngineInputError("counts", f"they have {seen.ndim} dimensions, not 1.", "Give one a period.")
    require_finite("counts", seen)
    if (seen < 0).any():
        row = int(np.flatnonzero(seen < 0)[0])
        raise EngineInputError("counts", f"period {row} is {seen[row]:g}.", "Count who started, 0 or more.")
    if seen.sum() and not LEAST <= seen.sum() <= MOST:
        raise EngineInputError("counts", f"together they are {seen.sum():g}.", "Count in another unit.")
    if m is not None and not (np.isfinite(m) and m > 0):
        raise EngineInputError("m", f"it is {m}.", "Give how many ever could start, above 0.")
    if m is not None and m < seen.sum() * (1 - TINY):
        raise EngineInputError(
            "m", f"{m:g} ever could start, but {seen.sum():g} have.", "Count again, or leave m out."
        )
    return seen


def _solved(way: str, seen: Floats, m: float | None) -> Solved | None:
    t = np.arange(1.0, len(seen) + 1)
    total = float(seen.sum())
    size = total if m is None else m

    def shape(p: float, rate: float) -> Floats:
        if way == "rate":
            return _density(t, p, rate)
        so_far = reached(t, p, rate)
        return so_far if way == "share" else np.diff(so_far, prepend=0.0)

    unit = 1.0 if way == "share" else size  # m is sought in units of those who have started
    aim = np.cumsum(seen) / size if way == "share" else seen

    def curve(at: Floats) -> Floats:
        return shape(at[P], at[RATE]) * (unit * (at[M] if m is None else 1.0))

    starts = []
    for p in (0.3, 0.05, 0.005, 0.0003):
        for rate in (0.1, 0.4, 1.0):
            like = shape(p, p + rate)
            many = float(like @ aim / max(float(like @ like), TINY)) / unit
            starts.append(np.array([p, p + rate, *([max(many, 0.1)] if m is None else [])]))
    starts.sort(key=lambda start: float(np.sum((curve(start) - aim) ** 2)))
    done = solve(curve, aim, starts[:3], np.full(len(starts[0]), TINY))
    if done is None or m is not None:
        return done
    turn = np.array([1.0, 1.0, total])
    return Solved(done.at * turn, done.covariance * np.outer(turn, turn), done.left, done.squares, done.free)


def _lagged(seen: Floats) -> Bass:
    before = np.cumsum(seen) - seen
    columns = np.column_stack([np.ones(len(seen)), before, before**2])
    scale = np.linalg.norm(columns, axis=0)
    if not (scale > 0).all() or np.linalg.matrix_rank(columns / scale) < 3:
        return _none("lagged", "no-curve", seen, None)
    line = np.linalg.lstsq(columns / scale, seen, rcond=None)[0] / scale
    left = seen - columns @ line
    squares, free = float(left @ left), len(seen) - 3

    def numbers(at: Floats) -> Floats:
        under = at[1] ** 2 - 4 * at[0] * at[2]
        many = (-at[1] - np.sqrt(under)) / (2 * at[2])
        return np.array([at[0] / many, at[0] / many - at[2] * many, many])

    with np.errstate(all="ignore"):
        at = numbers(line)
        turned = slopes(numbers, line)
        known = turned @ covariance_of(columns, squares, free) @ turned.T
    if not (np.isfinite(at).all() and (at > 0).all() and np.isfinite(known).all()):
        return _none("lagged", "no-peak" if line[2] >= 0 else "no-curve", seen, None)
    return _told("lagged", seen, None, Solved(at, known, left, squares, free))


def _told(way: str, seen: Floats, m: float | None, done: Solved) -> Bass:
    p, rate = float(done.at[P]), float(done.at[RATE])
    q, total = rate - p, float(seen.sum())
    known = np.zeros((3, 3))
    known[: len(done.at), : len(done.at)] = done.covariance
    spread = float(known[P, P] + known[RATE, RATE] - 2 * known[P, RATE])
    many = estimate(float(done.at[M]), known[M, M], done.free, total) if m is None else Estimate(m, 0.0, m, m)
    t = np.arange(1.0, len(seen) + 1)
    expected = many.value * reached(t, p, rate)
    missed = seen - np.diff(expected, prepend=0.0)
    expected.setflags(write=False)
    known.setflags(write=False)
    return Bass(
        way=way,
        enough=True,
        why="",
        p=estimate(p, known[P, P], done.free, 0.0),
        q=estimate(q, spread, done.free, 0.0),
        m=many,
        known=m is not None,
        peak=_peak(p, q, known, done.free),
        peak_size=many.value * (rate**2 / (4 * q) if q > p else p),
        residual_se=done.residual_se,
        free=done.free,
        noise=float(np.sqrt(missed @ missed / max(done.free, 1))),
        seen=seen,
        expected=expected,
        covariance=known,
    )


def _peak(p: float, q: float, known: Floats, free: int) -> Estimate:
    """Time of most new starts, ln(q / p) / (p + q), with its interval by the delta method."""
    if q <= p:
        return Estimate(0.0, float("nan"), float("nan"), float("nan"))
    rate = p + q
    when = float(np.log(q / p)) / rate
    by_q = 1 / (q * rate)
    turn = np.array([-1 / (p * rate) - by_q, by_q - when / rate, 0.0])  # by p at fixed p + q, by p + q, by m
    return estimate(when, float(turn @ known @ turn), free, 0.0)


def _none(way: str, why: str, seen: Floats, m: float | None) -> Bass:
    nan = float("nan")
    return Bass(
        way=way,
        enough=False,
        why=why,
        p=UNKNOWN,
        q=UNKNOWN,
        m=UNKNOWN if m is None else Estimate(m, 0.0, m, m),
        known=m is not None,
        peak=UNKNOWN,
        peak_size=nan,
        residual_se=nan,
        free=max(len(seen) - (3 if m is None else 2), 0),
        noise=nan,
        seen=seen,
        expected=frozen_array("expected", np.full(len(seen), nan), np.float64),
        covariance=frozen_array("covariance", np.full((3, 3), nan), np.float64),
    )
