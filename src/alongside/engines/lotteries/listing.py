"""A lottery as a list of numbered panels, each as likely: weights rounded, people dealt out evenly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .colouring import evenly
from .fairest import Fairest
from .kinds import Floats, Ints, Kinds
from .panels import Panels

FEW, MANY = 1_000, 10_000  # three digits drawn, or four
RARE = 0.02  # below this least chance a thousand panels are too coarse
NEAR = 1e-4  # how near to a whole number counts as one
TILTS = 4  # leanings tried for each panel
WIDER = 3  # how far to look for whole numbers that can be had


def length_for(found: Fairest) -> int:
    """How many panels to list: a thousand, or ten thousand where somebody's chance is small."""
    chance = found.chance[~found.never]
    return FEW if chance.min(initial=1.0) >= RARE else MANY


def rounded(kinds: Kinds, found: Fairest, rows: int) -> NDArray[np.int64]:
    """A list of `rows` panels of kinds, in which everybody stands as often as the chances say, to within one.

    Shapes: gives rows × T. Every weight is rounded down, which gives most of the list. What is then missing
    of each kind is rounded to whole numbers that so many panels could have together, and panels are taken
    off it one by one, so that what is left could always be had by the panels that are left: the same bounds,
    times their number. Where no whole panel allows that, the one nearest to what is missing is taken, and
    the list may be a little further off; `Lottery.difference` says how far.
    Cost: a small integer program for each panel used.
    Source: lists are due to Flanigan, Kehne and Procaccia (2021), Fair sortition made transparent, NeurIPS
    34, who bound what rounding must cost.
    """
    times: Ints = np.floor(found.weights * rows + 1e-9).astype(np.int64)
    left = rows - int(times.sum())
    missing = rows * found.chance * kinds.count - times @ found.panels
    panels = Panels(kinds)
    more = []
    goal = _whole_goal(panels, missing, left)
    for after in range(left - 1, -1, -1):
        panel = _next(panels, goal, after)
        goal = goal - panel
        more.append(panel)
    whole = found.panels.repeat(times, axis=0)
    return np.vstack([whole, np.array(more, np.int64).reshape(left, len(kinds.count))])


def _next(panels: Panels, goal: Ints, after: int) -> Ints:
    """One panel of those that make up `goal`, such that what is left could be had by `after` panels."""
    room = panels.kinds.room
    low, high = np.maximum(goal - after * room, 0), np.minimum(goal, room)
    bounds = []
    for row in panels.rows:
        has = int(goal[list(row.some)].sum())
        bounds.append((max(row.least, has - after * row.most), min(row.most, has - after * row.least)))
    worth = goal / (after + 1) / panels.kinds.count
    if (low <= high).all() and all(least <= most for least, most in bounds):
        panels.narrow(low, high, bounds)
        for tilt in range(TILTS):  # any whole panel will do, and asking loosely is ten times as quick
            loose = panels.loosely(worth * (1 + 0.5 * np.sin((tilt + after) * np.arange(1, len(worth) + 1))))
            panel = panels.whole(loose) if loose is not None else None
            if panel is not None:
                return np.array(panel, np.int64)
        found = panels.best(worth)
        if found is not None:
            return np.array(found[0], np.int64)
    panels.narrow(np.zeros_like(room), room, [(row.least, row.most) for row in panels.rows])
    found = panels.best(worth + np.where(goal > 0, 1.0, -1.0))
    if found is None:
        raise RuntimeError("A panel that was possible is no longer.")
    return np.array(found[0], np.int64)


def _whole_goal(panels: Panels, missing: Floats, left: int) -> Ints:
    """Whole numbers next to what is missing that `left` panels could have together, as near as can be."""
    low, high = np.floor(missing + NEAR), np.ceil(missing - NEAR)
    room = panels.kinds.room
    goal = Panels(panels.kinds)
    bounds = [(row.least * left, row.most * left) for row in panels.rows]
    for wider in range(WIDER):
        goal.rows = [replace(row, least=a, most=b) for row, (a, b) in zip(panels.rows, bounds, strict=True)]
        goal.narrow(
            np.maximum(low - wider, 0).astype(np.int64),
            np.minimum(high + wider, room * left).astype(np.int64),
            bounds,
        )
        found = goal.best(missing - low)
        if found is not None:
            return np.array(found[0], np.int64)
    return np.rint(missing).astype(np.int64)


def dealt(kinds: Kinds, panels: NDArray[np.int64]) -> list[list[int]]:
    """Put people on panels of kinds, so that those of a kind stand in as many of them, to within one.

    Shapes: `panels` N × T. Gives N sorted lists of positions of people; no two of one household.

    Within a sort of household that gives one kind only, people are dealt out in turn, household by household;
    as a panel takes no more of them than there are households, no two are from one. Where a sort gives
    several kinds, panels and kinds are the two sides of a bipartite graph, a place on a panel is an edge, and
    a household is a colour: at a panel no colour may come twice, and at a kind each must come as often, to
    within one. Such a colouring always exists (de Werra 1971), which proves that the chances worked out for
    kinds can be met by people.
    """
    rows: list[list[int]] = [[] for _ in range(len(panels))]
    for group in range(len(kinds.homes)):
        some = np.flatnonzero(kinds.group == group).tolist()
        if len(some) == 1:
            _in_turn(kinds, some[0], panels[:, some[0]], rows)
        else:
            _by_colour(kinds, some, panels[:, some], rows)
    return [sorted(row) for row in rows]


def _in_turn(kinds: Kinds, kind: int, wanted: Ints, rows: list[list[int]]) -> None:
    homes = kinds.members[kind]
    order = [home[turn] for turn in range(len(homes[0])) for home in homes]
    at = 0
    for row, many in enumerate(wanted.tolist()):
        for step in range(many):
            rows[row].append(order[(at + step) % len(order)])
        at += many


def _by_colour(kinds: Kinds, some: list[int], wanted: NDArray[np.int64], rows: list[list[int]]) -> None:
    homes = len(kinds.members[some[0]])
    edges = [
        (row, kind)
        for row, counts in enumerate(wanted.tolist())
        for kind, many in enumerate(counts)
        for _ in range(many)
    ]
    turns = np.zeros((len(some), homes), np.int64)
    for (row, kind), home in zip(edges, evenly(edges, homes), strict=True):
        alike = kinds.members[some[kind]][home]
        rows[row].append(alike[int(turns[kind, home]) % len(alike)])
        turns[kind, home] += 1
