"""Where to draw each actor."""

from __future__ import annotations

import numpy as np

from .graphs import graph_of, seeded
from .structure import components
from .values import Floats, Ints, Network, locked

SPRINGS, FORCES = 300, 3_000  # up to so many actors, by that method


def layout(given: Network, seed: int = 1) -> Floats:
    """Place actors so that those with ties lie near each other; the same seed gives the same places.

    Each component has room in step with its size: the largest at the top, the others in rows below.
    Shapes: n × 2, x to the right and y downwards, each between −1 and 1, centred.
    Cost: springs between all up to 300 actors of a component, forces up to 3,000, by levels (DrL) above.
    Sources: Kamada and Kawai (1989); Fruchterman and Reingold (1991); Martin, Brown, Klavans and Boyack
    (2011).
    """
    if not given.n:
        return locked(np.zeros((0, 2)))
    plain = given.undirected()
    found = components(plain)
    graph = graph_of(plain)
    members = np.split(np.argsort(found.label, kind="stable"), np.cumsum(found.sizes)[:-1])
    side = np.sqrt(found.sizes.astype(np.float64))
    corner = _shelves(side)
    places = np.zeros((given.n, 2))
    for actors, room, at in zip(members, side, corner, strict=True):
        places[actors] = at + room * (0.1 + 0.8 * _drawn(graph, actors, seed))
    return locked(_centred(places))


def _drawn(graph: object, actors: Ints, seed: int) -> Floats:
    """One component within the unit square."""
    n = len(actors)
    if n < 3:
        return np.column_stack([np.linspace(0, 1, n) if n > 1 else [0.5], np.full(n, 0.5)])
    part = graph.induced_subgraph(actors.tolist())  # type: ignore[attr-defined]
    begin = np.random.default_rng(seed).uniform(-1, 1, (n, 2)).tolist()
    with seeded(seed):
        if n <= SPRINGS:
            drawn = part.layout_kamada_kawai(seed=begin)
        elif n <= FORCES:
            drawn = part.layout_fruchterman_reingold(seed=begin)
        else:
            drawn = part.layout_drl(seed=begin)
    found = np.array(drawn.coords)
    low, high = found.min(axis=0), found.max(axis=0)
    reach = max(float((high - low).max()), 1e-12)
    square: Floats = (found - (low + high) / 2) / reach + 0.5
    return square


def _shelves(side: Floats) -> Floats:
    """The upper left corner of each square, the largest first: in rows, left to right."""
    width = max(float(side.max(initial=0.0)), float(np.sqrt((side**2).sum())))
    x = y = height = 0.0
    corners = np.zeros((len(side), 2))
    for place, room in enumerate(side.tolist()):
        if x and x + room > width + 1e-9:
            x, y, height = 0.0, y + height, 0.0
        corners[place] = x, y
        x, height = x + room, max(height, room)
    return corners


def _centred(places: Floats) -> Floats:
    low, high = places.min(axis=0), places.max(axis=0)
    reach = float((high - low).max())
    centred: Floats = (places - (low + high) / 2) * (2 / reach if reach else 0.0)
    return np.clip(centred, -1.0, 1.0)
