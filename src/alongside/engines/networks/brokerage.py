"""Who stands between whom, in which role: Gould and Fernandez."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from .triangles import triangles
from .values import Bools, Floats, Ints, Network, group_labels, locked

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")


@dataclass(frozen=True, slots=True)
class Brokerage:
    """Open two-paths i → b → k by the role of b, what chance would give, and how far apart the two are.

    Shapes: `count`, `expected`, `deviation`, `z` are n × 6, a column for each of `ROLES`; those that begin
    with `all_` are 6, for the whole network. `z` is NaN where nothing can vary.
    """

    count: Floats
    expected: Floats
    deviation: Floats
    z: Floats
    all_count: Floats
    all_expected: Floats
    all_deviation: Floats
    all_z: Floats


def brokerage(given: Network, group: ArrayLike) -> Brokerage:
    """Count the open two-paths through every actor by role, with expectation, standard deviation and z.

    A path i → b → k counts only where i and k differ and i → k is absent. Coordinator: all three of one
    group; itinerant (consultant): i and k of one, b of another; representative: i with b; gatekeeper: b with
    k; liaison: three groups. Chance: each tie is there independently with the density of this network,
    groups kept. A network without directions is read as ties both ways.
    Shapes: `group` has n labels, 0 or more.
    Source: Gould and Fernandez (1989), Sociological Methodology 19, 89–126; variances as printed by R's sna.
    """
    label, groups = group_labels("group", group, given.n)
    label = np.unique(label, return_inverse=True)[1] if given.n else label
    groups = len(np.unique(label))
    open_paths = _two_paths(given, label, groups) - _closed(given, label)
    count = np.column_stack([open_paths, open_paths.sum(axis=1)]).astype(np.float64)
    arcs = given.ties if given.directed else 2 * given.ties
    pairs = given.n * (given.n - 1)
    sizes = np.bincount(label, minlength=groups).astype(np.float64)
    density = arcs / pairs if pairs else 0.0
    expected, variance = actor_moments(sizes, density)
    mean, spread = expected[label], np.sqrt(variance)[label]
    all_count = count.sum(axis=0)
    all_mean, all_variance = whole_moments(sizes, density)
    all_spread = np.sqrt(np.maximum(all_variance, 0.0))
    parts = (
        (count, mean, spread, _z(count, mean, spread)),
        (all_count, all_mean, all_spread, _z(all_count, all_mean, all_spread)),
    )
    return Brokerage(*(locked(part) for each in parts for part in each))


def _z(count: Floats, mean: Floats, spread: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(spread > 0, (count - mean) / spread, np.nan)


def _arcs(given: Network) -> tuple[Ints, Ints]:
    """All arcs; a tie without direction is two."""
    if given.directed:
        return given.source, given.target
    return np.r_[given.source, given.target], np.r_[given.target, given.source]


def _two_paths(given: Network, label: Ints, groups: int) -> Ints:
    """All i → b → k with i ≠ k, by the role of b, whether or not i → k is there."""
    n = given.n
    tail, head = _arcs(given)
    inside = label[tail] == label[head]
    into, out = np.bincount(head, minlength=n), np.bincount(tail, minlength=n)
    own_in = np.bincount(head[inside], minlength=n)
    own_out = np.bincount(tail[inside], minlength=n)
    shape, ones = (n, max(groups, 1)), np.ones(len(tail), np.int64)
    received = csr_array((ones, (head, label[tail])), shape=shape)
    sent = csr_array((ones, (tail, label[head])), shape=shape)
    alike = np.asarray(received.multiply(sent).sum(axis=1)).ravel().astype(np.int64)
    back = np.isin(tail * n + head, head * n + tail, kind="sort") if n else np.zeros(0, np.bool_)
    back_own = np.bincount(tail[back & inside], minlength=n)
    back_other = np.bincount(tail[back & ~inside], minlength=n)
    other_in, other_out, elsewhere = into - own_in, out - own_out, alike - own_in * own_out
    return np.column_stack(
        [
            own_in * own_out - back_own,
            elsewhere - back_other,
            own_in * other_out,
            other_in * own_out,
            other_in * other_out - elsewhere,
        ]
    )


def _closed(given: Network, label: Ints) -> Ints:
    """Those of the two-paths that are closed by i → k: each is a triangle."""
    plain = given.undirected()
    keys = given.source * given.n + given.target
    there = plain.source * given.n + plain.target, plain.target * given.n + plain.source
    arc = (np.isin(there[0], keys), np.isin(there[1], keys) if given.directed else np.ones(plain.ties, bool))
    count = np.zeros(given.n * 5, np.int64)
    for block in triangles(plain):
        sides = {("a", "b"): block.ab, ("a", "c"): block.ac, ("b", "c"): block.bc}
        actors = {"a": block.a, "b": block.b, "c": block.c}
        has: dict[tuple[str, str], Bools] = {}
        for one, other in permutations("abc", 2):
            tie = sides[min(one, other), max(one, other)]
            has[one, other] = np.where(plain.source[tie] == actors[one], arc[0][tie], arc[1][tie])
        for i, b, k in permutations("abc"):
            shut = has[i, b] & has[b, k] & has[i, k]
            ends = (actors[i][shut], actors[b][shut], actors[k][shut])
            role = _role(*(label[end] for end in ends))
            count += np.bincount(ends[1] * 5 + role, minlength=given.n * 5)
    return count.reshape(given.n, 5)


def _role(i: Ints, b: Ints, k: Ints) -> Ints:
    """The column of the role that an actor of group b plays between groups i and k."""
    return np.select([(i == b) & (b == k), i == k, i == b, b == k], [0, 1, 2, 3], 4)


def actor_moments(sizes: Floats, density: float) -> tuple[Floats, Floats]:
    """Mean and variance of each role's count for an actor of each group. Shapes: groups × 6 both.

    Two paths through the same actor vary together where they share their first or their last tie.
    """
    n, d = sizes.sum(), density
    own, other = sizes - 1, n - sizes
    squares = (sizes**2).sum() - sizes**2  # Σ over the other groups
    cubes = (sizes**3).sum() - sizes**3
    paths = np.column_stack(
        [
            own * (own - 1),
            squares - other,
            own * other,
            own * other,
            other**2 - squares,
            np.full(len(sizes), (n - 1) * (n - 2)),
        ]
    )
    shared = np.column_stack(
        [
            2 * own * (own - 1) * (own - 2),
            2 * (cubes - 3 * squares + 2 * other),
            own * other * (n - 3),
            own * other * (n - 3),
            2 * (other * other * (other - 1) - (2 * other - 1) * squares + cubes),
            np.full(len(sizes), 2 * (n - 1) * (n - 2) * (n - 3)),
        ]
    )
    chance = d**2 * (1 - d)
    mean = np.maximum(chance * paths, 0.0)
    return mean, mean * (1 - chance) + np.maximum(shared, 0.0) * d**3 * (1 - d) ** 3


def whole_moments(sizes: Floats, density: float) -> tuple[Floats, Floats]:
    """Mean and variance of each role's count over the whole network. Shapes: 6 both.

    Two paths vary together where they share a tie that both need (`same`), one that both need absent
    (`absent`), or one that one needs and the other needs absent (`against`). As the published program has
    it, `against` is left out for representatives and gatekeepers and, for coordinators and the total,
    between paths among the same three actors.
    """
    n, d = sizes.sum(), density
    s2, s3, s4 = ((sizes**power).sum() for power in (2, 3, 4))
    pairs, other = sizes * (sizes - 1), n - sizes
    three = n**3 - 3 * n * s2 + 2 * s3  # Σ over three different groups of their sizes' product
    more = s2 * n**2 - s2**2 - 2 * n * s3 + 2 * s4  # the same with the first squared

    def alike(size: Floats) -> list[float]:
        triples = size * (size - 1) * (size - 2)
        factors = (np.ones_like(size), 4 * size - 10, 4 * (size - 3), size - 3)
        return [float((triples * factor).sum()) for factor in factors]

    across = (pairs * other).sum()
    outside = 2 * (pairs * (sizes * other + (s2 - sizes**2) - 3 * other)).sum()
    speaking = [across, across * (n - 3), 0.0, (pairs * other * (sizes - 2)).sum()]
    both = (4 * n - 2) * three - 8 * more
    terms = np.array(
        [
            alike(sizes),
            [across, outside, 0.0, (pairs * other * (other - 1)).sum()],
            speaking,
            speaking,
            [three, both, both, (n - 1) * three - 2 * more],
            alike(np.array([n])),
        ]
    )
    paths, same, against, absent = terms.T
    chance = d**2 * (1 - d)
    mean = chance * paths
    variance = mean * (1 - chance) + same * d**3 * (1 - d) ** 3
    return mean, variance - against * d**4 * (1 - d) ** 2 + absent * d**5 * (1 - d)
