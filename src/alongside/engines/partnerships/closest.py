"""The team that covers a task and hangs together best, by each measure: proven, or with a bound."""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np

from .._shared.errors import EngineInputError
from .narrow import cover_within, smallest_diameter
from .paths import Graph, Nearest, distances, nearest
from .steiner import tree
from .sums import smallest_sum
from .tasks import Found, Task
from .values import Ints

MEASURES = ("diameter", "sum", "steiner")
FEW_STEPS = 500  # for a team by the sum, where only a good one is wanted
BRANCHES = 12  # trees grown to keep rivals apart before the search ends with a bound


def closest(within: Graph, task: Task, measure: str, near: Nearest | None = None) -> Found:
    """Find the team that covers every competence and costs least by a measure, one of `MEASURES`.

    `near`: `nearest(within, task.holders)`, if it is at hand for all three.
    Raises: EngineInputError for another measure.
    Source: the problem, Lappas, Liu and Terzi (2009), KDD, 467-476, who show it hard and give heuristics.
    """
    if measure not in MEASURES:
        raise EngineInputError("measure", f"'{measure}' is not one.", f"Use {', '.join(MEASURES)}.")
    ways = nearest(within, task.holders) if near is None else near
    if measure == "diameter":
        return smallest_diameter(within, task, ways)
    if measure == "sum":
        return smallest_sum(within, task, ways)
    return _cheapest_tree(within, task, ways)


def _cheapest_tree(within: Graph, task: Task, near: Nearest) -> Found:
    """The group Steiner tree with a cover among its actors.

    Where only rivals cover it, one or the other is left out in turn, the cheaper tree first. Where every
    cover has too many members, the closest teams by the other measures are joined; the cheapest tree is the
    bound.
    Cost: a tree for each branch, at most `BRANCHES`.
    """
    waiting: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    best, low = Found((), np.inf, np.inf), np.inf
    for _ in range(BRANCHES):
        if not waiting or waiting[0][0] >= best.cost:
            break
        _, out = heappop(waiting)
        holders = [np.setdiff1d(those, out) for those in task.holders]
        grown = tree(within, nearest(within, holders) if out else near)
        who = np.setdiff1d(np.array(grown.actors, np.int64), out)
        team = _cover(task, who, task.most, True)
        if team and grown.cost < best.cost:
            best = Found(team, grown.cost, 0.0)
        if team or not grown.actors:
            low = min(low, grown.bound)
            continue
        met = _rivals_among(task, _cover(task, who, task.most, False))
        low = low if met else min(low, grown.bound)
        for one in met:
            heappush(waiting, (grown.bound, tuple(sorted({*out, one}))))
    low = min([low, *(bound for bound, _ in waiting)])
    if best.cost > low:
        best = min([best, *_joined(within, task, near)], key=lambda found: found.cost)
    return Found(best.members, best.cost, min(low, best.cost))


def _cover(task: Task, who: Ints, most: int, apart: bool) -> tuple[int, ...]:
    """The smallest team among `who` that covers the task, with `apart` without rivals; or nobody."""
    far = np.zeros((len(who), len(who)))
    if apart:
        far[task.rivals(who)] = np.inf
    for room in range(1, most + 1):
        team, _ = cover_within(task, who, far, 0.0, room)
        if team:
            return tuple(sorted(int(who[one]) for one in team))
    return ()


def _rivals_among(task: Task, team: tuple[int, ...]) -> tuple[int, ...]:
    """The first two of a team who are rivals."""
    inside = task.apart[np.isin(task.apart, np.asarray(team, np.int64)).all(axis=1)]
    return (int(inside[0, 0]), int(inside[0, 1])) if len(inside) else ()


def _joined(within: Graph, task: Task, near: Nearest) -> list[Found]:
    """The closest teams by the other measures, each with the cheapest tree that joins it."""
    found = []
    for team in (
        smallest_sum(within, task, near, FEW_STEPS).members,
        smallest_diameter(within, task, near).members,
    ):
        if team:
            found.append(Found(team, _tree_of(within, team), 0.0))
    return found


def _tree_of(within: Graph, team: tuple[int, ...]) -> float:
    return tree(within, nearest(within, [np.array([one]) for one in team])).cost


def enlarged(within: Graph, task: Task, team: tuple[int, ...], least: int) -> tuple[int, ...]:
    """Add the nearest who hold anything, then the nearest of all, until the team has `least`; no rivals."""
    members = list(team)
    useful = task.anyone(within.actors)
    while len(members) < least:
        far = distances(within, members).sum(axis=0)
        free = np.setdiff1d(np.arange(within.actors), [*members, *_against(task, members)])
        if not len(free):
            break
        order = np.lexsort((free, far[free], ~useful[free]))
        members.append(int(free[order[0]]))
    return tuple(sorted(members))


def _against(task: Task, members: list[int]) -> list[int]:
    """All rivals of any member."""
    meets = np.isin(task.apart, np.asarray(members, np.int64)).any(axis=1)
    found: list[int] = task.apart[meets].ravel().tolist()
    return found
