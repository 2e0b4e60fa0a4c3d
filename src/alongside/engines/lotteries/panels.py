"""The panels that are possible: the best of them for any worth of the kinds of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .kinds import Floats, Ints, Kinds, Panel

WHOLE = 1e-6  # how near to a whole number counts as one
TIGHT = 1e-9  # at which the solver calls an answer proven


@dataclass(frozen=True, slots=True)
class Row:
    """At least `least` and at most `most` of these kinds together."""

    least: int
    most: int
    some: tuple[int, ...]


def rows_of(kinds: Kinds) -> list[Row]:
    """What a panel must keep: its size, then the quotas, then the households that give several kinds."""
    rows = [Row(kinds.size, kinds.size, tuple(range(len(kinds.count))))]
    for place, quota in enumerate(kinds.quotas):
        rows.append(Row(quota.least, quota.most, tuple(np.flatnonzero(kinds.holds[:, place]).tolist())))
    for group in np.flatnonzero(np.bincount(kinds.group, minlength=len(kinds.homes)) > 1).tolist():
        some = tuple(np.flatnonzero(kinds.group == group).tolist())
        rows.append(Row(0, int(kinds.homes[group]), some))
    return rows


class Panels:
    """All panels that keep size, quotas and households, as one integer program with a changing aim.

    x_t of each kind: Σ x = size; least ≤ Σ over those with the feature ≤ most; Σ over the kinds of a sort of
    household ≤ how many there are. The program without whole numbers is solved first, from where the last
    one ended; only where its answer is not whole HiGHS is asked, so an answer is always exact.
    """

    def __init__(self, kinds: Kinds) -> None:
        from ortools.linear_solver import pywraplp  # here, since they take most of a second
        from ortools.math_opt.python import mathopt

        self._opt: Any = mathopt
        self.kinds = kinds
        self.rows = rows_of(kinds)
        solver = self._loose = pywraplp.Solver.CreateSolver("GLOP")  # its aim is changed fastest
        self._x = [solver.NumVar(0.0, float(most), "") for most in kinds.room]
        self._kept = [solver.Constraint(float(row.least), float(row.most)) for row in self.rows]
        for made, row in zip(self._kept, self.rows, strict=True):
            for kind in row.some:
                made.SetCoefficient(self._x[kind], 1.0)
        model = self._model = mathopt.Model()
        model.objective.is_maximize = True
        self._whole = [model.add_integer_variable(lb=0.0, ub=float(most)) for most in kinds.room]
        self._held = in_model(mathopt, model, self.rows, self._whole)

    def narrow(self, low: Ints, high: Ints, bounds: list[tuple[int, int]]) -> None:
        """Allow only panels within these bounds of each kind and each row."""
        for kind, (least, most) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
            self._x[kind].SetBounds(float(least), float(most))
            self._whole[kind].lower_bound, self._whole[kind].upper_bound = float(least), float(most)
        for made, held, (least, most) in zip(self._kept, self._held, bounds, strict=True):
            made.SetBounds(float(least), float(most))
            held.lower_bound, held.upper_bound = float(least), float(most)

    def best(self, worth: Floats) -> tuple[Panel, float] | None:
        """The panel with the largest Σ worth × x, and that sum; None where no panel is possible."""
        found = self.loosely(worth)
        if found is None:
            return None
        panel = self.whole(found)
        if panel is None:
            return self._exactly(worth)
        return panel, float(worth @ np.array(panel))

    def loosely(self, worth: Floats) -> Floats | None:
        """The same without whole numbers: its sum is never less than that of `best`."""
        aim = self._loose.Objective()
        aim.SetMaximization()
        for part, one in zip(self._x, worth.tolist(), strict=True):
            aim.SetCoefficient(part, one)
        if self._loose.Solve() != self._loose.OPTIMAL:
            return None
        return np.array([part.solution_value() for part in self._x], np.float64)

    def whole(self, found: Floats) -> Panel | None:
        """The panel that an answer of `loosely` is, or None where it is not whole."""
        near = np.rint(found).astype(np.int64)
        if np.abs(found - near).max(initial=0) > WHOLE or not self._keeps(near):
            return None
        return tuple(near.tolist())

    def _keeps(self, panel: Ints) -> bool:
        return bool((panel >= 0).all()) and all(
            row.least <= int(panel[list(row.some)].sum()) <= row.most for row in self.rows
        )

    def _exactly(self, worth: Floats) -> tuple[Panel, float] | None:
        for part, one in zip(self._whole, worth.tolist(), strict=True):
            self._model.objective.set_linear_coefficient(part, one)
        result = self._opt.solve(
            self._model,
            self._opt.SolverType.HIGHS,
            params=self._opt.SolveParameters(
                relative_gap_tolerance=TIGHT,
                absolute_gap_tolerance=TIGHT,
                random_seed=1,
                presolve=self._opt.Emphasis.OFF,  # takes longer here than the rest
            ),
        )
        if not result.has_primal_feasible_solution():
            return None
        panel = self.whole(np.rint(np.array(result.variable_values(self._whole), np.float64)))
        if panel is None:
            raise RuntimeError("The solver gave a panel that breaks a rule.")
        return panel, float(worth @ np.array(panel))


def in_model(mathopt: Any, model: Any, rows: Sequence[Row], x: Sequence[Any]) -> list[Any]:
    """Put the rows of `rows_of` into a model, over its variables `x`."""
    return [
        model.add_linear_constraint(
            lb=float(row.least), ub=float(row.most), expr=mathopt.fast_sum([x[kind] for kind in row.some])
        )
        for row in rows
    ]
