"""The demands on a panel as an integer program that can bend: wider, another size, more people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .kinds import Kinds
from .values import Bound

TIGHT = 1e-9
MUCH = 1_000.0  # one step counts for so much more than how it is spread


@dataclass(frozen=True, slots=True)
class Bent:
    """How the demands had to bend: by quota, how much lower its least and how much higher its most; how many
    are drawn; how many more people are needed and, by quota, how many of them have the feature."""

    lower: dict[int, int]
    higher: dict[int, int]
    size: int
    more: int
    more_with: dict[int, int]


@dataclass(slots=True)
class Bending:
    """What may bend. `avoid`: sets of bounds, (quota, is_least), not all of which may bend again."""

    quotas: bool = False
    size: bool = False
    people: bool = False
    avoid: list[frozenset[tuple[int, bool]]] = field(default_factory=list)


def bounds_of(kinds: Kinds) -> list[Bound]:
    """The bounds that demand something: a least above 0, a most below the size."""
    least = [Bound(quota, True) for quota in kinds.quotas if quota.least > 0]
    most = [Bound(quota, False) for quota in kinds.quotas if quota.most < kinds.size]
    return least + most


def is_possible(kinds: Kinds, bounds: Collection[Bound]) -> bool:
    """Whether some panel keeps the size, the households and these bounds."""
    return _Program(kinds, set(bounds)).solve() is not None


def bent(kinds: Kinds, may: Bending) -> Bent | None:
    """The panel that keeps all demands with the least bending; None where none can be had that way."""
    every = {Bound(quota, side) for quota in kinds.quotas for side in (True, False)}
    program = _Program(kinds, every if may.size else set(bounds_of(kinds)), may)
    values = program.solve()
    return None if values is None else program.read(values)


class _Program:
    """One integer program: Σ x = size, the households, the bounds, and what may bend at what price."""

    def __init__(self, kinds: Kinds, bounds: set[Bound], may: Bending | None = None) -> None:
        from ortools.math_opt.python import mathopt

        self.opt: Any = mathopt
        self.kinds = kinds
        self.model: Any = mathopt.Model()
        self.price: list[Any] = []
        self.lower: dict[int, Any] = {}
        self.higher: dict[int, Any] = {}
        self.extra: dict[int, Any] = {}
        self.fewer: Any = None
        self.larger: Any = None
        self.more: Any = None
        may = may or Bending()
        self.x = [self._whole(int(most)) for most in kinds.room]
        self._people(may)
        for place, quota in enumerate(kinds.quotas):
            self._quota(place, Bound(quota, True) in bounds, Bound(quota, False) in bounds, may)
        self._avoid(may)
        self._homes()

    def _whole(self, most: int) -> Any:
        return self.model.add_integer_variable(lb=0.0, ub=float(most))

    def _sum(self, parts: Any) -> Any:
        return self.opt.fast_sum(list(parts))

    def _people(self, may: Bending) -> None:
        """The size, what it may differ by, and who may be invited besides."""
        kinds = self.kinds
        drawn, size = self._sum(self.x), float(kinds.size)
        if may.size:
            self.fewer, self.larger = self._whole(kinds.size - 1), self._whole(len(kinds.people))
            self.price += [MUCH * self.fewer, (MUCH + 1) * self.larger]  # of equals, the smaller panel
            self.model.add_linear_constraint(drawn + self.fewer - self.larger == size)
        elif may.people:
            self.more = self._whole(kinds.size)
            self.price.append(MUCH * self.more)
            self.model.add_linear_constraint(drawn + self.more == size)
            categories: dict[str, list[Any]] = {}
            for place, quota in enumerate(kinds.quotas):
                self.extra[place] = self._whole(kinds.size)
                categories.setdefault(quota.category, []).append(self.extra[place])
            for some in categories.values():
                self.model.add_linear_constraint(self._sum(some) == self.more)
        else:
            self.model.add_linear_constraint(drawn == size)

    def _quota(self, place: int, has_least: bool, has_most: bool, may: Bending) -> None:
        kinds, quota = self.kinds, self.kinds.quotas[place]
        has = self._sum(self.x[kind] for kind in np.flatnonzero(kinds.holds[:, place]).tolist())
        if may.people:
            has = has + self.extra[place]
        if has_least:
            if may.quotas:
                step = self.lower[place] = self._whole(quota.least)
                self.price.append((MUCH + place / len(kinds.quotas)) * step)
                has_or = has + step
            else:
                has_or = has
            self.model.add_linear_constraint(has_or >= float(quota.least))
        if has_most:
            if may.quotas:
                step = self.higher[place] = self._whole(kinds.size)
                self.price.append((MUCH + place / len(kinds.quotas)) * step)
                has = has - step
            self.model.add_linear_constraint(has <= float(quota.most))

    def _avoid(self, may: Bending) -> None:
        """Not all the bounds of a set found before bend again."""
        for some in may.avoid:
            marks = []
            for place, is_least in sorted(some):
                mark = self._whole(1)
                step = (self.lower if is_least else self.higher)[place]
                self.model.add_linear_constraint(step <= float(self.kinds.size) * mark)
                marks.append(mark)
            self.model.add_linear_constraint(self._sum(marks) <= float(len(some) - 1))

    def _homes(self) -> None:
        kinds = self.kinds
        for group in np.flatnonzero(np.bincount(kinds.group, minlength=len(kinds.homes)) > 1).tolist():
            some = (self.x[kind] for kind in np.flatnonzero(kinds.group == group).tolist())
            self.model.add_linear_constraint(self._sum(some) <= float(kinds.homes[group]))

    def solve(self) -> Any:
        """The solver's result, or None where nothing is possible."""
        self.model.minimize(self._sum(self.price))
        result = self.opt.solve(
            self.model,
            self.opt.SolverType.HIGHS,
            params=self.opt.SolveParameters(
                relative_gap_tolerance=TIGHT, absolute_gap_tolerance=TIGHT, random_seed=1
            ),
        )
        return result if result.has_primal_feasible_solution() else None

    def read(self, result: Any) -> Bent:
        """What had to bend."""
        value = result.variable_values()

        def of(steps: dict[int, Any]) -> dict[int, int]:
            found = {place: round(value[step]) for place, step in steps.items()}
            return {place: many for place, many in found.items() if many}

        size = self.kinds.size
        if self.fewer is not None:
            size += round(value[self.larger]) - round(value[self.fewer])
        more = 0 if self.more is None else round(value[self.more])
        return Bent(of(self.lower), of(self.higher), size, more, of(self.extra))
