"""Share units of offers among needs: exactly, fairly if asked, with the proof and the prices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.errors import EngineInputError
from .fairness import floor_of
from .leximin import worst_off_first
from .scaling import Steps, whole_steps
from .solving import most_value
from .values import FAIR, Allocation, Floats, Ints, Market, market, total

ROUND = 1e-12  # of a sum of floating-point numbers


@dataclass(frozen=True, slots=True)
class _Proven:
    units: Ints
    value: float
    bound: float
    rounding: float
    price: Floats


def allocate(
    need: ArrayLike,
    offer: ArrayLike,
    value: ArrayLike,
    demand: ArrayLike,
    capacity: ArrayLike,
    group: ArrayLike | None = None,
    fair: str = "none",
    floor: float | None = None,
) -> Allocation:
    """Give units of offers to needs so that the sum of value × units is as large as it can be.

    A need may take several units of one offer: along an edge as many as the need asks for and the offer has.
    Fair: `none`; `floor`, every group has at least this share of the units it asks for (without a number, the
    highest share that all can have); `leximin`, the worst-off group has as large a share as it can, then the
    next, and so on, and only then the most value.
    Shapes: `need`, `offer` (positions), `value` per edge; `demand`, `group` per need; `capacity` per offer.
    Order: the order of the edges changes nothing; among equally good answers positions decide.
    Raises: EngineInputError naming the input.
    """
    given = market(need, offer, value, demand, capacity, group)
    if fair not in FAIR:
        raise EngineInputError("fair", f"'{fair}' is not a way to share.", f"Use one of {', '.join(FAIR)}.")
    if floor is not None and fair != "floor":
        raise EngineInputError("floor", "a floor goes with fair='floor'.", "Leave it out, or change fair.")
    nodes = 2 * (len(given.demand) + len(given.capacity) + given.groups + 1)
    steps = whole_steps(given.value, nodes, int(given.demand.sum()))
    promised, share = np.zeros(given.groups, np.int64), 0.0
    free = done = _solve(given, steps, promised)
    if fair == "floor":
        share, promised = floor_of(given, floor)
        done = _solve(given, steps, promised)
    elif fair == "leximin":
        promised = worst_off_first(given, steps.steps)
        done = _solve(given, steps, promised)
    return _told(given, done, free.value, share)


def _solve(given: Market, steps: Steps, promised: Ints) -> _Proven:
    """The most value with these promises kept, and the bound that proves it."""
    found = most_value(given, steps.steps, promised)
    price, lift = found.price / steps.per_unit, found.lift / steps.per_unit
    bound = _bound(given, price, lift, promised)
    value = float(given.value @ found.units)
    rounded = steps.error * float(found.units.sum() + given.demand.sum())
    return _Proven(found.units, value, bound, rounded + ROUND * (value + bound), price)


def _bound(given: Market, price: Floats, lift: Floats, promised: Ints) -> float:
    """What no allocation can exceed, whatever the prices: the value of the dual program at them."""
    gain = given.value - price[given.offer]
    gain += lift[given.group][given.need]
    starts = np.flatnonzero(np.diff(given.need, prepend=-1))
    best = np.maximum(np.maximum.reduceat(gain, starts), 0.0) if len(gain) else gain
    return float(given.demand[given.need[starts]] @ best + given.capacity @ price - promised @ lift)


def _told(given: Market, done: _Proven, free: float, share: float) -> Allocation:
    """Put the answer in the caller's order and work out what people ask about it."""
    units = np.empty_like(done.units)
    units[given.order] = done.units
    n, k = len(given.demand), len(given.capacity)
    got = total(given.need, done.units, n)
    received, asked = total(given.group, got, given.groups), given.asked
    worth = np.zeros(given.groups)
    np.add.at(worth, given.group[given.need], given.value * done.units)
    room = given.capacity - total(given.offer, done.units, k)
    answer = Allocation(
        units=units,
        value=done.value,
        bound=max(done.bound, done.value),
        rounding=done.rounding,
        optimal=done.bound - done.value <= done.rounding,
        share=np.divide(received, asked, out=np.ones(given.groups), where=asked > 0),
        asked=asked,
        received=received,
        worth=worth,
        floor=share,
        price_of_fairness=max(0.0, (free - done.value) / free) if free else 0.0,
        worth_of_one_more=done.price,
        unmet=given.demand - got,
        room=room,
        envy=_envy(given, done.units, got),
    )
    for name in ("units", "share", "asked", "received", "worth", "worth_of_one_more", "unmet", "room"):
        getattr(answer, name).setflags(write=False)
    return answer


def _envy(given: Market, units: Ints, got: Ints) -> int:
    """Needs with a unit unmet, or worth less to them than one that went to another need."""
    n = len(given.demand)
    worst = np.where(got < given.demand, 0.0, np.inf)
    used = units > 0
    np.minimum.at(worst, given.need[used], given.value[used])
    elsewhere = total(given.offer, units, len(given.capacity))[given.offer] > units
    envious = elsewhere & (given.value > worst[given.need])
    return len(np.unique(given.need[envious])) if n else 0
