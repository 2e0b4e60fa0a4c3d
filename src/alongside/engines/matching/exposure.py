"""Who gets seen: how much of the lists' attention each group has, and an order that keeps a floor."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError

FIRST = 10  # places of a list that the floor is about
EQUAL = 1e-8  # scores that differ by less are in order either way


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """What each group had of all attention, beside what it had of all relevance. Shapes: a value a group."""

    listed: NDArray[np.int64]  # how often an offer of the group was in a list
    seen: NDArray[np.float64]  # share of exposure, 0..1
    relevance: NDArray[np.float64]  # share of relevance, 0..1
    ratio: NDArray[np.float64]  # seen ÷ relevance; 1 is even, NaN where it has no relevance


@dataclass(frozen=True, slots=True, eq=False)
class Floored:
    """An order that keeps a floor, and what it cost."""

    order: NDArray[np.int64]  # positions, first to last
    share: float  # of the exposure in the first places that the few now have
    target: float  # what was asked for, after it was held to what they deserve
    kept: float  # nDCG of this order against the one given: 1 when nothing was lost


def attention(rank: ArrayLike) -> NDArray[np.float64]:
    """Say how much a place in a list is looked at: 1 / log₂(1 + rank), so 1 for the first.

    Raises: EngineInputError for a rank below 1. Source: Järvelin and Kekäläinen (2002), ACM TOIS 20(4).
    """
    places = frozen_array("rank", rank, np.float64)
    require_between("rank", places, 1, np.inf)
    return np.asarray(1 / np.log2(1 + places))


def exposure(rank: ArrayLike, score: ArrayLike, group: ArrayLike, groups: int) -> Exposure:
    """Add up, over many lists, the attention and the relevance that each group had.

    Shapes: a line for each offer in each list: its rank there, its score as relevance, its group, a number
    from 0 to `groups` − 1.
    Order: the order of the lines changes nothing beyond rounding.
    Raises: EngineInputError for unequal lengths, ranks below 1, scores outside 0..1 or an unknown group.
    Source: exposure and disparate treatment, Singh and Joachims (2018), KDD, 2219–2228.
    """
    weight = attention(rank)
    worth = frozen_array("score", score, np.float64, weight.shape)
    which = frozen_array("group", group, np.int64, weight.shape)
    require_finite("score", worth)
    require_between("score", worth, 0, 1)
    if len(which) and not 0 <= which.min() <= which.max() < groups:
        raise EngineInputError("group", "a line has a group that is not there.", f"Use 0 to {groups - 1}.")
    seen = _shares(np.bincount(which, weights=weight, minlength=groups))
    relevance = _shares(np.bincount(which, weights=worth, minlength=groups))
    ratio = np.divide(seen, relevance, out=np.full(groups, np.nan), where=relevance > 0)
    return Exposure(
        frozen_array("listed", np.bincount(which, minlength=groups), np.int64),
        frozen_array("seen", seen, np.float64),
        frozen_array("relevance", relevance, np.float64),
        frozen_array("ratio", ratio, np.float64),
    )


def with_floor(score: ArrayLike, few: ArrayLike, floor: float, first: int = FIRST) -> Floored:
    """Change an order as little as can be so that the few have their share of the first places.

    The share asked for is `floor`, but no more than the few have of all relevance here: a floor lifts nobody
    above what they deserve. Among all ways to divide the first places between the few and the rest, the one
    with the greatest discounted gain that keeps the share is taken; each side stays in its own order. Where
    none keeps it, as too few of them fit, the one that comes nearest.
    Shapes: `score` has n values, best first; `few` is true for those whom the floor is for.
    Cost: O(2^first × first), about a millisecond.
    Raises: EngineInputError for scores that rise or lie outside 0..1, or a floor outside 0..1.
    Source: the constraint of Singh and Joachims (2018); the gain of Järvelin and Kekäläinen (2002).
    """
    worth = frozen_array("score", score, np.float64)
    chosen = frozen_array("few", few, np.bool_, worth.shape)
    require_finite("score", worth)
    require_between("score", worth, 0, 1)
    if not 0 <= floor <= 1 or not 1 <= first <= 16:
        raise EngineInputError(
            "floor", f"it is {floor}, over {first} places.", "Give 0 to 1, and 1 to 16 places."
        )
    if (np.diff(worth) > EQUAL).any():
        raise EngineInputError("score", "they are not in order.", "Give the best first.")
    first = min(first, len(worth))
    weight = attention(np.arange(1, first + 1))
    total = float(weight.sum())
    deserved = float(worth[chosen].sum() / worth.sum()) if worth.sum() > 0 else 0.0
    target = min(floor, deserved)
    ours, others = np.flatnonzero(chosen), np.flatnonzero(~chosen)
    split = chosen[:first]
    if float(weight[split].sum()) < target * total - EQUAL:
        split = _best_split(worth, ours, others, weight, target * total)
    head = np.empty(first, dtype=np.int64)
    head[split], head[~split] = ours[: split.sum()], others[: first - split.sum()]
    rest = np.setdiff1d(np.arange(len(worth)), head)
    ideal = float(worth[:first] @ weight)
    return Floored(
        frozen_array("order", np.concatenate([head, rest]), np.int64),
        float(weight[split].sum() / total) if first else 0.0,
        target,
        float(worth[head] @ weight) / ideal if ideal > 0 else 1.0,
    )


def _best_split(
    worth: NDArray[np.float64],
    ours: NDArray[np.int64],
    others: NDArray[np.int64],
    weight: NDArray[np.float64],
    wanted: float,
) -> NDArray[np.bool_]:
    """Choose which of the first places the few get: of those that keep the share the one that loses least."""
    first = len(weight)
    splits = np.array(list(product((True, False), repeat=first)), dtype=bool).reshape(-1, first)
    count = splits.sum(axis=1)
    splits = splits[(count <= len(ours)) & (first - count <= len(others))]
    mine, theirs = _padded(worth[ours], first), _padded(worth[others], first)
    before = np.cumsum(splits, axis=1) - splits
    gain = np.where(splits, mine[before], theirs[np.arange(first) - before]) @ weight
    share = splits @ weight
    keeps = share >= min(wanted, float(share.max())) - EQUAL
    best: NDArray[np.bool_] = splits[int(np.argmax(np.where(keeps, gain, -np.inf)))]
    return best


def _padded(values: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    return np.concatenate([values[:length], np.zeros(max(0, length - len(values)))])


def _shares(values: NDArray[Any]) -> NDArray[np.float64]:
    total = float(values.sum())
    return np.asarray(values / total if total > 0 else np.zeros(len(values)))
