"""How far the voices of an area fall short of its share of a burden, shrunk towards the whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammainc, gammaincinv

from .._shared.errors import EngineInputError
from .values import LEVEL, Bools, Floats, amounts


@dataclass(frozen=True, slots=True)
class Misalignment:
    """Voices against burden, one value an area in each array, all read-only.

    `expected`: the voices it would have if they were shared out as the burden is; `ratio`: heard ÷ expected,
    shrunk; `low`, `high`: its 95% interval; `log_ratio`: 0 is in line, below 0 is under-heard; `points`: its
    share of the voices less its share of the burden, not shrunk, −1 to 1; `below`: how probable it is that
    its ratio lies below 1. `shape` and `rate`: the gamma distribution that the areas' ratios are drawn
    from.
    """

    expected: Floats
    ratio: Floats
    low: Floats
    high: Floats
    log_ratio: Floats
    points: Floats
    below: Floats
    shape: float
    rate: float

    @property
    def sure(self) -> Bools:
        """Where the whole interval lies on one side of 1."""
        return (self.high < 1) | (self.low > 1)


def misalignment(voices: ArrayLike, burden: ArrayLike) -> Misalignment:
    """Set the voices of each area against its share of the burden.

    Model: voices_i ~ Poisson(θ_i E_i), θ_i ~ Gamma(shape, rate), E_i = Σ voices × burden_i ÷ Σ burden. What
    is told of θ_i is its distribution given the count: Gamma(shape + voices_i, rate + E_i). Shape and rate
    are found from the areas' own spread by moments: with Ē the mean of E, the spread is
    A = Σ E (voices ÷ E − 1)² ÷ Σ E − 1 ÷ Ē, and not less than one standard error of what chance alone gives,
    √(2 ÷ n) ÷ Ē, so that a few counts that happen to agree never pass for certainty; shape = rate = 1 ÷ A.
    Shapes: n counts of voices, n amounts of burden (people it weighs on, or people × how heavy), 0 or more.
    Without any voice the ratio is 0 and nothing is known of it but that (its interval is 0 to 0, `below` 1).
    Cost: O(n). Raises: EngineInputError, also where there is no burden at all.
    Source: Clayton and Kaldor (1987), Biometrics 43, 671–681; the moments: Marshall (1991), Journal of the
    Royal Statistical Society C 40, 283–294.
    """
    weight = amounts("burden", burden)
    count = amounts("voices", voices, weight)
    total, whole = float(count.sum()), float(weight.sum())
    if whole <= 0:
        raise EngineInputError(
            "burden", "it is 0 everywhere.", "Give an indicator that is above 0 somewhere."
        )
    share = weight / whole
    if total == 0:
        none = np.zeros(len(weight))
        return _sealed(
            none, none, none, none, np.full(len(weight), -np.inf), -share, none + 1, shape=0.0, rate=0.0
        )
    expected = total * share
    spread = _spread(count, expected)
    shape = rate = 1 / spread
    a, b = shape + count, rate + expected
    ratio = a / b
    tail = (1 - LEVEL) / 2
    return _sealed(
        expected,
        ratio,
        gammaincinv(a, tail) / b,
        gammaincinv(a, 1 - tail) / b,
        np.log(ratio),
        count / total - share,
        gammainc(a, b),
        shape=shape,
        rate=rate,
    )


def _spread(count: Floats, expected: Floats) -> float:
    """The variance of the areas' ratios beyond that of chance, never below one standard error of the
    latter."""
    has = expected > 0
    n, held = int(has.sum()), expected[has]
    mean = float(held.mean())
    seen = float((held * (count[has] / held - 1) ** 2).sum() / held.sum())
    return max(seen - 1 / mean, float(np.sqrt(2 / n)) / mean)


def _sealed(*values: Floats, shape: float, rate: float) -> Misalignment:
    expected, ratio, low, high, log_ratio, points, below = (np.array(one, dtype=np.float64) for one in values)
    for array in (expected, ratio, low, high, log_ratio, points, below):
        array.setflags(write=False)
    return Misalignment(expected, ratio, low, high, log_ratio, points, below, shape, rate)
