"""Curves of growth beside that of Bass, fitted alike and weighed against each other.

Each says which share of all who ever will has started by the end of period t, by two positive numbers:

    bass              p (1 − e) / (p (1 − e) + r e),  e = exp(−r t),  r = p + q
    logistic          1 / (1 + b exp(−r t))
    gompertz          exp(−b exp(−r t))
    shifted-gompertz  (1 − exp(−r t)) exp(−b exp(−r t))

Sources: Bass (1969); Verhulst (1838); Gompertz (1825); Bemmaor (1994), in Research Traditions in Marketing,
201–223. Weighed after Hurvich and Tsai (1989), Biometrika 76, 297–307, and Burnham and Anderson (2002).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array
from .bass import FURTHEST, TINY, WIDEST, checked, reached
from .least import UNKNOWN, Estimate, Floats, Solved, estimate, solve

Form = Callable[[Floats, Floats | float, Floats | float], Floats]
FLOOR = 1e-12  # of the squares of what was seen: below it a fit is as good as exact


def _logistic(t: Floats, b: Floats | float, rate: Floats | float) -> Floats:
    found: Floats = 1 / (1 + b * np.exp(-rate * t))
    return found


def _gompertz(t: Floats, b: Floats | float, rate: Floats | float) -> Floats:
    found: Floats = np.exp(-b * np.exp(-rate * t))
    return found


def _shifted(t: Floats, b: Floats | float, rate: Floats | float) -> Floats:
    found: Floats = -np.expm1(-rate * t) * np.exp(-b * np.exp(-rate * t))
    return found


FORMS: dict[str, Form] = {
    "bass": reached,
    "logistic": _logistic,
    "gompertz": _gompertz,
    "shifted-gompertz": _shifted,
}
FIRST: dict[str, tuple[float, ...]] = {  # where the search for the first number starts
    "bass": (0.3, 0.05, 0.005, 0.0003),
    "logistic": (3.0, 20.0, 200.0, 5_000.0),
    "gompertz": (1.5, 4.0, 12.0, 60.0),
    "shifted-gompertz": (0.1, 1.5, 8.0, 60.0),
}
RATES = (0.1, 0.4, 1.0)


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve fitted to new starts a period.

    `numbers` are its two and m, `covariance` is theirs (rows of m are 0 where it was given). `weight` is how
    far it is to be believed among the curves tried, 0 to 1 and 1 in all; 0 where `enough` is False, with
    `why` as in `Bass`. `aicc` is smaller where a curve is likelier to foretell well.
    """

    name: str
    enough: bool
    why: str
    numbers: Floats
    covariance: Floats
    m: Estimate
    aicc: float
    weight: float
    noise: float
    expected: Floats


@dataclass(frozen=True, slots=True)
class Growth:
    """All the curves, likeliest first; `enough` is False where none could be fitted, and `why` says why."""

    enough: bool
    why: str
    curves: tuple[Curve, ...]
    seen: Floats

    @property
    def best(self) -> Curve | None:
        """The likeliest, if there is one."""
        return self.curves[0] if self.enough else None


def growth(counts: ArrayLike, m: float | None = None, names: tuple[str, ...] = tuple(FORMS)) -> Growth:
    """Fit each curve to how many started in each period and say how far each is to be believed.

    Shapes: `counts` n periods in order; the first holds all who had started by its end. `m` is how many ever
    could, where that is known. Least squares on new starts, so that all are judged by the same data; weights
    from Akaike's criterion with the correction for few data. With n < k + 2 for k numbers and the spread
    that criterion has no value, so one period more than for one curve is needed.
    Order: likeliest first, equal ones as in `FORMS`. Cost: tens of milliseconds.
    Raises: EngineInputError for counts or an m that cannot be.
    """
    seen = checked(counts, m)
    sought = 3 if m is None else 2
    why = ""
    if seen.sum() == 0:
        why = "nobody"
    elif len(seen) < sought + 3:
        why = "few"
    elif np.count_nonzero(seen) == 1:
        why = "at-once"
    if why:
        return Growth(False, why, tuple(_none(name, why, seen) for name in names), seen)
    found = [_fitted(name, seen, m) for name in names]
    good = [one for one in found if one.enough]
    if not good:
        return Growth(False, found[0].why, tuple(found), seen)
    least = min(one.aicc for one in good)
    likely = [float(np.exp((least - one.aicc) / 2)) if one.enough else 0.0 for one in found]
    weighed = [replace(one, weight=part / sum(likely)) for one, part in zip(found, likely, strict=True)]
    return Growth(True, "", tuple(sorted(weighed, key=lambda one: -one.weight)), seen)


def _fitted(name: str, seen: Floats, m: float | None) -> Curve:
    form, total = FORMS[name], float(seen.sum())
    t = np.arange(1.0, len(seen) + 1)

    def shape(first: float, rate: float) -> Floats:
        return np.diff(form(t, first, rate), prepend=0.0)

    def curve(at: Floats) -> Floats:
        return shape(at[0], at[1]) * (total * at[2] if m is None else m)

    starts = []
    for first in FIRST[name]:
        for rate in RATES:
            like = shape(first, rate + first if name == "bass" else rate)
            many = float(like @ seen / max(float(like @ like), TINY)) / total
            start = [first, rate + first if name == "bass" else rate]
            starts.append(np.array([*start, *([max(many, 0.1)] if m is None else [])]))
    starts.sort(key=lambda start: float(np.sum((curve(start) - seen) ** 2)))
    done = solve(curve, seen, starts[:3], np.full(len(starts[0]), TINY))
    if done is None or not np.isfinite(done.covariance).all():
        return _none(name, "no-curve" if done is None or m is not None else "no-peak", seen)
    return _told(name, seen, m, done)


def _told(name: str, seen: Floats, m: float | None, done: Solved) -> Curve:
    total = float(seen.sum())
    many = total * done.at[2] if m is None else m
    turn = np.array([1.0, 1.0, total])
    known = np.zeros((3, 3))
    size = len(done.at)
    known[:size, :size] = done.covariance * np.outer(turn[:size], turn[:size])
    if m is None and (np.sqrt(known[2, 2]) > WIDEST * many or many > FURTHEST * total):
        return _none(name, "no-peak", seen)
    n, k = len(seen), size + 1  # the spread is one more number
    left = max(done.squares / n, FLOOR * float(seen @ seen) / n)
    t = np.arange(1.0, n + 1)
    return Curve(
        name=name,
        enough=True,
        why="",
        numbers=frozen_array("numbers", [done.at[0], done.at[1], many], np.float64),
        covariance=frozen_array("covariance", known, np.float64),
        m=estimate(many, known[2, 2], done.free, total) if m is None else Estimate(m, 0.0, m, m),
        aicc=float(n * np.log(left) + 2 * k + 2 * k * (k + 1) / (n - k - 1)),
        weight=0.0,
        noise=done.residual_se,
        expected=frozen_array("expected", many * FORMS[name](t, done.at[0], done.at[1]), np.float64),
    )


def _none(name: str, why: str, seen: Floats) -> Curve:
    nan = float("nan")
    empty = frozen_array("numbers", [nan] * 3, np.float64)
    unknown = frozen_array("covariance", np.full((3, 3), nan), np.float64)
    expected = frozen_array("expected", np.full(len(seen), nan), np.float64)
    return Curve(name, False, why, empty, unknown, UNKNOWN, nan, 0.0, nan, expected)
