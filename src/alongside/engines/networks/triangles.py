"""All triangles of a network, a block at a time: what constraint, brokerage and transitivity are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .values import Ints, Network

AT_ONCE = 2_000_000  # pairs of neighbours looked at together; bounds memory


@dataclass(frozen=True, slots=True)
class Triangles:
    """Some triangles. Shapes: one entry each; actors a, b, c and the ties between them."""

    a: Ints
    b: Ints
    c: Ints
    ab: Ints
    ac: Ints
    bc: Ints


def triangles(plain: Network) -> Iterator[Triangles]:
    """List each triangle of a network without directions once.

    Each tie leads from its end with fewer ties to the one with more, so that no actor has more than √(2m)
    to pair up.
    Cost: at most m × √(2m) pairs; memory for `AT_ONCE` of them.
    Source: Schank and Wagner (2005), WEA 2005, 606–609.
    """
    n, m = plain.n, plain.ties
    degree = np.bincount(plain.source, minlength=n) + np.bincount(plain.target, minlength=n)
    actor = np.lexsort((np.arange(n), degree))
    rank = np.empty(n, np.int64)
    rank[actor] = np.arange(n)
    low = np.minimum(rank[plain.source], rank[plain.target])
    high = np.maximum(rank[plain.source], rank[plain.target])
    tie = np.argsort(low * n + high)
    low, high = low[tie], high[tie]
    key = low * n + high
    end = np.searchsorted(low, low, side="right")
    later = end - np.arange(m) - 1
    upto = np.cumsum(later)
    first = 0
    while first < m:
        before = int(upto[first - 1]) if first else 0
        last = max(int(np.searchsorted(upto, before + AT_ONCE, side="right")), first + 1)
        count = later[first:last]
        one = np.repeat(np.arange(first, last), count)
        other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
        first = last
        sought = high[one] * n + high[other]
        place = np.minimum(np.searchsorted(key, sought), m - 1)
        there = key[place] == sought
        one, other, place = one[there], other[there], place[there]
        if len(one):
            yield Triangles(
                actor[low[one]], actor[high[one]], actor[high[other]], tie[one], tie[other], tie[place]
            )
