"""What each group is promised: a floor, the highest floor, or worst-off first."""

from __future__ import annotations

import numpy as np
from ortools.graph.python import max_flow

from .._shared.errors import EngineInputError
from .values import Ints, Market

ROUND = 1e-9


def units_for(share: float, asked: Ints) -> Ints:
    """Return the fewest whole units that make at least this share of what each group asks for."""
    units: Ints = np.minimum(np.ceil(share * asked - ROUND).astype(np.int64), asked)
    return units


def highest_floor(market: Market, wish: float = 1.0) -> tuple[float, Ints]:
    """Find the largest share, up to `wish`, that every group can have at once, and the units that makes.

    A cut that the promises overfill gives the next share to try, as in Dinkelbach's method; each round is a
    largest flow, and few are needed.
    """
    asked, share = market.asked, wish
    while True:
        promised = units_for(share, asked)
        short = _overfilled(market, promised)
        if short is None:
            break
        groups, room = short
        low, high = 0.0, share
        for _ in range(60):
            middle = (low + high) / 2
            fits = int(units_for(middle, asked[groups]).sum()) <= room
            low, high = (middle, high) if fits else (low, middle)
        share = low
    some = asked > 0
    reached = float((promised[some] / asked[some]).min(initial=1.0))
    reached = min(reached, wish)
    return reached, units_for(reached, asked)


def _overfilled(market: Market, promised: Ints) -> tuple[Ints, int] | None:
    """Groups whose promises are together more than all they can reach, and how much that is; else None."""
    n, k, groups = len(market.demand), len(market.capacity), market.groups
    start, end = n + k + groups, n + k + groups + 1
    members, needs, offers = n + k + np.arange(groups), np.arange(n), n + np.arange(k)
    tail = np.concatenate([np.full(groups, start), members[market.group], market.need, offers])
    head = np.concatenate([members, needs, n + market.offer, np.full(k, end)])
    wide = np.minimum(market.demand[market.need], market.capacity[market.offer])
    room = np.concatenate([promised, market.demand, wide, market.capacity])
    solver = max_flow.SimpleMaxFlow()
    solver.add_arcs_with_capacity(tail.astype(np.int32), head.astype(np.int32), room)
    if not promised.sum():
        return None
    if solver.solve(start, end) != solver.OPTIMAL:
        raise RuntimeError("The largest flow was not found.")
    if solver.optimal_flow() == promised.sum():
        return None
    side = np.zeros(end + 1, bool)
    side[solver.get_source_side_min_cut()] = True
    inside = side[members]
    return np.flatnonzero(inside), int(solver.optimal_flow() - promised[~inside].sum())


def floor_of(market: Market, floor: float | None) -> tuple[float, Ints]:
    """Units promised to each group by a floor; without a number, by the highest that all can have.

    Raises: EngineInputError with the largest floor possible when this one is not.
    """
    if floor is None:
        return highest_floor(market)
    if not 0 <= floor <= 1:
        raise EngineInputError("floor", f"{floor} is not a share.", "Give a number from 0 to 1.")
    reached, promised = highest_floor(market, floor)
    if reached < floor - ROUND:
        raise EngineInputError(
            "floor",
            f"not every group can have {floor:.4g} of what it asks for; the most that all can have is "
            f"{np.floor(reached * 10000) / 10000:g}.",
            "Choose that or less, or add to what is offered.",
        )
    return floor, promised
