"""A covering problem around one convener as a mixed-integer program, for HiGHS."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from .bounds import Choice
from .growing import Ground
from .problem import Problem
from .values import Ints

TIGHT = 1e-9  # of the value, at which the solver calls it proven
A_NODE = 200  # units of work that a node of the solver's tree counts for, for each actor


@dataclass(frozen=True, slots=True)
class Solved:
    """The best choice found, if any; what may be better is at most `bound` (−inf: nothing is); the work."""

    best: list[Ints]
    bound: float
    work: int


def best_by_solver(problem: Problem, on: Ground, of: Choice, work: int) -> Solved:
    """The best choice, proven as far as the work goes.

    x_i says who is in, a_ij who covers what: Σ_i a_ij ≤ 1, a_ij ≤ x_i, Σ x = slots, x_i + x_k ≤ 1 for rivals,
    and the side conditions. a_ij ≤ x_i one by one is what makes the relaxation tight.
    Source: Cornuéjols, Fisher and Nemhauser (1977); HiGHS: Huangfu and Hall (2018), Mathematical Programming
    Computation 10, 119–142.
    """
    from ortools.math_opt.python import mathopt  # here, since it takes most of a second

    model = mathopt.Model()
    n = len(of.alone)
    is_in = [model.add_binary_variable() for _ in range(n)]
    worth = [float(alone) * one for alone, one in zip(of.alone, is_in, strict=True)]
    for thing in range(of.gain.shape[1]):
        covers = []
        for one in np.flatnonzero(of.gain[:, thing] > 0).tolist():
            by = model.add_variable(lb=0.0, ub=1.0)
            model.add_linear_constraint(by <= is_in[one])
            covers.append(by)
            worth.append(float(of.gain[one, thing]) * by)
        if covers:
            model.add_linear_constraint(mathopt.fast_sum(covers) <= 1)
    model.add_linear_constraint(mathopt.fast_sum(is_in) == of.slots)
    _conditions(model, on, of, is_in, mathopt.fast_sum)
    model.maximize(mathopt.fast_sum(worth) + of.base)
    nodes = max(1, work // (A_NODE * max(n, 1)))
    result = mathopt.solve(
        model,
        mathopt.SolverType.HIGHS,
        params=mathopt.SolveParameters(
            relative_gap_tolerance=TIGHT,
            absolute_gap_tolerance=TIGHT,
            node_limit=nodes,
            random_seed=1,
            time_limit=timedelta(seconds=problem.wanted.seconds),
        ),
    )
    bound = float(result.termination.objective_bounds.dual_bound)
    done = A_NODE * n * max(1, result.solve_stats.node_count)
    if result.termination.reason is mathopt.TerminationReason.INFEASIBLE:
        return Solved([], -np.inf, done)
    if not result.has_primal_feasible_solution():
        return Solved([], bound, done)
    places = [place + on.core for place, value in enumerate(result.variable_values(is_in)) if value > 0.5]
    members = on.members([*range(on.core), *places])
    is_best = result.termination.reason is mathopt.TerminationReason.OPTIMAL
    if is_best and not problem.broken(members):  # a rule may be broken by the solver's tolerance
        bound = -np.inf
    return Solved([members], bound, done)


def _conditions(model: Any, on: Ground, of: Choice, is_in: list[Any], total: Any) -> None:
    """The side conditions, and that no two rivals are in."""
    for column in range(len(of.least)):
        some = np.flatnonzero(of.side[:, column]).tolist()
        terms = [float(of.side[one, column]) * is_in[one] for one in some]
        model.add_linear_constraint(total(terms) >= float(of.least[column]))
    for one, others in sorted(on.rival.items()):
        for other in sorted(others):
            if on.core <= one < other:
                model.add_linear_constraint(is_in[one - on.core] + is_in[other - on.core] <= 1)
