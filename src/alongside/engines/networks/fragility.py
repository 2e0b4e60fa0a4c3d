"""What is lost when an actor goes."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from .values import Bools, Ints, Network


@dataclass(frozen=True, slots=True)
class Fragility:
    """For each actor, what its leaving would do to the others. Directions aside. Shapes: n each.

    `cut`: others that hang together now would not; `parts`: pieces its component falls into; `pairs_lost`:
    pairs of others that could reach each other and then cannot; `separated`: others outside the largest
    piece; `ties_lost`: its own ties; `groups_cut`: groups with all their members of that component outside
    the largest piece (0 without groups).
    """

    cut: Bools
    parts: Ints
    pairs_lost: Ints
    separated: Ints
    ties_lost: Ints
    groups_cut: Ints


@dataclass(frozen=True, slots=True)
class Loss:
    """What one actor's leaving does: the pieces left of its component, largest first, as positions of
    actors.
    """

    actor: int
    pieces: tuple[tuple[int, ...], ...]
    pairs_lost: int
    ties_lost: int


def fragility(given: Network, group: ArrayLike | None = None) -> Fragility:
    """Say for all actors at once what their leaving would do. Cost: O(n + m), by the block-cut tree.

    Shapes: `group` has n labels, 0 or more. Source: Hopcroft and Tarjan (1973), Comm. ACM 16, 372–378.
    """
    raise NotImplementedError


def loss_of(given: Network, actor: int) -> Loss:
    """Say what one actor's leaving would do, piece by piece. Cost: O(n + m)."""
    raise NotImplementedError
