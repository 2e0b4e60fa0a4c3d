"""What no line-up can exceed, by prices on the things to cover; and who cannot be in a better one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .growing import Ground
from .problem import Problem
from .values import Bools, Floats, Ints

ROUNDS = 60  # of guessing prices
SLOWER = 0.85  # the stride after a round that did not help
FAR = 0.02  # how far below a first bound the best may lie, while nothing better is known


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices ≥ 0 of the things to cover, and of meeting each demand and keeping to the budget."""

    thing: Floats
    side: Floats


@dataclass(frozen=True, slots=True)
class Bounded:
    """The least bound found, which places are left open, the prices, and the work: rounds × actors."""

    bound: float
    alive: Bools
    prices: Prices
    work: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose `slots` of n: the most Σ over things of the best gain, plus Σ alone, with Σ side ≥ least."""

    slots: int
    base: float
    gain: Floats
    alone: Floats
    side: Floats
    least: Floats


def choice(problem: Problem, on: Ground, size: int) -> Choice | None:
    """What is left to choose around a convener; None when there are not enough actors for the size."""
    core, slots = on.core, size - on.core
    if slots < 0 or slots > len(on.actors) - core:
        return None
    alone = problem.alone(on.convener, size)[on.actors]
    covered = on.adds[:core].max(axis=0)
    base = float(covered.sum() + alone[:core].sum()) + problem.fixed(size)
    side, least = problem.sides()
    side = side[on.actors]
    gain = np.maximum(on.adds[core:] - covered, 0.0)
    return Choice(slots, base, gain, alone[core:], side[core:], least - side[:core].sum(axis=0))


def bound_of(of: Choice, floor: float, start: Prices | None = None, rounds: int = ROUNDS) -> Bounded:
    """Bound a choice, and set aside who cannot be in one above `floor` (−inf: nobody).

    Every thing j has a price p_j ≥ 0 and every side condition q a price s_q ≥ 0. For any prices the value is
    at most base + Σ p_j − Σ s_q least_q + the `slots` largest of Σ_j max(0, gain_ij − p_j) + alone_i +
    Σ_q s_q side_iq, since each thing is covered by one member only. An actor that, taken for the last of
    them, leaves this at or below `floor` is in nothing better.
    Source: Lagrangian bounds for location, Cornuéjols, Fisher and Nemhauser (1977), Management Science 23,
    789–810; steps as Polyak (1969), USSR Computational Mathematics 9, 14–29.
    """
    n = len(of.alone)
    gain, alone, side, open_ = of.gain, of.alone, of.side, np.arange(n)
    if of.slots == 0:
        return Bounded(of.base, np.zeros(n, np.bool_), start or _first(of), 0)
    now = best = start or _first(of)
    least, stride, work = np.inf, 1.0, 0
    for _ in range(rounds):
        profit = np.maximum(gain - now.thing, 0.0).sum(axis=1) + alone + side @ now.side
        work += len(profit)
        top = np.argpartition(-profit, of.slots - 1)[: of.slots]
        bound = of.base + float(now.thing.sum() + profit[top].sum() - now.side @ of.least)
        if bound < least - 1e-7:
            least, best = bound, now
        else:
            stride *= SLOWER
        if bound <= floor:
            break
        kept = bound - profit[top].min() + profit > floor
        kept[top] = True
        step = 1.0 - (gain[top] > now.thing).sum(axis=0)
        sidestep = side[top].sum(axis=0) - of.least
        step[(now.thing <= 0) & (step > 0)] = 0.0
        sidestep[(now.side <= 0) & (sidestep > 0)] = 0.0
        if not kept.all():
            gain, alone, side, open_ = gain[kept], alone[kept], side[kept], open_[kept]
        length = float(step @ step + sidestep @ sidestep)
        if length == 0:
            break
        stretch = stride * ((bound - floor) if floor > -np.inf else FAR) / length
        now = Prices(
            np.maximum(now.thing - stretch * step, 0.0), np.maximum(now.side - stretch * sidestep, 0.0)
        )
    alive = np.zeros(n, np.bool_)
    alive[open_] = True
    return Bounded(least, alive, best, work)


def _first(of: Choice) -> Prices:
    """A thing costs at first what the last of `slots` members would gain by it."""
    things = of.gain.shape[1]
    thing = np.sort(of.gain, axis=0)[-min(of.slots, len(of.gain))] if of.slots else np.zeros(things)
    return Prices(thing, np.zeros(len(of.least)))


@dataclass(frozen=True, slots=True)
class Overview:
    """Bounds for every convener and size at common prices: `bound` conveners × sizes; profits by size."""

    conveners: Ints
    sizes: Ints
    bound: Floats
    prices: tuple[Prices, ...]
    profit: Floats  # sizes × n, without trust
    last: Floats  # conveners × sizes: the least profit among those that the bound counts

    def open_to(self, problem: Problem, row: int, column: int, floor: float) -> Bools:
        """Those who, around this convener at this size, may be in something above `floor`."""
        convener, size = int(self.conveners[row]), int(self.sizes[column])
        profit = self.profit[column] + problem.trusting(convener, size)
        return np.asarray(self.bound[row, column] - self.last[row, column] + profit > floor)


def overview(problem: Problem, sizes: Ints | None = None, rounds: int = ROUNDS) -> Overview:
    """Bound all conveners at once, with prices that suit none of them in particular; all sizes, or these.

    Cost: for each size, ROUNDS passes over n × things and one over conveners × the few who could be chosen.
    """
    conveners, wanted = problem.conveners(), problem.wanted
    most = min(wanted.largest, int((~problem.is_out).sum()))
    sizes = np.arange(wanted.smallest, most + 1) if sizes is None else sizes[sizes <= most]
    bounds = np.full((len(conveners), len(sizes)), -np.inf)
    last, profits, prices = np.zeros_like(bounds), [], []
    side, least = problem.sides()
    for column, size in enumerate(sizes.tolist()):
        alone = np.where(problem.is_out, -1e9, problem.beside_cover(size))
        of = Choice(size, problem.fixed(size), problem.adds, alone, side, least)
        found = bound_of(of, -np.inf, rounds=rounds).prices
        profit = np.maximum(problem.adds - found.thing, 0.0).sum(axis=1) + alone + side @ found.side
        base = of.base + float(found.thing.sum() - found.side @ least)
        bounds[:, column], last[:, column] = _of_each(problem, conveners, size, profit)
        bounds[:, column] += base
        profits.append(profit)
        prices.append(found)
    return Overview(conveners, sizes, bounds, tuple(prices), np.array(profits), last)


def _of_each(problem: Problem, conveners: Ints, size: int, profit: Floats) -> tuple[Floats, Floats]:
    """For each convener: its profit and the size − 1 largest of others with trust; and the least of those.

    Whoever is below the `size` largest without trust, trust included, is in nobody's largest.
    """
    if size == 1:
        return profit[conveners].copy(), np.zeros(len(conveners))
    reach, factor = problem.reach, problem.trusting_factor(size)
    top = np.argsort(-profit, kind="stable")[:size]
    row = np.repeat(np.arange(problem.n), np.diff(reach.start))
    value = profit[reach.to] + factor * reach.how
    kept = value >= profit[top[-1]]
    row, value = row[kept], value[kept]
    order = np.argsort(row - value / (2 * max(1.0, float(np.abs(value).max(initial=0.0)))))
    row, value = row[order], value[order]
    place = np.arange(len(row)) - np.searchsorted(row, row)
    table = np.full((problem.n, 2 * size - 1), -np.inf)
    table[:, :size] = profit[top]
    for column, one in enumerate(top.tolist()):
        table[reach.row(one)[0], column] = -np.inf  # stands among the tied
        table[one, column] = -np.inf
    first = place < size - 1
    table[row[first], size + place[first]] = value[first]
    best = np.sort(table[conveners], axis=1)[:, -(size - 1) :]
    return profit[conveners] + best.sum(axis=1), best[:, 0]
