"""Structural holes: whether an actor's contacts know each other anyway."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np

from .triangles import Triangles, triangles
from .values import Floats, Ints, Network, locked


@dataclass(frozen=True, slots=True)
class Holes:
    """Burt's measures for each actor, over its direct contacts. Shapes: n each; NaN for an actor without
    ties.

    `constraint`: how far all lead back to the same few (high: closed in). `effective_size`: contacts less
    those that others stand for. `efficiency`: that, per contact. `hierarchy`: whether constraint comes from
    one contact.
    """

    constraint: Floats
    effective_size: Floats
    efficiency: Floats
    hierarchy: Floats


def holes(given: Network, weighted: bool = True) -> Holes:
    """Work out constraint, effective size, efficiency and hierarchy.

    The tie of two is the sum of both directions. Hierarchy is 1 for an actor with one contact, as Burt has
    it.
    Cost: one pass over the triangles, blockwise.
    Source: Burt (1992), Structural Holes, pp. 51–71.
    """
    plain = given if weighted else _unweighted(given)
    plain = plain.undirected()
    n, m = plain.n, plain.ties
    ends = np.concatenate([plain.source, plain.target])  # of each tie: seen from its source, from its target
    tied = np.concatenate([plain.weight, plain.weight])
    whole, most = np.bincount(ends, tied, n), np.zeros(n)
    np.maximum.at(most, ends, tied)
    own = tied / whole[ends] if m else tied
    around, spared = np.zeros(2 * m), np.zeros(n)
    for block in triangles(plain):
        _round_about(block, plain, own, most, around, spared)
    local = (own + around) ** 2
    constraint = np.bincount(ends, local, n).astype(np.float64)  # without ties NumPy counts in whole numbers
    contacts = np.bincount(ends, minlength=n)
    with np.errstate(invalid="ignore", divide="ignore"):
        times = local * (contacts / constraint)[ends]
        hierarchy = np.bincount(ends, times * np.log(times), n) / (contacts * np.log(contacts))
        hierarchy[contacts == 1] = 1.0
        size = contacts - spared
        efficiency = size / contacts
    alone = contacts == 0
    for part in (constraint, size, efficiency, hierarchy):
        part[alone] = np.nan
    np.maximum(hierarchy, 0.0, out=hierarchy)
    return Holes(locked(constraint), locked(size), locked(efficiency), locked(hierarchy))


def _unweighted(given: Network) -> Network:
    """Every tie weighs 1; one in both directions then counts as two."""
    return replace(given, weight=locked(np.ones(given.ties)))


def _round_about(
    block: Triangles, plain: Network, own: Floats, most: Floats, around: Floats, spared: Floats
) -> None:
    """Add what goes from i to j by a third, q, and how far q stands for j; both into the last two arrays."""
    m, n = plain.ties, plain.n
    sides = {("a", "b"): block.ab, ("a", "c"): block.ac, ("b", "c"): block.bc}
    actors = {"a": block.a, "b": block.b, "c": block.c}

    def seen(one: str, other: str) -> Ints:
        tie = sides[min(one, other), max(one, other)]
        place: Ints = tie + m * (plain.source[tie] != actors[one])
        return place

    for i, j, q in permutations("abc"):
        from_i = own[seen(i, q)]
        around += np.bincount(seen(i, j), from_i * own[seen(q, j)], 2 * m)
        strength = plain.weight[seen(j, q) % m] / most[actors[j]]
        spared += np.bincount(actors[i], from_i * strength, n)
