"""When nothing keeps every hard rule: the fewest that must be given up, and which."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from .answers import Relaxed
from .problem import Problem
from .values import Ints, Wanted

GIVEN_UP_LAST = {"must": 1.0, "sectors": 1.01, "constituents": 1.02, "budget": 1.03, "smallest": 1.04}
WITHOUT_CONVENER = 1.05
MORE = 1e-3  # for each further member, or for the whole budget once more


def relaxed(problem: Problem) -> tuple[tuple[Relaxed, ...], Ints]:
    """Find the fewest changes of rules under which there is a line-up, and it; none if there is one now.

    May give way, of equally few from the first: somebody who must be in, a sector, a constituent, the
    budget, the smallest size, the neutral convener. Rivals, exclusions and the largest size never do.
    Cost: one mixed-integer program over all actors.
    Source: elastic programming, Chinneck (2008), Feasibility and Infeasibility in Optimization, chapter 6.
    """
    model = _Elastic(problem)
    values = model.solve(problem.wanted.seconds)
    members = np.flatnonzero([values(one) > 0.5 for one in model.is_in])
    found = []
    for rule, about, way, by in model.ways:
        if values(way) > 0.5:
            amount = 1.0 if by is None else round(float(values(by)))
            if rule == "budget":
                amount = round(problem.spent(members) - (problem.wanted.budget or 0.0), 9)
            found.append(Relaxed(rule, about, amount))
    return tuple(found), members


def loosened(wanted: Wanted, changes: tuple[Relaxed, ...]) -> Wanted:
    """What is wanted, with these rules given up as far as needed."""
    for one in changes:
        if one.rule == "must":
            wanted = replace(wanted, must=tuple(actor for actor in wanted.must if actor != one.about))
        elif one.rule == "sectors":
            kept = tuple(
                (s, least - round(one.by) if s == one.about else least) for s, least in wanted.sectors
            )
            wanted = replace(wanted, sectors=tuple(pair for pair in kept if pair[1] > 0))
        elif one.rule == "constituents":
            wanted = replace(wanted, constituents=tuple(c for c in wanted.constituents if c != one.about))
        elif one.rule == "budget":
            wanted = replace(wanted, budget=(wanted.budget or 0.0) + one.by)
        elif one.rule == "smallest":
            wanted = replace(wanted, smallest=wanted.smallest - round(one.by))
        else:
            wanted = replace(wanted, convener=False)
    return wanted


class _Elastic:
    """The hard rules as a mixed-integer program in which each may give way, at a price."""

    def __init__(self, problem: Problem) -> None:
        from ortools.math_opt.python import mathopt

        self.of, self.lib = problem, mathopt
        self.model = mathopt.Model()
        self.is_in = [self.model.add_binary_variable() for _ in range(problem.n)]
        self.ways: list[tuple[str, int, Any, Any]] = []
        self.prices: list[Any] = []
        self._people()
        self._demands()
        self._money()
        self._convener()

    def _way(self, rule: str, about: int, price: float, most: float = 0.0) -> Any:
        """One rule that may give way: yes or no, or by how much up to `most`."""
        gives = self.model.add_binary_variable()
        self.prices.append(price * gives)
        if not most:
            self.ways.append((rule, about, gives, None))
            return gives
        by = self.model.add_variable(lb=0.0, ub=most)
        self.model.add_linear_constraint(by <= most * gives)
        self.prices.append(MORE / most * by if rule == "budget" else MORE * by)
        self.ways.append((rule, about, gives, by))
        return by

    def _people(self) -> None:
        of, wanted, total = self.of, self.of.wanted, self.lib.fast_sum(self.is_in)
        for one in np.flatnonzero(of.is_out).tolist():
            self.model.add_linear_constraint(self.is_in[one] <= 0)
        for one in np.flatnonzero(of.is_in).tolist():
            gives = self._way("must", int(of.order[one]), GIVEN_UP_LAST["must"])
            self.model.add_linear_constraint(self.is_in[one] + gives >= 1)
        for one, others in sorted(of.rival.items()):
            for other in sorted(others):
                if other > one:
                    self.model.add_linear_constraint(self.is_in[one] + self.is_in[other] <= 1)
        self.model.add_linear_constraint(total <= wanted.largest)
        self.model.add_linear_constraint(total >= 1)
        fewer = self._way("smallest", -1, GIVEN_UP_LAST["smallest"], float(max(1, wanted.smallest - 1)))
        self.model.add_linear_constraint(total + fewer >= wanted.smallest)

    def _demands(self) -> None:
        of, wanted = self.of, self.of.wanted
        names = [("sectors", one) for one, _ in wanted.sectors]
        names += [("constituents", one) for one in wanted.constituents]
        for column, (rule, about) in enumerate(names):
            least = int(of.demand[column])
            fewer = self._way(rule, about, GIVEN_UP_LAST[rule], float(least))
            able = [self.is_in[one] for one in np.flatnonzero(of.meets[:, column])]
            self.model.add_linear_constraint(self.lib.fast_sum(able) + fewer >= least)

    def _money(self) -> None:
        of, budget = self.of, self.of.wanted.budget
        if budget is None:
            return
        most = float(np.sort(of.cost)[-of.wanted.largest :].sum())
        more = self._way("budget", -1, GIVEN_UP_LAST["budget"], max(1.0, most))
        spent = self.lib.fast_sum([float(cost) * one for cost, one in zip(of.cost, self.is_in, strict=True)])
        self.model.add_linear_constraint(spent - more <= budget)

    def _convener(self) -> None:
        of = self.of
        if not of.wanted.convener:
            return
        without, convenes = self._way("convener", -1, WITHOUT_CONVENER), []
        for one in of.conveners().tolist():
            central = self.model.add_binary_variable()
            convenes.append(central)
            self.model.add_linear_constraint(central <= self.is_in[one])
            for other in sorted(of.unheard.get(one, ())):
                self.model.add_linear_constraint(central + self.is_in[other] <= 1)
        self.model.add_linear_constraint(self.lib.fast_sum([*convenes, without]) >= 1)

    def solve(self, seconds: float) -> Any:
        """Values of the variables at the least price, by a function."""
        self.model.minimize(self.lib.fast_sum(self.prices))
        limits = self.lib.SolveParameters(
            relative_gap_tolerance=1e-9, random_seed=1, time_limit=timedelta(seconds=seconds)
        )
        result = self.lib.solve(self.model, self.lib.SolverType.HIGHS, params=limits)
        return result.variable_values
