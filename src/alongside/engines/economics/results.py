"""What a case comes to: for all together and for every party, with cash, capacity and wellbeing apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .cautions import Caution, cautions
from .streams import CASH, Plan, by_year, counted, plan, sizes, worth
from .values import COUNTS, Case, Staff

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Totals:
    """What d sets of numbers come to, in today's money.

    Shapes: the last axis of three is `COUNTS`: cash, capacity, wellbeing. `benefits`, `costs` d × 3, both 0
    or above as a rule, transfers in neither; `positions` d × p × 3, what each party is better off by.
    """

    benefits: Floats
    costs: Floats
    positions: Floats

    @property
    def npv(self) -> Floats:
        """Benefits less costs, d × 3."""
        return self.benefits - self.costs


def totals(given: Plan, worths: Floats) -> Totals:
    """Add up what streams are worth (d × n, from `worth`), never across what they count as."""
    into = np.eye(len(COUNTS))[given.counts]
    good, bad = (given.sign > 0)[:, None] * into, (given.sign < 0)[:, None] * into
    d, n = worths.shape
    parties = given.side.shape[1]
    each = (given.side[:, :, None] * into[:, None, :]).reshape(n, parties * len(COUNTS))
    return Totals(worths @ good, worths @ bad, (worths @ each).reshape(d, parties, len(COUNTS)))


def by_party(given: Plan, years: Floats) -> tuple[Floats, Floats]:
    """What each party gains and what it bears in each year: d × y × p both, from `by_year` (d × n × y)."""
    gains: Floats = np.einsum("dny,np->dyp", years, np.maximum(given.side, 0))
    costs: Floats = np.einsum("dny,np->dyp", years, np.maximum(-given.side, 0))
    return gains, costs


def payback(benefits: Floats, costs: Floats) -> float | None:
    """Years until all costs are paid back for good, from y benefits and y costs; None if never.

    Within a year costs come first and benefits evenly after them. 0 where there is nothing to pay back.
    """
    sums = np.cumsum(benefits - costs)
    if not (costs > 0).any():
        return 0.0
    if sums[-1] < 0:
        return None
    owing = np.flatnonzero(sums < 0)
    year = int(owing[-1]) + 1 if len(owing) else int(np.flatnonzero(costs > 0)[0])
    before = float(sums[year - 1]) if year else 0.0
    need = float(costs[year]) - before
    return year + (need / float(benefits[year]) if need > 0 and benefits[year] > 0 else 0.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One stream: as what it counts in the end and why not as cash, and what it comes to.

    `full`: a full year's amount before ramp and drop-off, or the one sum; `years`: y, as they fall; `worth`:
    in today's money. `known` is false where a number in it is not, and then it comes to nothing here.
    """

    stream: str
    counts_as: str
    why: str
    known: bool
    full: float
    years: Floats
    worth: float


@dataclass(frozen=True, slots=True)
class Position:
    """One party: what it bears and gains and is better off by, in today's money, by what it counts as.

    Shapes: `bears`, `gains`, `net` 3 (`COUNTS`). `revenue`, `capital`: y, cash in less cash out of each year,
    not discounted: its budget. `weight` as in the case. `known`: 3, false where `net` is not whole.
    """

    party: str
    bears: Floats
    gains: Floats
    net: Floats
    revenue: Floats
    capital: Floats
    weight: float
    known: Bools

    @property
    def total(self) -> float:
        """Cash, capacity and wellbeing added up: to be shown only where that is said."""
        return float(self.net.sum())


