"""The plain facts of a network: how many ties, what hangs together, how tightly, in which communities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import eigsh

from .graphs import graph_of, seeded
from .triangles import triangles
from .values import Floats, Ints, Network, locked

DAMPING = 0.85
ROUNDS = 2  # of Leiden; a third seldom finds more
FEW, STEPS, STILL, CLOSE = 1_000, 5_000, 1e-12, 1e-9  # of the eigenvector: how far it is followed


@dataclass(frozen=True, slots=True)
class Degrees:
    """Ties of each actor. Without direction, in and out are both all its ties; with, `total` is in + out.

    Shapes: n each. `strength` adds up weights where the others count.
    """

    total: Ints
    received: Ints
    sent: Ints
    strength: Floats
    received_strength: Floats
    sent_strength: Floats


@dataclass(frozen=True, slots=True)
class Groups:
    """Which group each actor is in; groups are numbered by size, largest first, then by lowest actor.

    Shapes: `label` n; `sizes` one per group. `modularity` of communities, 0 to 1; of components it is NaN.
    """

    label: Ints
    sizes: Ints
    modularity: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Being tied to those who are well tied.

    Shapes: n each; PageRank adds up to 1, the largest eigenvector is 1.
    """

    eigenvector: Floats
    pagerank: Floats


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole network in a few numbers."""

    actors: int
    ties: int
    density: float  # ties there are, of those there could be
    reciprocity: float  # of ties with a direction, the share that is returned; 1 without directions
    transitivity: float  # of pairs that share a neighbour, the share that is tied; directions aside
    components: int
    largest: int  # actors in the largest component
    alone: int  # actors without a tie


def degrees(given: Network) -> Degrees:
    """Count and add up the ties of each actor. Cost: O(n + m)."""
    n = given.n
    both = (given.source, given.target)
    sent, received = (np.bincount(ends, minlength=n) for ends in both)
    out, into = (np.bincount(ends, given.weight, n).astype(np.float64) for ends in both)
    total, strength = sent + received, out + into
    if not given.directed:
        sent, received, out, into = total, total, strength, strength
    parts = (total, received, sent, strength, into, out)
    return Degrees(*(locked(part) for part in parts))


def components(given: Network) -> Groups:
    """Find what hangs together, directions aside. Cost: O(n + m)."""
    ones = np.ones(given.ties, np.int8)
    table = csr_array((ones, (given.source, given.target)), shape=(given.n, given.n))
    found = connected_components(table, directed=False)[1] if given.n else np.zeros(0)
    return _by_size(found.astype(np.int64), float("nan"))


def cores(given: Network) -> Ints:
    """Say for each actor the largest k such that it belongs to a group in which each has k ties or more.

    Directions aside. Cost: O(n + m). Source: Seidman (1983), Social Networks 5, 269–287.
    """
    return locked(np.array(graph_of(given.undirected()).coreness(), np.int64))


def communities(given: Network, seed: int = 1, resolution: float = 1.0) -> Groups:
    """Find groups that have more ties inside than chance would give, by weight, directions aside.

    Leiden's method on modularity; the same seed gives the same groups.
    Source: Traag, Waltman and van Eck (2019), Scientific Reports 9, 5233.
    """
    plain = given.undirected()
    if not plain.ties:
        return _by_size(np.arange(given.n), float("nan"))
    graph, weights = graph_of(plain), plain.weight.tolist()
    with seeded(seed):
        found = graph.community_leiden(
            objective_function="modularity", weights=weights, resolution=resolution, n_iterations=ROUNDS
        )
    return _by_size(np.array(found.membership), graph.modularity(found.membership, weights))


def standing(given: Network) -> Standing:
    """Work out eigenvector centrality (directions aside, by weight) and PageRank (by weight, damping 0.85).

    Sources: Bonacich (1972), J. Math. Sociology 2, 113–120; Brin and Page (1998).
    """
    if not given.n:
        return Standing(np.zeros(0), np.zeros(0))
    weights = given.weight.tolist()
    rank = np.array(graph_of(given).pagerank(weights=weights, damping=DAMPING))
    return Standing(locked(_eigenvector(given.undirected())), locked(rank))


def summary(given: Network) -> Summary:
    """Describe the whole network."""
    plain, groups = given.undirected(), components(given)
    both = given.ties - plain.ties
    shared = degrees(plain).total
    paths = int((shared * (shared - 1) // 2).sum())
    closed = 3 * sum(len(block.ab) for block in triangles(plain))
    return Summary(
        actors=given.n,
        ties=given.ties,
        density=given.density,
        reciprocity=(2 * both / given.ties if given.ties else 0.0) if given.directed else 1.0,
        transitivity=closed / paths if paths else 0.0,
        components=len(groups.sizes),
        largest=int(groups.sizes.max(initial=0)),
        alone=int((shared == 0).sum()),
    )


def _by_size(label: Ints, modularity: float) -> Groups:
    """Number groups by size, largest first, then by their lowest actor."""
    _, first, code, sizes = np.unique(label, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -sizes))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return Groups(locked(place[code]), locked(sizes[order]), modularity)


def _eigenvector(plain: Network) -> Floats:
    """The vector of the largest eigenvalue; 0 outside the component where it is largest.

    By steps for few actors, to the last digit; by Lanczos' method for many. One is added to the diagonal,
    which leaves the vector as it is and keeps two-sided networks from swinging.
    """
    if not plain.ties:
        return np.zeros(plain.n)
    table, vector = plain.matrix(), np.ones(plain.n)
    table /= plain.weight.max()
    if plain.n > FEW:
        vector = np.abs(eigsh(table, k=1, which="LA", v0=vector, tol=CLOSE)[1][:, 0])
    else:
        for _ in range(STEPS):
            last, vector = vector, table @ vector + vector
            vector /= vector.max()
            if np.abs(vector - last).max() < STILL:
                break
    vector /= vector.max()
    vector[vector < CLOSE] = 0.0
    return vector
