"""Missing ties: which introductions would most shorten the ways between groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between
from .._shared.errors import EngineInputError
from .gains import FAR, Gain, World, all_gains, gain, products, world_of
from .values import Bools, Ints, Network, group_labels, network, ties

WHOLE, SAMPLED = 2_000, 400  # actors up to which all ways are counted, and how many are drawn above
MOST_WORK, MOST_ENDS = 120_000_000_000, 400  # multiplications; ends looked at above `WHOLE`
MEMORY = 40_000_000  # distances kept at once above `WHOLE`
LISTED, ROUND, LOOKED = 5, 9, 40


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two who have no tie, and what one between them would do. Gains are over pairs of different groups."""

    one: int
    other: int
    gain: float  # Σ of (1 ÷ distance then − 1 ÷ distance now); 0 for those out of reach
    error: float  # standard error of the gain where sampled, else 0
    pairs: int  # pairs of different groups that come nearer (counted in the sample where sampled)
    joined: int  # of these, pairs that could not reach each other before (likewise)
    distance: int  # steps between the two now; 0 where there is no way
    between: tuple[int, ...]  # on a shortest way between the two now, lowest positions first; empty if none
    meet: tuple[tuple[int, int, int], ...]  # (group, other group, pairs nearer), most first, at most 5


@dataclass(frozen=True, slots=True)
class Introductions:
    """The best introductions, best first, and what none that is not listed can exceed."""

    best: tuple[Introduction, ...]
    bound: float  # no pair that is not listed gains more than this
    proven: bool  # the list is the best: `bound` is no more than the last gain listed
    exact: bool  # False: gains are estimated from a sample of actors


def introductions(
    given: Network,
    group: ArrayLike,
    top: int = 5,
    allowed: ArrayLike | None = None,
    across: bool = True,
    refused: ArrayLike | None = None,
    together: bool = False,
    seed: int = 1,
) -> Introductions:
    """Find the introductions of two without a tie that bring actors of different groups nearest to each
    other.

    Allowed: who may be introduced (n yes or no; else all). Across: only two of different groups. Refused:
    k × 2 positions of pairs that must not be proposed. Together: each is chosen as if those before it had
    been made, so that the list does not say one thing five times; gain and bound are then of that moment.
    Directions and weights play no part.
    Exact up to `WHOLE` actors, over all pairs of ends, or of the best tied where these take more than
    `MOST_WORK`; above, gains are estimated from `SAMPLED` actors drawn by the seed, for the `MOST_ENDS`
    with most ties.
    Order: by gain, then by positions. With one group nothing is found.
    Raises: EngineInputError naming the input.
    """
    label, groups = group_labels("group", group, given.n)
    plain = given.undirected()
    may = (
        np.ones(given.n, bool) if allowed is None else frozen_array("allowed", allowed, np.bool_, (given.n,))
    )
    never = np.zeros((0, 2), np.int64) if refused is None else frozen_array("refused", refused, np.int64)
    if never.ndim != 2 or never.shape[1:] != (2,):
        raise EngineInputError("refused", f"its shape is {never.shape}.", "Give two positions in each row.")
    require_between("refused", never.ravel(), 0, given.n - 1)
    if not together:
        return _found(plain, label, groups, may, never, across, top, seed)
    best: list[Introduction] = []
    while True:
        last = _found(plain, label, groups, may, never, across, 1, seed)
        best += last.best
        if not last.best or len(best) >= top:
            return Introductions(tuple(best[:top]), last.bound, last.proven, last.exact)
        made = last.best[0].one, last.best[0].other
        ends = np.r_[plain.source, made[0]], np.r_[plain.target, made[1]]
        plain = network(ties(given.n, *ends))


def _found(
    plain: Network,
    label: Ints,
    groups: int,
    may: Bools,
    never: Ints,
    across: bool,
    top: int,
    seed: int,
) -> Introductions:
    """The best introductions into one network."""
    n, exact = plain.n, plain.n <= WHOLE
    row, end = np.arange(n), np.flatnonzero(may)
    if len(end) < 2 or groups < 2 or top < 1:
        return Introductions((), 0.0, exact, exact)
    if not exact:
        fits = max(MEMORY // n, 50)
        row = np.sort(np.random.default_rng(seed).choice(n, min(SAMPLED, fits), replace=False))
        end = _best_tied(plain, end, min(MOST_ENDS, fits))
    world = world_of(plain, label, groups, end, row)
    some = _best_tied(plain, end, max(MOST_WORK // products(world), 2))
    sure = exact and len(some) == len(end)
    if len(some) < len(end):
        world = world_of(plain, label, groups, some, row)
    gains = np.round(all_gains(world), ROUND)
    one, other = np.nonzero(np.triu(_open(world, never, across) & (gains > 0), k=1))
    order = np.lexsort((other, one, -gains[one, other]))
    one, other = one[order], other[order]
    looked = max(top, 0 if exact else LOOKED)
    pairs = zip(one[:looked].tolist(), other[:looked].tolist(), strict=True)
    found = [(a, b, gain(world, a, b)) for a, b in pairs]
    found.sort(key=lambda each: (-round(each[2].value, ROUND), each[0], each[1]))
    best = tuple(_told(world, *each) for each in found[:top])
    bound = float(gains[one[top], other[top]]) if len(one) > top else 0.0
    return Introductions(best, bound if sure else float("inf"), sure, exact)


def _best_tied(plain: Network, end: Ints, most: int) -> Ints:
    """The ends with most ties, in order."""
    many = np.diff(plain.starts)[end]
    return np.sort(end[np.lexsort((end, -many))[:most]])


def _open(world: World, never: Ints, across: bool) -> Bools:
    """Which two ends have no tie and may have one."""
    pairs: Bools = world.to_end[:, world.end] > 1
    if across:
        kinds = world.label[world.end]
        pairs &= kinds[:, None] != kinds[None, :]
    if len(never):
        place = np.full(world.plain.n, -1)
        place[world.end] = np.arange(len(world.end))
        a, b = place[never[:, 0]], place[never[:, 1]]
        known = (a >= 0) & (b >= 0)
        pairs[a[known], b[known]] = pairs[b[known], a[known]] = False
    return pairs


def _told(world: World, a: int, b: int, brings: Gain) -> Introduction:
    """An introduction with its reasons."""
    one, other = int(world.end[a]), int(world.end[b])
    steps = int(world.to_end[a, other])
    met = [(int(g), int(h), int(brings.meet[g, h])) for g, h in zip(*np.nonzero(brings.meet), strict=True)]
    met.sort(key=lambda each: (-each[2], each[0], each[1]))
    return Introduction(
        one=one,
        other=other,
        gain=brings.value,
        error=brings.error,
        pairs=brings.pairs,
        joined=brings.joined,
        distance=steps if steps < FAR else 0,
        between=_way(world.plain, one, world.to_end[b]) if steps < FAR else (),
        meet=tuple(met[:LISTED]),
    )


def _way(plain: Network, start: int, steps: Ints) -> tuple[int, ...]:
    """Who stands on the shortest way from `start` to where `steps` is 0; of equals the lowest."""
    way: list[int] = []
    here = start
    while steps[here] > 1:
        near = plain.heads[plain.starts[here] : plain.starts[here + 1]]
        here = int(near[np.flatnonzero(steps[near] == steps[here] - 1)[0]])
        way.append(here)
    return tuple(way)