@dataclass(frozen=True, slots=True)
class Result:
    """What a case comes to at its best numbers. Shapes: y years, 3 as in `COUNTS`.

    `benefits`, `costs`: 3, in today's money; `yearly_benefits`, `yearly_costs`: 3 × y, not discounted.
    `npv`, `bcr` add cash, capacity and wellbeing, and whoever shows them says so; `cash_npv`, `cash_bcr` do
    not. A ratio is None where nothing is spent, a payback where it never comes. `cashable_share`: of the
    benefits, the part that is cash in the end. `weighted`: net worth with each party's weight. `closing`,
    `double_running`: what it costs to stop the old way and to run both for a while, in today's money.
    """

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    positions: tuple[Position, ...]
    benefits: Floats
    costs: Floats
    yearly_benefits: Floats
    yearly_costs: Floats
    payback: float | None
    payback_discounted: float | None
    cash_payback: float | None
    cash_payback_discounted: float | None
    weighted: float
    closing: float
    double_running: float
    staff: tuple[tuple[str, Staff], ...]
    cautions: tuple[Caution, ...]

    @property
    def npv_by(self) -> Floats:
        """Benefits less costs: cash, capacity, wellbeing."""
        return self.benefits - self.costs

    @property
    def npv(self) -> float:
        """All three added up."""
        return float(self.npv_by.sum())

    @property
    def bcr(self) -> float | None:
        """All benefits for each £1 of all costs."""
        return ratio(self.benefits.sum(), self.costs.sum())

    @property
    def cash_npv(self) -> float:
        """Cash benefits less cash costs."""
        return float(self.npv_by[CASH])

    @property
    def cash_bcr(self) -> float | None:
        """Cash back for each £1 of cash."""
        return ratio(self.benefits[CASH], self.costs[CASH])

    @property
    def cashable_share(self) -> float | None:
        """Of all benefits, the part that is cash."""
        return ratio(self.benefits[CASH], self.benefits.sum())

    @property
    def not_known(self) -> tuple[str, ...]:
        """Streams with a number that nobody knows: in no sum above."""
        return tuple(one.stream for one in self.lines if not one.known)


def ratio(above: float, below: float) -> float | None:
    """One by the other; None where there is nothing below."""
    return float(above / below) if below > 0 else None


def results(case: Case) -> Result:
    """Work a case out at its best numbers.

    Raises: EngineInputError with the first fault of the case.
    Source: HM Treasury, The Green Book; Supporting public service transformation (2014) for cash set apart.
    """
    given = plan(case)
    full, years, worths = sizes(given)[0], by_year(given)[0], worth(given)
    found = totals(given, worths)
    good, bad = (_yearly(given, years, sign) for sign in (1, -1))
    today = years * given.factor
    good_today, bad_today = (_yearly(given, today, sign) for sign in (1, -1))
    lines = tuple(
        Line(
            one.id,
            *counted(case, one),
            one.is_known,
            float(full[at]),
            _locked(years[at]),
            float(worths[0, at]),
        )
        for at, one in enumerate(case.streams)
    )
    positions = _positions(case, given, years, worths[0])
    kinds = [(one.kind == "closing", one.double_running) for one in case.streams]
    closing, double = worths[0] @ np.array(kinds, np.float64)
    return Result(
        years=tuple(range(case.first_year, case.first_year + case.years)),
        lines=lines,
        positions=positions,
        benefits=_locked(found.benefits[0]),
        costs=_locked(found.costs[0]),
        yearly_benefits=_locked(good),
        yearly_costs=_locked(bad),
        payback=payback(good.sum(0), bad.sum(0)),
        payback_discounted=payback(good_today.sum(0), bad_today.sum(0)),
        cash_payback=payback(good[CASH], bad[CASH]),
        cash_payback_discounted=payback(good_today[CASH], bad_today[CASH]),
        weighted=sum(one.weight * one.total for one in positions),
        closing=float(closing),
        double_running=float(double),
        staff=tuple((one.id, one.staff) for one in case.streams if one.staff is not None),
        cautions=cautions(case),
    )


def _yearly(given: Plan, years: Floats, sign: int) -> Floats:
    """Benefits (1) or costs (−1) of each year by what they count as: 3 × y."""
    found: Floats = np.array([years[(given.sign == sign) & (given.counts == at)].sum(0) for at in range(3)])
    return found


def _positions(case: Case, given: Plan, years: Floats, worths: Floats) -> tuple[Position, ...]:
    cash = given.counts == CASH
    capital = np.array([one.capital for one in case.streams])
    made = []
    for at, party in enumerate(case.parties):
        side = given.side[:, at]
        gains, bears = (
            np.array([worths[(side == sign) & (given.counts == kind)].sum() for kind in range(len(COUNTS))])
            for sign in (1, -1)
        )
        made.append(
            Position(
                party=party.id,
                bears=_locked(bears),
                gains=_locked(gains),
                net=_locked(gains - bears),
                revenue=_locked((side * (cash & ~capital)) @ years),
                capital=_locked((side * (cash & capital)) @ years),
                weight=party.weight,
                known=_locked(
                    np.array(
                        [
                            given.known[(side != 0) & (given.counts == kind)].all()
                            for kind in range(len(COUNTS))
                        ]
                    )
                ),
            )
        )
    return tuple(made)


def _locked(values: Any) -> Any:
    values.setflags(write=False)
    return values
