"""Regression by penalised splines: what is expected once some inputs are known."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import BSpline
from scipy.linalg import block_diag, cho_factor, cho_solve, solve_triangular

Floats = NDArray[np.float64]

FEW = 100  # simulations for each different value, from which plain means do
KNOTS, PAIR = 8, 1  # inner knots of one input, and of each of two together
TOGETHER = 5  # inputs up to which each two may act together
SMOOTH = 10.0 ** np.arange(-6, 7)
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Smooth:
    """A fitted surface and how sure it is.

    Shapes: `design` s × p; `coefficients` p × r for r responses; `factor` p × p upper, the Cholesky factor of
    the penalised cross-product; `residual` r × r, a square root of the covariance of what is not explained.
    """

    design: Floats
    coefficients: Floats
    factor: Floats
    residual: Floats

    def values(self) -> Floats:
        """The fitted values, s × r."""
        found: Floats = self.design @ self.coefficients
        return found

    def coefficients_drawn(self, random: np.random.Generator) -> Floats:
        """Coefficients from their posterior: matrix normal around those fitted."""
        noise = random.standard_normal(self.coefficients.shape)
        found: Floats = self.coefficients + solve_triangular(self.factor, noise) @ self.residual
        return found


def smooth(inputs: Floats, responses: Floats) -> Smooth | None:
    """Fit each response as a smooth function of the inputs.

    Each input has a cubic spline with knots at its quantiles, penalised by its integrated squared second
    derivative; up to five inputs also act two by two, by products of small splines with a ridge. The two
    strengths are chosen by generalised cross-validation, the same for all responses.
    Shapes: `inputs` s × n, `responses` s × r. None where no input changes.
    Source: Wood (2017), Generalized Additive Models, chapters 4 to 6; Craven and Wahba (1979), Numerische
    Mathematik 31, 377–403.
    """
    inputs = inputs[:, np.ptp(inputs, axis=0) > 0]
    if not inputs.shape[1]:
        return None
    different, group = np.unique(inputs, axis=0, return_inverse=True)
    if len(different) <= max(2, len(inputs) // FEW):
        dummies = (group.reshape(-1, 1) == np.arange(len(different))).astype(np.float64)
        return _fit(dummies, np.zeros((len(different),) * 2), np.zeros((len(different),) * 2), responses)
    blocks, penalties = zip(*(_spline(one, KNOTS) for one in inputs.T), strict=True)
    one = np.ones((len(inputs), 1))
    bent = block_diag([[0.0]], *penalties)
    pairs: list[Floats] = []
    if 1 < inputs.shape[1] <= TOGETHER:
        small = [_spline(column, PAIR)[0] for column in inputs.T]
        pairs = [_product(small[a], small[b]) for a, b in combinations(range(len(small)), 2)]
    design = np.concatenate([one, *blocks, *pairs], axis=1)
    extra = design.shape[1] - len(bent)
    return _fit(
        design,
        np.pad(bent, (0, extra)),
        np.diag(np.r_[np.zeros(len(bent)), np.ones(extra)]),
        responses,
    )


def _spline(column: Floats, inner: int) -> tuple[Floats, Floats]:
    """The centred basis of an input, s × m, and its penalty, m × m; few values get one column each."""
    x = (column - column.mean()) / column.std()
    values = np.unique(x)
    if len(values) <= inner + 3:
        basis = (x[:, None] == values[1:]).astype(np.float64)
        return basis - basis.mean(0), np.zeros((basis.shape[1],) * 2)
    inside = np.unique(np.quantile(x, np.linspace(0, 1, inner + 2)[1:-1]))
    inside = inside[(inside > x.min()) & (inside < x.max())]
    knots = np.r_[[x.min()] * 4, inside, [x.max()] * 4]
    count = len(knots) - 4
    basis = BSpline.design_matrix(x, knots, 3).toarray()[:, 1:]
    ends = np.r_[x.min(), inside, x.max()]
    middle, half = (ends[1:] + ends[:-1]) / 2, np.diff(ends) / 2
    bend = BSpline(knots, np.eye(count), 3).derivative(2)
    penalty = np.zeros((count, count))
    for sign in (-1, 1):  # two points by Gauss integrate the square of a line exactly
        at = bend(middle + sign * half / np.sqrt(3))
        penalty += (at * half[:, None]).T @ at
    penalty = penalty[1:, 1:]
    return basis - basis.mean(0), penalty / np.trace(penalty)


def _product(left: Floats, right: Floats) -> Floats:
    both = (left[:, :, None] * right[:, None, :]).reshape(len(left), -1)
    both -= both.mean(0)
    spread = both.std(0)
    return np.asarray(both[:, spread > 0] / spread[spread > 0], dtype=np.float64)


def _fit(design: Floats, bent: Floats, ridge: Floats, responses: Floats) -> Smooth:
    """Penalised least squares, the two strengths by generalised cross-validation."""
    s, p = design.shape
    scale = responses.std(0)
    scale = np.where(scale > 0, scale, 1.0)
    y = responses / scale
    gram, cross, square = design.T @ design / s, design.T @ y / s, (y * y).mean(0)
    gram += TINY * np.trace(gram) / p * np.eye(p)
    best, chosen = np.inf, gram
    for first in SMOOTH if bent.any() else SMOOTH[:1]:
        for second in SMOOTH[:10] if ridge.any() else SMOOTH[:1]:
            matrix = gram + first * bent + second * ridge
            factor = cho_factor(matrix)
            beta = cho_solve(factor, cross)
            left = np.maximum(square - 2 * (beta * cross).sum(0) + (beta * (gram @ beta)).sum(0), TINY**2)
            free = s - np.trace(cho_solve(factor, gram)) * s / s
            score = float(np.log(left).sum() - 2 * len(left) * np.log(max(free, TINY)))
            if score < best:
                best, chosen = score, matrix
    factor = cho_factor(chosen)
    beta = cho_solve(factor, cross)
    rest = y - design @ beta
    free = max(1.0, s - float(np.trace(cho_solve(factor, gram))))
    values, vectors = np.linalg.eigh(rest.T @ rest / free)
    root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    return Smooth(design, beta * scale, np.triu(factor[0]) * np.sqrt(s), root * scale)
