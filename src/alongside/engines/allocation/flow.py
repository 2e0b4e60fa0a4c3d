"""Cheapest flows with their prices: OR-Tools finds the flow, the residual network gives the prices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from .values import Ints

FAR = np.int64(2**62)


@dataclass(frozen=True, slots=True)
class Network:
    """Arcs with room and cost; `supply`, 0 in sum, is positive where flow starts negative where it ends."""

    tail: Ints
    head: Ints
    room: Ints
    cost: Ints
    supply: Ints


def cheapest_flow(network: Network) -> Ints | None:
    """Find a flow of least cost that moves every supply, or None when none can.

    Cost: cost-scaling push-relabel, Goldberg (1997), Journal of Algorithms 22, 1-29.
    """
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        network.tail.astype(np.int32), network.head.astype(np.int32), network.room, network.cost
    )
    solver.set_nodes_supplies(np.arange(len(network.supply), dtype=np.int32), network.supply)
    status = solver.solve()
    if status == solver.INFEASIBLE:
        return None
    if status != solver.OPTIMAL:
        raise RuntimeError(f"The flow solver ended with {status}.")
    flow: Ints = solver.flows(np.arange(len(network.tail), dtype=np.int32))
    return flow


def distances(network: Network, flow: Ints, start: int) -> Ints:
    """Cheapest way from `start` to every node along what the flow leaves open; `FAR` where there is none.

    With the cheapest flow there is no cycle of negative cost, so these are prices that prove it.
    Cost: Bellman and Ford's rounds, each over the arcs out of the nodes that changed in the last.
    """
    onward, back = np.flatnonzero(flow < network.room), np.flatnonzero(flow > 0)
    tail = np.concatenate([network.tail[onward], network.head[back]])
    head = np.concatenate([network.head[onward], network.tail[back]])
    cost = np.concatenate([network.cost[onward], -network.cost[back]])
    order = np.argsort(tail, kind="stable")
    head, cost = head[order], cost[order]
    nodes = len(network.supply)
    first = np.concatenate([[0], np.cumsum(np.bincount(tail, minlength=nodes))])
    found = np.full(nodes, FAR)
    found[start] = 0
    changed = np.array([start])
    while len(changed):
        counts = first[changed + 1] - first[changed]
        arcs = np.repeat(first[changed] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        reach = np.repeat(found[changed], counts) + cost[arcs]
        before = found.copy()
        np.minimum.at(found, head[arcs], reach)
        changed = np.flatnonzero(found < before)
    return found
