"""How much each likeness counts, and how sure all of it together is: the model of Fellegi and Sunter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.engines._shared.errors import EngineInputError

from .comparisons import UNKNOWN, Columns, Comparison, compare, texts


@dataclass(frozen=True, slots=True)
class Model:
    """How often pairs fall into each level: `m` among pairs that are one, `u` among pairs that are two.

    By comparison, from level 0 up; each sums to 1. `prior`: the share of all pairs that are one.
    """

    prior: float
    m: Mapping[str, tuple[float, ...]]
    u: Mapping[str, tuple[float, ...]]

    def bits(self, comparison: str, level: int) -> float:
        """What one level says for (above 0) or against: log2 of m over u. Nothing when unknown."""
        if level == UNKNOWN:
            return 0.0
        return float(np.log2(self.m[comparison][level] / self.u[comparison][level]))


TRUSTED = 1000  # pairs that the shipped u counts as, beside those that are counted
TWICE = 0.02  # of organisations in overlapping directories, those that stand in them a second time

# Ours, from what slips, words more and moves we saw in English registers; u as Splink counted it there.
SHIPPED = Model(
    prior=0.0,
    m={
        "name": (0.06, 0.04, 0.14, 0.12, 0.04, 0.60),
        "where": (0.10, 0.15, 0.10, 0.30, 0.35),
        "website": (0.20, 0.80),
        "phone": (0.30, 0.70),
    },
    u={
        "name": (0.999917, 0.000025, 0.000036, 0.000004, 0.000004, 0.000014),
        "where": (0.993465, 0.0044, 0.0021, 0.000015, 0.00002),
        "website": (0.99996, 0.00004),
        "phone": (0.99996, 0.00004),
    },
)


def prior_for(records: int, twice: float = TWICE) -> float:
    """The share of pairs that are one, where this share of the records stands twice. At most one half."""
    return min(0.5, twice / max(records - 1, 1))


def by_chance(
    columns: Columns, comparisons: Sequence[Comparison], start: Model, *, seed: int, most: int = 20_000
) -> Model:
    """The model with u counted among pairs of these records, as nearly all pairs are two.

    All pairs where there are at most `most`, else so many drawn by the seed; the numbers of `start` count as
    `TRUSTED` pairs more. In one town everything is near, and nearness must say less than in a nation.
    """
    size = len(next(iter(columns.values())))
    first, second = np.triu_indices(size, 1) if size * (size - 1) // 2 <= most else _drawn(size, most, seed)
    levels = compare(columns, first.astype(np.int64), second.astype(np.int64), comparisons)
    u = {}
    for at, comparison in enumerate(comparisons):
        met = np.bincount(levels[:, at][levels[:, at] != UNKNOWN], minlength=len(start.u[comparison.key]))
        told = met + TRUSTED * np.array(start.u[comparison.key])
        u[comparison.key] = tuple((told / told.sum()).tolist())
    return Model(start.prior, start.m, u)


def _drawn(size: int, most: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    drawn = np.random.default_rng(seed).integers(0, size, (2, most))
    two = drawn[:, drawn[0] != drawn[1]]
    return two.min(axis=0), two.max(axis=0)


def others(columns: Columns, comparisons: Sequence[Comparison]) -> dict[str, NDArray[np.float64]]:
    """How common each row's value is, of those columns whose rare values count more.

    The share of the known values that are the same, two left out: the pair that is judged.
    """
    found = {}
    for name in sorted({level.column for one in comparisons for level in one.levels if level.rare}):
        values = texts(columns, name)
        counted = Counter(value for value in values if value)
        total = max(sum(counted.values()), 1)
        found[name] = np.array([max(counted[value] - 2, 0) / total for value in values], dtype=np.float64)
    return found


def bits_of(
    levels: NDArray[np.int8],
    comparisons: Sequence[Comparison],
    model: Model,
    columns: Columns,
    left: NDArray[np.int64],
) -> NDArray[np.float64]:
    """What each comparison says of each pair, in bits: log2(m/u); an equal value that many have says less.

    Shapes: `levels` is pairs × comparisons, so is the result. `left`: the rows of the pairs' first side.
    Raises: EngineInputError if the model does not have as many numbers as a comparison has levels.
    For a level that is `rare`, u is added to by the share of other records with that value.
    Source: Fellegi and Sunter (1969), JASA 64, 1183–1210; the last after Winkler (2000), Census RR2000/06.
    """
    common = others(columns, comparisons)
    found = np.zeros(levels.shape)
    for at, comparison in enumerate(comparisons):
        m, u = (np.array(side.get(comparison.key, ())) for side in (model.m, model.u))
        if not len(m) == len(u) == len(comparison.levels) + 1:
            raise EngineInputError(
                "model",
                f"'{comparison.key}' has {len(comparison.levels)} levels, and {len(m)} and {len(u)} numbers.",
                "Give one for each level and one for none of them.",
            )
        level = levels[:, at]
        told = np.append(np.log2(m / u), 0.0)  # the last is that of what is not known, -1
        found[:, at] = told[level]
        for position, one in enumerate(comparison.levels):
            if one.rare:
                value = comparison.value_of(position)
                rows = np.flatnonzero(level == value)
                found[rows, at] = np.log2(m[value] / (u[value] + common[one.column][left[rows]]))
    return found


def probability(bits: NDArray[np.float64], prior: float) -> NDArray[np.float64]:
    """How likely each pair is one: the prior odds times two to the sum of the bits. Shape: a pair each."""
    weight = np.log2(prior / (1 - prior)) + bits.sum(axis=1)
    odds: NDArray[np.float64] = 1 / (1 + np.exp2(-np.clip(weight, -500, 500)))
    return odds
