"""What a team must be able to do, who can, and who cannot be in it together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between
from .._shared.errors import EngineInputError
from .paths import SLACK
from .values import Bools, Ints


@dataclass(frozen=True, slots=True)
class Task:
    """Holders of each competence asked for, the most members, and pairs who are never together.

    Shapes: k arrays of actors; `apart` r × 2.
    """

    holders: tuple[Ints, ...]
    most: int
    apart: Ints

    def anyone(self, actors: int) -> Bools:
        """Say of each actor whether it holds anything that is asked for."""
        found = np.zeros(actors, bool)
        for those in self.holders:
            found[those] = True
        return found

    def useful(self, actors: int) -> Bools:
        """Who holds enough for the others to hold the rest, were each of them among those who hold most."""
        held = np.zeros(actors, np.int64)
        for those in self.holders:
            held[those] += 1
        fine: Bools = held >= max(len(self.holders) - (self.most - 1) * int(held.max(initial=0)), 1)
        return fine

    def rivals(self, who: Ints) -> tuple[Ints, Ints]:
        """Give the pairs who are never together by their positions in `who`, which is in order."""
        if not len(who) or not len(self.apart):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        place = np.minimum(np.searchsorted(who, self.apart), len(who) - 1)
        inside = (who[place] == self.apart).all(axis=1)
        one, other = place[inside, 0], place[inside, 1]
        return np.concatenate([one, other]), np.concatenate([other, one])

    def together(self, team: Sequence[int]) -> bool:
        """Say whether no two of a team are rivals."""
        return not np.isin(self.apart, np.asarray(team, np.int64)).all(axis=1).any()


@dataclass(frozen=True, slots=True)
class Found:
    """A team for a task: its members in order, what it costs, and a bound that no team is below.

    Nobody and infinity: there is none, or none was found while `bound` is finite.
    """

    members: tuple[int, ...]
    cost: float
    bound: float

    @property
    def proven(self) -> bool:
        """Say whether no team is better."""
        return self.cost <= self.bound * (1 + SLACK) + SLACK


def task(actors: int, holders: Sequence[ArrayLike], most: int | None = None, apart: ArrayLike = ()) -> Task:
    """Check and freeze a task; `most` is by default as many as competences.

    Raises: EngineInputError naming the input.
    """
    if not holders:
        raise EngineInputError("holders", "no competence is asked for.", "Ask for one or more.")
    sets = tuple(np.unique(frozen_array("holders", those, np.int64)) for those in holders)
    for those in sets:
        require_between("holders", those, 0, actors - 1)
    pairs = np.asarray(apart, np.int64).reshape(-1, 2)
    require_between("apart", pairs.ravel(), 0, actors - 1)
    pairs = np.unique(np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1), axis=0)
    room = len(sets) if most is None else min(most, len(sets))
    if room < 1:
        raise EngineInputError("most", f"{most} members cannot be a team.", "Allow 1 or more.")
    return Task(sets, room, pairs)
