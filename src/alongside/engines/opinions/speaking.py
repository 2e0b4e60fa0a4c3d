"""Which statements speak for a group, and which for everybody."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .._shared.checks import frozen_array
from .values import Bools, Counts, Floats, Ints, locked

Z90 = 1.2816  # one-sided 90%, as Polis has it
MOST = 5


@dataclass(frozen=True, slots=True)
class Rates:
    """How likely agreement and disagreement are in each group, and how far they are from chance.

    Shapes: each is groups × statements. `agree`, `disagree`: (n + 1) ÷ (seen + 2). `agree_z`, `disagree_z`:
    against one half. `agree_more`, `disagree_more`: the rate over that of all other groups together;
    `agree_more_z`, `disagree_more_z`: the two proportions against each other.
    """

    agree: Floats
    disagree: Floats
    agree_z: Floats
    disagree_z: Floats
    agree_more: Floats
    disagree_more: Floats
    agree_more_z: Floats
    disagree_more_z: Floats


@dataclass(frozen=True, slots=True)
class Speaks:
    """A statement that speaks for a group: by agreeing or disagreeing, so many of so many who saw it.

    `rate` is p with one vote added each way, `z` its distance from one half; `more` the ratio to the rate of
    the others, `more_z` the test of the two (0 and 0 where all are meant). `best` marks the one that a group
    agrees on most tellingly.
    """

    statement: int
    agrees: bool
    count: int
    seen: int
    rate: float
    z: float
    more: float = 0.0
    more_z: float = 0.0
    best: bool = False

    @property
    def weight(self) -> float:
        """Polis' measure of how well it speaks: the product of the four."""
        return self.more * self.more_z * self.rate * self.z


def rates(told: Counts) -> Rates:
    """Give each group's rates and tests, against one half and against all other groups.

    Source: Polis' `repness.clj`: one is added to each count before the tests.
    """
    rest = told.others()
    sides = ((told.agree, rest.agree), (told.disagree, rest.disagree))
    rate = [(here + 1) / (told.seen + 2) for here, _ in sides]
    other = [(there + 1) / (rest.seen + 2) for _, there in sides]
    z = [_z(here, told.seen) for here, _ in sides]
    more = [own / rest_of for own, rest_of in zip(rate, other, strict=True)]
    more_z = [_two(here, told.seen, there, rest.seen) for here, there in sides]
    return Rates(*(locked(one) for one in (*rate, *z, *more, *more_z)))


def _z(count: Ints, seen: Ints) -> Floats:
    """One proportion against one half."""
    return np.asarray(2 * np.sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5))


def _two(here: Ints, seen: Ints, there: Ints, others: Ints) -> Floats:
    """Two proportions against each other, pooled; 0 where all say the same."""
    first, second = (here + 1) / (seen + 1), (there + 1) / (others + 1)
    pooled = (here + there + 2) / (seen + others + 2)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / (seen + 1) + 1 / (others + 1)))
    return np.asarray(np.where(spread > 0, (first - second) / np.where(spread > 0, spread, 1), 0.0))


def speaking_for(told: Counts, shown: Bools, most: int = MOST) -> tuple[tuple[Speaks, ...], ...]:
    """Choose the statements that tell each group from the others: up to `most`, agreements first.

    A statement is good enough when its rate is above one half and above that of the others, both at 90%. The
    best agreement comes first and is taken also where none is good enough; without any, the one that differs
    most. Nothing speaks for a group when nobody in it has said anything.
    Shapes: `shown` says of each statement whether it may be named.
    Order: agreements before disagreements, each by weight; the first of equals as statements are numbered.
    Source: Polis' `repness.clj`.
    """
    may = frozen_array("shown", shown, np.bool_, (told.agree.shape[1],))
    rate = rates(told)
    return tuple(_for_group(told, rate, group, may, most) for group in range(len(told.seen)))


