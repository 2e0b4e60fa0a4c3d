"""The fairest lottery over panels: the least chance as large as can be, then the next, and so on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .kinds import Floats, Kinds, Panel
from .panels import Panels, in_model

NEAR = 1e-7  # chances that are nearer than this are the same
SAME = 1e-5  # chances whose differences sum to less are the same, which the solvers' tolerance asks for
PRICED = 1e-7  # a price above this holds a chance down; all prices sum to 1
SLACK = 1e-9  # how far what was fixed may give way, more where the solver's own tolerance asks for it
ROUNDS = 20_000  # of asking for a further panel: never met, lest a fault runs for ever
SPREAD, STEPS = 2, 6  # panels for each kind to begin with, and how often to ask for one


@dataclass(frozen=True, slots=True)
class Fairest:
    """A lottery over panels. Shapes: `panels` C × T, `weights` C, summing to 1; `chance` T, for one person of
    each kind; `never` T, kinds in no possible panel. `bound`: what the least chance of the others cannot
    exceed."""

    panels: NDArray[np.int64]
    weights: Floats
    chance: Floats
    never: NDArray[np.bool_]
    bound: float


def fairest(kinds: Kinds, fair: str) -> Fairest | None:
    """Find the lottery with the largest least chance; with `leximin`, the largest next one, and so on.

    Chances that mixtures of whole panels can give lie within what the program without whole numbers allows.
    So its leximin chances, quickly found, are the answer if some mixture of panels gives them; that mixture
    is sought by column generation. Where there is none, column generation works level by level: the least
    chance is raised until no further panel helps, those whom a positive price holds at it are fixed there,
    and the rest is raised on. Who is in no possible panel is left out first.
    None where no panel is possible.
    Cost: a small linear program and mostly one more for each panel that is added; a few per kind.
    Source: Flanigan, Gölz, Gupta, Hennig and Procaccia (2021), Nature 596, 548–552, there by person and
    level by level only.
    """
    search = _Search(Panels(kinds), fair)
    if not search.reach_everybody():
        return None
    target, bound = search.loose_chances()
    weights = search.mixture(target)
    if weights is None:
        weights, bound = search.by_levels()
    panels = np.array(search.columns, np.int64)
    used = weights > 0
    panels, weights = panels[used], weights[used] / weights[used].sum()
    return Fairest(panels, weights, weights @ panels / kinds.count, search.never, bound)


class _Search:
    """Panels met so far, and the linear programs over them."""

    def __init__(self, panels: Panels, fair: str) -> None:
        from ortools.math_opt.python import mathopt

        self._opt: Any = mathopt
        self.panels = panels
        self.kinds = panels.kinds
        self.fair = fair
        self.columns: list[Panel] = []
        self.known: set[Panel] = set()
        self.never = np.zeros(len(self.kinds.count), bool)

    def add(self, panel: Panel) -> bool:
        """Keep a panel; whether it is new."""
        if panel in self.known:
            return False
        self.known.add(panel)
        self.columns.append(panel)
        return True

    def reach_everybody(self) -> bool:
        """Find panels until every kind is in one or in none that is possible; False if there is no panel."""
        open_kinds = np.ones(len(self.kinds.count), bool)
        while open_kinds.any() or not self.columns:
            found = self.panels.best(open_kinds / self.kinds.count)
            if found is None:
                return False
            panel, worth = found
            self.add(panel)
            if worth <= 0:
                self.never = open_kinds
                break
            open_kinds &= np.array(panel) == 0
        return True

    def loose_chances(self) -> tuple[Floats, float]:
        """The leximin chances without whole numbers, and the least: an upper bound for whole panels."""
        opt, kinds = self._opt, self.kinds
        model = opt.Model()
        x = [model.add_variable(lb=0.0, ub=float(most)) for most in kinds.room]
        in_model(opt, model, self.panels.rows, x)
        level = model.add_variable(lb=0.0)
        rows = []
        for kind, part in enumerate(x):
            if self.never[kind]:
                part.upper_bound = 0.0
            scale = 1.0 / float(kinds.count[kind])
            rows.append(model.add_linear_constraint(scale * part - level >= 0.0))
        model.maximize(level)
        fixed = self.never.copy()
        for kind in np.flatnonzero(fixed).tolist():
            rows[kind].set_coefficient(level, 0.0)
        result, first = self._levels(model, level, rows, fixed)
        return np.array(result.variable_values(x), np.float64) / kinds.count, first

    def _levels(self, model: Any, level: Any, rows: list[Any], fixed: NDArray[np.bool_]) -> tuple[Any, float]:
        """The last solution and the first level. The former is within the rules; the levels, each cut short
        by the solver's tolerance, may together be a little beyond."""
        opt = self._opt
        solver = opt.IncrementalSolver(model, opt.SolverType.GLOP)
        held: dict[int, float] = {}
        first = -1.0
        while True:
            result = _solved(solver, rows, held)
            now = float(result.objective_value())
            first = now if first < 0 else first
            price = np.abs(np.array(result.dual_values(rows)))
            tight = (price > PRICED) & ~fixed
            if not tight.any():
                raise RuntimeError("No price holds the level.")
            for kind in np.flatnonzero(tight).tolist():
                rows[kind].set_coefficient(level, 0.0)
                rows[kind].lower_bound = held[kind] = now - SLACK
            fixed |= tight
            if fixed.all():
                return result, first

    def mixture(self, target: Floats) -> Floats | None:
        """Weights of panels that together give these chances, or None where there are none."""
        opt, kinds = self._opt, self.kinds
        self._spread(target)
        model = opt.Model()
        over = [model.add_variable(lb=0.0) for _ in target]
        under = [model.add_variable(lb=0.0) for _ in target]
        one = model.add_linear_constraint(lb=1.0, ub=1.0)
        rows = [
            model.add_linear_constraint(a - b == float(goal))
            for a, b, goal in zip(over, under, target, strict=True)
        ]
        model.minimize(opt.fast_sum([*over, *under]))
        weights: list[Any] = []
        solver = opt.IncrementalSolver(model, opt.SolverType.GLOP)
        for _ in range(ROUNDS):
            self._catch_up(model, weights, one, rows)
            result = solver.solve()
            apart = float(result.objective_value())
            if apart <= NEAR / 100:
                return _weights(result, weights)
            price = np.array(result.dual_values(rows))
            base = float(result.dual_values(one))
            found = self.panels.best(price / kinds.count)
            if found is None or found[1] + base <= NEAR / 10 or not self.add(found[0]):
                return _weights(result, weights) if apart <= SAME else None
        raise RuntimeError("The search for panels did not end.")

    def _catch_up(self, model: Any, weights: list[Any], one: Any, rows: list[Any]) -> None:
        for panel in self.columns[len(weights) :]:
            weight = model.add_variable(lb=0.0)
            one.set_coefficient(weight, 1.0)
            for kind in np.flatnonzero(panel).tolist():
                rows[kind].set_coefficient(weight, panel[kind] / float(self.kinds.count[kind]))
            weights.append(weight)

    def _spread(self, target: Floats) -> None:
        """Add panels that together come near to these chances: each is best for what is missing so far.

        An answer that is not whole counts for what is missing too, but adds no panel, as asking for a whole
        one takes ten times as long.
        """
        missing, added = np.zeros(len(target)), 0
        for _ in range(STEPS * len(target)):
            missing = missing + target
            found = self.panels.loosely(missing)
            if found is None:
                return
            missing = missing - found / self.kinds.count
            panel = self.panels.whole(found)
            if panel is not None:
                self.add(panel)
                added += 1
                if added >= SPREAD * len(target):
                    return

    def by_levels(self) -> tuple[Floats, float]:
        """Raise the least chance until no panel helps, fix who is held there, and go on with the rest."""
        opt, kinds = self._opt, self.kinds
        model = opt.Model()
        level = model.add_variable(lb=0.0)
        one = model.add_linear_constraint(lb=1.0, ub=1.0)
        rows = [model.add_linear_constraint(lb=0.0) for _ in kinds.count]
        fixed = self.never.copy()
        for kind in np.flatnonzero(~fixed).tolist():
            rows[kind].set_coefficient(level, -1.0)
        model.maximize(level)
        weights: list[Any] = []
        held: dict[int, float] = {}
        solver = opt.IncrementalSolver(model, opt.SolverType.GLOP)
        first = -1.0
        while True:
            result = self._raised(solver, model, weights, one, rows, held)
            now = float(result.objective_value())
            first = now if first < 0 else first
            price = np.abs(np.array(result.dual_values(rows)))
            tight = (price > PRICED) & ~fixed
            if not tight.any():
                raise RuntimeError("No price holds the level.")
            fixed |= tight
            if fixed.all() or self.fair == "maximin":
                return _weights(result, weights), first
            for kind in np.flatnonzero(tight).tolist():
                rows[kind].set_coefficient(level, 0.0)
                rows[kind].lower_bound = held[kind] = now - SLACK

    def _raised(
        self, solver: Any, model: Any, weights: list[Any], one: Any, rows: list[Any], held: dict[int, float]
    ) -> Any:
        """Solve over the panels known, and over those that its prices call for, until there are none."""
        for _ in range(ROUNDS):
            self._catch_up(model, weights, one, rows)
            result = _solved(solver, rows, held)
            price = -np.array(result.dual_values(rows))
            base = -float(result.dual_values(one))
            found = self.panels.best(price / self.kinds.count)
            if found is None or found[1] + base <= NEAR / 10 or not self.add(found[0]):
                return result
        raise RuntimeError("The search for panels did not end.")


def _solved(solver: Any, rows: list[Any], held: dict[int, float]) -> Any:
    """Solve; where what was fixed leaves no room by the solver's tolerance, let it give way a little more."""
    slack = SLACK
    while True:
        result = _tried(solver)
        if result is not None and result.has_primal_feasible_solution():
            return result
        slack *= 10
        if slack > NEAR:
            raise RuntimeError("What was fair at one level is impossible at the next.")
        for kind, level in held.items():
            rows[kind].lower_bound = level - slack


def _tried(solver: Any) -> Any:
    """Solve from where the last solution ended; None where the solver loses its way by rounding."""
    try:
        return solver.solve()
    except Exception:  # the solver's own class of error cannot be named, and differs by version
        return None


def _weights(result: Any, weights: list[Any]) -> Floats:
    found: Floats = np.maximum(np.array(result.variable_values(weights), np.float64), 0.0)
    return found
