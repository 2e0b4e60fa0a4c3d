"""The cheapest tree that joins one actor of each set, by Dreyfus and Wagner's recursion over the sets.

Source: Dreyfus and Wagner (1971), Networks 1, 195-207; with sets in place of single ends, and without states
that cannot be part of a tree as cheap as one in hand, as Hougardy, Silvanus and Vygen (2017), Mathematical
Programming Computation 9, 135-202, leave them out. For teams: Lappas, Liu and Terzi (2009), KDD, 467-476.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .paths import SLACK, Graph, Nearest, spread
from .values import Floats

MOST = 11  # sets that are joined exactly; work triples with each
SEEDS = 8  # actors from whom a first tree is grown
AT_ONCE = 4_000_000  # cells of a level that are searched in one call


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree: what it costs, no tree can cost less than `bound`, and the actors in it, in order."""

    cost: float
    bound: float
    actors: tuple[int, ...]


def tree(within: Graph, near: Nearest) -> Tree:
    """Join one holder of each set as cheaply as can be; infinite, with nobody in it, where there is no way.

    Exact up to `MOST` sets: `bound` is then `cost`. With more, the `MOST` farthest apart are joined
    exactly, which bounds all, and the others are tied on one by one.
    Shapes: `near` k × n, k at least 1. Cost: O(3^k n + 2^k (m + n log n)).
    """
    count = len(near.distance)
    if count > MOST:
        return _many(within, near)
    most = _grown(within, near)
    if not np.isfinite(most):
        return Tree(np.inf, np.inf, ())
    table = _costs(within, near, most * (1 + SLACK) + SLACK)
    last = table[-1]
    root = int(np.argmin(last))
    found = _walk(within, near, table, root)
    return Tree(float(last[root]), float(last[root]), tuple(sorted(found)))


def _grown(within: Graph, near: Nearest) -> float:
    """What a tree costs that grows from a central actor, always by the nearest set; the least of `SEEDS`."""
    best = np.inf
    for seed in np.argsort(near.distance.sum(axis=0), kind="stable")[:SEEDS]:
        inside, open_, cost = {int(seed)}, list(range(len(near.distance))), 0.0
        while open_ and cost < best:
            reached = np.array(sorted(inside))
            ways = near.distance[open_][:, reached]
            row, column = np.unravel_index(int(np.argmin(ways)), ways.shape)
            cost += float(ways[row, column])
            if not np.isfinite(cost):
                break
            inside |= _way(near, open_.pop(int(row)), int(reached[column]))
        best = min(best, cost)
    return best


def _costs(within: Graph, near: Nearest, most: float) -> Floats:
    """Cost of the cheapest tree at each actor for each subset; infinite where it cannot matter."""
    count, n = near.distance.shape
    full = (1 << count) - 1
    table = np.full((full + 1, n), np.inf)
    rest = _still(near)
    for one in range(count):
        cost = near.distance[one]
        table[1 << one] = np.where(cost + rest[full ^ (1 << one)] > most, np.inf, cost)
    width = max(AT_ONCE // max(n, 1), 1)
    for size in range(2, count + 1):
        level = [sum(1 << one for one in those) for those in combinations(range(count), size)]
        for at in range(0, len(level), width):
            part = np.array(level[at : at + width])
            start = np.stack([_joined(table, subset) for subset in part.tolist()])
            bar = rest[full ^ part]
            start[start + bar > most] = np.inf
            found, _ = spread(within, start, most - float(bar.min(initial=np.inf)))
            found[found + bar > most] = np.inf
            table[part] = found
    return table


def _still(near: Nearest) -> Floats:
    """What at least it costs to join each subset to each actor: half the round of its two worst."""
    count, n = near.distance.shape
    between = np.array(
        [[near.distance[one][row == 0].min(initial=np.inf) for one in range(count)] for row in near.distance]
    )
    rest = np.zeros((1 << count, n))
    for subset in range(1, 1 << count):
        low = (subset & -subset).bit_length() - 1
        others = subset & (subset - 1)
        rest[subset] = np.maximum(rest[others], near.distance[low])
        for other in range(low + 1, count):
            if others >> other & 1:
                round_ = near.distance[low] + near.distance[other] + between[low, other]
                np.maximum(rest[subset], round_ / 2, out=rest[subset])
    return rest


def _joined(table: Floats, subset: int) -> Floats:
    """Cost at each actor of the two cheapest parts that make up the subset."""
    low = subset & -subset
    best = np.full(table.shape[1], np.inf)
    part = (subset - 1) & subset
    while part:
        if part & low:
            np.minimum(best, table[part] + table[subset ^ part], out=best)
        part = (part - 1) & subset
    return best


def _walk(within: Graph, near: Nearest, table: Floats, root: int) -> set[int]:
    """Follow the recursion back from the root and name all actors of the tree."""
    found = {root}
    waiting = [(len(table) - 1, root)]
    while waiting:
        subset, at = waiting.pop()
        if subset & (subset - 1) == 0:
            found |= _way(near, subset.bit_length() - 1, at)
            continue
        joined = _joined(table, subset)
        if joined[at] > table[subset][at]:
            _, before = spread(within, joined[None, :], float(table[subset][at]) * (1 + SLACK) + SLACK)
            while before[0, at] >= 0:
                at = int(before[0, at])
                found.add(at)
        waiting += _parts(table, subset, at)
    return found


def _parts(table: Floats, subset: int, at: int) -> list[tuple[int, int]]:
    """The two parts whose trees meet at the actor."""
    low = subset & -subset
    splits = []
    part = (subset - 1) & subset
    while part:
        if part & low:
            splits.append((float(table[part][at] + table[subset ^ part][at]), part))
        part = (part - 1) & subset
    _, best = min(splits)
    return [(best, at), (subset ^ best, at)]


def _way(near: Nearest, place: int, at: int) -> set[int]:
    """The actors on the shortest way from an actor to the nearest of a set, both ends among them."""
    found = {at}
    while near.way[place, at] >= 0:
        at = int(near.way[place, at])
        found.add(at)
    return found


def _many(within: Graph, near: Nearest) -> Tree:
    """Join the `MOST` farthest sets exactly, then tie each other one to the tree by the shortest way."""
    star = int(np.argmin(near.distance.sum(axis=0)))
    order = np.argsort(-near.distance[:, star], kind="stable")
    first = tree(within, near.only(order[:MOST]))
    cost, found = first.cost, set(first.actors)
    for place in order[MOST:].tolist() if found else []:
        inside = np.array(sorted(found))
        at = int(inside[np.argmin(near.distance[place, inside])])
        cost += float(near.distance[place, at])
        found |= _way(near, place, at)
    if not np.isfinite(cost):
        return Tree(np.inf, np.inf, ())
    return Tree(cost, first.bound, tuple(sorted(found)))
