"""The panels that are possible: the best of them for any worth of the kinds of people."""

from __future__ import annotations

from typing import Any

import numpy as np

from .kinds import Floats, Ints, Kinds, Panel

WHOLE = 1e-6  # how near to a whole number counts as one
TIGHT = 1e-9  # at which the solver calls an answer proven


class Panels:
    """All panels that keep size, quotas and households, as one integer program with a changing aim.

    x_t of each kind: Σ x = size; least ≤ Σ over those with the feature ≤ most; Σ over the kinds of a sort of
    household ≤ how many there are. The program without whole numbers is solved first, from where the last
    one ended; only where its answer is not whole HiGHS is asked, so an answer is always exact.
    """

    def __init__(self, kinds: Kinds) -> None:
        from ortools.math_opt.python import mathopt  # here, since it takes most of a second

        self._opt: Any = mathopt
        self.kinds = kinds
        self._model = mathopt.Model()
        self._x = rows_of(mathopt, self._model, kinds)
        self._glop = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        self._whole: Any = None

    def best(self, worth: Floats) -> tuple[Panel, float] | None:
        """The panel with the largest Σ worth × x, and that sum; None where no panel is possible."""
        found = self.loosely(worth)
        if found is None:
            return None
        near = np.rint(found)
        if np.abs(found - near).max(initial=0) > WHOLE or not self.keeps(near.astype(np.int64)):
            return self._exactly(worth)
        return tuple(near.astype(int).tolist()), float(worth @ near)

    def loosely(self, worth: Floats) -> Floats | None:
        """The same without whole numbers: its sum is never less than that of `best`."""
        self._aim(self._model, self._x, worth)
        result = self._glop.solve()
        if not result.has_primal_feasible_solution():
            return None
        return np.array(result.variable_values(self._x), np.float64)

    def keeps(self, panel: Ints) -> bool:
        """Whether a panel keeps all that must hold."""
        kinds = self.kinds
        has = panel @ kinds.holds
        given = np.bincount(kinds.group, panel, len(kinds.homes))
        return bool(
            panel.sum() == kinds.size
            and (panel >= 0).all()
            and (given <= kinds.homes).all()
            and all(q.least <= count <= q.most for q, count in zip(kinds.quotas, has.tolist(), strict=True))
        )

    def _exactly(self, worth: Floats) -> tuple[Panel, float] | None:
        if self._whole is None:
            model = self._opt.Model()
            self._whole = model, rows_of(self._opt, model, self.kinds, whole=True)
        model, x = self._whole
        self._aim(model, x, worth)
        result = self._opt.solve(
            model,
            self._opt.SolverType.HIGHS,
            params=self._opt.SolveParameters(
                relative_gap_tolerance=TIGHT, absolute_gap_tolerance=TIGHT, random_seed=1
            ),
        )
        if not result.has_primal_feasible_solution():
            return None
        near = np.rint(np.array(result.variable_values(x), np.float64)).astype(np.int64)
        if not self.keeps(near):
            raise RuntimeError("The solver gave a panel that breaks a rule.")
        return tuple(near.tolist()), float(worth @ near)

    def _aim(self, model: Any, x: list[Any], worth: Floats) -> None:
        terms = [float(one) * part for one, part in zip(worth, x, strict=True) if one]
        model.maximize(self._opt.fast_sum(terms))


def rows_of(mathopt: Any, model: Any, kinds: Kinds, whole: bool = False) -> list[Any]:
    """Put the variables and the rows of `Panels` into a model."""
    x = [model.add_variable(lb=0.0, ub=float(most), is_integer=whole) for most in kinds.room]
    model.add_linear_constraint(mathopt.fast_sum(x) == float(kinds.size))
    for place, quota in enumerate(kinds.quotas):
        has = mathopt.fast_sum([x[kind] for kind in np.flatnonzero(kinds.holds[:, place]).tolist()])
        model.add_linear_constraint(lb=float(quota.least), ub=float(quota.most), expr=has)
    for group in np.flatnonzero(np.bincount(kinds.group, minlength=len(kinds.homes)) > 1).tolist():
        some = [x[kind] for kind in np.flatnonzero(kinds.group == group).tolist()]
        model.add_linear_constraint(mathopt.fast_sum(some) <= float(kinds.homes[group]))
    return x
