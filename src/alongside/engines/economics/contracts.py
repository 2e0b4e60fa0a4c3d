"""Terms between parties: what each gets under uncertainty, how often it loses, what the terms reward."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Futures:
    """What may happen, before any payment between the parties.

    Shapes: d draws × y years × p parties; `gains` and `costs` in money, what each gains and bears; d × y:
    `outcome`, units of what is wanted, and `activity`, units of what is done; `weight`: y, what money of a
    year is worth today.
    """

    gains: Floats
    costs: Floats
    outcome: Floats
    activity: Floats
    weight: Floats

    @property
    def parties(self) -> int:
        return int(self.gains.shape[2])


def futures(
    gains: ArrayLike, costs: ArrayLike, outcome: ArrayLike, activity: ArrayLike, weight: ArrayLike
) -> Futures:
    """The draws, checked; see `Futures` for shapes.

    Raises: EngineInputError where shapes differ or something is not a number, or where outcome or activity
    is below 0.
    """
    first = frozen_array("gains", gains, np.float64)
    if first.ndim != 3 or not first.size:
        raise EngineInputError("gains", f"its shape is {first.shape}.", "Give draws × years × parties.")
    d, y, _ = first.shape
    made = Futures(
        first,
        frozen_array("costs", costs, np.float64, first.shape),
        frozen_array("outcome", outcome, np.float64, (d, y)),
        frozen_array("activity", activity, np.float64, (d, y)),
        frozen_array("weight", weight, np.float64, (y,)),
    )
    for name in ("gains", "costs", "outcome", "activity", "weight"):
        values = getattr(made, name)
        if not np.isfinite(values).all():
            raise EngineInputError(name, "something in it is not a number.", "Leave that draw out.")
        if name in ("outcome", "activity") and (values < 0).any():
            raise EngineInputError(name, "something in it is below 0.", "Count units done or reached.")
    return made


class Clause(Protocol):
    """One promise. `paid` gives d × y × p, what each gets in each year, below 0 pays: 0 over the parties."""

    def paid(self, seen: Futures) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """So much a year for the first `years`, whatever happens; by default in the first year only."""

    payer: int
    payee: int
    amount: float
    years: int = 1

    def paid(self, seen: Futures) -> Floats:
        due = np.where(np.arange(seen.outcome.shape[1]) < self.years, self.amount, 0.0)
        return _between(seen, self.payer, self.payee, np.broadcast_to(due, seen.outcome.shape))


@dataclass(frozen=True, slots=True)
class Activity:
    """A fee for every unit done, up to `cap` a year."""

    payer: int
    payee: int
    fee: float
    cap: float = np.inf

    def paid(self, seen: Futures) -> Floats:
        due = np.minimum(self.fee * seen.activity, self.cap)
        return _between(seen, self.payer, self.payee, due)


@dataclass(frozen=True, slots=True)
class OutcomeBonus:
    """So much for every unit of outcome above a `floor` in the year, up to `cap` a year."""

    payer: int
    payee: int
    bonus: float
    floor: float = 0.0
    cap: float = np.inf

    def paid(self, seen: Futures) -> Floats:
        due = self.bonus * np.maximum(seen.outcome - self.floor, 0.0)
        return _between(seen, self.payer, self.payee, np.minimum(due, self.cap))


@dataclass(frozen=True, slots=True)
class Milestone:
    """A sum in the year in which the outcome since the start first reaches `reached`, if by year `by`.

    `by`: counted from 0, the last year in which it still counts; by default any.
    """

    payer: int
    payee: int
    reached: float
    amount: float
    by: int | None = None

    def paid(self, seen: Futures) -> Floats:
        so_far = np.cumsum(seen.outcome, axis=1) >= max(self.reached, np.finfo(float).tiny)
        now = so_far & ~np.pad(so_far, ((0, 0), (1, 0)))[:, :-1]
        if self.by is not None:
            now[:, self.by + 1 :] = False
        return _between(seen, self.payer, self.payee, now * self.amount)


@dataclass(frozen=True, slots=True)
class GainShare:
    """Who gains gives shares of what it gains in a year above `beyond`, up to `cap` a year together.

    `shares`: by party, each 0 to 1 and together no more than 1. A year without gain is a year without share.
    """

    gainer: int
    shares: Mapping[int, float]
    beyond: float = 0.0
    cap: float = np.inf

    def paid(self, seen: Futures) -> Floats:
        all_given = sum(self.shares.values())
        over = np.maximum(seen.gains[:, :, self.gainer] - self.beyond, 0.0)
        given = np.minimum(all_given * over, self.cap)
        found = np.zeros(seen.gains.shape)
        for party, share in self.shares.items():
            if all_given > 0:
                found += _between(seen, self.gainer, party, given * (share / all_given))
        return found


@dataclass(frozen=True, slots=True)
class RiskShare:
    """What a party's costs of a year come to above what was `planned`, or below it, is shared with others.

    `shares`: by the other party, the part it takes; within `band` of the plan nothing moves; `cap`: the most
    that moves in a year, either way.
    """

    bearer: int
    planned: Sequence[float]
    shares: Mapping[int, float]
    band: float = 0.0
    cap: float = np.inf

    def paid(self, seen: Futures) -> Floats:
        over = seen.costs[:, :, self.bearer] - frozen_array(
            "planned", self.planned, np.float64, seen.weight.shape
        )
        moved = np.sign(over) * np.maximum(np.abs(over) - self.band, 0.0)
        together = sum(self.shares.values())
        moved = np.clip(moved * together, -self.cap, self.cap)
        found = np.zeros(seen.gains.shape)
        for party, share in self.shares.items():
            if together > 0:
                found += _between(seen, party, self.bearer, moved * (share / together))
        return found


@dataclass(frozen=True, slots=True)
class SocialInvestment:
    """An investor pays up front; the commissioner pays it back for each unit of outcome, up to `cap` in all.

    `amount` goes to the provider in the first year; `price`: paid back for a unit; `cap`: the most paid back
    over all years. Where nothing comes of it nothing is paid back: the investor bears that.
    """

    investor: int
    provider: int
    commissioner: int
    amount: float
    price: float
    cap: float

    def paid(self, seen: Futures) -> Floats:
        up_front = np.zeros(seen.outcome.shape)
        up_front[:, 0] = self.amount
        so_far = np.minimum(self.price * np.cumsum(seen.outcome, axis=1), self.cap)
        back = np.diff(so_far, axis=1, prepend=0.0)
        return _between(seen, self.investor, self.provider, up_front) + _between(
            seen, self.commissioner, self.investor, back
        )


def _between(seen: Futures, payer: int, payee: int, amount: NDArray[Any]) -> Floats:
    """What one pays another, for all parties."""
    for name, party in (("payer", payer), ("payee", payee)):
        if not 0 <= party < seen.parties:
            raise EngineInputError(name, f"there is no party {party}.", "Count parties from 0.")
    found = np.zeros(seen.gains.shape)
    found[:, :, payer] -= amount
    found[:, :, payee] += amount
    return found


def payments(seen: Futures, terms: Sequence[Clause]) -> Floats:
    """What each party gets under all clauses: draws × years × parties, below 0 pays; 0 over the parties."""
    found = np.zeros(seen.gains.shape)
    for clause in terms:
        found += clause.paid(seen)
    _locked(found)
    return found


@dataclass(frozen=True, slots=True)
class Prospects:
    """What each party is left with over all years in today's money, the terms included.

    Shapes: p each. `expected`, `low` and `high` (5% and 95%), `loses`: the chance that it is left with less
    than nothing; `shortfall`: what making up its losses would cost on average; `risk`: what it would give
    for being sure, with the tolerance told (0 where none was); `paid`: what it gets on average, below 0 pays;
    `alone`: what it is left with on average without the terms, `alone_loses` the chance.
    """

    expected: Floats
    low: Floats
    high: Floats
    loses: Floats
    shortfall: Floats
    risk: Floats
    paid: Floats
    alone: Floats
    alone_loses: Floats


def prospects(seen: Futures, terms: Sequence[Clause], *, tolerance: ArrayLike | None = None) -> Prospects:
    """What the terms leave each party with.

    `tolerance`: p amounts above 0, how large a loss a party can well bear: the cost of risk is the expected
    value less the sure amount that would be as good to one who weighs outcomes by −exp(−x / tolerance).
    Source: Pratt (1964), *Econometrica* 32, 122–136.
    """
    before = np.einsum("dyp,y->dp", seen.gains - seen.costs, seen.weight)
    moved = np.einsum("dyp,y->dp", payments(seen, terms), seen.weight)
    left = before + moved
    small = 1e-9 * max(1.0, float(np.abs(left).max()))
    low, high = np.quantile(left, [0.05, 0.95], axis=0)
    return Prospects(
        *map(
            _locked,
            (
                left.mean(axis=0),
                low,
                high,
                (left < -small).mean(axis=0),
                np.maximum(-left, 0.0).mean(axis=0),
                _risk(left, tolerance),
                moved.mean(axis=0),
                before.mean(axis=0),
                (before < -small).mean(axis=0),
            ),
        )
    )


def _risk(left: Floats, tolerance: ArrayLike | None) -> Floats:
    """Expected value less certainty equivalent, kept from overflow by the worst draw."""
    if tolerance is None:
        return np.zeros(left.shape[1])
    bears = frozen_array("tolerance", tolerance, np.float64, (left.shape[1],))
    if not (bears > 0).all():
        raise EngineInputError("tolerance", "one is not above 0.", "Give the loss each can well bear.")
    worst = left.min(axis=0)
    sure = worst - bears * np.log(np.exp(-(left - worst) / bears).mean(axis=0))
    found: Floats = np.maximum(left.mean(axis=0) - sure, 0.0)
    return found


def side_by_side(seen: Futures, offered: Mapping[str, Sequence[Clause]]) -> dict[str, Prospects]:
    """Several terms side by side, over the same draws."""
    return {name: prospects(seen, terms) for name, terms in offered.items()}


@dataclass(frozen=True, slots=True)
class Alignment:
    """Whether what is best for a party is best for the outcome.

    Shapes: p each. `outcome`: what one more unit of outcome brings the party, in today's money, the terms
    included; `activity`: what it brings to do as much more as usually goes with one unit, with no outcome;
    `agrees`: outcome brings it something, and no less than the activity alone; `all_agree`: those who
    `decide` how it is done all agree.
    """

    outcome: Floats
    activity: Floats
    agrees: NDArray[np.bool_]
    all_agree: bool


def alignment(
    seen: Futures,
    terms: Sequence[Clause],
    *,
    outcome_brings: ArrayLike,
    activity_costs: ArrayLike,
    decides: ArrayLike | None = None,
    step: float = 0.01,
) -> Alignment:
    """What the terms reward at the margin.

    Shapes: p each; `outcome_brings`: what a unit of outcome is worth to each party by itself;
    `activity_costs`: what a unit of activity costs each; `decides`: true for those who choose how it is done,
    by default all. Outcome, then activity, is raised by `step` of itself in every draw and year, gains and
    costs with it, and the change divided by the units. A clause with a step in it (a milestone) is measured
    over that width.
    Raises: EngineInputError where nothing is done or reached in any draw.
    """
    brings = frozen_array("outcome_brings", outcome_brings, np.float64, (seen.parties,))
    costs = frozen_array("activity_costs", activity_costs, np.float64, (seen.parties,))
    units, done = seen.outcome.sum(axis=1).mean(), seen.activity.sum(axis=1).mean()
    if units <= 0 or done <= 0:
        raise EngineInputError("outcome, activity", "there is none in any draw.", "Give what is reached.")
    more, busier = seen.outcome * step, seen.activity * step
    reached = replace(seen, outcome=seen.outcome + more, gains=seen.gains + more[:, :, None] * brings)
    worked = replace(seen, activity=seen.activity + busier, costs=seen.costs + busier[:, :, None] * costs)
    now = _mean_left(seen, terms)
    outcome = (_mean_left(reached, terms) - now) / (units * step)
    activity = (_mean_left(worked, terms) - now) / (units * step)
    tiny = 1e-9 * max(1.0, float(np.abs(outcome).max()), float(np.abs(activity).max()))
    agrees = (outcome > tiny) & (outcome >= activity - tiny)
    who = np.ones(seen.parties, bool) if decides is None else frozen_array("decides", decides, np.bool_)
    return Alignment(_locked(outcome), _locked(activity), _locked(agrees), bool(agrees[who].all()))


def _mean_left(seen: Futures, terms: Sequence[Clause]) -> Floats:
    left = seen.gains - seen.costs + payments(seen, terms)
    found: Floats = np.einsum("dyp,y->p", left, seen.weight) / len(left)
    return found


def workable(
    seen: Futures,
    terms: Callable[[float], Sequence[Clause]],
    numbers: Sequence[float],
    parties: Sequence[int],
) -> tuple[float, ...]:
    """For which of these numbers, such as shares of a gain, none of the parties expects to lose."""
    small = 1e-9 * max(1.0, float(np.abs(seen.gains).max()))
    return tuple(each for each in numbers if (_mean_left(seen, terms(each))[list(parties)] >= -small).all())


def _locked(values: Any) -> Any:
    values.setflags(write=False)
    return values
