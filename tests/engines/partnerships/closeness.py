"""Small worlds of ties, and the closest teams found by trying every one."""

from itertools import combinations, product

import numpy as np

from alongside.engines.partnerships.paths import graph

INF = float("inf")


def world(seed, actors=7, competences=3, density=0.4, whole=False):
    """A random graph, its distances by Floyd and Warshall, and holders of each competence."""
    random = np.random.default_rng(seed)
    pairs = [pair for pair in combinations(range(actors), 2) if random.random() < density]
    length = [float(random.integers(0, 4)) if whole else float(random.random()) for _ in pairs]
    far = np.full((actors, actors), INF)
    np.fill_diagonal(far, 0)
    for (one, other), distance in zip(pairs, length, strict=True):
        far[one, other] = far[other, one] = distance
    for via in range(actors):
        far = np.minimum(far, far[:, [via]] + far[[via], :])
    holders = [
        np.flatnonzero(random.random(actors) < 0.4) if random.random() > 0.05 else np.array([], int)
        for _ in range(competences)
    ]
    made = graph(actors, [one for one, _ in pairs], [other for _, other in pairs], length)
    return made, far, holders


def tree_cost(far, team):
    """The cheapest tree joining a team: a spanning tree over it and any others, in the metric closure.

    A cheapest tree needs no more than two fewer others than members.
    """
    others = [one for one in range(len(far)) if one not in team]
    return min(
        spanning(far, [*team, *more])
        for count in range(max(len(team) - 1, 1))
        for more in combinations(others, count)
    )


def spanning(far, those):
    """Prim's tree."""
    reached, cost = {those[0]}, 0.0
    while len(reached) < len(those):
        length, one = min((far[a, b], b) for a in reached for b in those if b not in reached)
        reached.add(one)
        cost += length
    return cost


def best(far, holders, most, rivals, measures=("diameter", "sum", "steiner")):
    """The least of each measure over all teams that cover, keep to the size and hold no rivals."""
    found = dict.fromkeys(measures, INF)
    ways = {
        "diameter": lambda team, _: far[np.ix_(team, team)].max(),
        "sum": lambda _, slots: far[np.ix_(slots, slots)].sum() / 2,
        "steiner": lambda team, _: tree_cost(far, team),
    }
    for slots in product(*holders):
        team = sorted(set(slots))
        if len(team) <= most and not any({a, b} <= set(team) for a, b in rivals):
            found = {name: min(cost, ways[name](team, slots)) for name, cost in found.items()}
    return found
