"""Straight-line regression with errors that stand serial correlation.

Least squares by QR; the covariance is that of Newey and West (1987), Econometrica 55, 703–708, with Bartlett
weights and the small-sample factor n ÷ (n − k).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from .._shared.errors import EngineInputError
from .values import LEVEL, NOTHING, Estimate, Floats, frozen


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients in the order of the columns, their covariance, what was fitted and what was left over."""

    coefficients: Floats
    covariance: Floats
    fitted: Floats
    residuals: Floats
    free: int
    lags: int

    def of(self, weights: Floats) -> Estimate:
        """The weighted sum of coefficients, with its interval by Student's t on the free degrees."""
        if self.free < 1:
            return NOTHING
        value = float(weights @ self.coefficients)
        se = float(np.sqrt(max(float(weights @ self.covariance @ weights), 0.0)))
        reach = float(stats.t.ppf(0.5 + LEVEL / 2, self.free)) * se
        return Estimate(value, value - reach, value + reach, se)

    def at(self, column: int) -> Estimate:
        """One coefficient, with its interval."""
        return self.of(np.eye(len(self.coefficients))[column])

    def p(self, column: int) -> float:
        """Two-sided p of one coefficient being 0; NaN where it cannot be said."""
        found = self.at(column)
        if not found.known or found.se == 0:
            return float("nan")
        return float(2 * stats.t.sf(abs(found.value / found.se), self.free))


def usual_lags(n: int) -> int:
    """How many periods errors are taken to remember: floor(4 (n ÷ 100)^(2/9)), as Newey and West (1994)."""
    return int(np.floor(4 * (n / 100) ** (2 / 9)))


def least_squares(x: Floats, y: Floats, lags: int | None = None) -> Fit:
    """Fit y = x b, in the order of time.

    Shapes: `x` n × k with full column rank, `y` n; both known everywhere. `lags` None takes `usual_lags`.
    Cost: O(n k² + lags n k). Raises: EngineInputError where the columns cannot be told apart.
    """
    n, k = x.shape
    if n < k or np.linalg.matrix_rank(x) < k:
        raise EngineInputError(
            "periods", "there are too few to tell the parts of the line apart.", "Give more periods."
        )
    span = min(usual_lags(n) if lags is None else lags, n - 1)
    q, r = np.linalg.qr(x)
    found = np.linalg.solve(r, q.T @ y)
    fitted = x @ found
    left = y - fitted
    inverse = np.linalg.inv(r)
    bread = inverse @ inverse.T
    covariance = bread @ newey_west(x * left[:, None], span) @ bread
    if n > k:
        covariance = covariance * (n / (n - k))
    return Fit(frozen(found), frozen(covariance), frozen(fitted), frozen(left), n - k, span)


def newey_west(scores: Floats, lags: int) -> Floats:
    """The sum of products of scores up to so many periods apart, with weights falling to 0 (Bartlett)."""
    total: Floats = scores.T @ scores
    for lag in range(1, lags + 1):
        apart = scores[lag:].T @ scores[:-lag]
        total = total + (1 - lag / (lags + 1)) * (apart + apart.T)
    return total


def memory(residuals: Floats) -> float:
    """How far what is left over goes with what was left over one period before, −1 to 1; NaN for a line."""
    centred = residuals - residuals.mean()
    total = float(centred @ centred)
    return float(centred[1:] @ centred[:-1]) / total if total > 0 else float("nan")


def ljung_box(residuals: Floats, lags: int) -> float:
    """p that what is left over has no memory up to so many periods; NaN where it cannot be said.

    Source: Ljung and Box (1978), Biometrika 65, 297–303.
    """
    n = len(residuals)
    centred = residuals - residuals.mean()
    total = float(centred @ centred)
    if total <= 0 or lags < 1 or n <= lags + 1:
        return float("nan")
    parts = [(float(centred[k:] @ centred[:-k]) / total) ** 2 / (n - k) for k in range(1, lags + 1)]
    return float(stats.chi2.sf(n * (n + 2) * sum(parts), lags))
