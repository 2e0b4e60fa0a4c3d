"""The team with the smallest sum of distances between the holders of its competences: branch and bound.

Source of the measure: Kargar and An (2011), CIKM, 985-994: one holder for each competence, and the distances
between all pairs of competences added up. A member who holds several counts at each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .narrow import apart, smallest_diameter
from .paths import SLACK, Graph, Nearest, distances
from .tasks import Found, Task
from .values import Bools, Floats, Ints

SEEDS = 12  # actors around whom a first team is tried
STEPS = 20_000  # choices tried before the search ends with a bound, at most
CELLS = 50_000_000  # competences times candidates looked at, at most, over all choices
MOST_CANDIDATES = 3_000  # their distances are held at once


def smallest_sum(within: Graph, task: Task, near: Nearest, steps: int = STEPS) -> Found:
    """Find holders of all competences with the smallest sum of distances over pairs of competences.

    Cost: a limited search from each candidate the first bound leaves, then at most `steps` choices, each of
    O(k · candidates), and fewer among many. `bound` is below `cost` where these did not settle it.
    """
    star = near.distance.sum(axis=0)
    floor = _least(task, near, ())
    if not np.isfinite(floor):
        return Found((), np.inf, np.inf)
    most, first = _around(within, task, near, star)
    if not len(first):
        return Found((), np.inf, np.inf if np.isinf(most) else floor)
    reach, fits = _possible(task, near, star, most * (1 + SLACK) + SLACK)
    who = np.unique(np.concatenate([*fits, first]))
    if cut := len(who) > MOST_CANDIDATES:
        who = np.unique(np.concatenate([who[np.argsort(star[who], kind="stable")[:MOST_CANDIDATES]], first]))
    far = apart(within, task, who, reach)
    able = np.stack([np.isin(who, those) for those in task.holders])
    chosen = tuple(np.searchsorted(who, first).tolist())
    search = _Search(far, able, task.most, most, chosen, min(steps, CELLS // able.size + 1))
    search.improve()
    search.descend([-1] * len(able), able, np.zeros(len(who)), 0.0)
    members = tuple(sorted({int(who[one]) for one in search.best}))
    return Found(members, search.cost, floor if cut else min(search.cost, search.open))


def _least(task: Task, near: Nearest, out: tuple[int, ...]) -> float:
    """A bound on the sum over all competences but those `out`: the nearest of each."""
    kept = [place for place in range(len(task.holders)) if place not in out]
    star = near.distance[kept].sum(axis=0)
    return sum(float(star[task.holders[place]].min(initial=np.inf)) for place in kept) / 2


def _possible(task: Task, near: Nearest, star: Floats, most: float) -> tuple[float, list[Ints]]:
    """How far apart two can be in a team that costs no more than `most`, and who can be in one.

    Two at a distance d add at least d to each of the other k - 2, and one to itself, beside what these cost.
    """
    k = len(task.holders)
    pairs = [_least(task, near, pair) for pair in combinations(range(k), 2)]
    reach = (most - min(pairs, default=0.0)) / max(k - 1, 1)
    fits = []
    useful = task.useful(near.distance.shape[1])
    for place, those in enumerate(task.holders):
        room = most - _least(task, near, (place,))
        fits.append(
            those[useful[those] & (star[those] <= room) & (near.distance[:, those].max(axis=0) <= reach)]
        )
    return reach, fits


def _around(within: Graph, task: Task, near: Nearest, star: Floats) -> tuple[float, Ints]:
    """The best of the teams of nearest holders around the most central actors, and its holder of each.

    Where none of these keeps to the size and without rivals, the narrowest team that does; nobody at
    cost 0: not known.
    """
    best, chosen = np.inf, np.empty(0, np.int64)
    for seed in np.argsort(star, kind="stable")[:SEEDS]:
        slots = near.holder[:, seed]
        team = np.unique(slots)
        if team[0] < 0 or len(team) > task.most or not task.together(team.tolist()):
            continue
        cost = float(distances(within, team)[np.ix_(np.searchsorted(team, slots), slots)].sum()) / 2
        if cost < best:
            best, chosen = cost, slots
    if len(chosen):
        return best, chosen
    narrow = smallest_diameter(within, task, near)
    if not narrow.members:
        return (np.inf if np.isinf(narrow.bound) else 0.0), chosen
    team = np.array(narrow.members)
    far = distances(within, team)[:, team]
    places = least_sum(far, np.stack([np.isin(team, those) for those in task.holders]))
    return float(far[np.ix_(places, places)].sum()) / 2, team[places]


@dataclass(slots=True)
class _Search:
    """Branch and bound: `best` is a holder for each competence, `open` the least bound left unexplored."""

    far: Floats
    able: Bools
    room: int
    cost: float
    best: tuple[int, ...]
    steps: int = STEPS
    open: float = np.inf
    least: Floats | None = None

    def improve(self) -> None:
        """Change one holder after another while that is for the better; rivals and too many are left out."""
        better = True
        while better:
            better = False
            for slot in range(len(self.best)):
                others = [one for place, one in enumerate(self.best) if place != slot]
                kept = float(self.far[np.ix_(others, others)].sum()) / 2
                cost = kept + self.far[:, others].sum(axis=1)
                cost[~self.able[slot]] = np.inf
                if len(set(others)) >= self.room:
                    cost[np.setdiff1d(np.arange(len(cost)), others)] = np.inf
                one = int(np.argmin(cost))
                if cost[one] < self.cost * (1 - SLACK) - SLACK:
                    self.cost, better = float(cost[one]), True
                    self.best = (*self.best[:slot], one, *self.best[slot + 1 :])

    def descend(self, chosen: list[int], able: Bools, to: Floats, cost: float) -> None:
        """Fill the competence with the fewest possible holders, the most promising first."""
        open_ = [place for place, one in enumerate(chosen) if one < 0]
        if not open_:
            if cost < self.cost * (1 - SLACK) - SLACK:
                self.cost, self.best = cost, tuple(chosen)
            return
        value, bound = self._values(open_, able, to, cost)
        able = able.copy()
        able[open_] &= value < self.cost * (1 - SLACK) - SLACK
        there = sorted({one for one in chosen if one >= 0})
        if self.room < len(chosen):
            able[open_] &= self._roomy(able[open_], there)
        counts = able[open_].sum(axis=1)
        if not counts.all():
            return
        if self.steps <= 0:
            self.open = min(self.open, bound)
            return
        self.steps -= 1
        row = int(np.argmin(counts))
        slot, worth = open_[row], value[row]
        for one in np.flatnonzero(able[slot])[np.argsort(worth[able[slot]], kind="stable")].tolist():
            if worth[one] >= self.cost * (1 - SLACK) - SLACK:
                break
            if self.steps <= 0:
                self.open = min(self.open, float(worth[one]))
                break
            chosen[slot] = one
            self.descend(chosen, able, to + self.far[one], cost + float(to[one]))
            chosen[slot] = -1

    def _roomy(self, able: Bools, there: list[int]) -> Bools:
        """Who is in it already, or holds enough for as many more as may come to hold all that is open."""
        left = self.room - len(there)
        lacking = able[~able[:, there].any(axis=1)]
        gives = lacking.sum(axis=0)
        fine: Bools = gives >= len(lacking) - (left - 1) * int(gives.max(initial=0))
        fine &= left > 0
        fine[there] = True
        return fine

    def _values(self, open_: list[int], able: Bools, to: Floats, cost: float) -> tuple[Floats, float]:
        """A bound on the whole for each open competence and candidate, and on all of them."""
        if self.least is None:
            self.least = np.stack([np.min(self.far[:, those], axis=1, initial=np.inf) for those in self.able])
        near = self.least[open_]
        with np.errstate(invalid="ignore"):  # infinity less itself: nobody who could be chosen
            value = to + (near.sum(axis=0) - near) / 2
            value[~able[open_]] = np.inf
            each = value.min(axis=1)
            bound = cost + float(each.sum())
            return value + (bound - each)[:, None], bound


def least_sum(far: Floats, able: Bools) -> Ints:
    """Choose a holder for each competence, all being held, with the smallest sum of distances.

    Shapes: `far` t × t, finite; `able` k × t; the answer k. Best of what `STEPS` choices find.
    """
    near = np.stack([np.min(far[:, those], axis=1) for those in able])
    first = np.where(able, near.sum(axis=0), np.inf).argmin(axis=1)
    cost = float(far[np.ix_(first, first)].sum()) / 2
    search = _Search(far, able, far.shape[0], cost, tuple(first.tolist()))
    search.improve()
    search.descend([-1] * len(able), able, np.zeros(len(far)), 0.0)
    return np.asarray(search.best, np.int64)
