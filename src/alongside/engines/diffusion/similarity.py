"""Structural equivalence: who stands in the network as someone else does, tied to them or not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse.csgraph import dijkstra
from scipy.spatial.distance import pdist, squareform

from .._shared.errors import EngineInputError
from .values import Floats, Ties, labels, locked

MOST = 2_500  # of one group: work grows with the third power


@dataclass(frozen=True, slots=True)
class Equivalence:
    """How alike two stand. Shapes: n × n, 0 on the diagonal and across groups.

    `distance`: Euclidean distance of their steps to and from all others. `alike`: (furthest − distance)^v, as
    a share of the row; 0 for the one who stands least alike.
    """

    distance: Floats
    alike: Floats


def equivalence(
    told: Ties, *, v: float = 1.0, group: ArrayLike | None = None, period: float | None = None
) -> Equivalence:
    """Compare how all stand, by steps along ties; one out of reach counts as 0 steps, as in netdiffuseR.

    Steps are divided by the longest way. `v`, above 0: the higher, the more the most alike count. `group`: n
    labels; each group is a network of its own, as villages are. `period`: the ties of that period only.
    Use `alike` as weights in `exposure_through`; netdiffuseR's exposure takes its inverse, `inverse(alike)`.
    Raises: EngineInputError for a group of more than 2,500. Cost: n³ in each group.
    Sources: Burt (1987), American Journal of Sociology 92, 1287–1335; Valente (1995), ch. 4.
    """
    if not v > 0:
        raise EngineInputError("v", f"it is {v}.", "Give a number above 0.")
    label = np.zeros(told.n, np.int64) if group is None else labels("group", group, told.n)
    matrix = told.held(period=period)
    distance, alike = np.zeros((2, told.n, told.n))
    for one in np.unique(label):
        inside = np.flatnonzero(label == one)
        if len(inside) > MOST:
            raise EngineInputError(
                "group", f"one has {len(inside):,} actors.", f"Compare at most {MOST:,}, as by place."
            )
        if len(inside) < 2:
            continue
        apart = _apart(dijkstra(matrix[inside][:, inside], unweighted=True))
        at = np.ix_(inside, inside)
        distance[at], alike[at] = apart, _alike(apart, v)
    return Equivalence(locked(distance), locked(alike))


def inverse(alike: ArrayLike) -> Floats:
    """Give 1 ÷ each entry, 0 where it is 0."""
    table = np.asarray(alike, np.float64)
    return np.divide(1.0, table, out=np.zeros(table.shape), where=table > 0)


def _apart(steps: Floats) -> Floats:
    """Distances of rows and columns together; the two themselves are no third ones in them."""
    steps = np.where(np.isfinite(steps), steps, 0.0)
    steps /= max(float(steps.max()), 1.0)
    squares = squareform(pdist(np.hstack([steps, steps.T]), "sqeuclidean"))
    squares -= 2 * (steps**2 + steps.T**2) - (steps - steps.T) ** 2
    np.fill_diagonal(squares, 0.0)
    squares[squares < 1e-12] = 0.0  # rounding; squares are sums of squared steps of at least 1 ÷ n
    apart: Floats = np.sqrt(squares)
    return apart


def _alike(apart: Floats, v: float) -> Floats:
    furthest = apart.max(axis=1, keepdims=True)
    alike: Floats = (furthest - apart) ** v
    np.fill_diagonal(alike, 0.0)
    whole = alike.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(alike, whole, out=np.zeros(alike.shape), where=whole > 0)
    return shares
