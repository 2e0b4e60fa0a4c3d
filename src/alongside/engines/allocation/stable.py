"""Stable pairs: nobody is left with two who would both rather have each other."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappush, heapreplace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .preferences import Pairs, Preferences, mutual
from .values import Ints

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Stable:
    """Pairs in which nobody can better themselves together, and the room that is left.

    Shapes: `pairs` p × 2, by left, then right; `left_room` and `right_room` per member.
    """

    pairs: Ints
    left_room: Ints
    right_room: Ints


def deferred_acceptance(left: Preferences, right: Preferences, proposing: str = "left") -> Stable:
    """Pair the sides so that no two would both rather have each other than what they have.

    The proposing side gets the best that any stable pairing gives it. A member with room for several takes
    several, each once. Ties are broken by position, the lower first, and the pairing is stable for lists with
    ties in the weak sense: no two would both gain.
    Cost: O(e log e) for e entries, without recursion.
    Raises: EngineInputError for a side that is not one, or lists that name who is not there.
    Source: Gale and Shapley (1962), American Mathematical Monthly 69, 9-15; with room for several, Roth and
    Sotomayor (1990), Two-Sided Matching, chapters 5 and 6.
    """
    if proposing not in SIDES:
        raise EngineInputError("proposing", f"'{proposing}' is not a side.", f"Use {' or '.join(SIDES)}.")
    pairs = mutual(left, right)
    if proposing == "right":
        turned = Pairs(pairs.right, pairs.left, pairs.right_rank, pairs.left_rank)
        made = _settle(turned, right.capacity, left.capacity)[:, ::-1]
    else:
        made = _settle(pairs, left.capacity, right.capacity)
    made = made[np.lexsort((made[:, 1], made[:, 0]))]
    return Stable(made, *_rooms(made, left, right))


def _settle(pairs: Pairs, propose: Ints, accept: Ints) -> Ints:
    """Let those with room ask down their lists; the asked keep the best they have room for."""
    order = np.lexsort((pairs.right, pairs.left_rank, pairs.left))
    asker, asked = pairs.left[order].tolist(), pairs.right[order].tolist()
    strict = np.empty(len(order), np.int64)
    strict[np.lexsort((pairs.left[order], pairs.right_rank[order], pairs.right[order]))] = np.arange(
        len(order)
    )
    liking = strict.tolist()
    ends = np.cumsum(np.bincount(pairs.left, minlength=len(propose)))
    following = (ends - np.bincount(pairs.left, minlength=len(propose))).tolist()
    end, room = ends.tolist(), propose.tolist()
    most, kept = accept.tolist(), [[] for _ in accept]  # type: list[int], list[list[tuple[int, int]]]
    waiting = [one for one in range(len(propose)) if room[one]]
    while waiting:
        one = waiting[-1]
        if not room[one] or following[one] == end[one]:
            waiting.pop()
            continue
        entry = following[one]
        following[one] += 1
        held, says = kept[asked[entry]], (-liking[entry], entry)
        if len(held) < most[asked[entry]]:
            heappush(held, says)
            room[one] -= 1
        elif held and held[0] < says:
            loser = asker[heapreplace(held, says)[1]]
            room[one] -= 1
            room[loser] += 1
            waiting.append(loser)
    made = [(asker[entry], asked[entry]) for held in kept for _, entry in held]
    return np.array(made, np.int64).reshape(-1, 2)


def _rooms(pairs: Ints, left: Preferences, right: Preferences) -> tuple[Ints, Ints]:
    return (
        left.capacity - np.bincount(pairs[:, 0], minlength=len(left.capacity)),
        right.capacity - np.bincount(pairs[:, 1], minlength=len(right.capacity)),
    )


def blocking_pairs(left: Preferences, right: Preferences, pairs: ArrayLike) -> Ints:
    """Find all who are not paired and would both gain by it: having room, or liking the other strictly better
    than the one they like least of those they have.

    Shapes: `pairs` p × 2 of positions; the answer b × 2, by left, then right, empty for a stable pairing.
    Raises: EngineInputError for a pair that does not want each other, that stands there twice, or too many.
    """
    made = frozen_array("pairs", pairs, np.int64).reshape(-1, 2)
    all_ = mutual(left, right)
    width = max(len(right.capacity), 1)
    keys, wanted = made[:, 0] * width + made[:, 1], all_.left * width + all_.right
    together = np.isin(wanted, keys)
    if int(together.sum()) != len(keys):
        raise EngineInputError(
            "pairs", "one stands there twice or is of two who do not list each other.", "Leave it out."
        )
    rooms = _rooms(made, left, right)
    if min(rooms[0].min(initial=0), rooms[1].min(initial=0)) < 0:
        raise EngineInputError("pairs", "somebody has more than there is room for.", "Check the capacities.")
    gains = _gains(all_.left, all_.left_rank, together, rooms[0])
    gains &= _gains(all_.right, all_.right_rank, together, rooms[1])
    found = gains & ~together
    blocking = np.column_stack([all_.left[found], all_.right[found]])
    ordered: Ints = blocking[np.lexsort((blocking[:, 1], blocking[:, 0]))]
    return ordered


def _gains(who: Ints, rank: Ints, together: NDArray[np.bool_], room: Ints) -> NDArray[np.bool_]:
    """Say for each pair whether this side would gain by it."""
    worst = np.full(len(room), -1)
    np.maximum.at(worst, who[together], rank[together])
    better: NDArray[np.bool_] = (room[who] > 0) | (rank < worst[who])
    return better
