"""Probabilistic sensitivity analysis: what simulated costs and effects say of several options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.errors import EngineInputError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

UP_TO, STEPS = 50_000.0, 500  # the usual grid of willingness to pay: 0, 100, … 50,000


@dataclass(frozen=True, slots=True)
class Simulations:
    """Costs and effects of the same options, simulated together.

    Shapes: s × d each, s simulations of d options in the order given. Row i of both is one state of the
    world. Cost in money, effect in any unit that is wanted, such as years in full health.
    """

    costs: Floats
    effects: Floats

    @property
    def options(self) -> int:
        """How many options there are."""
        return int(self.costs.shape[1])


def simulations(costs: ArrayLike, effects: ArrayLike) -> Simulations:
    """Check two matrices, simulations × options, and keep read-only copies.

    Raises: EngineInputError where they are not numbers, not of one shape, or fewer than two options.
    """
    money, good = matrix("costs", costs), matrix("effects", effects)
    if money.shape != good.shape:
        raise EngineInputError(
            "effects",
            f"they are {good.shape[0]:,} simulations of {good.shape[1]:,} options, and the costs "
            f"{money.shape[0]:,} of {money.shape[1]:,}.",
            "Give both for the same options and the same simulations.",
        )
    if money.shape[1] < 2:
        raise EngineInputError("costs", "there is only one option.", "Add what it is compared with.")
    return Simulations(money, good)


def matrix(name: str, values: ArrayLike) -> Floats:
    """A read-only copy of a matrix of finite numbers with a row or more.

    Raises: EngineInputError naming the first cell that is none.
    """
    try:
        found: Floats = np.array(values, dtype=np.float64)
    except (TypeError, ValueError) as fault:
        raise EngineInputError(name, "they are not all numbers.", "Give numbers only.") from fault
    if found.ndim != 2 or not found.size:
        raise EngineInputError(
            name,
            f"the shape is {found.shape}.",
            "Give a row for each simulation and a column for each option.",
        )
    if len(wrong := np.argwhere(~np.isfinite(found))):
        row, column = wrong[0].tolist()
        raise EngineInputError(
            name, f"row {row}, column {column} is {found[row, column]}.", "Give a number in each cell."
        )
    found.setflags(write=False)
    return found


def net_benefit(given: Simulations, wtp: float) -> Floats:
    """Worth of the effect less its cost, s × d, in money: wtp × effect − cost.

    Raises: EngineInputError for a willingness to pay that is below 0 or no number.
    Source: Stinnett and Mullahy (1998), Medical Decision Making 18, S68–S80.
    """
    found: Floats = _wtp(wtp) * given.effects - given.costs
    return found


def expected_net_benefit(given: Simulations, wtps: ArrayLike) -> Floats:
    """Mean net benefit, k × d, at each of k values of willingness to pay."""
    at = _wtps(wtps)
    found: Floats = np.multiply.outer(at, given.effects.mean(0)) - given.costs.mean(0)
    return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """One option beside another, on average over all simulations.

    `cost`, `effect`: what it costs and brings more. `icer`: cost for one more unit of effect, none where the
    effect is the same. `verdict`: `dominates` (no dearer, no worse, not the same), `dominated`, `same`, or
    `trade-off` (dearer and better, or cheaper and worse: then it turns on what an effect is worth).
    """

    cost: float
    effect: float
    icer: float | None
    verdict: str


def compare(given: Simulations, option: int, against: int) -> Comparison:
    """Set one option beside another.

    Raises: EngineInputError for an option that is not there, or the same twice.
    """
    _pair(given, option, against)
    cost = float(given.costs[:, option].mean() - given.costs[:, against].mean())
    effect = float(given.effects[:, option].mean() - given.effects[:, against].mean())
    if not cost and not effect:
        verdict = "same"
    elif cost <= 0 <= effect:
        verdict = "dominates"
    elif effect <= 0 <= cost:
        verdict = "dominated"
    else:
        verdict = "trade-off"
    return Comparison(cost, effect, cost / effect if effect else None, verdict)


@dataclass(frozen=True, slots=True)
class Curve:
    """How one option fares against another as more is paid for an effect; k values each.

    `eib`: expected incremental benefit, in money. `ceac`: share of simulations in which the option has the
    greater net benefit (equal is not greater).
    """

    wtp: Floats
    eib: Floats
    ceac: Floats


def curve(given: Simulations, option: int, against: int, wtps: ArrayLike) -> Curve:
    """Expected incremental benefit and the acceptability curve of one option against another.

    Cost: O(s × k).
    Source: Van Hout et al. (1994), Health Economics 3, 309–319; Baio (2012), Bayesian Methods in Health
    Economics, section 3.4.
    """
    _pair(given, option, against)
    at = _wtps(wtps)
    cost = given.costs[:, option] - given.costs[:, against]
    effect = given.effects[:, option] - given.effects[:, against]
    share = np.array([np.count_nonzero(one * effect - cost > 0) for one in at]) / len(cost)
    return Curve(at, at * effect.mean() - cost.mean(), share)


@dataclass(frozen=True, slots=True)
class Acceptability:
    """All options at once as more is paid for an effect.

    Shapes: `wtp`, `best`, `frontier`, `evpi` k; `chance`, `expected` k × d. `chance`: how likely each is the
    best, ties shared, so that a row sums to 1. `expected`: mean net benefit. `best`: the option with the
    highest (the first of equals). `frontier`: the chance that this one is right. `evpi`: expected value of
    perfect information, money per simulated unit.
    """

    wtp: Floats
    chance: Floats
    expected: Floats
    best: Ints
    frontier: Floats
    evpi: Floats


def acceptability(given: Simulations, wtps: ArrayLike) -> Acceptability:
    """How likely each option is the best, the frontier, and what knowing all would be worth.

    Cost: O(s × d × k), memory O(s × d).
    Source: Fenwick, Claxton and Sculpher (2001), Health Economics 10, 779–787; Barton, Briggs and Fenwick
    (2008), Value in Health 11, 886–897.
    """
    at = _wtps(wtps)
    expected = expected_net_benefit(given, at)
    chance = np.empty_like(expected)
    evpi = np.empty(len(at))
    for place, wtp in enumerate(at):
        benefit = net_benefit(given, float(wtp))
        top = benefit.max(1)
        first = benefit == top[:, None]
        chance[place] = (first / first.sum(1, keepdims=True)).mean(0)
        evpi[place] = max(0.0, top.mean() - benefit.mean(0).max())
    best = expected.argmax(1)
    return Acceptability(at, chance, expected, best, chance[np.arange(len(at)), best], evpi)


@dataclass(frozen=True, slots=True)
class Plane:
    """The cost-effectiveness plane of one option against another.

    Shapes: `cost`, `effect` s, one point a simulation. The shares of points, equal counted with the worse:
    `better_cheaper`, `better_dearer`, `worse_cheaper`, `worse_dearer`; they sum to 1.
    """

    cost: Floats
    effect: Floats
    better_cheaper: float
    better_dearer: float
    worse_cheaper: float
    worse_dearer: float


def plane(given: Simulations, option: int, against: int) -> Plane:
    """Where simulations lie on the cost-effectiveness plane.

    Source: Black (1990), Medical Decision Making 10, 212–214.
    """
    _pair(given, option, against)
    cost = given.costs[:, option] - given.costs[:, against]
    effect = given.effects[:, option] - given.effects[:, against]
    better, cheaper = effect > 0, cost < 0

    def share(*both: Any) -> float:
        return float(np.mean(both[0] & both[1]))

    return Plane(
        cost, effect, share(better, cheaper), share(better, ~cheaper),
        share(~better, cheaper), share(~better, ~cheaper),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Switch:
    """From what willingness to pay on another option is the best: `exact`, and `at`, the next on the grid."""

    before: int
    after: int
    exact: float
    at: float


def switches(given: Simulations, step: float = UP_TO / STEPS) -> tuple[Switch, ...]:
    """Where the best option changes as more is paid for an effect, from 0 upwards; none if it never does.

    Options left out are dominated, or dominated by a mix of two others. `step`: that of the grid (BCEA: 100);
    where two changes fall between the same two values, only the later option is seen there.
    Source: Cantor (1994), Journal of Health Economics 13, 251–260; the grid as the R package BCEA has it.
    """
    _step(step)
    cost, effect = given.costs.mean(0), given.effects.mean(0)
    here = int(np.lexsort((np.arange(len(cost)), -effect, cost))[0])
    found: list[Switch] = []
    while (better := np.flatnonzero(effect > effect[here])).size:
        slope = (cost[better] - cost[here]) / (effect[better] - effect[here])
        steepest = np.lexsort((better, -effect[better], slope))[0]
        exact, after = float(slope[steepest]), int(better[steepest])
        at = on_grid(exact, step)
        if found and found[-1].at == at:
            found[-1] = Switch(found[-1].before, after, exact, at)
        else:
            found.append(Switch(here, after, exact, at))
        here = after
    return tuple(found)


def break_even(given: Simulations, option: int, against: int, step: float = UP_TO / STEPS) -> float | None:
    """From what willingness to pay on the better of two options is the other one, on the grid.

    None where one dominates: then no willingness to pay changes the answer.
    """
    found = compare(given, option, against)
    _step(step)
    return on_grid(found.cost / found.effect, step) if found.verdict == "trade-off" else None


def on_grid(exact: float, step: float) -> float:
    """The next value on the grid, at or above: what lies on it but for rounding stays."""
    many = exact / step
    near = round(many)
    steps = near if abs(many - near) < 1e-9 * max(1.0, many) else np.ceil(many)
    return float(f"{steps * step:.12g}")


def step_for(wtps: Sequence[float], exact: Sequence[float]) -> float:
    """The step of a grid of 500 up to 50,000, or up to 5,000, 500, 50 or 5 where all values lie below that.

    Effects may be counted in units worth thousands (years in full health) or few (days, visits).
    """
    largest = max([one for one in (*wtps, *exact) if one > 0], default=UP_TO)
    up_to = UP_TO
    while up_to > 5 and largest <= up_to / 10:
        up_to /= 10
    return up_to / STEPS


def _pair(given: Simulations, option: int, against: int) -> None:
    for one in (option, against):
        if not 0 <= one < given.options:
            raise EngineInputError(
                "option", f"there is no option {one}.", f"Give one of 0 to {given.options - 1}."
            )
    if option == against:
        raise EngineInputError("option", "an option is compared with itself.", "Give two.")


def _wtps(wtps: ArrayLike) -> Floats:
    return np.array([_wtp(float(one)) for one in np.atleast_1d(np.asarray(wtps, dtype=np.float64))])


def _wtp(wtp: float) -> float:
    if not (np.isfinite(wtp) and wtp >= 0):
        raise EngineInputError("wtp", f"{wtp} is not what somebody pays.", "Give a number that is 0 or more.")
    return wtp


def _step(step: float) -> None:
    if not (np.isfinite(step) and step > 0):
        raise EngineInputError("step", f"{step} is no step of a grid.", "Give a number above 0.")
