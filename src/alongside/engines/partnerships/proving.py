"""The best line-up and the proof: convener by convener, size by size, from where most could be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import comb

import numpy as np

from .bounds import Overview, Prices, bound_of, choice
from .enumerating import best_of_all
from .exact import best_by_solver
from .growing import Ground, ground, grow, rivals_among
from .problem import Problem
from .values import Bools, Floats, Ints

FIRST = 24  # conveners around whom line-ups are grown before anything is proven
NEIGHBOURS = 400  # actors, at most, among whom they are grown
FEW = 20_000  # line-ups that are rather listed than searched
SURE = 1e-9  # nothing better than by this is looked for
ROUNDING = 1e-12  # values that differ by no more are equal
THOUSAND = 1000  # of work, as `Wanted` counts it


@dataclass(slots=True)
class Search:
    """What is known so far: the best line-up, all good ones met, the bound, and the work left."""

    work: int
    best: Ints | None = None
    value: float = -np.inf
    bound: float = np.inf
    pool: list[Ints] = field(default_factory=list)
    considered: set[int] = field(default_factory=set)
    prices: dict[int, Prices] = field(default_factory=dict)  # by size, those that closed the one before

    def meet(self, problem: Problem, found: Iterable[Ints]) -> None:
        """Take note of line-ups that keep the rules; of equals the first met stays the best."""
        for members in found:
            if problem.broken(members):
                continue
            self.pool.append(members)
            value = problem.value(members)
            if value > self.value + ROUNDING:
                self.best, self.value = members, value


def line_ups(problem: Problem, view: Overview, out: Bools | None = None, first: int = FIRST) -> list[Ints]:
    """Grow line-ups around the conveners with most to hope for, without those `out`."""
    found: list[Ints] = []
    order = np.argsort(-view.bound.max(axis=1), kind="stable")
    if out is not None:
        order = order[~out[view.conveners[order]]]
    for row in order[:first].tolist():
        column = int(view.bound[row].argmax())
        convener = int(view.conveners[row])
        alive = _promising(problem, view.profit[column] + problem.trusting(convener, int(view.sizes[column])))
        on = ground(problem, convener, alive if out is None else alive & ~out)
        if on is not None:
            found += grow(problem, on)
    return found


def _promising(problem: Problem, profit: Floats) -> Bools:
    """Those with the highest profits, and as many of those who meet each demand."""
    kept = np.zeros(problem.n, np.bool_)
    kept[np.argsort(-profit, kind="stable")[:NEIGHBOURS]] = True
    for column in range(problem.meets.shape[1]):
        able = np.flatnonzero(problem.meets[:, column])
        kept[able[np.argsort(-profit[able], kind="stable")[:NEIGHBOURS]]] = True
    return kept


def opened(problem: Problem, view: Overview | None, known: Iterable[Ints] = ()) -> Search:
    """Begin a search with what is known and what grows quickly; `best` is None when that keeps no rules."""
    search = Search(problem.wanted.work * THOUSAND)
    search.meet(problem, known)
    if view is not None:
        search.meet(problem, line_ups(problem, view))
    return search


def prove(problem: Problem, view: Overview, search: Search) -> Search:
    """Find the best line-up and a bound; both are equal unless the work ran out.

    With the convener and the size given, trust is a sum over members, so what is quadratic falls apart into
    one covering problem for each. Most are closed by prices; the few actors that prices leave are listed in
    all ways, or given to the solver.
    """
    left = -np.inf
    for number in np.argsort(-view.bound, axis=None, kind="stable").tolist():
        row, column = divmod(number, len(view.sizes))
        most = float(view.bound[row, column])
        if most <= search.value + SURE:
            break
        if search.work <= 0:
            left = max(left, most)
            break
        left = max(left, _close(problem, view, row, column, search))
    search.bound = max(search.value, left)
    return search


def _close(problem: Problem, view: Overview, row: int, column: int, search: Search) -> float:
    """Settle one convener at one size: the bound that remains, −inf when nothing better is left."""
    convener, size = int(view.conveners[row]), int(view.sizes[column])
    floor = search.value + SURE
    on = ground(problem, convener, view.open_to(problem, row, column, floor), with_rivals=False)
    of = choice(problem, on, size) if on is not None else None
    search.work -= problem.n
    if on is None or of is None:
        return -np.inf
    found = bound_of(of, floor, search.prices.get(column, view.prices[column]))
    search.prices[column] = found.prices
    search.work -= found.work
    if found.bound <= floor:
        return -np.inf
    on = narrowed(problem, on, found.alive)
    search.considered.update(on.actors.tolist())
    of = choice(problem, on, size)
    if of is None:
        return -np.inf
    ways = comb(len(of.alone), of.slots)
    if ways <= FEW:
        search.work -= ways
        search.meet(problem, best_of_all(problem, on, of, search.value))
        return -np.inf
    search.meet(problem, grow(problem, on))
    if found.bound <= search.value + SURE:
        return -np.inf
    solved = best_by_solver(problem, on, of, search.work)
    search.work -= solved.work
    search.meet(problem, solved.best)
    return solved.bound if solved.bound > search.value + SURE else -np.inf


def narrowed(problem: Problem, on: Ground, alive: Bools) -> Ground:
    """The same ground with only these of those beyond the core, and with its rivals."""
    kept = np.concatenate([np.ones(on.core, np.bool_), alive])
    actors = on.actors[kept]
    rival = rivals_among(problem, actors)
    return Ground(on.convener, actors, on.core, on.adds[kept], on.meets[kept], on.cost[kept], rival)
