"""The team with the smallest sum of distances between the holders of its competences: branch and bound.

Source of the measure: Kargar and An (2011), CIKM, 985-994: one holder for each competence, and the distances
between all pairs of competences added up. A member who holds several counts at each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .paths import SLACK, Graph, Nearest, distances
from .tasks import Found, Task
from .values import Bools, Floats, Ints

SEEDS = 12  # actors around whom a first team is tried
STEPS = 20_000  # choices tried before the search ends with a bound
MOST_CANDIDATES = 3_000  # their distances are held at once


def smallest_sum(within: Graph, task: Task, near: Nearest) -> Found:
    """Find holders of all competences with the smallest sum of distances over pairs of competences.

    Cost: a limited search from each candidate the first bound leaves, then at most `STEPS` choices, each of
    O(k · candidates). `bound` is below `cost` where these did not settle it.
    """
    star = near.distance.sum(axis=0)
    least = np.array([star[those].min(initial=np.inf) for those in task.holders])
    floor = float(least.sum()) / 2
    if not np.isfinite(floor):
        return Found((), np.inf, np.inf)
    most, first = _around(within, task, near, star)
    fits = [
        those[star[those] + least.sum() - least[j] <= 2 * most * (1 + SLACK) + SLACK]
        for j, those in enumerate(task.holders)
    ]
    who = np.unique(np.concatenate(fits))
    if len(who) > MOST_CANDIDATES:
        who = np.unique(np.concatenate([who[np.argsort(star[who], kind="stable")[:MOST_CANDIDATES]], first]))
        cut = True
    else:
        cut = False
    far = _apart(within, task, who, most)
    able = np.stack([np.isin(who, those) for those in fits])
    search = _Search(far, able, task.most, most, tuple(np.searchsorted(who, first).tolist()))
    search.improve()
    search.descend([-1] * len(able), able, np.zeros(len(who)), 0.0)
    if not search.best:
        return Found((), np.inf, np.inf if not cut and search.steps > 0 else max(floor, search.open))
    members = tuple(sorted({int(who[one]) for one in search.best}))
    bound = min(search.cost, search.open)
    return Found(members, search.cost, floor if cut else bound)


def _around(within: Graph, task: Task, near: Nearest, star: Floats) -> tuple[float, Ints]:
    """The best of the teams of nearest holders around the most central actors, and its holder of each."""
    best, chosen = np.inf, np.empty(0, np.int64)
    for seed in np.argsort(star, kind="stable")[:SEEDS]:
        if not np.isfinite(star[seed]):
            break
        slots = near.holder[:, seed]
        team = np.unique(slots)
        if len(team) > task.most or not task.together(team.tolist()):
            continue
        cost = float(distances(within, team)[np.ix_(np.searchsorted(team, slots), slots)].sum()) / 2
        if cost < best:
            best, chosen = cost, slots
    return best, chosen


def _apart(within: Graph, task: Task, who: Ints, most: float) -> Floats:
    far = np.empty((len(who), len(who)))
    for at in range(0, len(who), 256):
        far[at : at + 256] = distances(within, who[at : at + 256], most * (1 + SLACK) + SLACK)[:, who]
    far = np.minimum(far, far.T)
    far[task.rivals(who)] = np.inf
    return far


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
        better = bool(self.best)
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
            if cost < self.cost * (1 - SLACK) - SLACK or not self.best:
                self.cost, self.best = cost, tuple(chosen)
            return
        value, bound = self._values(open_, able, to, cost)
        able = able.copy()
        able[open_] &= value < self.cost if not self.best else value < self.cost * (1 - SLACK) - SLACK
        counts = able[open_].sum(axis=1)
        if not counts.all():
            return
        if self.steps <= 0:
            self.open = min(self.open, bound)
            return
        self.steps -= 1
        row = int(np.argmin(counts))
        slot, worth = open_[row], value[row]
        there = {one for one in chosen if one >= 0}
        for one in np.flatnonzero(able[slot])[np.argsort(worth[able[slot]], kind="stable")].tolist():
            if self.best and worth[one] >= self.cost * (1 - SLACK) - SLACK:
                break
            if len(there | {one}) > self.room:
                continue
            if self.steps <= 0:
                self.open = min(self.open, float(worth[one]))
                break
            chosen[slot] = one
            self.descend(chosen, able, to + self.far[one], cost + float(to[one]))
            chosen[slot] = -1

    def _values(self, open_: list[int], able: Bools, to: Floats, cost: float) -> tuple[Floats, float]:
        """A bound on the whole for each open competence and candidate, and on all of them."""
        if self.least is None:
            self.least = np.stack([np.min(self.far[:, those], axis=1, initial=np.inf) for those in self.able])
        near = self.least[open_]
        with np.errstate(invalid="ignore"):  # infinity less itself: not a holder, and set to infinity below
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
