"""Who would rather have whom: lists with ties, and room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between
from .._shared.errors import EngineInputError
from .values import MOST_UNITS, Ints

Wishes = Sequence[Sequence["int | Sequence[int]"]]


@dataclass(frozen=True, slots=True)
class Preferences:
    """One side's lists laid end to end: member `who[e]` puts `other[e]` in place `rank[e]`, 0 being the best.

    Shapes: `who`, `other`, `rank` per entry, by member and then best first; `capacity` per member. Equal
    ranks of a member are ties. Whom a member does not list it will not have.
    """

    who: Ints
    other: Ints
    rank: Ints
    capacity: Ints


def preferences(name: str, lists: Wishes, capacity: ArrayLike | None = None) -> Preferences:
    """Read lists of positions, best first; an inner list holds those who are liked equally.

    Shapes: `lists` and `capacity` one per member; without `capacity` each has room for one.
    Raises: EngineInputError, with `name` for the side, for a member listed twice or room that is no count.
    """
    who: list[int] = []
    other: list[int] = []
    rank: list[int] = []
    for member, wishes in enumerate(lists):
        seen: set[int] = set()
        for place, wish in enumerate(wishes):
            for one in [wish] if isinstance(wish, int | np.integer) else wish:
                if one in seen:
                    raise EngineInputError(
                        name, f"the list of {member} names {one} twice.", "Name each once, best first."
                    )
                seen.add(int(one))
                who.append(member)
                other.append(int(one))
                rank.append(place)
    room = frozen_array(f"{name}, capacity", np.ones(len(lists)) if capacity is None else capacity, np.int64)
    if room.shape != (len(lists),):
        raise EngineInputError(
            f"{name}, capacity", f"{len(room)} for {len(lists)} lists.", "Give one for each."
        )
    require_between(f"{name}, capacity", room, 0, MOST_UNITS)
    entries = [frozen_array(name, part, np.int64) for part in (who, other, rank)]
    return Preferences(entries[0], entries[1], entries[2], room)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pair that would have each other: who, whom, and the place of each in the other's list.

    Order: by left, then in left's order; ties follow positions.
    """

    left: Ints
    right: Ints
    left_rank: Ints  # the place that the left member gives the right one
    right_rank: Ints  # the place that the right member gives the left one


def mutual(left: Preferences, right: Preferences) -> Pairs:
    """Join the two sides' lists; an entry that is not returned leads nowhere.

    Raises: EngineInputError for a position that the other side does not have.
    """
    n, k = len(left.capacity), len(right.capacity)
    require_between("left", left.other, 0, k - 1)
    require_between("right", right.other, 0, n - 1)
    mine, theirs = left.who * max(k, 1) + left.other, right.other * max(k, 1) + right.who
    _, a, b = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
    order = np.lexsort((left.other[a], left.rank[a], left.who[a]))
    a, b = a[order], b[order]
    return Pairs(left.who[a], left.other[a], left.rank[a], right.rank[b])
