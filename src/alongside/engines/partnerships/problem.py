"""The search as numbers: actors in the order of their ranks, what each adds, who may not sit with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .answers import Scores
from .reach import Reach, reach
from .values import SECTORS, Bools, Floats, Ints, Wanted, World

PENNY = 1e-9  # sums of decimals may be above a budget by so much through rounding alone


@dataclass(frozen=True, slots=True)
class Problem:
    """A world and what is wanted of it, by rank: n actors, w things to cover (m competences, then sectors).

    `adds` holds for each actor what it is worth, by weight, that each thing is covered by it: a sector is
    covered like a competence, fully or not at all. So a line-up is worth Σ over things of the best in it,
    plus Σ over members of what depends on the member, the convener and the size alone.
    """

    order: Ints  # n: our positions to the caller's
    adds: Floats  # n × w
    effective: Floats  # n × m: the level where it reaches the minimum, else 0
    weight: Floats  # m, adding up to 1
    share: Floats  # of the five parts
    reach: Reach
    tied: dict[int, frozenset[int]]  # an actor to those with whom it has a tie of its own
    sector: Ints
    kinds: int  # sectors that a line-up of the largest size could have
    cost: Floats
    limit: float  # cost at which that part is worth nothing
    load: Floats
    demand: Ints  # d: at least so many members ...
    meets: Bools  # n × d: ... that meet this demand (a sector, a constituent)
    is_in: Bools  # n: must be in
    is_out: Bools  # n: must not
    may_convene: Bools
    fought: Ints  # pairs of rivals, each way
    rival: dict[int, frozenset[int]]  # an actor to its rivals
    unheard: dict[int, frozenset[int]]  # a convener to those who do not find it neutral
    wanted: Wanted

    @property
    def n(self) -> int:
        """How many actors."""
        return len(self.sector)

    def alone(self, convener: int, size: int) -> Floats:
        """Worth of each actor as a member beside what it covers, with this convener and size."""
        return self.beside_cover(size) + self.trusting(convener, size)

    def beside_cover(self, size: int) -> Floats:
        """Worth of each actor by its cost and load alone, 0 or less."""
        return np.asarray(
            -self.share[3] * self.cost / self.limit - self.share[4] * self.load / size, np.float64
        )

    def trusting(self, convener: int, size: int) -> Floats:
        """Worth of each actor by its trust in this convener."""
        worth = np.zeros(self.n)
        to, how = self.reach.row(convener)
        worth[to] = self.trusting_factor(size) * how
        return worth

    def trusting_factor(self, size: int) -> float:
        """Worth of full trust between one member and the convener."""
        return float(self.share[1]) / (size - 1) if size > 1 else 0.0

    def sides(self) -> tuple[Floats, Floats]:
        """Side conditions as sums over members that must reach a least: demands, then money left unspent."""
        side, least = self.meets.astype(np.float64), self.demand.astype(np.float64)
        if self.wanted.budget is None:
            return side, least
        spent = -self.cost / self.limit
        return np.column_stack([side, spent]), np.append(least, -(self.wanted.budget + PENNY) / self.limit)

    def fixed(self, size: int) -> float:
        """Worth that every line-up of this size has."""
        return float(self.share[3] + self.share[4] + (self.share[1] if size == 1 else 0.0) + self.free)

    @property
    def free(self) -> float:
        """Worth of coverage when nothing is asked for."""
        return 0.0 if self.weight.any() else float(self.share[0])

    def conveners(self) -> Ints:
        """Those who may be at the centre: of a line-up without a convener, anybody."""
        able = self.may_convene | (not self.wanted.convener)
        return np.flatnonzero(able & ~self.is_out)

    def beside(self, convener: int) -> Bools:
        """Those who may sit with this convener, itself among them."""
        fine = ~self.is_out
        away = set(self.rival.get(convener, ()))
        if self.wanted.convener:
            away |= self.unheard.get(convener, frozenset())
        fine[list(away)] = False
        for one in np.flatnonzero(self.is_in):
            fine[list(self.rival.get(int(one), ()))] = False
        return fine

    def scores(self, members: Ints, convener: int) -> Scores:
        """The soft parts of a line-up with this convener (−1: nobody, trust is 0)."""
        best = self.effective[members].max(axis=0) if len(self.weight) else np.zeros(0)
        others = members[members != convener]
        trust = 1.0
        if len(members) > 1:
            trust = float(self.reach.between(convener, others).sum() / len(others)) if convener >= 0 else 0.0
        return Scores(
            coverage=float(best @ self.weight) if self.weight.any() else 1.0,
            trust=trust,
            mix=len(np.unique(self.sector[members])) / self.kinds,
            cost=max(0.0, 1 - float(self.cost[members].sum()) / self.limit),
            load=1 - float(self.load[members].mean()),
        )

    def worth(self, scores: Scores) -> float:
        """The scores by their weights."""
        return float(
            self.share
            @ np.array([scores.coverage, scores.trust, scores.mix, scores.cost, scores.load], np.float64)
        )

    def convener_of(self, members: Ints) -> int:
        """The member who may convene, is neutral to all, and whom the others trust most; −1 if there is none.

        Order: of equals, the one with the lower rank.
        """
        here = set(members.tolist())
        best, most = -1, -1.0
        for one in members.tolist():
            if self.wanted.convener and (
                not self.may_convene[one] or self.unheard.get(one, frozenset()) & here
            ):
                continue
            trust = float(self.reach.between(one, members[members != one]).sum())
            if trust > most:
                best, most = one, trust
        return best

    def value(self, members: Ints) -> float:
        """Worth of a line-up with its best convener."""
        return self.worth(self.scores(members, self.convener_of(members)))

    def broken(self, members: Ints) -> tuple[str, ...]:
        """The hard rules that a line-up does not keep, by the names of `Wanted`'s fields and "rivals"."""
        here, wanted = set(members.tolist()), self.wanted
        short = self.meets[members].sum(axis=0) < self.demand
        sectors = len(wanted.sectors)
        tests = {
            "size": not wanted.smallest <= len(members) <= wanted.largest,
            "sectors": bool(short[:sectors].any()),
            "constituents": bool(short[sectors:].any()),
            "must": bool(self.is_in.sum() > self.is_in[members].sum()),
            "excluded": bool(self.is_out[members].any()),
            "budget": wanted.budget is not None and self.spent(members) > wanted.budget + PENNY,
            "convener": wanted.convener and self.convener_of(members) < 0,
            "rivals": any(self.rival.get(one, frozenset()) & here for one in here),
        }
        return tuple(name for name, wrong in tests.items() if wrong)

    def spent(self, members: Ints) -> float:
        """Σ of the costs."""
        return round(float(self.cost[members].sum()), 9)


