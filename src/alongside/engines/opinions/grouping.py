"""Who tended to agree: a hundred small clusters of people first, then two to five groups of those."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial.distance import cdist

from .._shared.errors import EngineInputError
from .values import Bools, Floats, Ints, locked

BASE, MOST_GROUPS, PER_GROUP = 100, 5, 12
STARTS, STEPS = 10, 100
USUAL = 0.9  # share of places that are not far out
FEWEST = 5  # people below which a group is avoided: one odd person makes no group


@dataclass(frozen=True, slots=True)
class Grouping:
    """People in groups, largest first.

    Shapes: `label` has a group from 0 a person, −1 for who was left out; `base` the small cluster, likewise;
    `centres` is groups × 2; `silhouette` has a value for each number of groups that was tried.
    """

    label: Ints
    base: Ints
    centres: Floats
    silhouette: dict[int, float]

    @property
    def k(self) -> int:
        """How many groups."""
        return len(self.centres)


def grouping(at: Floats, taking_part: Bools, k: int | None = None, seed: int = 0) -> Grouping:
    """Put those who take part into groups by where they stand.

    Up to a hundred places are taken as they are, more are brought together into a hundred by k-means; these,
    each with the weight of its people, into 2 to 5 groups (and at most 2 + a twelfth of them) by k-means; the
    number with the best mean silhouette wins, the smaller of equals. `k` fixes the number. Groups of
    fewer than five people (or than half an even share) are avoided where they can be.
    Order: groups by size, then from left to right. The order of people changes nothing, but for rounding.
    Cost: people × 100 × steps of k-means.
    Raises: EngineInputError if `k` is not 1 or more, or more than the different places people stand at.
    Source: Polis' `clusters.clj`; it starts from its last answer where this starts afresh from ten seeds.
    """
    rows = np.flatnonzero(taking_part)
    label, base = np.full(len(at), -1, np.int64), np.full(len(at), -1, np.int64)
    if k is not None and k < 1:
        raise EngineInputError("k", f"it is {k}.", "Ask for 1 group or more, or leave it to the votes.")
    if not len(rows):
        return Grouping(locked(label), locked(base), locked(np.zeros((0, 2))), {})
    small, centres, weight = _base(at[rows], seed)
    base[rows] = small
    if k is not None and k > len(centres):
        raise EngineInputError(
            "k", f"it is {k}, and people stand at {len(centres)} different places.", "Ask for fewer groups."
        )
    found, silhouette = _best(centres, weight, k, seed)
    members = np.bincount(found, weights=weight)
    middle = np.stack([np.bincount(found, weights=weight * axis) / members for axis in centres.T], axis=1)
    order = np.lexsort((middle[:, 1], middle[:, 0], -members))
    rank = np.argsort(order)
    label[rows] = rank[found][small]
    return Grouping(locked(label), locked(base), locked(middle[order]), silhouette)


def _best(centres: Floats, weight: Floats, k: int | None, seed: int) -> tuple[Ints, dict[int, float]]:
    most = min(MOST_GROUPS, 2 + len(centres) // PER_GROUP, max(2, len(centres) - 1), len(centres))
    if k is not None or most < 2:
        found = _parted(centres, weight, k or 1, seed)
        return found, {k: silhouette(centres, found)} if k and 1 < k < len(centres) else {}
    tried = {size: _parted(centres, weight, size, seed) for size in range(2, most + 1)}
    scores = {size: silhouette(centres, found) for size, found in tried.items()}
    return tried[max(scores, key=lambda size: (round(scores[size], 12), -size))], scores


def _parted(centres: Floats, weight: Floats, k: int, seed: int) -> Ints:
    """Part the small clusters into k; where only odd people would be a group, the odd are drawn nearer."""
    fewest = _fewest(weight, k)
    found = k_means(centres, weight, k, seed, fewest=fewest)
    if k < 2 or np.bincount(found, weights=weight, minlength=k).min() >= fewest:
        return found
    middle = np.average(centres, axis=0, weights=weight)
    far = np.hypot(*(centres - middle).T)
    usual = float(np.quantile(far, USUAL))
    nearer = middle + (centres - middle) * np.minimum(1, usual / np.maximum(far, usual))[:, None]
    again = k_means(nearer, weight, k, seed, fewest=fewest)
    is_better = np.bincount(again, weights=weight, minlength=k).min() >= fewest
    return again if is_better else found


def _fewest(weight: Floats, k: int) -> float:
    """How many people a group should have at least."""
    return min(float(FEWEST), float(weight.sum()) // (2 * k))


def _base(at: Floats, seed: int) -> tuple[Ints, Floats, Floats]:
    """The small clusters: whose each person is, where they are, how many people each has."""
    places, label = np.unique(np.round(at, 10), axis=0, return_inverse=True)
    label = label.reshape(-1)
    weight: Floats = np.bincount(label).astype(np.float64)
    if len(places) <= BASE:
        return label, places, weight
    small = k_means(places, weight, BASE, seed, starts=1)
    names, small = np.unique(small, return_inverse=True)
    total: Floats = np.bincount(small, weights=weight, minlength=len(names)).astype(np.float64)
    centres = np.stack([np.bincount(small, weights=weight * axis) / total for axis in places.T], axis=1)
    return small[label], centres, total


def k_means(at: Floats, weight: Floats, k: int, seed: int, starts: int = STARTS, fewest: float = 0.0) -> Ints:
    """Weighted k-means from `starts` seeded beginnings (k-means++); the one with least spread is kept.

    One in which every part has the weight `fewest` goes before one in which some part has not.

    Shapes: `at` n × 2, `weight` n; the answer has n labels below k.
    Order: depends on the order of points, which the caller sorts. Cost: starts × steps × n × k.
    """
    draw = np.random.default_rng(seed)
    best, least, lacking = np.zeros(len(at), np.int64), np.inf, True
    if k < 2:
        return best
    for _ in range(starts):
        label, spread = _lloyd(at, weight, _beginning(at, weight, k, draw))
        lacks = bool(np.bincount(label, weights=weight, minlength=k).min() < fewest)
        if (lacks, spread) < (lacking, least * (1 - 1e-12)):
            best, least, lacking = label, spread, lacks
    return best


def _beginning(at: Floats, weight: Floats, k: int, draw: np.random.Generator) -> Floats:
    """k points, each drawn in proportion to its weight × squared distance from those before it."""
    chosen = [_drawn(weight, draw)]
    near = np.square(at - at[chosen[0]]).sum(axis=1)
    for _ in range(1, k):
        chosen.append(_drawn(weight * near if (near > 0).any() else weight, draw))
        near = np.minimum(near, np.square(at - at[chosen[-1]]).sum(axis=1))
    return at[chosen]


def _drawn(chance: Floats, draw: np.random.Generator) -> int:
    cumulated = np.cumsum(chance)
    place = int(np.searchsorted(cumulated, draw.random() * cumulated[-1], side="right"))
    return min(place, len(chance) - 1)


def _lloyd(at: Floats, weight: Floats, centres: Floats) -> tuple[Ints, float]:
    label = np.full(len(at), -1, np.int64)
    for _ in range(STEPS):
        far = cdist(at, centres, "sqeuclidean")
        now = far.argmin(axis=1)
        if (now == label).all():
            break
        label = now
        members = np.bincount(label, weights=weight, minlength=len(centres))
        centres = centres.copy()
        held = members > 0
        for axis in range(at.shape[1]):
            total = np.bincount(label, weights=weight * at[:, axis], minlength=len(centres))
            centres[held, axis] = total[held] / members[held]
    return label, float((cdist(at, centres, "sqeuclidean").min(axis=1) * weight).sum())


def silhouette(at: Floats, label: Ints) -> float:
    """How much nearer points are to their own group than to the next: mean over points, −1 to 1.

    A point alone in its group counts 0. Cost: n². Source: Rousseeuw (1987), J. Comput. Appl. Math. 20, 53–65.
    """
    names, group = np.unique(label, return_inverse=True)
    if len(names) < 2:
        return 0.0
    members = np.bincount(group)
    total = cdist(at, at) @ np.eye(len(names))[group]
    own = members[group] - 1
    rows = np.arange(len(at))
    inside = total[rows, group] / np.maximum(own, 1)
    mean = total / members
    mean[rows, group] = np.inf
    next_best = mean.min(axis=1)
    top = np.maximum(inside, next_best)
    value = np.where((own > 0) & (top > 0), (next_best - inside) / np.where(top > 0, top, 1), 0.0)
    return float(value.mean())
