"""Which numbers an answer hangs on: one at a time, and all at once by their share of the variance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc

from .._shared.errors import EngineInputError
from .draws import Inputs, drawn, inputs
from .information import Worth, evpi, evppi
from .results import totals
from .streams import Drawn, Plan, plan, worth
from .values import COUNTS, Case

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ENDS = (0.025, 0.975)
BY_CHANCE = 100  # resamples for the standard errors


@dataclass(frozen=True, slots=True)
class Question:
    """Whose gain is asked about: all parties together, or one; and what counts of `COUNTS`.

    Of all together it is benefits less costs, of a party what it gains less what it bears, transfers too.
    """

    party: str = ""
    counts: tuple[str, ...] = COUNTS


ALL = Question()


def net(case: Case, given: Plan, values: Drawn, question: Question = ALL) -> Floats:
    """The answer to a question for d sets of numbers, in today's money: d.

    Raises: EngineInputError for a party that is not there, or nothing that counts.
    """
    unknown = [one for one in question.counts if one not in COUNTS]
    if unknown or not question.counts:
        raise EngineInputError(
            "counts", "nothing that we count is named.", f"Give some of {', '.join(COUNTS)}."
        )
    columns = [COUNTS.index(one) for one in question.counts]
    found = totals(given, worth(given, values))
    if not question.party:
        answer: Floats = found.npv[:, columns].sum(1)
        return answer
    keys = [one.id for one in case.parties]
    if question.party not in keys:
        raise EngineInputError("party", f"there is no '{question.party}'.", f"Give one of {', '.join(keys)}.")
    answer = found.positions[:, keys.index(question.party)][:, columns].sum(1)
    return answer


@dataclass(frozen=True, slots=True)
class Bar:
    """One uncertain number moved from the low to the high end of its range, all others at their best.

    `key`: where it stands; `low`, `high`: 2.5% lie below and above; `at_low`, `at_high`: the answers.
    `turns`: whether the answer changes its sign between them.
    """

    key: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """By how much the answer moves."""
        return abs(self.at_high - self.at_low)

    @property
    def turns(self) -> bool:
        """Whether the answer is above 0 at one end only."""
        return (self.at_low > 0) != (self.at_high > 0)


def tornado(case: Case, question: Question = ALL) -> tuple[Bar, ...]:
    """Each uncertain number by itself, the one that moves the answer most first.

    Source: Howard (1988), Management Science 34, 679–695.
    """
    given, uncertain = plan(case), inputs(case)
    ends = [one.distribution.quantile(ENDS) for one in uncertain.every]
    answers = _moved(case, given, uncertain, np.array(ends).reshape(-1, 2), question)
    bars = [
        Bar(one.key, *(float(x) for x in (*end, *answer)))
        for one, end, answer in zip(uncertain.every, ends, answers, strict=True)
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.swing, bar.key)))


def _moved(case: Case, given: Plan, uncertain: Inputs, values: Floats, question: Question) -> Floats:
    """The answers with each of k inputs alone at each of m values: k × m from k × m."""
    k, m = values.shape
    if not k:
        return np.zeros((0, m))
    best = [_best(case, one.paths[0]) for one in uncertain.every]
    table = np.repeat(np.array(best)[:, None], k * m, axis=1)
    for row in range(k):
        table[row, row * m : (row + 1) * m] = values[row]
    return net(case, given, _paths(uncertain, table), question).reshape(k, m)


def _best(case: Case, path: tuple[int, str]) -> float:
    best = case.streams[path[0]].amount(path[1]).best
    assert best is not None
    return best


def _paths(uncertain: Inputs, table: Floats) -> dict[tuple[int, str], Floats]:
    """Values of k inputs, k × d, in each place they stand in."""
    return {path: row for one, row in zip(uncertain.every, table, strict=True) for path in one.paths}


@dataclass(frozen=True, slots=True)
class Indices:
    """Shares of the variance of an answer, k inputs each, with standard errors.

    `first`: what would go if this number were known; `total`: what would stay if all others were known, its
    acting together with others included. `variance`: of the answer.
    """

    first: Floats
    first_se: Floats
    total: Floats
    total_se: Floats
    variance: float


def sobol(answer: Callable[[Floats], Floats], inputs: int, *, power: int = 12, seed: int = 1) -> Indices:
    """First-order and total shares of the variance of `answer`, of independent inputs.

    `answer` takes numbers even between 0 and 1, d × inputs, and gives d. Of first order the estimator of
    Saltelli et al. (2010, table 2, b), of total that of Jansen (1999), on a scrambled Sobol' sequence of
    2 ** `power` points; standard errors by resampling points.
    Cost: 2 ** power × (inputs + 2) answers.
    Raises: EngineInputError for no inputs, or a power outside 2 to 20.
    Source: Saltelli et al. (2010), Computer Physics Communications 181, 259–270; Sobol' (1993).
    """
    if not 1 <= inputs <= 10_000 or not 2 <= power <= 20:
        raise EngineInputError("inputs", "there are none or too many.", "Give some, and a power of 2 to 20.")
    points = qmc.Sobol(2 * inputs, rng=np.random.default_rng(seed)).random_base2(power)
    left, right = points[:, :inputs], points[:, inputs:]
    at_left, at_right = answer(left), answer(right)
    middle = float(np.concatenate([at_left, at_right]).mean())
    at_left, at_right = at_left - middle, at_right - middle
    first, total = np.empty((inputs, len(left))), np.empty((inputs, len(left)))
    mixed = left.copy()
    for column in range(inputs):
        mixed[:, column] = right[:, column]
        at_mixed = answer(mixed) - middle
        mixed[:, column] = left[:, column]
        first[column] = at_right * (at_mixed - at_left)
        total[column] = (at_left - at_mixed) ** 2 / 2
    square = (at_left**2 + at_right**2) / 2
    return _shares(first, total, square, seed)


def _shares(first: Floats, total: Floats, square: Floats, seed: int) -> Indices:
    """Means over points by their variance; resampled for the standard errors."""
    variance = float(square.mean())
    k, n = first.shape
    if variance <= 0:
        nothing = np.zeros(k)
        return Indices(nothing, nothing, nothing, nothing, 0.0)
    random = np.random.default_rng(seed)
    weights = random.multinomial(n, np.full(n, 1 / n), BY_CHANCE) / n
    over = weights @ square
    return Indices(
        first.mean(1) / variance,
        (weights @ first.T / over[:, None]).std(0),
        total.mean(1) / variance,
        (weights @ total.T / over[:, None]).std(0),
        variance,
    )


def shares_of_variance(
    case: Case, question: Question = ALL, *, power: int = 11, seed: int = 1
) -> tuple[tuple[str, ...], Indices]:
    """Keys of the uncertain numbers of a case, and their shares of the variance of the answer.

    They are drawn as if none went with another: with correlations a share has no one meaning.
    """
    given, uncertain = plan(case), inputs(case)
    keys = tuple(one.key for one in uncertain.every)
    if not keys:
        nothing = np.zeros(0)
        return keys, Indices(nothing, nothing, nothing, nothing, 0.0)

    def answer(even: Floats) -> Floats:
        table = np.array(
            [one.distribution.from_uniform(row) for one, row in zip(uncertain.every, even.T, strict=True)]
        )
        return net(case, given, _paths(uncertain, table), question)

    return keys, sobol(answer, len(keys), power=power, seed=seed)


@dataclass(frozen=True, slots=True)
class Knowing:
    """What knowing more is worth to whoever decides whether to go ahead, in today's money.

    `all`: every uncertain number; `each`: one by one, with its key, the most worth first.
    """

    all: Worth
    each: tuple[tuple[str, Worth], ...]


def knowing(case: Case, question: Question = ALL, *, draws: int = 4_000, seed: int = 1) -> Knowing:
    """What it would be worth to know all, or one number, before going ahead or not.

    Going ahead is worth the answer to the question, not going ahead 0. Costs of stopping are in the case.
    Cost: one regression a number, O(draws × numbers).
    """
    given, uncertain = plan(case), inputs(case)
    if not uncertain.every:
        return Knowing(Worth(0.0, 0.0), ())
    values = drawn(uncertain, draws, seed=seed)
    answer = net(case, given, values, question)
    benefit = np.column_stack([np.zeros(draws), answer])
    each = [(one.key, evppi(benefit, values[one.paths[0]], seed=seed)) for one in uncertain.every]
    return Knowing(evpi(benefit), tuple(sorted(each, key=lambda one: (-one[1].value, one[0]))))
