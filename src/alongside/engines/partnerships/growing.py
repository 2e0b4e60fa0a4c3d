"""Good line-ups quickly: grow one around a convener, then swap while that makes it better."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .problem import PENNY, Problem, sets
from .values import Bools, Floats, Ints

SHORT = 10.0  # worth of meeting one demand more: above all that the parts can add up to
PASSES = 4  # of swaps at each size
NEAR = 1e-12  # a rise by less is rounding


@dataclass(frozen=True, slots=True)
class Ground:
    """Those who may sit with one convener, by position, and what that convener's line-ups are made of."""

    convener: int
    actors: Ints  # the convener and those who must be in come first
    core: int  # how many those are
    adds: Floats
    meets: Bools
    cost: Floats
    rival: dict[int, frozenset[int]]  # a place in `actors` to places; who has no rival here is not in it

    def members(self, places: list[int]) -> Ints:
        """The positions of these places, ascending."""
        return np.sort(self.actors[places])


def ground(problem: Problem, convener: int, alive: Bools, with_rivals: bool = True) -> Ground | None:
    """Lay out the search around one convener; None when those who must be in cannot sit with it."""
    fine = problem.beside(convener)
    core = problem.is_in.copy()
    core[convener] = True
    if (core & ~fine).any() or core.sum() > problem.wanted.largest:
        return None
    actors = np.concatenate([np.flatnonzero(core), np.flatnonzero(fine & alive & ~core)])
    return Ground(
        convener,
        actors,
        int(core.sum()),
        problem.adds[actors],
        problem.meets[actors],
        problem.cost[actors],
        rivals_among(problem, actors) if with_rivals else {},
    )


def rivals_among(problem: Problem, actors: Ints) -> dict[int, frozenset[int]]:
    """The rivals of each of these, by places among these."""
    place = np.full(problem.n, -1)
    place[actors] = np.arange(len(actors))
    pairs = place[problem.fought]
    return sets(pairs[(pairs >= 0).all(axis=1)])


def grow(problem: Problem, on: Ground) -> list[Ints]:
    """The best line-up found of each size around this convener; hard rules as far as they can be met.

    Order: of equal choices the one with the lower position.
    Cost: O(actors × things) for each of the size × members × passes tries.
    Source: greedy for covering, Nemhauser, Wolsey and Fisher (1978), Mathematical Programming 14, 265–294.
    """
    found: list[Ints] = []
    chosen = list(range(on.core))
    for size in range(on.core, problem.wanted.largest + 1):
        alone = problem.alone(on.convener, size)[on.actors]
        while len(chosen) < size:
            place = _best_addition(problem, on, chosen, alone)
            if place < 0:
                return found
            chosen.append(place)
        if size >= problem.wanted.smallest:
            chosen = _swapped(problem, on, chosen, alone)
            found.append(on.members(chosen))
    return found


def _best_addition(problem: Problem, on: Ground, chosen: list[int], alone: Floats) -> int:
    """The place that adds most to those chosen; −1 when nobody can be added."""
    covered = on.adds[chosen].max(axis=0)
    gain = np.maximum(on.adds - covered, 0.0).sum(axis=1) + alone
    short = on.meets[chosen].sum(axis=0) < problem.demand
    if short.any():
        gain += SHORT * on.meets[:, short].sum(axis=1)
    gain[chosen] = -np.inf
    for one in chosen:
        gain[list(on.rival.get(one, ()))] = -np.inf
    if problem.wanted.budget is not None:
        left = problem.wanted.budget - float(on.cost[chosen].sum()) + PENNY
        gain[on.cost > left] = -np.inf
    place = int(gain.argmax())
    return place if gain[place] > -np.inf else -1


def _swapped(problem: Problem, on: Ground, chosen: list[int], alone: Floats) -> list[int]:
    """Swap one member at a time for whoever makes the line-up best, until nobody does."""
    now = _standing(problem, on, chosen, alone)
    for _ in range(PASSES):
        better = False
        for out in list(chosen[on.core :]):
            rest = [one for one in chosen if one != out]
            place = _best_addition(problem, on, rest, alone)
            if place >= 0 and place != out:
                new = _standing(problem, on, [*rest, place], alone)
                if new > now + NEAR:
                    chosen, now, better = [*rest, place], new, True
        if not better:
            break
    return chosen


def _standing(problem: Problem, on: Ground, chosen: list[int], alone: Floats) -> float:
    short = np.maximum(problem.demand - on.meets[chosen].sum(axis=0), 0).sum()
    return float(on.adds[chosen].max(axis=0).sum() + alone[chosen].sum() - SHORT * short)
