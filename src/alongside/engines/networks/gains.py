"""What a new tie would bring: one in all detail, or all that are possible at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .bfs import distances
from .values import Floats, Ints, Network

FAR = np.int32(1 << 20)  # no way; larger than any distance, small enough to add up


@dataclass(frozen=True, slots=True)
class World:
    """Distances between the actors that may be introduced, and those whose ways are counted, and all.

    Shapes: `to_end` ends × n and `to_row` rows × n, steps, `FAR` for no way; `end`, `row` name the actors.
    All rows: each pair is counted once; else rows are a sample.
    """

    plain: Network
    label: Ints
    groups: int
    end: Ints
    row: Ints
    to_end: NDArray[np.int32]
    to_row: NDArray[np.int32]

    @property
    def whole(self) -> bool:
        """Whether all ways are counted."""
        return len(self.row) == self.plain.n


@dataclass(frozen=True, slots=True)
class Gain:
    """What one tie brings. Shapes: `meet` G × G, pairs that come nearer, by group, each pair once."""

    value: float
    error: float
    pairs: int
    joined: int
    meet: Ints


def world_of(plain: Network, label: Ints, groups: int, end: Ints, row: Ints) -> World:
    """Measure the distances that gains are made of. Cost: a breadth-first search from each end and row."""
    to_end = _far(distances(plain, end))
    same = len(end) == len(row) and bool((end == row).all())
    return World(plain, label, groups, end, row, to_end, to_end if same else _far(distances(plain, row)))


def _far(steps: NDArray[np.int32]) -> NDArray[np.int32]:
    steps[steps < 0] = FAR
    return steps


def gain(world: World, one: int, other: int) -> Gain:
    """Work out what a tie between two ends (places in `world.end`) brings to pairs of different groups.

    Only who is nearer to one by two steps or more than to the other can come nearer to those for whom it is
    the other way round; these two sides are all that is looked at.
    """
    a, b = world.to_end[one], world.to_end[other]
    near, far = a + 1 < b, b + 1 < a
    sides = [(near, far, a, b)] if world.whole else [(near, far, a, b), (far, near, b, a)]
    each = np.zeros(len(world.row))
    pairs = joined = 0
    meet = np.zeros((world.groups, world.groups), np.int64)
    for mine, theirs, here, there in sides:
        rows, ends = np.flatnonzero(mine[world.row]), np.flatnonzero(theirs)
        now = world.to_row[np.ix_(rows, ends)]
        then = here[world.row[rows]][:, None] + 1 + there[ends][None, :]
        kinds = world.label[world.row[rows]], world.label[ends]
        better = (then < now) & (kinds[0][:, None] != kinds[1][None, :])
        nearer = 1.0 / then - np.where(now < FAR, 1.0 / np.maximum(now, 1), 0.0)
        each[rows] += np.where(better, nearer, 0.0).sum(axis=1)
        pairs, joined = pairs + int(better.sum()), joined + int((better & (now >= FAR)).sum())
        i, j = np.nonzero(better)
        np.add.at(meet, (kinds[0][i], kinds[1][j]), 1)
    value, error = float(each.sum()), 0.0
    if not world.whole:
        n, k = world.plain.n, len(each)
        value = float(each.mean()) * n / 2
        error = float(each.std(ddof=1) * n / 2 * np.sqrt((1 - k / n) / k))
    meet = np.triu(meet + meet.T)
    return Gain(value, error, pairs, joined, meet)


def all_gains(world: World) -> Floats:
    """Work out the gain of a tie between any two ends: ends × ends, 0 and above.

    A tie brings s and t, now c steps apart, to a + 1 + b, where a and b lead from s to one end and from the
    other to t. So for each a and b the gains of all ties at once are a product of three matrices: who is at
    a, what s and t would gain, who is at b. Where rows are a sample, ways between these alone are counted
    and scaled up: good for an order, not as a figure.
    Cost: about (longest distance)² ÷ 4 products of rows × rows and rows × ends.
    """
    steps, among = world.to_end[:, world.row], world.to_row[:, world.row]
    kinds = world.label[world.row]
    counted = (among < FAR) & (kinds[:, None] != kinds[None, :])
    longest = int(np.where(counted, among, 0).max(initial=0))
    found = np.zeros((len(world.end), len(world.end)))
    for a in range(longest // 2 + 1):
        reached = np.zeros((len(world.row), len(world.end)))
        for b in range(a, longest - 1 - a):
            then = a + 1 + b
            nearer = np.where(counted & (among > then), 1 / then - 1 / np.maximum(among, 1), 0.0)
            reached += nearer @ (steps == b).astype(np.float64).T / (2 if a == b else 1)
        one_way = (steps == a).astype(np.float64) @ reached
        found += one_way + one_way.T
    found += _joining(world, steps, kinds)
    scale = world.plain.n / len(world.row)
    return found * scale**2


def _joining(world: World, steps: NDArray[np.int32], kinds: Ints) -> Floats:
    """What a tie between two that cannot reach each other brings: everybody on either side is new to the
    other.
    """
    apart = world.to_end[:, world.end] >= FAR
    gains = np.zeros(apart.shape)
    if not apart.any():
        return gains
    longest = int(np.where(steps < FAR, steps, 0).max(initial=0)) + 1
    level = np.arange(longest)
    worth = 1 / (level[:, None] + 1 + level[None, :])

    def counts(some: NDArray[np.int32]) -> Floats:
        there = some < FAR
        key = np.nonzero(there)[0] * longest + some[there]
        return np.bincount(key, minlength=len(some) * longest).reshape(-1, longest).astype(np.float64)

    everyone = counts(steps)
    gains += everyone @ worth @ everyone.T
    for kind in np.unique(kinds):
        same = counts(steps[:, kinds == kind])
        gains -= same @ worth @ same.T
    return np.where(apart, gains, 0.0)


def products(world: World) -> int:
    """How many multiplications `all_gains` takes for each end."""
    among = world.to_row[:, world.row]
    longest = int(np.where(among < FAR, among, 0).max(initial=0))
    return (longest * longest // 4 + 1) * len(world.row) ** 2
