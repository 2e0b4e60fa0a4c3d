"""The heuristics for close teams, written from their paper: quick, and without a word on how good they are.

Lappas, Liu and Terzi (2009), Finding a team of experts in social networks, KDD, 467-476. Between equals,
where the paper leaves it open, the first by position is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alongside.engines.partnerships.paths import Graph, Nearest, distances, nearest
from alongside.engines.partnerships.values import Floats, Ints

Team = tuple[int, ...]


def rarest_first(within: Graph, holders: Sequence[Ints], near: Nearest) -> tuple[Team, float]:
    """Take the nearest holder of each skill around each holder of the rarest; keep the narrowest of these."""
    rarest = min(range(len(holders)), key=lambda place: len(holders[place]))
    best: tuple[float, int] = (np.inf, -1)
    for one in holders[rarest].tolist():
        best = min(best, (float(near.distance[:, one].max()), one))
    radius, centre = best
    if centre < 0 or not np.isfinite(radius):
        return (), np.inf
    far = distances(within, [centre])[0]
    return tuple(sorted({_closest(those, far) for those in holders} | {centre})), radius


def _closest(those: Ints, far: Floats) -> int:
    return int(those[np.argmin(far[those])])


def cover_steiner(within: Graph, holders: Sequence[Ints]) -> tuple[Team, float]:
    """Cover the skills greedily, blind to the ties, then join the cover by SteinerTree."""
    open_ = set(range(len(holders)))
    has: dict[int, set[int]] = {}
    for place, those in enumerate(holders):
        for one in those.tolist():
            has.setdefault(one, set()).add(place)
    team: list[int] = []
    while open_:
        most = max(sorted(has), key=lambda one: len(has[one] & open_), default=-1)
        if most < 0 or not has[most] & open_:
            return (), np.inf
        team.append(most)
        open_ -= has[most]
    return tuple(sorted(team)), steiner_tree(within, team)


def steiner_tree(within: Graph, team: Sequence[int]) -> float:
    """Grow a tree: each time tie the required actor that is nearest to it, by the shortest way."""
    return _grow(within, {team[0]}, [np.array([one]) for one in team[1:]])[1]


def enhanced_steiner(within: Graph, holders: Sequence[Ints]) -> tuple[Team, float]:
    """Add an actor for each skill, tied to all its holders by ties longer than any way, and join these.

    The paper starts at any of them; here each is the start in turn, and the cheapest tree is kept.
    """
    best: tuple[float, Team] = (np.inf, ())
    for start in range(len(holders)):
        others = [those for place, those in enumerate(holders) if place != start]
        if not others:
            return (int(holders[start][0]),), 0.0
        near = nearest(within, [holders[start]])
        first = min((float(near.distance[0, those].min()), place) for place, those in enumerate(others))
        if not np.isfinite(first[0]):
            return (), np.inf
        end = _closest(others[first[1]], near.distance[0])
        inside = _back(near, end)
        team, cost = _grow(within, inside, [those for place, those in enumerate(others) if place != first[1]])
        best = min(best, (first[0] + cost, tuple(sorted({end, int(near.holder[0, end]), *team}))))
    return best[1], best[0]


def _grow(within: Graph, inside: set[int], sets: Sequence[Ints]) -> tuple[list[int], float]:
    """Tie the nearest set to the tree, one after another; who was met of each, and what it cost."""
    open_, cost, met = list(sets), 0.0, []
    while open_:
        near = nearest(within, [np.array(sorted(inside))])
        length, place = min(
            (float(near.distance[0, those].min()), place) for place, those in enumerate(open_)
        )
        if not np.isfinite(length):
            return [], np.inf
        end = _closest(open_.pop(place), near.distance[0])
        cost += length
        met.append(end)
        inside |= _back(near, end)
    return met, cost


def _back(near: Nearest, at: int) -> set[int]:
    """The actors on the way from an actor to the nearest of the first set."""
    found = {at}
    while near.way[0, at] >= 0:
        at = int(near.way[0, at])
        found.add(at)
    return found
