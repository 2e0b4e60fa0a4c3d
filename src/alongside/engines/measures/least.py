"""Straight-line regression with errors that stand serial correlation.

Least squares by QR, and two covariances, of which each interval takes the wider: that of Newey and West
(1987), Econometrica 55, 703–708, with Bartlett weights and the small-sample factor n ÷ (n − k); and that of
errors of which each keeps a share r of the one before, r found from what is left over and set right for its
known bias in short series. The first alone holds 84 to 89 times in 100 in series of 24 to 60 periods
without any memory, where it says 95; both together 95 to 97.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import stats
from scipy.signal import lfilter

from .._shared.errors import EngineInputError
from .values import LEVEL, NOTHING, Estimate, Floats, frozen

MOST = 0.9  # of the one before that an error is taken to keep


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients in the order of the columns, their covariances, what was fitted and what was left over.

    `covariance` is Newey and West's, `remembering` that of errors that keep a share of the one before.
    """

    coefficients: Floats
    covariance: Floats
    remembering: Floats
    fitted: Floats
    residuals: Floats
    free: int
    lags: int

    def of(self, weights: Floats) -> Estimate:
        """The weighted sum of coefficients, with its interval by Student's t on the free degrees."""
        if self.free < 1:
            return NOTHING
        value = float(weights @ self.coefficients)
        both = (float(weights @ one @ weights) for one in (self.covariance, self.remembering))
        se = float(np.sqrt(max(0.0, *both)))
        reach = students(self.free) * se
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


@lru_cache(maxsize=1024)
def students(free: int) -> float:
    """How many standard errors an interval reaches to either side, by Student's t on so many degrees."""
    return float(stats.t.ppf(0.5 + LEVEL / 2, free))


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
    remembering = kept_errors(x, left, bread)
    return Fit(
        frozen(found), frozen(covariance), frozen(remembering), frozen(fitted), frozen(left), n - k, span
    )


def kept_errors(x: Floats, left: Floats, bread: Floats) -> Floats:
    """The covariance of coefficients where each error keeps a share of the one before (none below 0).

    `bread` is the inverse of x'x. The share is that of what is left over, and (k + 3 share) ÷ n more.
    """
    n, k = x.shape
    share = memory(left)
    if n <= k or not np.isfinite(share):
        return np.zeros((k, k))
    share = min(max(share + (k + 3 * share) / n, 0.0), MOST)
    forward = lfilter([1.0], [1.0, -share], x, axis=0)
    back = lfilter([1.0], [1.0, -share], x[::-1], axis=0)[::-1]
    inner = x.T @ (forward + back - x)
    size = float(left @ left) / (n - float((bread * inner).sum()))
    found: Floats = bread @ inner @ bread * size
    return found


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
