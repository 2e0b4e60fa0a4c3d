"""An allocation as a network: needs send units to offers, or by their group's door to nobody.

Nodes: the needs, the offers, one door for each group, and one node that balances all. Every unit asked for
starts at its need; every unit on offer must be filled, by a need or by the balancing node. A group promised
some units has a door that is that much narrower.
"""

from __future__ import annotations

import numpy as np

from .flow import Network
from .values import Ints, Market


def network_of(market: Market, cost: Ints, promised: Ints) -> Network:
    """Build the network; its arcs are the edges, in order, then needs' and groups' ways out, then offers'.

    Shapes: `cost` per edge, `promised` units per group.
    """
    n, k, groups = len(market.demand), len(market.capacity), market.groups
    needs, offers, doors, rest = np.arange(n), n + np.arange(k), n + k + np.arange(groups), n + k + groups
    asked, most = market.asked, int(market.demand.sum())
    wide = np.maximum(market.demand[market.need], 1) + 1
    return Network(
        tail=np.concatenate([market.need, needs, doors, np.full(k, rest)]),
        head=np.concatenate([n + market.offer, doors[market.group], np.full(groups, rest), offers]),
        room=np.concatenate([wide, market.demand, asked - promised, market.capacity + 1]),
        cost=np.concatenate([cost, np.zeros(n + groups + k, np.int64)]),
        supply=np.concatenate(
            [market.demand, -market.capacity, np.zeros(groups, np.int64), [int(market.capacity.sum()) - most]]
        ),
    )
