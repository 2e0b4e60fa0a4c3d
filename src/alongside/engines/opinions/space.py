"""Where people and statements stand: the two directions in which votes differ most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse.linalg import ArpackNoConvergence, LinearOperator, eigsh

from .values import UNSEEN, Floats, Ints, Votes, Votes8, locked

EXACT_UP_TO = 2_000  # statements up to which the whole covariance is made
SMALL = 64  # statements up to which all directions are found
STILL = 1e-12  # share of the variance below which a direction is rounding


@dataclass(frozen=True, slots=True)
class Space:
    """The plane in which people are drawn.

    Shapes: m statements. `mean` and each of the two rows of `axes` have m entries; `variance` two, of which
    the share is that of all variance. `hidden` statements have mean and axes 0.
    """

    mean: Floats
    axes: Floats
    share: Floats
    hidden: NDArray[np.bool_]

    @property
    def statements(self) -> Floats:
        """Where a person would stand who had only agreed with that statement: m × 2."""
        scale = np.sqrt(len(self.mean))
        return np.asarray((scale * (1.0 - self.mean) * self.axes).T)

    @property
    def extremity(self) -> Floats:
        """How far out each statement puts those who agree with it: m values, 0 or more."""
        return np.asarray(np.hypot(*self.statements.T))


def space(told: Votes) -> Space:
    """Find the two principal components of the votes, what was not seen being its column's mean.

    Hidden statements count as 0 for everybody. The sign of an axis is chosen so that its largest entry (the
    first of equals) is positive. An axis along which nobody differs is 0.
    Cost: people × statements² ÷ 2 multiplications up to 2,000 statements; a few passes over the votes above.
    Memory: 4,096 people's votes as floats, and statements² floats.
    Source: Small et al. (2021), Recerca 26(2); Polis' `pca.clj`, whose power iteration this converges to.
    """
    size = told.statements
    mean = _mean(told)
    if not size or not told.people:
        return Space(mean, locked(np.zeros((2, size))), locked(np.zeros(2)), told.hidden)
    axes = np.zeros((2, size))
    if size <= EXACT_UP_TO:
        covered = np.zeros((size, size))
        for _, part in told.parts():
            wide = _centred(part, mean, told.hidden)
            covered += wide.T @ wide
        total = float(np.trace(covered))
        values, vectors = _largest(covered) if total > 0 else (np.zeros(0), np.zeros((size, 0)))
    else:
        values, vectors, total = _by_passes(told, mean)
    share = np.zeros(2)
    for place, (value, vector) in enumerate(zip(values[::-1], vectors.T[::-1], strict=True)):
        if total > 0 and value > STILL * total:
            axes[place] = vector * np.sign(vector[int(np.argmax(np.round(np.abs(vector), 12)))])
            share[place] = value / total
    return Space(mean, locked(axes), locked(share), told.hidden)


def project(where: Space, told: Votes, rows: Ints | None = None) -> Floats:
    """Place people by their own votes alone: rows × 2.

    Each is drawn away from the middle by √(statements ÷ votes), so that few votes do not mean indifference;
    a hidden statement counts as answered by all, as in Polis.
    """
    found = np.zeros((told.people if rows is None else len(rows), 2))
    hidden = int(where.hidden.sum())
    for place, part in told.parts(rows):
        given = np.count_nonzero((part != UNSEEN) & ~where.hidden, axis=1) + hidden
        scale = np.sqrt(told.statements / np.maximum(given, 1))
        found[place] = (_centred(part, where.mean, where.hidden) @ where.axes.T) * scale[:, None]
    return found


def _mean(told: Votes) -> Floats:
    total, seen = np.zeros(told.statements), np.zeros(told.statements)
    for _, part in told.parts():
        known = part != UNSEEN
        seen += np.count_nonzero(known, axis=0)
        total += np.where(known, part, 0).sum(axis=0, dtype=np.int64)
    mean: Floats = np.where(told.hidden, 0.0, total / np.maximum(seen, 1))
    return locked(mean)


def _centred(part: Votes8, mean: Floats, hidden: NDArray[np.bool_]) -> Floats:
    """Votes less their column's mean; 0 where unseen (it would have been filled by the mean) or hidden."""
    wide = part.astype(np.float64)
    wide -= mean
    wide[(part == UNSEEN) | hidden] = 0.0
    return wide


def _largest(covered: Floats) -> tuple[Floats, Floats]:
    """The two largest values of a covariance, rising, with their directions; a small one is solved whole."""
    size = len(covered)
    if size > SMALL:
        try:
            values, vectors = eigsh(covered, k=2, v0=np.cos(np.arange(size, dtype=np.float64)))
        except ArpackNoConvergence:
            pass
        else:
            order = np.argsort(values)
            return values[order], vectors[:, order]
    values, vectors = eigh(covered, subset_by_index=(max(size - 2, 0), size - 1))
    return values, vectors


def _by_passes(told: Votes, mean: Floats) -> tuple[Floats, Floats, float]:
    """The two largest directions without the covariance: each step is a pass over the votes."""
    size = told.statements
    total = sum(float(np.square(_centred(part, mean, told.hidden)).sum()) for _, part in told.parts())

    def times(vector: Floats) -> Floats:
        found = np.zeros(size)
        for _, part in told.parts():
            wide = _centred(part, mean, told.hidden)
            found += wide.T @ (wide @ vector.ravel())
        return found

    start = np.cos(np.arange(size, dtype=np.float64))
    values, vectors = eigsh(LinearOperator((size, size), matvec=times, dtype=np.float64), k=2, v0=start)
    order = np.argsort(values)
    return values[order], vectors[:, order], total
