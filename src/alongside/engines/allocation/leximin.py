"""Worst-off first: the largest share for the group that has least, then for the next, and so on."""

from __future__ import annotations

import numpy as np

from .._shared.errors import EngineInputError
from .flow import Network, cheapest_flow
from .network import network_of, prices
from .values import Ints, Market

MOST_RANKED = 2_000_000


def worst_off_first(market: Market, steps: Ints) -> Ints:
    """Return the units of each group: the largest smallest share, then the next, and so on; then most value.

    What groups can receive together is a polymatroid, so giving the next unit always to the group with the
    least share that can still take one is exact (Federgruen and Groenevelt 1986, Operations Research 34,
    909-918); one flow whose costs are the ranks of those units does all the steps at once. Where two groups
    tie, a second flow over what the first leaves open chooses by value.
    """
    group, number = _units(market)
    asked = market.asked[group]
    order = np.lexsort((group, asked, number / asked))
    same = (np.diff(number[order] / asked[order]) == 0) & (np.diff(asked[order]) == 0)
    rank = np.empty(len(group), np.int64)
    rank[order] = np.concatenate([[0], np.cumsum(~same)]) if len(order) else []
    base = network_of(market, np.zeros(len(market.need), np.int64), np.zeros(market.groups, np.int64))
    ways = _with_ranks(market, base, group, int(rank.max(initial=0)) + 1 - rank)
    flow = cheapest_flow(ways)
    if flow is None:
        raise RuntimeError("There is always a flow that gives nothing.")
    chosen = _richest(market, ways, flow, steps)
    m = len(market.need)
    got = np.zeros(market.groups, np.int64)
    np.add.at(got, market.group[market.need], chosen[:m])
    return got


def _units(market: Market) -> tuple[Ints, Ints]:
    """One row for each unit that a group might receive: the group, and how many it would have before."""
    reach = np.zeros(len(market.demand), np.int64)
    np.add.at(reach, market.need, market.capacity[market.offer])
    most = np.zeros(market.groups, np.int64)
    np.add.at(most, market.group, np.minimum(reach, market.demand))
    if most.sum() > MOST_RANKED:
        raise EngineInputError(
            "demand",
            f"worst-off first ranks every unit, and there are {most.sum():,}, more than {MOST_RANKED:,}.",
            "Count in larger units.",
        )
    group = np.repeat(np.arange(market.groups), most)
    number = np.arange(len(group)) - np.repeat(np.cumsum(most) - most, most)
    return group, number


def _with_ranks(market: Market, base: Network, group: Ints, cost: Ints) -> Network:
    """Let a group's units leave unserved by one arc each, dearer the lower its share would be."""
    n, k, m = len(market.demand), len(market.capacity), len(market.need)
    doors = slice(m + n, m + n + market.groups)
    never = market.asked - np.bincount(group, minlength=market.groups)
    room = base.room.copy()
    room[doors] = never
    last = len(base.tail) - k
    return Network(
        tail=np.insert(base.tail, last, n + k + group),
        head=np.insert(base.head, last, base.head[doors][group]),
        room=np.insert(room, last, np.ones(len(group), np.int64)),
        cost=np.insert(base.cost, last, cost),
        supply=base.supply,
    )


def _richest(market: Market, ways: Network, flow: Ints, steps: Ints) -> Ints:
    """Among all flows as fair as this one, the one of most value.

    They are those that use no arc with a positive reduced cost and fill every arc with a negative one.
    """
    *_, away = prices(market, ways, flow)
    reduced = ways.cost + away[ways.tail] - away[ways.head]
    held = np.where(reduced < 0, ways.room, 0)
    supply = ways.supply.copy()
    np.subtract.at(supply, ways.tail, held)
    np.add.at(supply, ways.head, held)
    open_ = np.flatnonzero(reduced == 0)
    cost = np.zeros(len(ways.tail), np.int64)
    cost[: len(steps)] = -steps
    found = cheapest_flow(Network(ways.tail[open_], ways.head[open_], ways.room[open_], cost[open_], supply))
    if found is None:
        raise RuntimeError("The fair flow itself is one of these.")
    chosen = held
    chosen[open_] += found
    return chosen
