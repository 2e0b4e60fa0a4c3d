"""Which k venues reach most people: maximal covering location, proven, with a greedy twin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csc_array, csr_array

from .._shared.errors import EngineInputError
from .values import Floats, Ints, amounts

TIGHT = 1e-9  # of the value, at which the answer is called proven
SECONDS = 20.0  # for one proof at most; what it has by then is told with its bound
GREEDY_SHARE = 1 - 1 / np.e  # what greedy reaches of the best at the least


@dataclass(frozen=True, slots=True)
class Greedy:
    """Venues one after another, each adding most: `chosen`, what each `adds`, the `value` and a `bound` on
    any."""

    chosen: Ints
    adds: Floats
    value: float
    bound: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """The venues that together reach most.

    `chosen`: positions, who adds most first; `adds`: what each adds to those before it; `reaches`: what each
    reaches alone; `only`: what nobody else of them reaches; `value`: what they reach together; `bound`:
    what no other choice exceeds; `one_more`: what the best choice of one venue more would add (none where
    that was not proven); `greedy`: what the greedy twin reaches.
    """

    chosen: Ints
    adds: Floats
    reaches: Floats
    only: Floats
    value: float
    bound: float
    one_more: float | None
    greedy: float

    @property
    def gap(self) -> float:
        """How far the bound lies above the value, as a part of the bound."""
        return max(0.0, self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    @property
    def proven(self) -> bool:
        """Whether nothing better is possible."""
        return self.gap <= 10 * TIGHT


def greedy_venues(reach: csr_array, people: ArrayLike, k: int) -> Greedy:
    """Take k venues, each time the one that adds most people; the first of equal ones.

    At least 1 − 1/e of the best (63%). `bound`: for each step, what is reached plus the k largest additions
    that are left; the least of these holds for any choice.
    Shapes: `reach` m × n, non-zero where a venue reaches an area; `people` n amounts, 0 or more. Fewer than
    k are taken where more add nothing. Cost: O(k × entries). Raises: EngineInputError.
    Source: Nemhauser, Wolsey and Fisher (1978), Mathematical Programming 14, 265–294.
    """
    weight, covers = _checked(reach, people, k)
    left = np.array(weight)
    chosen: list[int] = []
    adds: list[float] = []
    value, bound = 0.0, np.inf
    while True:
        gain = covers @ left
        largest = np.partition(gain, len(gain) - min(k, len(gain)))[len(gain) - min(k, len(gain)) :]
        bound = min(bound, value + float(largest.sum()))
        best = int(np.argmax(gain)) if len(gain) else 0
        if len(chosen) == min(k, covers.shape[0]) or gain[best] <= 0:
            break
        chosen.append(best)
        adds.append(float(gain[best]))
        value += adds[-1]
        left[covers.indices[covers.indptr[best] : covers.indptr[best + 1]]] = 0.0
    return Greedy(_frozen(chosen, np.int64), _frozen(adds, np.float64), value, max(bound, value))


def best_venues(reach: csr_array, people: ArrayLike, k: int, seconds: float = SECONDS) -> Coverage:
    """Choose the k venues that together reach most people, each counted once, and prove it.

    max Σ people_j y_j with y_j ≤ Σ_i reaching j x_i, Σ x = k, x binary, by HiGHS; areas that the same venues
    reach are one. Where the greedy answer meets its own bound nothing is solved.
    Shapes and errors: as `greedy_venues`. `seconds` for each of two proofs (k, and one more).
    Source: Church and ReVelle (1974), Papers of the Regional Science Association 32, 101–118; HiGHS:
    Huangfu and Hall (2018), Mathematical Programming Computation 10, 119–142.
    """
    weight, covers = _checked(reach, people, k)
    chosen, bound, greedy = _best(covers, weight, k, seconds)
    value = _value(covers, weight, chosen)
    one_more: float | None = 0.0
    if k < covers.shape[0]:
        more, more_bound, _ = _best(covers, weight, k + 1, seconds)
        added = _value(covers, weight, more)
        settled = max(more_bound - added, bound - value) <= 10 * TIGHT * max(more_bound, 1.0)
        one_more = max(0.0, added - value) if settled else None
    ordered, adds = _in_order(covers, weight, chosen)
    times = np.asarray(covers[ordered].sum(axis=0)).ravel() if len(ordered) else np.zeros(len(weight))
    alone = weight * (times == 1)
    return Coverage(
        chosen=_frozen(ordered, np.int64),
        adds=_frozen(adds, np.float64),
        reaches=_frozen(covers[ordered] @ weight if ordered else [], np.float64),
        only=_frozen(covers[ordered] @ alone if ordered else [], np.float64),
        value=value,
        bound=max(bound, value),
        one_more=one_more,
        greedy=greedy,
    )


def _checked(reach: csr_array, people: ArrayLike, k: int) -> tuple[Floats, csr_array]:
    weight = amounts("people", people)
    if reach.shape[1] != len(weight):
        raise EngineInputError(
            "people", f"{len(weight)} for {reach.shape[1]} areas.", "Give one amount for each area."
        )
    if k < 1:
        raise EngineInputError("k", f"{k} is no number of venues.", "Give 1 or more.")
    covers = csr_array(reach, copy=True)
    covers.sum_duplicates()
    covers.data = np.ones(len(covers.data))
    return weight, covers


def _best(covers: csr_array, weight: Floats, k: int, seconds: float) -> tuple[list[int], float, float]:
    """The best choice found, the bound on any, and what greedy reaches."""
    quick = greedy_venues(covers, weight, k)
    chosen = [int(one) for one in quick.chosen]
    if quick.bound <= quick.value * (1 + TIGHT):
        return chosen, quick.value, quick.value
    solved, bound = _solve(covers, weight, k, seconds, chosen)
    if solved and _value(covers, weight, solved) > quick.value:
        chosen = solved
    return chosen, min(bound, quick.bound), quick.value


def _solve(
    covers: csr_array, weight: Floats, k: int, seconds: float, hint: list[int]
) -> tuple[list[int], float]:
    """The covering problem for HiGHS: the venues chosen, and the bound it proved."""
    from ortools.math_opt.python import mathopt  # here, since it takes most of a second

    groups = _alike(covers, weight)
    scale = sum(held for _, held in groups)
    model = mathopt.Model()
    is_in = [model.add_binary_variable() for _ in range(covers.shape[0])]
    worth = []
    for who, held in groups:
        reached = model.add_variable(lb=0.0, ub=1.0)
        model.add_linear_constraint(reached <= mathopt.fast_sum([is_in[one] for one in who]))
        worth.append(held / scale * reached)
    model.add_linear_constraint(mathopt.fast_sum(is_in) <= k)
    model.maximize(mathopt.fast_sum(worth))
    begin = mathopt.SolutionHint(
        variable_values={one: float(at in set(hint)) for at, one in enumerate(is_in)}
    )
    result = mathopt.solve(
        model,
        mathopt.SolverType.HIGHS,
        params=mathopt.SolveParameters(
            relative_gap_tolerance=TIGHT,
            absolute_gap_tolerance=TIGHT,
            random_seed=1,
            time_limit=timedelta(seconds=seconds),
        ),
        model_params=mathopt.ModelSolveParameters(solution_hints=[begin]),
    )
    bound = float(result.termination.objective_bounds.dual_bound) * scale
    if not result.has_primal_feasible_solution():
        return [], bound
    values = result.variable_values(is_in)
    return [at for at, one in enumerate(values) if one > 0.5], bound


def _alike(covers: csr_array, weight: Floats) -> list[tuple[tuple[int, ...], float]]:
    """Areas with people that some venue reaches, those of the same venues as one, in a fixed order."""
    by_area = csc_array(covers)
    by_area.sort_indices()
    found: dict[tuple[int, ...], float] = {}
    for area in np.flatnonzero(weight > 0).tolist():
        who = tuple(by_area.indices[by_area.indptr[area] : by_area.indptr[area + 1]].tolist())
        if who:
            found[who] = found.get(who, 0.0) + float(weight[area])
    return sorted(found.items())


def _value(covers: csr_array, weight: Floats, chosen: list[int]) -> float:
    reached = np.zeros(len(weight), dtype=np.bool_)
    for one in chosen:
        reached[covers.indices[covers.indptr[one] : covers.indptr[one + 1]]] = True
    return float(weight[reached].sum())


def _in_order(covers: csr_array, weight: Floats, chosen: list[int]) -> tuple[list[int], list[float]]:
    """The chosen, who adds most first, and what each adds."""
    if not chosen:
        return [], []
    rows = sorted(chosen)
    order = greedy_venues(covers[rows], weight, len(rows))
    return [rows[at] for at in order.chosen.tolist()], order.adds.tolist()


def _frozen(values: ArrayLike, kind: type[np.generic]) -> np.ndarray:
    found = np.array(values, dtype=kind)
    found.setflags(write=False)
    return found