def problem_of(world: World, wanted: Wanted) -> Problem:
    """Put a checked world into the order of its ranks."""
    order = np.argsort(world.rank)
    place = np.empty_like(order)
    place[order] = np.arange(world.n)
    level, sector, cost = world.level[order], world.sector[order], world.cost[order]
    effective = np.where(level >= wanted.minimum, level, 0.0)
    total = float(wanted.weight.sum())
    weight = wanted.weight / total if total > 0 else np.zeros(world.m)
    kinds = max(1, min(len(np.unique(sector)), wanted.largest))
    is_sector = sector[:, None] == np.arange(len(SECTORS))
    limit = wanted.budget if wanted.budget is not None else wanted.largest * float(cost.max(initial=0.0))
    columns = [is_sector[:, one] for one, _ in wanted.sectors]
    columns += [world.constituent[order, one] for one in wanted.constituents]
    plain = Problem(
        order=order,
        adds=np.zeros((world.n, 0)),
        effective=effective,
        weight=weight,
        share=np.zeros(5),
        reach=reach(place[world.tie], world.trust, world.n),
        tied=sets(_both(place[world.tie[world.trust > 0]])),
        sector=sector,
        kinds=kinds,
        cost=cost,
        limit=limit if limit > 0 else 1.0,
        load=world.load[order],
        demand=np.array([least for _, least in wanted.sectors] + [1] * len(wanted.constituents), np.int64),
        meets=np.array(columns, np.bool_).reshape(len(columns), world.n).T,
        is_in=_at(place, wanted.must),
        is_out=_at(place, wanted.excluded),
        may_convene=world.may_convene[order],
        fought=_both(place[world.rivals]),
        rival=sets(_both(place[world.rivals])),
        unheard=sets(place[world.not_neutral][:, ::-1]),
        wanted=wanted,
    )
    return weighted(plain, wanted.parts.shares())


def weighted(problem: Problem, share: Floats) -> Problem:
    """The same problem with the five parts weighted like this."""
    is_sector = problem.sector[:, None] == np.arange(len(SECTORS))
    adds = np.hstack([share[0] * problem.effective * problem.weight, share[2] / problem.kinds * is_sector])
    return replace(problem, share=share, adds=adds)


def _at(place: Ints, actors: Sequence[int]) -> Bools:
    marks = np.zeros(len(place), np.bool_)
    marks[place[list(actors)]] = True
    return marks


def _both(pairs: Ints) -> Ints:
    return np.vstack([pairs, pairs[:, ::-1]])


def sets(pairs: Ints) -> dict[int, frozenset[int]]:
    """The second of each pair by the first."""
    found: dict[int, set[int]] = {}
    for one, other in pairs.tolist():
        found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}
