"""How far actors are from each other, and who lies between: exactly, or from a sample with its error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse.csgraph import dijkstra

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .bfs import WORDS, levels
from .graphs import graph_of
from .values import Floats, Ints, Network, locked

CLOSE_STEPS, CLOSE_PIVOTS = 2_000_000_000, 512
BETWEEN_STEPS, BETWEEN_SAMPLED = 60_000_000, 60_000_000
LEAST_PIVOTS = 32
AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near each actor is to the others, counting steps.

    Shapes: n each. With r others within reach at a mean distance of d, `closeness` is (r ÷ (n − 1)) ÷ d, so
    that near to few is not near; `harmonic` is the mean of 1 ÷ distance over all others, 0 for those out of
    reach. `error`: standard error of `harmonic` when estimated from a sample, else 0.
    """

    closeness: Floats
    harmonic: Floats
    error: Floats
    exact: bool


@dataclass(frozen=True, slots=True)
class Betweenness:
    """On how many shortest paths between others each actor lies (a path shared by k counts 1 ÷ k).

    Shapes: n each; pairs count once without directions. `error`: standard error where sampled, else 0.
    """

    value: Floats
    error: Floats
    exact: bool
    pivots: int  # actors from which paths were followed


def closeness(given: Network, seed: int = 1, length: ArrayLike | None = None) -> Closeness:
    """Work out how near each actor is to the others; along directions, from the actor outwards.

    Length: of each tie, more than 0, to add up instead of steps (1 ÷ weight, say). Exact up to `CLOSE_STEPS`
    of actors × ties; above, from `CLOSE_PIVOTS` others drawn by the seed.
    Sources: Wasserman and Faust (1994), p. 201; Marchiori and Latora (2000); Eppstein and Wang (2004).
    """
    others, exact = _others(given, seed)
    sums = np.zeros((4, given.n))  # met, Σ distance, Σ 1 ÷ distance, Σ of its square
    if length is not None:
        _add_lengths(given, others, _lengths(given, length), sums)
    else:
        for first in range(0, len(others), 64 * WORDS):
            for distance, found, bits in levels(given, others[first : first + 64 * WORDS], inwards=True):
                count = np.bitwise_count(bits).sum(axis=0)
                for total, power in zip(sums, (0, 1, -1, -2), strict=True):
                    total[found] += count * float(distance) ** power
    met, far, near, square = sums
    n, k = given.n, len(others)
    asked = np.full(n, float(k))  # of how many others each actor was asked its distance
    asked[others] -= 1
    with np.errstate(invalid="ignore", divide="ignore"):
        harmonic = np.where(asked > 0, near / asked, 0.0)
        within = np.where(asked > 0, met / asked, 0.0)
        close = np.where(far > 0, within * met / far, 0.0)
        spread = np.sqrt(np.maximum(square / asked - harmonic**2, 0) / (asked - 1) * (1 - k / max(n, 1)))
    error = np.zeros(n) if exact else spread
    return Closeness(locked(close), locked(harmonic), locked(error), exact)


def _others(given: Network, seed: int) -> tuple[Ints, bool]:
    """From whom distances are taken, in order: all, or some by the seed; and whether it is all."""
    if given.n * max(given.ties, 1) <= CLOSE_STEPS or given.n <= CLOSE_PIVOTS:
        return np.arange(given.n), True
    drawn = np.random.default_rng(seed).choice(given.n, CLOSE_PIVOTS, replace=False)
    return np.sort(drawn), False


def _lengths(given: Network, length: ArrayLike) -> Floats:
    found: Floats = frozen_array("length", length, np.float64, (given.ties,))
    if not ((found > 0) & np.isfinite(found)).all():
        row = int(np.flatnonzero(~((found > 0) & np.isfinite(found)))[0])
        raise EngineInputError("length", f"row {row} is {found[row]}.", "Give lengths above 0.")
    return found


def _add_lengths(given: Network, others: Ints, length: Floats, sums: Floats) -> None:
    """Add up distances along ties of these lengths, towards the others."""
    table = given.matrix(length).T.tocsr()
    for first in range(0, len(others), AT_ONCE):
        far = dijkstra(table, indices=others[first : first + AT_ONCE])
        there = np.isfinite(far) & (far > 0)
        near = np.divide(1.0, far, out=np.zeros(far.shape), where=there)
        parts = (there, np.where(there, far, 0.0), near, near**2)
        for total, part in zip(sums, parts, strict=True):
            total += part.sum(axis=0)


def betweenness(
    given: Network, seed: int = 1, exact: bool | None = None, length: ArrayLike | None = None
) -> Betweenness:
    """Count the shortest paths through each actor, in steps.

    Length: of each tie, to add up instead of steps. Exact up to `BETWEEN_STEPS` of actors × ties or where
    `exact` asks for it; above, from actors drawn by the seed, whose spread gives the error.
    Sources: Freeman (1977), Sociometry 40, 35–41; Brandes and Pich (2007).
    """
    n = given.n
    weights = None if length is None else _lengths(given, length).tolist()
    graph = graph_of(given)
    cost = n + (1 if given.directed else 2) * given.ties
    pivots = max(LEAST_PIVOTS, min(BETWEEN_SAMPLED // max(cost, 1), n))
    if exact or (exact is None and n * cost <= 2 * BETWEEN_STEPS) or pivots >= n:
        value = np.array(graph.betweenness(weights=weights))
        return Betweenness(locked(value), locked(np.zeros(n)), True, n)
    drawn = np.random.default_rng(seed).choice(n, pivots, replace=False)
    mean, square = np.zeros(n), np.zeros(n)
    for one in drawn.tolist():
        part = np.array(graph.betweenness(sources=[one], weights=weights)) * n
        mean += part / pivots
        square += part**2 / pivots
    spread = np.maximum(square - mean**2, 0.0) * (1 - pivots / n) / (pivots - 1)
    return Betweenness(locked(mean), locked(np.sqrt(spread)), False, pivots)
