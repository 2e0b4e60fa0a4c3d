"""An allocation as a network: needs send units to offers, or by their group's door to nobody.

Nodes: the needs, the offers, a door for each group, and one node that balances all. Every unit asked for
starts at its need; every unit on offer must be filled, by a need or by the balancing node. A group promised
some units has a door that is that much narrower. Further nodes gather what leads to one door or to the
balancing node, a few at a time: the solver looks at all arcs of a node again and again, and is twice as fast
when none has many.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .flow import Network, distances
from .values import Ints, Market, total

FEW = 64


def network_of(market: Market, cost: Ints, promised: Ints) -> Network:
    """Build the network; its arcs are the edges, in order, one from each need, one from each door, others.

    Shapes: `cost` per edge, `promised` units per group.
    Order: the nodes are needs, offers, doors, the balancing node, then those that gather.
    """
    n, k, groups = len(market.demand), len(market.capacity), market.groups
    offers, doors, rest = n + np.arange(k), n + k + np.arange(groups), n + k + groups
    capacity = np.minimum(market.capacity, total(market.offer, market.demand[market.need], k))
    asked, held = int(market.demand.sum()), int(capacity.sum())
    landing, owner = _landings(market.group, groups)
    landings = rest + 1 + np.arange(len(owner))
    after = rest + 1 + len(owner)
    passages = after + np.arange(-(-groups // FEW))
    shelves = after + len(passages) + np.arange(-(-k // FEW))
    lead = np.where(landing < 0, doors[market.group], rest + 1 + landing)
    nodes = after + len(passages) + len(shelves)
    supply = np.zeros(nodes, np.int64)
    supply[:n], supply[offers], supply[rest] = market.demand, -capacity, held - asked
    many = asked + held + 1
    bundles = (
        (market.need, n + market.offer, np.minimum(market.demand[market.need], capacity[market.offer])),
        (np.arange(n), lead, market.demand),
        (doors, _by(passages, groups), market.asked - promised),
        (landings, doors[owner], np.full(len(landings), many)),
        (passages, np.full(len(passages), rest), np.full(len(passages), many)),
        (np.full(len(shelves), rest), shelves, np.full(len(shelves), many)),
        (_by(shelves, k), offers, capacity),
    )
    tail, head, room = (np.concatenate(parts) for parts in zip(*bundles, strict=True))
    return Network(tail, head, room, np.append(cost, np.zeros(len(tail) - len(cost), np.int64)), supply)


def prices(market: Market, network: Network, flow: Ints) -> tuple[Ints, Ints, Ints]:
    """Work out what one more unit of each offer is worth, what the promise to each group costs, and how far
    each node is from the balancing one, all in whole steps.

    The room along an edge never binds, since need and offer bind first; nor does an offer's way out. Both are
    left open, so that every node is reached.
    """
    n, k, groups = len(market.demand), len(market.capacity), market.groups
    room = network.room.copy()
    room[: len(market.need)] += 1
    room[-k:] += 1
    away = distances(replace(network, room=room), flow, n + k + groups)
    return -away[n : n + k], np.maximum(-away[n + k : n + k + groups], 0), away


def _by(gatherers: Ints, count: int) -> Ints:
    """The gathering node of each of `count`, so many to each."""
    spread: Ints = np.repeat(gatherers, FEW)[:count]
    return spread


def _landings(group: Ints, groups: int) -> tuple[Ints, Ints]:
    """Gather the needs of a large group: for each need its landing, or -1; for each landing its group."""
    size = np.bincount(group, minlength=groups)
    count = np.where(size > FEW, -(-size // FEW), 0)
    order = np.argsort(group, kind="stable")
    within = np.arange(len(group)) - np.repeat(np.cumsum(size) - size, size)
    landing = np.full(len(group), -1)
    large = count[group[order]] > 0
    landing[order[large]] = (np.cumsum(count) - count)[group[order[large]]] + within[large] // FEW
    return landing, np.repeat(np.arange(groups), count)
