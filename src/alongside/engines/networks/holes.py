"""Structural holes: whether an actor's contacts know each other anyway."""

from __future__ import annotations

from dataclasses import dataclass

from .values import Floats, Network


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
    raise NotImplementedError
