"""What stands behind the answer of a business case, for those who want to see how it was come by.

One question is asked of all of it: to go ahead, or not. Going ahead costs money and brings time, room and
wellbeing; how much £1 of those counts against £1 of money is left open in the plane and the curves, and is £1
everywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics import draws as drawing
from alongside.engines.economics import psa, sensitivity, switching
from alongside.engines.economics.results import Result, results
from alongside.engines.economics.values import with_values

from .cases import KEPT, Answer
from .cases_drawn import DRAWS, SEED, Held

Floats = NDArray[np.float64]
CASH, OTHER = 0, slice(1, 3)  # of cash, capacity, wellbeing
WORTHS = tuple(at / 20 for at in range(41))  # £0 to £2 of money for £1 of time or wellbeing
DOTS, BUDGET_DRAWS, KNOWING_DRAWS, POWER = 600, 2_000, 4_000, 9


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A case in one scenario beside itself."""

    name: str
    result: Result


@dataclass(frozen=True, slots=True)
class Deep:
    """All that analysts are shown. Numbers are named by their place, as `visits.value`.

    `dots`: n × 2, what it brings in time and wellbeing and what it costs in money, a row a draw. `chance`,
    `frontier`, `evpi`: for each of `WORTHS`, whether going ahead is best. `shares`: of the variance.
    `low`, `high`: years × parties, between which each budget of a year likely lies.
    """

    answer: Answer
    dots: Floats
    quadrants: tuple[float, float, float, float]
    chance: Floats
    frontier: Floats
    evpi: Floats
    knowing: sensitivity.Knowing
    bars: tuple[sensitivity.Bar, ...]
    turns: tuple[switching.Turn, ...]
    shares: tuple[tuple[str, float, float], ...]
    what_ifs: tuple[WhatIf, ...]
    low: Floats
    high: Floats


def behind(answer: Answer) -> Deep | None:
    """What stands behind an answer; None where the ranges of the case cannot be drawn from.

    Cost: about a second for 25 numbers with a range, once for each document.
    """
    return _behind(Held(answer))


@lru_cache(maxsize=KEPT // 4)
def _behind(held: Held) -> Deep | None:
    answer = held.answer
    try:
        return _worked_out(answer)
    except EngineInputError:
        return None


def turning(answer: Answer) -> tuple[tuple[sensitivity.Bar, ...], tuple[switching.Turn, ...]]:
    """The numbers the answer hangs on, most first, and where it turns: cheap, for the page of the case."""
    return _turning(Held(answer))


@lru_cache(maxsize=KEPT)
def _turning(held: Held) -> tuple[tuple[sensitivity.Bar, ...], tuple[switching.Turn, ...]]:
    try:
        return sensitivity.tornado(held.answer.case), switching.turns(held.answer.case)
    except EngineInputError:
        return (), ()


def _worked_out(answer: Answer) -> Deep:
    case = answer.case
    found = drawing.simulate(case, DRAWS, seed=SEED, latin=True)
    apart = found.benefits - found.costs
    brings, costs = apart[:, OTHER].sum(1), -apart[:, CASH]
    nothing = np.zeros(DRAWS)
    given = psa.simulations(np.column_stack([nothing, costs]), np.column_stack([nothing, brings]))
    accepted = psa.acceptability(given, WORTHS)
    plane = psa.plane(given, 1, 0)
    bars, turns = turning(answer)
    keys, indices = sensitivity.shares_of_variance(case, power=POWER, seed=SEED)
    ordered = sorted(zip(keys, indices.first, indices.total, strict=True), key=lambda one: -one[2])
    budget = drawing.yearly(case, BUDGET_DRAWS, seed=SEED)
    return Deep(
        answer=answer,
        dots=np.column_stack([brings, costs])[:: max(DRAWS // DOTS, 1)],
        quadrants=(plane.better_cheaper, plane.better_dearer, plane.worse_cheaper, plane.worse_dearer),
        chance=accepted.chance[:, 1],
        frontier=accepted.frontier,
        evpi=accepted.evpi,
        knowing=sensitivity.knowing(case, draws=KNOWING_DRAWS, seed=SEED),
        bars=bars,
        turns=turns,
        shares=tuple((key, float(first), float(total)) for key, first, total in ordered),
        what_ifs=tuple(WhatIf(one.name, results(with_values(case, dict(one.set)))) for one in case.scenarios),
        low=budget.low,
        high=budget.high,
    )
