"""Distances in steps from many actors at once: 64 of them share each machine word."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .values import Floats, Ints, Network

WORDS = 4  # 256 actors at once: enough to share the reading of the ties, few enough for memory
Bits = NDArray[np.uint64]


def levels(given: Network, sources: Ints, inwards: bool = False) -> Iterator[tuple[int, Ints, Bits]]:
    """Give at each distance 1, 2, … who is met for the first time, and from which of the sources.

    Inwards: distances to the sources instead, against the direction of the ties.
    Shapes: at most 64 × k sources; yields the distance, actors in order, and for each actor k words in which
    bit s (word s // 64) is set when source s is at that distance.
    Cost: each tie is read once a level for all sources together, where it can lead on.
    Source: Then et al. (2014), Proc. VLDB 8, 449–460.
    """
    n, words = given.n, -(-len(sources) // 64)
    starts, heads = _lists(given, not inwards)
    back_starts, back_heads = _lists(given, inwards)
    seen = np.zeros((words, n), np.uint64)
    place = np.arange(len(sources))
    np.bitwise_or.at(seen, (place // 64, sources), np.uint64(1) << (place % 64).astype(np.uint64))
    new = seen.copy()
    front = np.unique(sources)
    distance = 0
    while len(front):
        distance += 1
        if (starts[front + 1] - starts[front]).sum() * 8 > len(heads):
            met, bits = _all_ties(back_starts, back_heads, new)
        else:
            met, bits = _few_ties(starts, heads, new, front)
        bits &= ~seen[:, met]
        some = bits.any(axis=0)
        met, bits = met[some], bits[:, some]
        new[:, front] = 0
        new[:, met] = bits
        seen[:, met] |= bits
        front = met
        if len(met):
            yield distance, met, bits


def _lists(given: Network, outwards: bool) -> tuple[Ints, Ints]:
    """Each actor's neighbours: those it reaches, or those that reach it."""
    if outwards or not given.directed:
        return given.starts, given.heads
    order = np.argsort(given.heads, kind="stable")
    tails = np.repeat(np.arange(given.n), np.diff(given.starts))
    starts = np.zeros(given.n + 1, np.int64)
    np.cumsum(np.bincount(given.heads, minlength=given.n), out=starts[1:])
    return starts, tails[order]


def _all_ties(starts: Ints, tails: Ints, new: Bits) -> tuple[Ints, Bits]:
    """For every actor that ties lead to, what any of their other ends carries."""
    met = np.flatnonzero(np.diff(starts))
    return met, np.stack([np.bitwise_or.reduceat(word[tails], starts[met]) for word in new])


def _few_ties(starts: Ints, heads: Ints, new: Bits, front: Ints) -> tuple[Ints, Bits]:
    """The same, looking only at ties that leave the front."""
    count = starts[front + 1] - starts[front]
    tail = np.repeat(front, count)
    place = np.arange(len(tail)) - np.repeat(np.cumsum(count) - count, count) + starts[tail]
    head = heads[place]
    order = np.argsort(head)
    head, tail = head[order], tail[order]
    first = np.flatnonzero(np.diff(head, prepend=-1))
    if not len(first):
        return head, np.zeros((len(new), 0), np.uint64)
    return head[first], np.stack([np.bitwise_or.reduceat(word[tail], first) for word in new])


def distances(given: Network, sources: Ints, inwards: bool = False) -> NDArray[np.int32]:
    """Give steps from each source (or to it) to every actor: sources × n, −1 where there is no way."""
    found = np.full((len(sources), given.n), -1, np.int32)
    found[np.arange(len(sources)), sources] = 0
    for first in range(0, len(sources), 64 * WORDS):
        some = sources[first : first + 64 * WORDS]
        for distance, met, bits in levels(given, some, inwards):
            octets = np.ascontiguousarray(bits.T).astype("<u8").view(np.uint8)
            hit = np.unpackbits(octets, axis=1, count=len(some), bitorder="little")
            actor, source = np.nonzero(hit)
            found[first + source, met[actor]] = distance
    return found


def nearness(steps: NDArray[np.int32]) -> Floats:
    """1 ÷ distance; 0 where there is no way, and for an actor with itself."""
    return np.divide(1.0, steps, out=np.zeros(steps.shape), where=steps > 0)
