"""A few line-ups to choose from: the best there is, then others that are good in other ways."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from .answers import Proposals, Relaxed, Why
from .bounds import overview
from .judging import judged
from .problem import Problem, problem_of, weighted
from .proving import NEIGHBOURS, SURE, Search, line_ups, opened, prove
from .relaxing import loosened, relaxed
from .values import Floats, Ints, Wanted, World, checked

ALIKE = (
    1 / 2,
    2 / 3,
    3 / 4,
    1.0,
)  # share of members that two proposals may have in common, as long as it goes
ENOUGH = 0.9  # of the best value, that another proposal is worth at least
STRESS = 4.0  # times the weight of a part when line-ups that are good in it are looked for
LIGHTLY = 24  # rounds of guessing prices for those
LEANING = 8  # conveners around whom they are grown
MANY = 50  # line-ups to choose from; with fewer, those that differ from the best by one are added
KINDS = ((Why.COVERS, (0,)), (Why.TRUSTED, (1,)), (Why.MIXED, (2,)), (Why.LIGHT, (3, 4)))


def propose(world: World, wanted: Wanted) -> Proposals:
    """Find line-ups for what is wanted: first the best by the weights of the parts, proven or with its gap.

    Each next one has at most half its members (beside those who must be in) in common with each before, is
    worth at least `ENOUGH` of the best, and is the one that most surpasses all before in one of coverage,
    trust, mix, or cost and load together, counted by their weights; when none surpasses them, the one worth
    most. Only if nothing is so different may more members be in common.
    Where no line-up keeps every hard rule, the fewest are given up and named.
    Order: ranks settle every tie, so the order of actors changes nothing.
    Raises: EngineInputError if the two do not fit each other.
    Cost: see the card, docs/engines/partnerships.md.
    """
    checked(world, wanted)
    problem, changes = problem_of(world, wanted), tuple[Relaxed, ...]()
    count = int((~problem.is_out).sum())
    if not count:
        return Proposals((), 0.0, 0.0, True, (Relaxed("smallest", -1, wanted.smallest),), 0, 0)
    possible = len(problem.conveners()) and count >= wanted.smallest
    view = overview(problem) if possible else None
    search = opened(problem, view)
    if search.best is None:
        changes, members = relaxed(problem)
        if changes:
            problem = problem_of(world, loosened(wanted, changes))
            view = overview(problem)
        search = opened(problem, view, [members])
    assert view is not None
    prove(problem, view, search)
    chosen = _chosen(problem, search)
    bound = search.bound
    said = tuple(judged(problem, world, members, bound, why) for members, why in chosen)
    return Proposals(
        said, bound, said[0].gap, said[0].proven, changes, count, len(search.considered | _all(chosen))
    )


def _all(chosen: list[tuple[Ints, Why]]) -> set[int]:
    return {int(one) for members, _ in chosen for one in members}


def _chosen(problem: Problem, search: Search) -> list[tuple[Ints, Why]]:
    """The best, then what the rule of `propose` picks, one by one."""
    assert search.best is not None
    chosen = [(search.best, Why.BEST)]
    if problem.wanted.proposals > 1:
        pool = _pool(problem, search)
        while len(chosen) < problem.wanted.proposals:
            found = pool.next_after([members for members, _ in chosen])
            if found is None:
                break
            chosen.append(found)
    return chosen


@dataclass(frozen=True, slots=True)
class Pool:
    """Line-ups to pick from: as rows of marks, their values, and how good they are in each kind."""

    members: list[Ints]
    marks: csr_array
    value: Floats
    kinds: Floats  # line-ups × KINDS, by weight
    must: int

    def next_after(self, chosen: list[Ints]) -> tuple[Ints, Why] | None:
        """The next to propose, or None when all are chosen."""
        rows = [self._row(members) for members in chosen]
        size = np.asarray(self.marks.sum(axis=1)).ravel() - self.must
        common = (self.marks @ self.marks[rows].T).toarray() - self.must
        shared = (common / np.maximum(np.minimum(size[:, None], size[rows]), 1)).max(axis=1)
        shared[rows] = np.inf
        good = self.value >= ENOUGH * self.value[rows[0]]
        for limit, enough in [*((share, good) for share in ALIKE), (ALIKE[-1], np.ones_like(good))]:
            fine = np.flatnonzero((shared <= limit) & enough)
            if len(fine):
                return self._picked(fine, rows)
        return None

    def _row(self, members: Ints) -> int:
        return next(row for row, one in enumerate(self.members) if np.array_equal(one, members))

    def _picked(self, fine: Ints, rows: list[int]) -> tuple[Ints, Why]:
        """The one that most surpasses all chosen in one kind; else the one worth most."""
        rise = self.kinds[fine] - self.kinds[rows].max(axis=0)
        if rise.max() > SURE:
            place, kind = np.unravel_index(int(rise.argmax()), rise.shape)
            level = np.flatnonzero(rise[:, kind] >= rise[place, kind] - SURE)
            row = int(fine[level[int(self.value[fine[level]].argmax())]])
            return self.members[row], KINDS[int(kind)][0]
        row = int(fine[int(self.value[fine].argmax())])
        return self.members[row], Why.OTHER


def _pool(problem: Problem, search: Search) -> Pool:
    """All line-ups met, more that are good in one part, and more without the members of the best."""
    assert search.best is not None
    found = list(search.pool)
    size = len(search.best)
    near = np.array([one for one in range(size - 1, size + 2) if one >= problem.wanted.smallest])
    for _, parts in KINDS:
        share = problem.share.copy()
        share[list(parts)] *= STRESS
        if share[list(parts)].any():
            leaning = weighted(problem, share / share.sum())
            found += line_ups(leaning, overview(leaning, near, LIGHTLY), first=LEANING)
    view, out = overview(problem, near, LIGHTLY), np.zeros(problem.n, np.bool_)
    for _ in range(problem.wanted.proposals - 1):
        out[search.best] = True
        out &= ~problem.is_in
        others = [one for one in line_ups(problem, view, out, LEANING) if not problem.broken(one)]
        if not others:
            break
        found += others
        out[max(others, key=problem.value)] = True
    unique = _unique(problem, found)
    return _laid_out(
        problem, unique if len(unique) >= MANY else _unique(problem, [*unique, *_near(problem, search.best)])
    )


def _unique(problem: Problem, found: list[Ints]) -> list[Ints]:
    """Each line-up once, as far as it keeps the rules, in the order of its members."""
    unique = {tuple(one.tolist()): one for one in found if not problem.broken(one)}
    return [unique[key] for key in sorted(unique)]


def _near(problem: Problem, members: Ints) -> list[Ints]:
    """Line-ups with one member more, one less, or another in the place of one."""
    others = np.flatnonzero(~problem.is_out)[:NEIGHBOURS]
    fewer = [np.delete(members, place) for place in range(len(members))] if len(members) > 1 else []
    return fewer + [
        np.sort(np.append(rest, one)) for rest in [members, *fewer] for one in np.setdiff1d(others, members)
    ]


def _laid_out(problem: Problem, members: list[Ints]) -> Pool:
    starts = np.cumsum([0, *(len(one) for one in members)])
    places = np.concatenate(members)
    marks = csr_array((np.ones(len(places)), places, starts), shape=(len(members), problem.n))
    scores = [problem.scores(one, problem.convener_of(one)) for one in members]
    table = np.array([[one.coverage, one.trust, one.mix, one.cost, one.load] for one in scores])
    weighted_table = table * problem.share
    kinds = np.column_stack([weighted_table[:, list(parts)].sum(axis=1) for _, parts in KINDS])
    return Pool(members, marks, weighted_table.sum(axis=1), kinds, int(problem.is_in.sum()))
