"""The shortest list of changes that brings a set back into balance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .balance import Mix, Target, balance
from .nearness import STEPS, hold_near
from .values import Bools, Ints, locked

EFFORT = 10.0  # as in `choose`
STEPS_NEARER = 4


@dataclass(frozen=True, slots=True)
class Changes:
    """What to change, and how near that brings the set.

    `drop`: rows of the set; `add`: rows of the candidates; `new`: further ones wanted, by their categories;
    `move`: (row, dimension, category to be in). `count`: a drop and an add together are a swap and count 1.
    `before`, `after`: the distances; `reached`: `after` is within the tolerance; `proven`: no shorter list
    is. `mix`: the set as it is then, kept ones first, then those added, then new ones.
    """

    drop: tuple[int, ...]
    add: tuple[int, ...]
    new: tuple[tuple[int, ...], ...]
    move: tuple[tuple[int, int, int], ...]
    swaps: int
    count: int
    before: float
    after: float
    reached: bool
    proven: bool
    mix: Mix


def restore(
    given: Mix,
    wanted: Target,
    tolerance: float,
    *,
    candidates: Mix | None = None,
    new: bool = False,
    keep: ArrayLike | None = None,
    moves: Mapping[int, ArrayLike] | None = None,
    effort: float = EFFORT,
) -> Changes:
    """Find the fewest changes after which the distance is within `tolerance`, and of these the nearest, as
    far as a tenth of the effort shows.

    Shapes: `keep` n: may not be dropped; `moves`: for a dimension, sizes × sizes, whether what is in the
    category of the row may be moved to that of the column (a project to the next stage; unknown to known).
    `candidates`: what could be added as it is; `new`: whether ones of any categories may be wanted besides.
    Of rows alike in what is wanted the last are dropped and the first added: give the dearest first. Shares
    are counted to a millionth. Where no list does it `reached` is false, `proven` says whether that is
    certain, and nothing is changed.
    Raises: EngineInputError for a tolerance outside 0 to 1 or a set with nothing in it and nothing to add.
    Cost: an integer program over different rows; for 140 things in 4 to 6 dimensions it takes
    seconds. Where `effort` runs out first the list is the shortest found, and not `proven`.
    """
    if not 0 <= tolerance <= 1:
        raise EngineInputError("tolerance", f"it is {tolerance}.", "Give a share between 0 and 1.")
    others = candidates if candidates is not None else Mix(given.code[:0], given.sizes)
    if others.sizes != given.sizes:
        raise EngineInputError("candidates", "they have other categories.", "Use the same for both.")
    held = frozen_array(
        "keep", np.zeros(len(given.code)) if keep is None else keep, np.bool_, given.code.shape[:1]
    )
    if not len(given.code) and not len(others.code) and not new:
        raise EngineInputError("given", "there is nothing to choose from.", "Give a set, candidates, or new.")
    before = balance(given, wanted).total
    if np.isfinite(before) and before <= tolerance + 1e-9:
        return Changes((), (), (), (), 0, 0, before, before, True, True, given)
    program = _Program(given, others, wanted, tolerance, held, new, moves or {})
    found, proven = program.fewest(effort)
    if found is None:
        return Changes((), (), (), (), 0, 0, before, before, False, proven, given)
    return _told(given, others, wanted, program, program.nearest(found, effort), before, tolerance, proven)


def _told(
    given: Mix,
    others: Mix,
    wanted: Target,
    program: _Program,
    found: dict[str, Any],
    before: float,
    tolerance: float,
    proven: bool,
) -> Changes:
    drop = [row for rows, kept in zip(program.rows, found["kept"], strict=True) for row in rows[kept:]]
    add = [row for rows, taken in zip(program.more, found["taken"], strict=True) for row in rows[:taken]]
    code = given.code.copy()
    move = []
    next_row: dict[tuple[int, int], int] = {}
    for (kind, dimension, to), many in found["moved"].items():
        start = next_row.get((kind, dimension), 0)
        next_row[kind, dimension] = start + many
        for row in program.rows[kind][start : start + many]:
            move.append((int(row), dimension, to))
            code[row, dimension] = to
    fresh = [[at for at, many in enumerate(counts) for _ in range(many)] for counts in found["new"]]
    profiles = tuple(zip(*fresh, strict=True)) if fresh and fresh[0] else ()
    kept = np.delete(code, drop, axis=0)
    parts = [kept, others.code[sorted(add)], np.array(profiles, np.int64).reshape(-1, len(given.sizes))]
    after = Mix(locked(np.concatenate(parts)), given.sizes)
    distance = balance(after, wanted).total
    added = len(add) + len(profiles)
    return Changes(
        tuple(sorted(int(one) for one in drop)),
        tuple(sorted(int(one) for one in add)),
        profiles,
        tuple(sorted(move)),
        min(len(drop), added),
        max(len(drop), added) + len(move),
        before,
        distance,
        bool(distance <= tolerance + 2 / STEPS * max(given.sizes, default=1)),
        proven,
        after,
    )


def _alike(code: Ints, apart: Bools) -> tuple[list[Ints], list[Ints], list[bool]]:
    """Rows that are the same: their rows, their categories, and whether they are set apart."""
    if not len(code):
        return [], [], []
    both = np.column_stack([code, apart])
    kinds, label = np.unique(both, axis=0, return_inverse=True)
    rows = [np.flatnonzero(label.ravel() == at) for at in range(len(kinds))]
    return rows, list(kinds[:, :-1]), [bool(one) for one in kinds[:, -1]]


class _Program:
    """Alike rows counted together; what is kept, taken, new and moved are whole numbers."""

    def __init__(
        self,
        given: Mix,
        others: Mix,
        wanted: Target,
        tolerance: float,
        keep: Bools,
        new: bool,
        moves: Mapping[int, ArrayLike],
    ) -> None:
        from ortools.sat.python import cp_model  # here, since it brings pandas with it

        self.cp: Any = cp_model
        self.model: Any = cp_model.CpModel()
        self.most = 2 * len(given.code) + len(others.code) + 100
        told = [one is not None or at in moves for at, one in enumerate(wanted.shares)]
        self.rows, kinds, held = _alike(given.code * told, keep)  # what nobody asks for sets none apart
        self.more, extra, _ = _alike(others.code * told, np.zeros(len(others.code), np.bool_))
        self.kept = [
            self._whole(len(rows) if fixed else 0, len(rows))
            for rows, fixed in zip(self.rows, held, strict=True)
        ]
        self.taken = [self._whole(0, len(rows)) for rows in self.more]
        self.made = self._whole(0, self.most - len(given.code) - len(others.code) if new else 0)
        self.moved: dict[tuple[int, int, int], Any] = {}
        self._moves(given, kinds, moves)
        self.new = [[self._whole(0, self.most) for _ in range(size)] for size in given.sizes]
        for counts in self.new:
            self.model.add(sum(counts) == self.made)
        self.n = sum(self.kept) + sum(self.taken) + self.made
        self.model.add(self.n >= 1)
        counts = self._counts(given.sizes, kinds, extra)
        self.apart = hold_near(self.model, counts, self.n, self.most, wanted, tolerance)
        dropped = len(given.code) - sum(self.kept)
        added = sum(self.taken) + self.made
        self.swaps = self._whole(0, self.most)
        self.model.add(self.swaps >= dropped)
        self.model.add(self.swaps >= added)
        self.count = self.swaps + sum(self.moved.values())

    def _whole(self, least: int, most: int) -> Any:
        return self.model.new_int_var(least, most, "")

    def _moves(self, given: Mix, kinds: list[Ints], moves: Mapping[int, ArrayLike]) -> None:
        for dimension, allowed in moves.items():
            size = given.sizes[dimension]
            may: NDArray[Any] = frozen_array("moves", allowed, np.bool_, (size, size))
            for kind, code in enumerate(kinds):
                onto = [to for to in np.flatnonzero(may[code[dimension]]).tolist() if to != code[dimension]]
                for to in onto:
                    self.moved[kind, dimension, to] = self._whole(0, len(self.rows[kind]))
                if onto:
                    self.model.add(sum(self.moved[kind, dimension, to] for to in onto) <= self.kept[kind])

    def _counts(self, sizes: tuple[int, ...], kinds: list[Ints], extra: list[Ints]) -> list[list[Any]]:
        """How many there are by dimension and category."""
        counts = []
        for at, size in enumerate(sizes):
            row = list(self.new[at])
            for many, code in zip([*self.kept, *self.taken], [*kinds, *extra], strict=True):
                row[code[at]] += many
            for (kind, dimension, to), many in self.moved.items():
                if dimension == at:
                    row[to] += many
                    row[kinds[kind][at]] -= many
            counts.append(row[:size])
        return counts

    def _solved(self, effort: float) -> tuple[Any, Any]:
        solver = self.cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = effort
        return solver, solver.solve(self.model)

    def _read(self, solver: Any) -> dict[str, Any]:
        return {
            "kept": [solver.value(one) for one in self.kept],
            "taken": [solver.value(one) for one in self.taken],
            "new": [[solver.value(one) for one in counts] for counts in self.new],
            "moved": {at: solver.value(one) for at, one in self.moved.items() if solver.value(one)},
            "count": solver.value(self.count),
            "n": solver.value(self.n),
            "apart": solver.value(self.apart) if not isinstance(self.apart, int) else 0,
        }

    def fewest(self, effort: float) -> tuple[dict[str, Any] | None, bool]:
        """The least number of changes, and whether that is proven."""
        self.model.minimize(self.count)
        solver, status = self._solved(effort)
        if status in (self.cp.OPTIMAL, self.cp.FEASIBLE):
            return self._read(solver), bool(status == self.cp.OPTIMAL)
        return None, bool(status == self.cp.INFEASIBLE)

    def nearest(self, found: dict[str, Any], effort: float) -> dict[str, Any]:
        """Of the lists as short as this the one that comes nearest: distance ÷ number, by Dinkelbach's steps.

        Source: Dinkelbach (1967), Management Science 13, 492–498.
        """
        self.model.add(self.count <= found["count"])
        for _ in range(STEPS_NEARER):
            apart, n = found["apart"], found["n"]
            rate = apart // n
            self.model.minimize(self.apart - rate * self.n)
            solver, status = self._solved(effort / 10 / STEPS_NEARER)
            if status not in (self.cp.OPTIMAL, self.cp.FEASIBLE):
                break
            better = self._read(solver)
            if better["apart"] * n >= apart * better["n"]:
                break
            found = better
        return found
