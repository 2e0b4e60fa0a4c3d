"""The choice as an integer program in whole steps, so that what is best is exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .nearness import hold_near
from .values import Bools, Floats, Ints

if TYPE_CHECKING:
    from .choosing import Options

EFFORT = 30.0
FINEST = 6  # digits behind the point that are kept as they are
LARGEST = 2**50


@dataclass(frozen=True, slots=True)
class Wholes:
    """Value, use and limits in whole steps. Shapes: as in `Options`."""

    value: Ints
    per_unit: float
    use: Ints
    limit: Ints

    @classmethod
    def of(cls, given: Options) -> Wholes:
        """Count in the coarsest decimal step that fits all numbers, else in the finest not too large."""
        per_unit, fits = _steps(given.value)
        value = np.rint(given.value * per_unit).astype(np.int64)
        use, limit = np.zeros(given.use.shape, np.int64), np.zeros(len(given.limit), np.int64)
        for column in range(len(given.limit)):
            every = np.r_[given.use[:, column], given.limit[column]]
            scale, fits = _steps(every)
            up, down = (np.rint, np.rint) if fits else (np.ceil, np.floor)
            use[:, column] = up(every[:-1] * scale).astype(np.int64)
            limit[column] = int(down(every[-1:] * scale)[0])
        return cls(value, per_unit, use, limit)

    def worth_of(self, chosen: Bools) -> int:
        """The value of a set, in steps."""
        return int(self.value[chosen].sum())


def _steps(values: Floats) -> tuple[float, bool]:
    """Steps per unit, and whether every number is a whole number of them."""
    total = float(np.abs(values).sum())
    for digits in range(FINEST + 1):
        scale = 10.0**digits
        if total * scale > LARGEST:
            break
        if (
            np.abs(values * scale - np.rint(values * scale)) <= 1e-9 * np.maximum(1, np.abs(values * scale))
        ).all():
            return scale, True
    return (1e12 / total if total else 1.0), False


@dataclass(frozen=True, slots=True)
class Found:
    """A set, its worth in steps, what none exceeds (in units of value), and whether it is the best."""

    chosen: Bools
    worth: int
    bound: float
    proven: bool


class Program:
    """One integer program over what can be chosen; `without` leaves out the limit of one thing."""

    def __init__(self, given: Options, whole: Wholes, without: int | None = None) -> None:
        from ortools.sat.python import cp_model  # here, since it brings pandas with it

        self.cp: Any = cp_model
        self.whole = whole
        self.model: Any = cp_model.CpModel()
        n = len(given.value)
        self.x = [self.model.new_bool_var("") for _ in range(n)]
        for column in range(len(given.limit)):
            if column != without:
                self.model.add(self._sum(whole.use[:, column]) <= int(whole.limit[column]))
        for at in np.flatnonzero(given.required).tolist():
            self.model.add(self.x[at] == 1)
        for at in np.flatnonzero(given.forbidden).tolist():
            self.model.add(self.x[at] == 0)
        for rule in given.rules:
            members = sum(self.x[at] for at in dict.fromkeys(rule.members))
            self.model.add(members >= rule.least)
            if rule.most is not None:
                self.model.add(members <= rule.most)
        for one, other in given.needs:
            self.model.add_implication(self.x[one], self.x[other])
        if given.near is not None:
            mix = given.near.mix
            counts = [
                [sum(self.x[row] for row in np.flatnonzero(mix.code[:, at] == one)) for one in range(size)]
                for at, size in enumerate(mix.sizes)
            ]
            hold_near(self.model, counts, sum(self.x), n, given.near.wanted, given.near.tolerance)

    def _sum(self, weight: Ints) -> Any:
        return self.cp.LinearExpr.weighted_sum(self.x, weight.tolist())

    def worth_at_least(self, worth: int) -> None:
        """Only sets of so much value, in steps."""
        self.model.add(self._sum(self.whole.value) >= worth)

    def differs_from(self, chosen: Bools, by: int) -> None:
        """Only sets that differ from this one in so many options."""
        other = [1 - one if inside else one for one, inside in zip(self.x, chosen.tolist(), strict=True)]
        self.model.add(sum(other) >= by)

    def start_from(self, chosen: Bools) -> None:
        """Begin the search at a set that is known."""
        for one, inside in zip(self.x, chosen.tolist(), strict=True):
            self.model.add_hint(one, inside)

    def most_value(self, effort: float) -> Found | None:
        """The set of most value; None where no set keeps the rules."""
        self.model.maximize(self._sum(self.whole.value))
        return self._solved(effort)

    def least_use(self, resource: int, effort: float) -> Found | None:
        """The set that uses least of one thing; None where no set keeps the rules."""
        self.model.minimize(self._sum(self.whole.use[:, resource]))
        return self._solved(effort)

    def _solved(self, effort: float) -> Found | None:
        solver = self.cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(self.model)
        if status not in (self.cp.OPTIMAL, self.cp.FEASIBLE):
            return None
        chosen: Bools = np.array([solver.boolean_value(one) for one in self.x], np.bool_)
        return Found(
            chosen,
            self.whole.worth_of(chosen),
            float(solver.best_objective_bound) / self.whole.per_unit,
            bool(status == self.cp.OPTIMAL),
        )
