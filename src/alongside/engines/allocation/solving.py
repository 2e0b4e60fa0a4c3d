"""The most value with promises kept, and prices: on a few edges, then on those that the prices call for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .flow import cheapest_flow
from .network import network_of, prices
from .values import Floats, Ints, Market

SMALL = 200_000  # edges that are solved at once
PER_NEED = 4  # edges per need to begin with
ROUNDS = 40  # of guessing prices
STRIDE = 0.2  # of the largest value, the first step of a guessed price
NEAR = (
    16  # an edge that falls short by less than this part of the largest value stays for the second solution
)


@dataclass(frozen=True, slots=True)
class Solved:
    """Units per edge; worth of one more unit of each offer and of one unit less promised to each group."""

    units: Ints
    price: Ints
    lift: Ints


def most_value(market: Market, steps: Ints, promised: Ints) -> Solved:
    """Maximise Σ steps × units with the promises kept.

    A large market is solved on few edges. An edge that the prices cover cannot make the answer better, so
    only those not covered are added, until there are none: the answer is that of all edges.
    Raises: RuntimeError if the promises cannot be kept.
    """
    active, share = _first(market, steps, PER_NEED), PER_NEED
    first = True
    while True:
        found = _on(market, steps, promised, active)
        if found is None:
            if len(active) == len(steps):
                raise RuntimeError("What was promised cannot be kept.")
            share *= 4
            active = _first(market, steps, share)
            continue
        if len(active) == len(steps):
            return found
        short = _shortfall(market, steps, found, active)
        missing = np.flatnonzero(short < 0)
        if not len(missing):
            return found
        kept = active[short[active] <= int(steps.max()) // NEAR] if first else active
        active, first = np.union1d(kept, missing), False


def _first(market: Market, steps: Ints, share: int) -> Ints:
    """Choose edges nearest to the best of their need at guessed prices, so many per need on average."""
    count = share * len(market.demand)
    if len(steps) <= SMALL or count >= len(steps):
        return np.arange(len(steps))
    gain = steps - guessed_prices(market, steps)[market.offer]
    starts = np.flatnonzero(np.diff(market.need, prepend=-1))
    short = np.repeat(np.maximum.reduceat(gain, starts), np.diff(starts, append=len(steps))) - gain
    return np.flatnonzero(short <= np.partition(short, count)[count])


def guessed_prices(market: Market, steps: Ints) -> Ints:
    """Raise the price of what too many needs like best and lower that of the rest, by ever smaller steps.

    Only where to begin depends on this, not the answer.
    Cost: a few passes over the edges in each of `ROUNDS`.
    Source: the subgradient method for the dual of a transport problem, Shor (1985), Minimization Methods for
    Non-Differentiable Functions.
    """
    value = steps.astype(np.float32)
    stride = np.float32(STRIDE * float(steps.max()))
    price: Floats = np.zeros(len(market.capacity), np.float32)
    held = np.maximum(market.capacity, 1)
    starts = np.flatnonzero(np.diff(market.need, prepend=-1))
    length = np.diff(starts, append=len(steps))
    for number in range(1, ROUNDS + 1):
        gain = value - price[market.offer]
        best = np.maximum(np.maximum.reduceat(gain, starts), 0)
        liked = np.flatnonzero(gain >= np.repeat(best, length))
        asked = np.bincount(market.offer[liked], market.demand[market.need[liked]], len(price))
        change = np.clip(asked / held - 1, -1, 1) / (np.sqrt(number) * np.sqrt(np.sqrt(number)))
        price = np.maximum(price + stride * change, 0).astype(np.float32)
    return price.astype(np.int64)


def _on(market: Market, steps: Ints, promised: Ints, active: Ints) -> Solved | None:
    """Solve on these edges alone; None when the promises need others."""
    part = replace(market, need=market.need[active], offer=market.offer[active])
    network = network_of(part, -steps[active], promised)
    flow = cheapest_flow(network)
    if flow is None:
        return None
    price, lift, _ = prices(part, network, flow)
    units = np.zeros(len(steps), np.int64)
    units[active] = flow[: len(active)]
    return Solved(units, price, lift)


def _shortfall(market: Market, steps: Ints, found: Solved, active: Ints) -> Ints:
    """By how much each edge falls short of what its need has from the edges solved; not covered below 0."""
    gain = steps - found.price[market.offer]
    gain += found.lift[market.group][market.need]
    best = np.zeros(len(market.demand), np.int64)
    np.maximum.at(best, market.need[active], gain[active])
    short: Ints = best[market.need] - gain
    return short