def _for_group(told: Counts, rate: Rates, group: int, may: Bools, most: int) -> tuple[Speaks, ...]:
    best_agreed, best = -1, -1
    good = []
    for one in np.flatnonzero(may).tolist():
        agreed = rate.agree_more_z[group, one] > Z90 and rate.agree_z[group, one] > Z90
        against = rate.disagree_more_z[group, one] > Z90 and rate.disagree_z[group, one] > Z90
        if agreed or against:
            good.append(one)
        if best < 0 or _differs(rate, group, one) > _differs(rate, group, best):
            best = one
        if _agreed_better(told, rate, group, one, best_agreed):
            best_agreed = one
    head = best_agreed if best_agreed >= 0 else best
    if head < 0 or not told.seen[group].any():
        return ()
    first = _speaks(told, rate, group, head, best_agreed >= 0)
    others = [_speaks(told, rate, group, one, False) for one in good if one != head]
    chosen = [first, *sorted(others, key=lambda one: (-round(one.weight, 9), one.statement))][:most]
    return tuple(sorted(chosen, key=lambda one: not one.agrees))


def _differs(rate: Rates, group: int, one: int) -> float:
    return float(max(rate.agree_more_z[group, one], rate.disagree_more_z[group, one]))


def _agreed_better(told: Counts, rate: Rates, group: int, one: int, than: int) -> bool:
    """Whether the group's agreement with a statement says more of it than the best so far."""
    if not told.agree[group, one] and not told.disagree[group, one]:
        return False

    def product(place: int, against_others: bool) -> float:
        own = rate.agree[group, place] * rate.agree_z[group, place]
        other = rate.agree_more[group, place] * rate.agree_more_z[group, place]
        return float(own * other if against_others else own)

    if than >= 0:
        telling = bool(rate.agree_more[group, than] > 1)
        return product(one, telling) > product(than, telling)
    likely = rate.agree_more[group, one] > 1 and rate.agree[group, one] > 0.5
    return bool(rate.agree_z[group, one] > Z90 or likely)


def _speaks(told: Counts, rate: Rates, group: int, one: int, best: bool) -> Speaks:
    at = group, one
    more, less = rate.agree_more_z[at], rate.disagree_more_z[at]
    agrees = bool(more > less or (more == less and rate.agree[at] > rate.disagree[at]))
    if agrees:
        values = told.agree[at], rate.agree[at], rate.agree_z[at], rate.agree_more[at], rate.agree_more_z[at]
    else:
        values = (
            told.disagree[at],
            rate.disagree[at],
            rate.disagree_z[at],
            rate.disagree_more[at],
            rate.disagree_more_z[at],
        )
    count, *tests = values
    share, z, more, more_z = (float(value) for value in tests)
    return Speaks(one, agrees, int(count), int(told.seen[at]), share, z, more, more_z, best)


def said_by_most(
    everybody: Counts, shown: Bools, most: int = MOST
) -> tuple[tuple[Speaks, ...], tuple[Speaks, ...]]:
    """Choose what most of all who voted agree on, and what they disagree with, groups aside.

    Shapes: `everybody` has one row, of all people and not only those in groups.
    Order: by rate × z. Source: Polis' `repness.clj` (consensus).
    """
    may = frozen_array("shown", shown, np.bool_, (everybody.agree.shape[1],))
    rate = rates(everybody)
    answers = []
    for agrees, count, share, z in (
        (True, everybody.agree[0], rate.agree[0], rate.agree_z[0]),
        (False, everybody.disagree[0], rate.disagree[0], rate.disagree_z[0]),
    ):
        good = np.flatnonzero(may & (share > 0.5) & (z > Z90))
        found = [
            Speaks(
                one, agrees, int(count[one]), int(everybody.seen[0, one]), float(share[one]), float(z[one])
            )
            for one in good.tolist()
        ]
        answers.append(tuple(sorted(found, key=lambda one: (-one.rate * one.z, one.statement))[:most]))
    return answers[0], answers[1]
