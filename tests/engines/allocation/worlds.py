"""Small markets at random, and everything that could be done in them, one way after another."""

from dataclasses import dataclass
from itertools import product

import numpy as np


@dataclass(frozen=True)
class World:
    """One market, as `allocate` takes it."""

    need: np.ndarray
    offer: np.ndarray
    value: np.ndarray
    demand: np.ndarray
    capacity: np.ndarray
    group: np.ndarray

    def given(self):
        return self.need, self.offer, self.value, self.demand, self.capacity, self.group

    @property
    def groups(self):
        return int(self.group.max()) + 1


def random_world(seed, most=5):
    """A market of at most `most` edges; values are halves, so that ties are many, or have all digits."""
    rng = np.random.default_rng(seed)
    n, k = rng.integers(1, 4, 2)
    pairs = rng.permutation([(i, j) for i in range(n) for j in range(k)])[: rng.integers(0, most + 1)]
    pairs = pairs.reshape(-1, 2)
    value = rng.integers(0, 6, len(pairs)) / 2 if rng.random() < 0.5 else rng.random(len(pairs))
    return World(
        pairs[:, 0],
        pairs[:, 1],
        value,
        rng.integers(0, 4, n),
        rng.integers(0, 3, k),
        rng.integers(0, rng.integers(1, n + 1), n),
    )


def everything(world, capacity=None):
    """Every way to share: its value, and the units of each group."""
    capacity = world.capacity if capacity is None else capacity
    most = [min(world.demand[i], capacity[j]) for i, j in zip(world.need, world.offer, strict=True)]
    for units in product(*(range(top + 1) for top in most)):
        taken = np.array(units, int)
        by_need = np.bincount(world.need, taken, minlength=len(world.demand)).astype(int)
        by_offer = np.bincount(world.offer, taken, minlength=len(capacity))
        if (by_need <= world.demand).all() and (by_offer <= capacity).all():
            received = np.bincount(world.group, by_need, minlength=world.groups).astype(int)
            yield float(world.value @ taken), tuple(received)


def shares(world, received):
    """Share of each group, smallest first; who asks for nothing has all of it."""
    asked = np.bincount(world.group, world.demand, minlength=world.groups)
    return tuple(sorted(r / a if a else 1.0 for r, a in zip(received, asked, strict=True)))
