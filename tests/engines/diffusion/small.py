"""Small networks at random, and what happens in them counted outcome by outcome."""

from itertools import combinations, product

import numpy as np
from hypothesis import strategies as st

from alongside.engines.diffusion.spreading import routes, shares

CHANCES = (0.2, 0.5, 1.0)


@st.composite
def networks(draw, most=6, ways=9):
    """Up to six sites and nine ways with chances."""
    n = draw(st.integers(2, most))
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda pair: pair[0] != pair[1])
    rows = draw(st.lists(st.tuples(ends, st.sampled_from(CHANCES)), max_size=ways))
    origin, target = [ends[0] for ends, _ in rows], [ends[1] for ends, _ in rows]
    return routes(n, origin, target, [chance for _, chance in rows])


def within(n, ways, seeds, steps):
    """Sites reached along these ways within so many steps."""
    have = set(seeds)
    for _ in range(steps):
        have |= {to for at, to in ways if at in have}
    return have


def exact_cascade(given, seeds, steps):
    """The mean number reached in a cascade, over every way its coins can fall."""
    pairs = list(zip(given.origin.tolist(), given.target.tolist(), given.chance.tolist(), strict=True))
    mean = 0.0
    for falls in product((True, False), repeat=len(pairs)):
        weight = np.prod([one if fell else 1 - one for fell, (_, _, one) in zip(falls, pairs, strict=True)])
        if weight:
            open_ways = [(at, to) for fell, (at, to, _) in zip(falls, pairs, strict=True) if fell]
            mean += weight * len(within(given.n, open_ways, seeds, steps))
    return mean


def exact_threshold(given, seeds, steps):
    """The same with thresholds: each site looks to one of those it looks to, by its shares."""
    looks = [[] for _ in range(given.n)]
    for at, to, share in zip(given.origin.tolist(), given.target.tolist(), shares(given), strict=True):
        looks[to].append((at, share))
    mean = 0.0
    for chosen in product(*[one or [(None, 1.0)] for one in looks]):
        ways = [(at, to) for to, (at, _) in enumerate(chosen) if at is not None]
        mean += np.prod([share for _, share in chosen]) * len(within(given.n, ways, seeds, steps))
    return mean


EXACT = {"cascade": exact_cascade, "threshold": exact_threshold}


def best_of(value, n, size):
    """The most any set of this size achieves."""
    return max(value(set(some)) for some in combinations(range(n), size))
