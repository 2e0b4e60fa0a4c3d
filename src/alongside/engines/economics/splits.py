"""Splits no group of parties would leave, and the payments that put a split into effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .games import EXACT, Bools, Floats, Game, every_coalition

TINY = 1e-9  # of the largest amount: what counts as nothing


@dataclass(frozen=True, slots=True)
class Group:
    """A group of parties that would do better by itself: who, and by how much together."""

    members: tuple[int, ...]
    lacks: float


@dataclass(frozen=True, slots=True)
class Core:
    """Whether a split exists that no group would leave.

    `split`: the nucleolus, n amounts: of all splits the one in which the group worst served is served best,
    then the next worst, and so on; it is in the core where there is one. `slack`: by how much the group
    worst served gets more than by itself; below 0 what it lacks, and then the core is `empty`.
    """

    empty: bool
    split: Floats
    slack: float


def objections(game: Game, split: ArrayLike, *, most: int = 5) -> tuple[Group, ...]:
    """The groups that would do better by themselves than with this split, the worst served first.

    None: the split is in the core. Of as badly served groups the smaller comes first.
    Raises: EngineInputError if the split is not all that the parties have together, or they are over 14.
    """
    inside, worth = _spelled(game)
    each = _amounts("split", split, game.players)
    near = _near(worth)
    if abs(each.sum() - worth[-1]) > max(near, TINY) * 10:
        raise EngineInputError(
            "split",
            f"it adds up to {each.sum():g}, not {worth[-1]:g}.",
            "Split what all have together, no more and no less.",
        )
    lacks = worth - inside @ each
    found = [int(at) for at in np.flatnonzero(lacks > near)]
    found.sort(key=lambda at: (-round(float(lacks[at]) / max(near, TINY)), at.bit_count(), at))
    return tuple(Group(_members(at), float(lacks[at])) for at in found[:most])


def core(game: Game) -> Core:
    """Find the nucleolus, and by it whether there is a split that no group would leave.

    A linear program raises what the worst served group has over its worth; the groups that no split can
    serve better are fixed, those whose amount follows from them left out, and the rest raised again. Only
    groups in the way are put into the program. At most as many programs of the like as parties.
    Raises: EngineInputError for more than 14 parties.
    Source: Gillies (1959); Schmeidler (1969), *SIAM Journal on Applied Mathematics* 17, 1163–1170; Maschler,
    Peleg and Shapley (1979), *Mathematics of Operations Research* 4, 303–338.
    """
    inside, worth = _spelled(game)
    n = game.players
    if n == 1:
        return Core(False, _locked(worth[-1:].copy()), 0.0)
    size = max(float(np.abs(worth).max()), TINY)
    rows = inside.astype(np.float64)
    fixed, level = [len(worth) - 1], {len(worth) - 1: worth[-1] / size}
    free = np.ones(len(worth), bool)
    slack = None
    split = np.zeros(n)
    while True:
        free &= ~_follows(rows, rows[fixed])
        if not free.any():
            break
        split, least, tight = _raised(rows, worth / size, free, level)
        slack = least if slack is None else slack
        fixed += tight
        level |= {at: worth[at] / size + least for at in tight}
    slack = 0.0 if slack is None else slack * size
    if abs(slack) <= 1e-7 * size:
        slack = 0.0
    return Core(slack < 0, _locked(split * size), slack)


def _raised(
    rows: Floats, worth: Floats, free: Bools, level: dict[int, float]
) -> tuple[Floats, float, list[int]]:
    """Raise the least that a free group has over its worth: the split, how far, and who holds it there."""
    from ortools.math_opt.python import mathopt  # here, since it takes most of a second

    n = rows.shape[1]
    model = mathopt.Model()
    x = [model.add_variable(lb=-np.inf) for _ in range(n)]
    least = model.add_variable(lb=-np.inf, ub=10.0 * n)
    for at, amount in level.items():
        model.add_linear_constraint(sum(x[i] for i in _members(at)) == amount)
    held: dict[int, Any] = {}
    new = [1 << i for i in range(n) if free[1 << i]] or [int(np.flatnonzero(free)[0])]
    model.maximize(least)
    while True:
        for at in new:
            held[at] = model.add_linear_constraint(sum(x[i] for i in _members(at)) - least >= worth[at])
        found = mathopt.solve(model, mathopt.SolverType.GLOP)
        values = found.variable_values()
        split, height = np.array([values[each] for each in x]), values[least]
        lacks = np.where(free, worth + height - rows @ split, -np.inf)
        worst = np.argsort(-lacks, kind="stable")[:n]
        new = [int(at) for at in worst if lacks[at] > 1e-8 and int(at) not in held]
        if not new:
            duals = found.dual_values()
            tight = [at for at, row in held.items() if abs(duals[row]) > 1e-7]
            return split, height, tight


def _follows(rows: Floats, fixed: Floats) -> Bools:
    """Which groups have an amount that follows from those of the fixed ones."""
    _, sizes, axes = np.linalg.svd(fixed, full_matrices=False)
    base = axes[sizes > 1e-9]
    found: Bools = np.abs(rows - rows @ base.T @ base).max(axis=1) < 1e-7
    return found


@dataclass(frozen=True, slots=True)
class Payment:
    """One party pays another so much."""

    payer: int
    payee: int
    amount: float


@dataclass(frozen=True, slots=True)
class MakingGood:
    """The payments after which nobody loses.

    `net`: n, what each gets, below 0 what it pays; `total`: all payments together, which cannot be less;
    `lacks`: what is missing where those who gain cannot pay enough, and then every loser gets the like share.
    """

    net: Floats
    payments: tuple[Payment, ...]
    total: float
    lacks: float


def make_good(position: ArrayLike, can_pay: ArrayLike | None = None) -> MakingGood:
    """The smallest total of payments so that nobody loses: what the losers lose, and not a penny more.

    Shapes: n parties; `position`: what each has from the project; `can_pay`: the most each may be asked
    for, 0 or more, by default all that it gains. Whoever gains gives in proportion to what it could pay.
    Raises: EngineInputError for amounts that are not numbers.
    """
    has = _amounts("position", position, None)
    most = np.maximum(has, 0.0)
    if can_pay is not None:
        bound = _amounts("can_pay", can_pay, len(has))
        require_between("can_pay", bound, 0.0, np.inf)
        most = np.minimum(most, bound)
    loss = np.maximum(-has, 0.0)
    total = min(loss.sum(), most.sum())
    net = np.zeros(len(has))
    if total > 0:
        net = loss * (total / loss.sum()) - most * (total / most.sum())
    lacks = float(loss.sum() - total)
    if lacks <= _near(has):
        lacks = 0.0
    return MakingGood(_locked(net), settle(net), float(total), lacks)


def toward(position: ArrayLike, split: ArrayLike, can_pay: ArrayLike | None = None) -> Floats:
    """What each party gets, below 0 pays, so that the positions become the split; as near as can be paid.

    Shapes: n each. Nobody pays more than `can_pay`. Where that is too little, those who would lose come
    first, each with the like share of its loss; what remains goes to all in proportion to what they lack.
    Raises: EngineInputError where the split does not add up to the positions.
    """
    has = _amounts("position", position, None)
    wanted = _amounts("split", split, len(has))
    if abs(has.sum() - wanted.sum()) > 1e-6 * max(1.0, float(np.abs(has).max())):
        raise EngineInputError(
            "split", "it does not add up to the positions.", "Split what all have together."
        )
    net = wanted - has
    pays = np.maximum(-net, 0.0)
    if can_pay is not None:
        bound = _amounts("can_pay", can_pay, len(has))
        require_between("can_pay", bound, 0.0, np.inf)
        pays = np.minimum(pays, bound)
    gets = np.maximum(net, 0.0)
    first = np.minimum(gets, np.maximum(-has, 0.0))
    pool = pays.sum()
    if gets.sum() <= 0 or pool <= 0:
        net = np.zeros(len(has))
    elif pool <= first.sum():
        net = first * (pool / first.sum()) - pays
    else:
        rest = gets - first
        share = min(1.0, (pool - first.sum()) / rest.sum()) if rest.sum() > 0 else 0.0
        net = first + rest * share - pays
    locked: Floats = _locked(net)
    return locked


def settle(net: ArrayLike) -> tuple[Payment, ...]:
    """Who pays whom how much, in the fewest payments (proven up to 14 that pay or get).

    Shapes: n; `net`: what each gets, below 0 what it pays; they add up to nothing.
    Parties whose amounts cancel among themselves settle among themselves: with as many such groups as can
    be, n parties need n less the groups. Above 14 the largest is set against the largest.
    Raises: EngineInputError where the amounts do not add up to nothing.
    """
    amount = _amounts("net", net, None)
    near = max(_near(amount), TINY)
    if abs(amount.sum()) > 1e-6 * max(1.0, float(np.abs(amount).max(initial=0))):
        raise EngineInputError("net", "it does not add up to nothing.", "What one gets another pays.")
    some = [int(at) for at in np.flatnonzero(np.abs(amount) > near)]
    found: list[Payment] = []
    for group in _cancelling(amount, some, near) if len(some) <= EXACT else [some]:
        found += _paired(amount, group, near)
    return tuple(sorted(found, key=lambda each: (-each.amount, each.payer, each.payee)))


def _cancelling(amount: Floats, some: list[int], near: float) -> list[list[int]]:
    """As many groups as can be whose amounts add up to nothing each, by the sums of all subsets."""
    k = len(some)
    if not k:
        return []
    sums = every_coalition(k) @ amount[some]
    zero = np.abs(sums) <= near * 10
    zero[-1] = True
    best = np.zeros(1 << k, np.int64)
    last = np.zeros(1 << k, np.int64)
    for mask in range(1, 1 << k):
        choice, at = -1, 0
        for i in range(k):
            if mask >> i & 1 and best[mask & ~(1 << i)] > choice:
                choice, at = int(best[mask & ~(1 << i)]), i
        best[mask], last[mask] = choice + int(zero[mask]), at
    groups: list[list[int]] = []
    mask = (1 << k) - 1
    while mask:
        if zero[mask]:
            groups.append([])
        groups[-1].append(some[int(last[mask])])
        mask &= ~(1 << int(last[mask]))
    return groups


def _paired(amount: Floats, group: list[int], near: float) -> list[Payment]:
    """Set the largest who pays against the largest who gets until nothing is left."""
    left = {at: float(amount[at]) for at in group}
    found: list[Payment] = []
    while True:
        payer, payee = min(left, key=lambda at: (left[at], at)), max(left, key=lambda at: (left[at], -at))
        paid = min(-left[payer], left[payee])
        if paid <= near:
            return found
        found.append(Payment(payer, payee, paid))
        left[payer] += paid
        left[payee] -= paid


def _spelled(game: Game) -> tuple[Bools, Floats]:
    if game.players > EXACT:
        raise EngineInputError(
            "game", f"it has {game.players} players.", f"Groups are looked at for up to {EXACT}."
        )
    inside = every_coalition(game.players)
    return inside, game.worth(inside)


def _amounts(name: str, values: ArrayLike, n: int | None) -> Floats:
    each: Floats = frozen_array(name, values, np.float64, None if n is None else (n,))
    if each.ndim != 1:
        raise EngineInputError(name, "it is no list.", "Give one number a party.")
    require_finite(name, each)
    return each


def _near(values: Floats | Sequence[float]) -> float:
    return 1e-7 * float(np.abs(values).max(initial=0.0))


def _members(at: int) -> tuple[int, ...]:
    return tuple(i for i in range(at.bit_length()) if at >> i & 1)


def _locked(values: NDArray[Any]) -> Any:
    values.setflags(write=False)
    return values
