"""At which number the answer turns, and what it is in each scenario."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from .draws import Input, inputs
from .sensitivity import ALL, Question, net
from .streams import Plan, plan
from .values import PRICED, SHARES, Case, with_values

Floats = NDArray[np.float64]
Answers = Callable[[Floats], Floats]

CURVED = "drop_off"
FINE = 200


@dataclass(frozen=True, slots=True)
class Turn:
    """The number at which an answer is 0, all others at their best.

    `key`: where it stands. `best`: what the case has, `answer`: what that comes to. `at`: where it turns, the
    nearest if there are several; None where it never does, or only where such a number cannot be: a share
    outside 0 to 1, fewer than nobody, a price that is paid by whom it was paid to. `within`: whether it lies
    in the number's own range.
    """

    key: str
    best: float
    answer: float
    at: float | None
    within: bool

    @property
    def change(self) -> float | None:
        """By what share of itself the number would have to change; None from a best of 0."""
        return None if self.at is None or not self.best else (self.at - self.best) / abs(self.best)


def turns(case: Case, question: Question = ALL) -> tuple[Turn, ...]:
    """For each uncertain number of a case the value at which going ahead is worth just nothing.

    The one that need change least, as a share of itself, comes first. In all but drop-off the answer is a
    straight line, so the value is exact; in drop-off it is sought between 0 and 1.
    Source: HM Treasury, The Green Book, on switching values.
    """
    given = plan(case)
    found = [_turn(case, given, one, question) for one in inputs(case).every]

    def far(one: Turn) -> tuple[float, str]:
        return (math.inf if one.change is None else abs(one.change), one.key)

    return tuple(sorted(found, key=far))


def _turn(case: Case, given: Plan, one: Input, question: Question) -> Turn:
    row, name = one.paths[0]
    best = case.streams[row].amount(name).best
    assert best is not None
    low, high = one.distribution.quantile([0.025, 0.975]).tolist()

    def answers(values: Floats) -> Floats:
        return net(case, given, dict.fromkeys(one.paths, values), question)

    now = float(answers(np.array([best]))[0])
    at = _by_search(answers, best) if name == CURVED else _by_line(answers, best, name)
    return Turn(one.key, best, now, at, at is not None and low <= at <= high)


def _by_line(answers: Answers, best: float, name: str) -> float | None:
    step = abs(best) or 1.0
    here, there = answers(np.array([best, best + step])).tolist()
    slope = (there - here) / step
    if not slope:
        return None
    at = best - here / slope
    if name in SHARES and not 0 <= at <= 1:
        return None
    cannot = at < 0 if name in ("quantity", "population") else name == PRICED and at * best < 0
    return None if cannot else float(at)


def _by_search(answers: Answers, best: float) -> float | None:
    grid = np.linspace(0, 1, FINE + 1)
    values = answers(grid)
    crossed = np.flatnonzero(np.diff(values > 0))
    if not len(crossed):
        return None
    found = [brentq(lambda x: float(answers(np.array([x]))[0]), grid[at], grid[at + 1]) for at in crossed]
    return float(min(found, key=lambda at: abs(at - best)))


@dataclass(frozen=True, slots=True)
class What:
    """What an answer is in a scenario; `turns`: whether its sign is another than at the best numbers."""

    id: str
    name: str
    answer: float
    turns: bool


def scenarios(case: Case, question: Question = ALL) -> tuple[What, ...]:
    """The answer in each scenario of a case, in its order."""
    base = _plainly(case, question)
    found = []
    for one in case.scenarios:
        answer = _plainly(with_values(case, dict(one.set)), question)
        found.append(What(one.id, one.name, answer, (answer > 0) != (base > 0)))
    return tuple(found)


def _plainly(case: Case, question: Question) -> float:
    return float(net(case, plan(case), {}, question)[0])
