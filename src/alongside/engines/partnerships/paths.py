"""Ties as a graph with distances, and the shortest ways through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from .._shared.checks import frozen_array, require_between, require_finite
from .values import Floats, Ints

SLACK = 1e-11  # relative; two ways of adding up the same path differ by less


@dataclass(frozen=True, slots=True)
class Graph:
    """Actors and how far apart the tied ones are, either way; `links` is n × n, sparse and symmetric."""

    actors: int
    links: Any


@dataclass(frozen=True, slots=True)
class Nearest:
    """How far the nearest of each set is from everyone, who that is, and the next actor on the way there.

    Shapes: each k × n; infinity and -1 where nobody can be reached; at one of the set the way is -1.
    """

    distance: Floats
    holder: Ints
    way: Ints

    def only(self, places: ArrayLike) -> Nearest:
        """Give some of the sets, in this order."""
        chosen = np.asarray(places, np.int64)
        return Nearest(self.distance[chosen], self.holder[chosen], self.way[chosen])


def graph(actors: int, source: ArrayLike, target: ArrayLike, distance: ArrayLike) -> Graph:
    """Join actors by ties; of several between the same two the shortest counts, one with oneself does not.

    Shapes: `source`, `target`, `distance` m. Units: distances as given, 0 or more.
    Raises: EngineInputError naming the input and the first wrong row.
    """
    one = frozen_array("source", source, np.int64)
    other = frozen_array("target", target, np.int64, one.shape)
    far = frozen_array("distance", distance, np.float64, one.shape)
    require_finite("distance", far)
    for name, values, top in (
        ("source", one, actors - 1),
        ("target", other, actors - 1),
        ("distance", far, np.inf),
    ):
        require_between(name, values, 0, top)
    kept = one != other
    row = np.concatenate([one[kept], other[kept]])
    column = np.concatenate([other[kept], one[kept]])
    length = np.concatenate([far[kept], far[kept]])
    order = np.lexsort((length, column, row))
    row, column, length = row[order], column[order], length[order]
    first = np.ones(len(row), bool)
    first[1:] = (np.diff(row) != 0) | (np.diff(column) != 0)
    starts = np.concatenate([[0], np.cumsum(np.bincount(row[first], minlength=actors))])
    return Graph(actors, csr_array((length[first], column[first], starts), shape=(actors, actors)))


def distances(within: Graph, sources: ArrayLike, limit: float = np.inf) -> Floats:
    """Length of the shortest way from each source to everyone; infinity beyond `limit` or without a way.

    Shapes: s sources, the answer s × n. Cost: O(s · (m + n log n)), less with a limit.
    """
    asked = np.asarray(sources, np.int64)
    if not len(asked):
        return np.empty((0, within.actors))
    found: Floats = dijkstra(within.links, directed=True, indices=asked, limit=limit)
    return found


def nearest(within: Graph, holders: Sequence[Ints]) -> Nearest:
    """Find the nearest of each set of holders to everyone. Cost: one search for each set."""
    far = np.full((len(holders), within.actors), np.inf)
    who = np.full((len(holders), within.actors), -1, np.int64)
    way = np.full((len(holders), within.actors), -1, np.int64)
    for place, those in enumerate(holders):
        if len(those):
            length, before, start = dijkstra(
                within.links, directed=True, indices=those, min_only=True, return_predecessors=True
            )
            far[place] = length
            who[place] = np.where(np.isfinite(length), start, -1)
            way[place] = np.maximum(before, -1)
    return Nearest(far, who, way)


def spread(within: Graph, start: Floats, limit: float) -> tuple[Floats, Ints]:
    """Carry each row of costs along the ties: the least of `start` + distance, and from whom it comes.

    Shapes: `start` s × n, infinity where nothing starts; the answers s × n, the second giving the
    actor before, or -1 for who starts or is not reached. Cost: s searches in one call.
    """
    rows, n = start.shape
    row, column = np.nonzero(np.isfinite(start) & (start <= limit))
    links = within.links
    heads = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=rows))]) + links.nnz
    joined = csr_array(
        (
            np.concatenate([links.data, start[row, column]]),
            np.concatenate([links.indices, column]),
            np.concatenate([links.indptr, heads[1:]]),
        ),
        shape=(n + rows, n + rows),
    )
    far, before = dijkstra(
        joined, directed=True, indices=np.arange(n, n + rows), limit=limit, return_predecessors=True
    )
    came = before[:, :n].astype(np.int64)
    return far[:, :n], np.where((came < 0) | (came >= n), -1, came)
