"""Small worlds at random, and the slow, obvious twin: every line-up, judged from the definitions."""

from itertools import combinations

import numpy as np

from alongside.engines.partnerships import Parts, Wanted, World


def small_world(seed, n=9, m=4, rivalry=0.08):
    """A world with everything in it, and ranks that are not the positions."""
    rng = np.random.default_rng(seed)
    pairs = np.array(list(combinations(range(n), 2)))
    tied = pairs[rng.random(len(pairs)) < 0.35]
    fought = pairs[rng.random(len(pairs)) < rivalry]
    said = rng.integers(0, n, (3, 2))
    return World(
        level=np.where(rng.random((n, m)) < 0.5, rng.random((n, m)), 0),
        sector=rng.integers(0, 4, n),
        cost=rng.random(n),
        load=rng.random(n),
        constituent=rng.random((n, 2)) < 0.3,
        may_convene=rng.random(n) < 0.6,
        tie=tied,
        trust=rng.random(len(tied)),
        rivals=fought,
        not_neutral=said[said[:, 0] != said[:, 1]],
        rank=rng.permutation(n),
    )


def small_wish(seed, world):
    """What could be wanted of it; often something that not every line-up has."""
    rng = np.random.default_rng(seed + 1)
    smallest = int(rng.integers(1, 4))
    return Wanted(
        weight=rng.random(world.m),
        minimum=rng.choice([0, 0.3, 0.6], world.m),
        smallest=smallest,
        largest=smallest + int(rng.integers(0, 3)),
        sectors=tuple((int(s), 1) for s in np.unique(rng.integers(0, 4, rng.integers(0, 3)))),
        constituents=tuple(range(int(rng.integers(0, 3)))),
        must=tuple(rng.integers(0, world.n, rng.integers(0, 2)).tolist()),
        excluded=(),
        convener=bool(rng.random() < 0.7),
        budget=None if rng.random() < 0.6 else 2.0,
        parts=Parts(*rng.random(5)),
        proposals=3,
    )


def trust_table(world):
    """By ties of their own or through one other."""
    direct = np.zeros((world.n, world.n))
    for (a, b), trust in zip(world.tie, world.trust, strict=True):
        direct[a, b] = direct[b, a] = trust
    reach = direct.copy()
    for a in range(world.n):
        for b in range(world.n):
            if a != b:
                reach[a, b] = max([direct[a, b], *(direct[a, k] * direct[k, b] for k in range(world.n))])
    return reach


def kept(world, wanted, team):
    """Whether a line-up keeps every hard rule."""
    here = set(team)
    return (
        wanted.smallest <= len(team) <= wanted.largest
        and set(wanted.must) <= here
        and not here & set(wanted.excluded)
        and not any({int(a), int(b)} <= here for a, b in world.rivals)
        and all(sum(world.sector[one] == sector for one in team) >= least for sector, least in wanted.sectors)
        and all(any(world.constituent[one, column] for one in team) for column in wanted.constituents)
        and (wanted.budget is None or sum(world.cost[one] for one in team) <= wanted.budget)
        and bool(centres(world, wanted, team))
    )


def centres(world, wanted, team):
    """Those who could be at the centre of it."""
    if not wanted.convener:
        return list(team)
    against = {(int(who), int(whom)) for who, whom in world.not_neutral}
    return [c for c in team if world.may_convene[c] and not any((who, c) in against for who in team)]


def worth(world, wanted, team, reach):
    """What a line-up is worth, by the formulas of the card."""
    team, size = list(team), len(team)
    level = world.level[team].max(axis=0)
    level = np.where(level >= wanted.minimum, level, 0)
    coverage = (wanted.weight @ level) / wanted.weight.sum()
    trust = 1.0
    if size > 1:
        found = [sum(reach[c, i] for i in team if i != c) / (size - 1) for c in centres(world, wanted, team)]
        trust = max(found, default=0.0)
    kinds = min(wanted.largest, len(set(world.sector.tolist())))
    mix = len({int(world.sector[one]) for one in team}) / kinds
    limit = wanted.budget if wanted.budget is not None else wanted.largest * world.cost.max()
    cost = 1 - world.cost[team].sum() / limit
    load = 1 - world.load[team].mean()
    return float(wanted.parts.shares() @ [coverage, trust, mix, cost, load])


def every_line_up(world, wanted):
    """All that keep the rules, with what each is worth."""
    reach = trust_table(world)
    return {
        team: worth(world, wanted, team, reach)
        for size in range(wanted.smallest, wanted.largest + 1)
        for team in combinations(range(world.n), size)
        if kept(world, wanted, team)
    }
