"""A lottery as a list of numbered panels, each as likely: weights rounded, people dealt out evenly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .colouring import evenly
from .fairest import Fairest
from .kinds import Floats, Ints, Kinds

FEW, MANY = 1_000, 10_000  # three digits drawn, or four
RARE = 0.02  # below this least chance a thousand panels are too coarse
SWAPS = 2_000  # rounds of bettering, each for one panel of the list


def length_for(found: Fairest) -> int:
    """How many panels to list: a thousand, or ten thousand where somebody's chance is small."""
    chance = found.chance[~found.never]
    return FEW if chance.min(initial=1.0) >= RARE else MANY


def rounded(kinds: Kinds, found: Fairest, rows: int) -> Ints:
    """How often each panel of kinds stands in a list of `rows`, with chances as near as can be had.

    Every weight is rounded down; the places left go one by one to the panel that brings the chances nearest;
    then single places are moved while that brings them nearer.
    Source: rounding to a list is due to Flanigan, Kehne and Procaccia (2021), Fair sortition made
    transparent, NeurIPS 34; they bound what it must cost, and find far less in practice, as is found here.
    """
    parts = found.panels / kinds.count  # chance that a panel gives to each kind
    goal = rows * found.chance
    times: Ints = np.floor(found.weights * rows + 1e-9).astype(np.int64)
    missing = goal - times @ parts
    for _ in range(rows - int(times.sum())):
        best = int(np.argmin(((missing - parts) ** 2).sum(axis=1)))
        times[best] += 1
        missing = missing - parts[best]
    return _bettered(parts, times, missing)


def _bettered(parts: Floats, times: Ints, missing: Floats) -> Ints:
    """Move one place from a panel to another while the sum of fourth powers of what is missing falls."""
    now = float((missing**4).sum())
    for _ in range(SWAPS):
        worst = int(np.argmax(np.abs(missing)))
        gives = np.flatnonzero(times > 0)
        sign = np.sign(missing[worst])
        gives = gives[np.argsort(sign * parts[gives, worst], kind="stable")[:40]]
        takes = np.argsort(-sign * parts[:, worst], kind="stable")[:40]
        after = missing + parts[gives][:, None, :] - parts[takes][None, :, :]
        worth = (after**4).sum(axis=2)
        place = int(np.argmin(worth))
        if worth.flat[place] >= now * (1 - 1e-9):
            break
        one, other = divmod(place, len(takes))
        times[gives[one]] -= 1
        times[takes[other]] += 1
        missing, now = after[one, other], float(worth.flat[place])
    return times


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
