"""What two have in common: remits, boards, seats; sets against sets."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from .values import Floats, Ints


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Pairs of sets that share something, most alike first. Shapes: k each.

    `jaccard`: shared ÷ in either, 0 to 1; `contained`: shared ÷ the smaller of the two.
    """

    one: Ints
    other: Ints
    shared: Ints
    jaccard: Floats
    contained: Floats


def overlaps(holder: ArrayLike, item: ArrayLike, n: int, least: int = 1) -> Overlaps:
    """Compare the sets of n holders, pair by pair, where at least `least` items are shared.

    With boards as holders and people as items this gives the interlocks of boards.
    Shapes: `holder`, `item` one entry per membership; a membership told twice counts once.
    Order: by jaccard, then shared, then positions. Cost: one sparse product, Σ over items of holders².
    Source: Jaccard (1901); Mizruchi (1996), Annual Review of Sociology 22, 271–298 (interlocks).
    """
    raise NotImplementedError


def shared_items(holder: ArrayLike, item: ArrayLike, one: int, other: int) -> Ints:
    """Name the items that two holders share, in order."""
    raise NotImplementedError
