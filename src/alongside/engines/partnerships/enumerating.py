"""All line-ups of a few actors, one after another."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from .bounds import Choice
from .growing import Ground
from .problem import Problem
from .values import Ints


def best_of_all(problem: Problem, on: Ground, of: Choice, above: float) -> list[Ints]:
    """The best choice that keeps the side conditions and has no rivals, where it is worth more than `above`.

    Order: of equals the first in the order of positions. Cost: binomial (actors, slots) × things.
    """
    n = len(of.alone)
    ways = list(combinations(range(n), of.slots))
    chosen = np.array(ways, np.int64).reshape(len(ways), of.slots)
    worth = of.base + of.alone[chosen].sum(axis=1)
    fine = (of.side[chosen].sum(axis=1) >= of.least - 1e-9).all(axis=1)
    best = np.zeros((len(chosen), of.gain.shape[1]))
    for column in range(of.slots):
        np.maximum(best, of.gain[chosen[:, column]], out=best)
    worth += best.sum(axis=1)
    for one in range(n):
        for other in on.rival.get(one + on.core, ()):
            if other - on.core > one:
                fine &= ~((chosen == one).any(axis=1) & (chosen == other - on.core).any(axis=1))
    worth[~fine] = -np.inf
    if not len(worth) or worth.max() <= above:
        return []
    places = chosen[int(worth.argmax())] + on.core
    return [on.members([*range(on.core), *places.tolist()])]
