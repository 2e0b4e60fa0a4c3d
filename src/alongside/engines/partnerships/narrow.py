"""The team with the smallest diameter: thresholds by halving, and covers by backtracking at each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from .paths import SLACK, Graph, Nearest, distances, nearest
from .tasks import Found, Task
from .values import Bools, Floats, Ints

WIDER = 1.25  # how much the threshold grows while nothing is found
AT_ONCE = 256  # actors from whom ways are searched in one call
STEPS = 20_000  # choices tried at a threshold before it counts as not settled


@dataclass(slots=True)
class _Search:
    """Candidates as bits: who may be with whom, who holds what."""

    beside: list[int]
    holding: list[int]
    holds: list[int]
    steps: int = STEPS

    def team(self, open_: int, allowed: int, room: int) -> tuple[int, ...] | None:
        """Cover the open competences by at most `room` of those allowed, any two of whom may be together."""
        if not open_:
            return ()
        if not room or self.steps <= 0:
            return None
        self.steps -= 1
        ways = [(self.holding[place] & allowed, place) for place in _bits(open_)]
        fewest, _ = min(ways, key=lambda way: (way[0].bit_count(), way[1]))
        most = 0
        for one in sorted(_bits(fewest), key=lambda who: (-(self.holds[who] & open_).bit_count(), who)):
            most = most or (self.holds[one] & open_).bit_count()
            rest = self.team(open_ & ~self.holds[one], allowed & self.beside[one], room - 1)
            if rest is not None:
                return (one, *rest)
            allowed &= ~(1 << one)
        return None


def smallest_diameter(within: Graph, task: Task, near: Nearest) -> Found:
    """Find a team whose two farthest members are as near as can be; with fewest members among such.

    A team is proven when every smaller threshold was refuted within `STEPS` choices; else `bound` is the
    smallest threshold that was not. Cost: a limited search from each actor within the threshold of every
    competence, and backtracking that is exponential in the competences at worst.
    """
    need = np.where(task.useful(within.actors), near.distance.max(axis=0), np.inf)
    least = max(float(need[those].min(initial=np.inf)) for those in task.holders)
    if not np.isfinite(least):
        return Found((), np.inf, np.inf)
    if not _possible(task, np.flatnonzero(np.isfinite(need))):
        return Found((), np.inf, np.inf)
    threshold, below, end = least, -np.inf, _farthest(within, need)
    bound = None
    while True:
        who, far = _candidates(within, task, need, threshold)
        team, settled = cover_within(task, who, far, threshold, task.most)
        if team is None and not settled and bound is None:
            bound = max(below, least)
        if team is not None or threshold >= end:
            break
        below, threshold = threshold, _wider(need, threshold, end)
    if team is None:
        return Found((), np.inf, np.inf if bound is None else bound)
    return _halved(task, who, far, (below, threshold), team, bound, least)


def _possible(task: Task, who: Ints) -> bool:
    """Whether any team covers the task, however far apart; also said when that cannot be settled."""
    beside = [(1 << len(who)) - 1] * len(who)
    for one, other in zip(*task.rivals(who), strict=True):
        beside[one] &= ~(1 << int(other))
    team, settled = _covered(task, who, beside, task.most)
    return team is not None or not settled


def _halved(
    task: Task,
    who: Ints,
    far: Floats,
    window: tuple[float, float],
    team: tuple[int, ...],
    bound: float | None,
    least: float,
) -> Found:
    """Find the smallest distance above `window[0]` that allows a team."""
    below, threshold = window
    levels = np.unique(far[(far > below) & (far <= threshold * (1 + SLACK))])
    levels = levels[levels >= least * (1 - SLACK)]
    low, high = 0, max(len(levels) - 1, 0)
    while low < high:
        middle = (low + high) // 2
        found, settled = cover_within(task, who, far, float(levels[middle]), task.most)
        if found is not None:
            high, team = middle, found
        else:
            if not settled and bound is None:
                bound = float(levels[low])
            low = middle + 1
    reach = float(levels[low]) if len(levels) else threshold
    while len(team) > 1:
        fewer, _ = cover_within(task, who, far, reach, len(team) - 1)
        if fewer is None:
            break
        team = fewer
    cost = float(far[np.ix_(team, team)].max()) if len(team) > 1 else 0.0
    members = tuple(sorted(int(who[one]) for one in team))
    return Found(members, cost, cost if bound is None else min(bound, cost))


def _candidates(within: Graph, task: Task, need: Floats, threshold: float) -> tuple[Ints, Floats]:
    """Who is within the threshold of every competence, and how far they are from each other; rivals never."""
    reach = threshold * (1 + SLACK) + SLACK
    who = np.flatnonzero(need <= reach)
    return who, apart(within, task, who, reach)


def apart(within: Graph, task: Task, who: Ints, reach: float) -> Floats:
    """How far each two of `who` are apart, infinity beyond `reach` and between rivals."""
    far = np.empty((len(who), len(who)))
    for at in range(0, len(who), AT_ONCE):
        far[at : at + AT_ONCE] = distances(within, who[at : at + AT_ONCE], reach)[:, who]
    far = np.minimum(far, far.T)
    far[task.rivals(who)] = np.inf
    return far


def cover_within(
    task: Task, who: Ints, far: Floats, threshold: float, most: int
) -> tuple[tuple[int, ...] | None, bool]:
    """Find a team of at most `most` no two of whom are farther apart, by positions in `who`.

    The second answer says whether a None is certain.
    """
    return _covered(task, who, [_packed(row) for row in far <= threshold * (1 + SLACK)], most)


def _covered(task: Task, who: Ints, beside: list[int], most: int) -> tuple[tuple[int, ...] | None, bool]:
    holding = [_packed(np.isin(who, those)) for those in task.holders]
    holds = [
        sum(1 << place for place, those in enumerate(holding) if those >> one & 1) for one in range(len(who))
    ]
    search = _Search(beside, holding, holds)
    team = search.team((1 << len(holding)) - 1, (1 << len(who)) - 1, most)
    return team, search.steps > 0


def _wider(need: Floats, threshold: float, far: float) -> float:
    more = need[np.isfinite(need) & (need > threshold)]
    grown = max(threshold * WIDER, float(more.min(initial=np.inf)) if threshold == 0 else 0.0)
    return min(grown, far) if grown > threshold else far


def _farthest(within: Graph, need: Floats) -> float:
    """No two candidates who can reach each other are farther apart than this."""
    _, part = connected_components(within.links, directed=False)
    who = np.flatnonzero(np.isfinite(need))
    first = who[np.unique(part[who], return_index=True)[1]]
    length = nearest(within, [first]).distance[0]
    return 2.0 * float(length[who].max(initial=0.0))


def _packed(row: Bools) -> int:
    return int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little")


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
