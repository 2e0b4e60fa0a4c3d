"""How far groups would be the same had other people of the same kind come."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .grouping import grouping
from .space import project, space
from .values import Ints, Votes

DRAWS, MOST_PEOPLE = 50, 2_000
CELLS = 2_000_000  # people × statements above which fewer draws are made
FEWEST_DRAWS = 20


@dataclass(frozen=True, slots=True)
class Stability:
    """Agreement of the groups with those of redrawn people: 1 the same, 0 no better than chance.

    `low` to `high` holds nine in ten draws. `draws` are those that could be made; 0 when there is one group
    or fewer, and the rest is NaN then.
    """

    mean: float
    low: float
    high: float
    draws: int


NONE = Stability(float("nan"), float("nan"), float("nan"), 0)


def adjusted_rand(one: Ints, other: Ints) -> float:
    """Give Hubert and Arabie's adjusted Rand index of two groupings of the same people.

    1 for the same grouping, whatever the numbers, and where both are one group or single people.
    Source: Hubert and Arabie (1985), J. Classification 2, 193–218.
    """
    names, first = np.unique(one, return_inverse=True)
    others, second = np.unique(other, return_inverse=True)
    table = np.zeros((len(names), len(others)), np.int64)
    np.add.at(table, (first, second), 1)

    def pairs(values: Ints) -> float:
        return float((values * (values - 1) // 2).sum())

    both, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    size = len(one)
    if size < 2:
        return 1.0
    expected = rows * columns / (size * (size - 1) / 2)
    most = (rows + columns) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def stability(told: Votes, label: Ints, seed: int = 0, draws: int = DRAWS) -> Stability:
    """Redraw those in groups, with some left out and some twice, work the groups out afresh, and compare.

    Each draw takes as many people as there are in groups (at most 2,000) with replacement, finds axes and as
    many groups, and compares them by the adjusted Rand index over the different people drawn.
    Cost: draws × people drawn × statements²; above two million votes in a draw 20 draws are made.
    Source: Hennig (2007), Comput. Stat. Data Anal. 52, 258–271, with Rand's index for Jaccard's.
    """
    inside = np.flatnonzero(label >= 0)
    groups = len(np.unique(label[inside]))
    if groups < 2 or draws < 1:
        return NONE
    size = min(len(inside), MOST_PEOPLE)
    if size * told.statements > CELLS // 4:
        draws = min(draws, FEWEST_DRAWS)
    draw = np.random.default_rng(seed)
    values = []
    for _ in range(draws):
        rows = np.sort(inside[draw.integers(len(inside), size=size)])
        again = Votes(told.said[rows], told.hidden)
        at = project(space(again), again)
        if len(np.unique(np.round(at, 10), axis=0)) < groups:
            continue
        found = grouping(at, np.ones(size, bool), groups, seed).label
        first = np.append(True, np.diff(rows) > 0)
        values.append(adjusted_rand(label[rows[first]], found[first]))
    if not values:
        return NONE
    low, high = np.quantile(values, (0.05, 0.95))
    return Stability(float(np.mean(values)), float(low), float(high), len(values))
