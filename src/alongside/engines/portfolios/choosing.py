"""Choosing a set under a budget: the most value, proven; what more money would bring; sets nearly as good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .balance import Mix, Target
from .program import EFFORT, Program, Wholes
from .values import Bools, Floats, Ints, locked


@dataclass(frozen=True, slots=True)
class Rule:
    """At least and at most so many of some options. Two that exclude each other: at most 1 of the two."""

    members: tuple[int, ...]
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """The set chosen lies so near a target. `mix`: the options by category."""

    mix: Mix
    wanted: Target
    tolerance: float


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen, each whole or not at all.

    Shapes: n options, r things that run out (money, hours, places; money of each year). `value` n, in any
    unit; `use` n × r, 0 or more; `limit` r; `required`, `forbidden` n; `needs`: pairs (a, b), a only with b.
    With `near` a set that is not empty lies so near its target.
    """

    value: Floats
    use: Floats
    limit: Floats
    required: Bools
    forbidden: Bools
    rules: tuple[Rule, ...]
    needs: tuple[tuple[int, int], ...]
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A set and how good it is.

    `chosen` n, `used` r. `bound`: no set is worth more; `gap`: by how much of `bound` this one may fall
    short, 0 where `proven`.
    """

    chosen: Bools
    value: float
    used: Floats
    bound: float
    gap: float
    proven: bool


@dataclass(frozen=True, slots=True)
class Step:
    """The least more of one thing that makes a better set possible, and that set.

    `extra`: how much more; `gain`: what it brings in value; `added`, `dropped`: against the set before;
    `proven`: less would bring nothing, and no set at this limit is better.
    """

    extra: float
    gain: float
    best: Chosen
    added: Ints
    dropped: Ints
    proven: bool


@dataclass(frozen=True, slots=True)
class Nearly:
    """Sets nearly as good, best first. `share` n: in how many of them each option stands, as a part; `sure`
    and `never`: in all of them, in none."""

    sets: tuple[Chosen, ...]
    share: Floats
    sure: Ints
    never: Ints


def options(
    value: ArrayLike,
    use: ArrayLike,
    limit: ArrayLike,
    *,
    required: Sequence[int] = (),
    forbidden: Sequence[int] = (),
    rules: Sequence[Rule] = (),
    needs: Sequence[tuple[int, int]] = (),
    near: Near | None = None,
) -> Options:
    """Put together what can be chosen. Shapes: see `Options`; `use` n and `limit` a number where r is 1.

    Raises: EngineInputError for what is not a number, is below 0, or names an option that is not there.
    """
    worth = frozen_array("value", value, np.float64)
    n = len(worth)
    limits = frozen_array("limit", np.atleast_1d(np.asarray(limit, np.float64)), np.float64)
    used = np.asarray(use, np.float64)
    uses = frozen_array("use", used[:, None] if used.ndim == 1 else used, np.float64, (n, len(limits)))
    require_finite("value", worth)
    require_finite("limit", limits)
    require_between("limit", limits, 0, np.inf)
    for column in range(len(limits)):
        require_finite("use", uses[:, column])
        require_between("use", uses[:, column], 0, np.inf)
    named = [*required, *forbidden, *(one for pair in needs for one in pair)]
    named += [one for rule in rules for one in rule.members]
    require_between("options named", np.array(named, np.int64), 0, n - 1)
    for rule in rules:
        if rule.most is not None and rule.most < rule.least:
            raise EngineInputError("rules", f"at most {rule.most} and at least {rule.least}.", "Correct one.")
    if near is not None and len(near.mix.code) != n:
        raise EngineInputError("near", f"its mix has {len(near.mix.code)} rows.", "Give one per option.")
    must, never = np.zeros(n, np.bool_), np.zeros(n, np.bool_)
    must[list(required)], never[list(forbidden)] = True, True
    return Options(worth, uses, limits, locked(must), locked(never), tuple(rules), tuple(needs), near)


def choose(given: Options, effort: float = EFFORT) -> Chosen | None:
    """The set with the most value that keeps all rules and limits; None where no set does.

    Of sets of the same value one that uses least of the first thing, as far as a tenth of the effort shows.
    Value and use are counted in whole steps (pence, where they are given so), so that the optimum is exact;
    numbers that no such step fits are rounded to 12 digits, use always upwards.
    Cost: an integer program; some 0.1 s for 100 options, seconds for 1,000. `effort`: at most so much work,
    in seconds of an idle machine but the same everywhere; where it runs out the answer is the best found, and
    `bound` and `gap` say what is not proven.
    """
    program = Program(given, Wholes.of(given))
    found = program.most_value(effort)
    if found is None:
        return None
    cheaper = Program(given, program.whole)
    cheaper.worth_at_least(found.worth)
    cheaper.start_from(found.chosen)
    lean = cheaper.least_use(0, effort / 10)
    return _told(given, found.chosen if lean is None else lean.chosen, found.bound, found.proven)


def _told(given: Options, chosen: Bools, bound: float, proven: bool) -> Chosen:
    value = float(given.value[chosen].sum())
    best = value if proven else max(bound, value)
    gap = 0.0 if proven or not best else (best - value) / abs(best)
    return Chosen(locked(chosen), value, locked(given.use[chosen].sum(axis=0)), best, gap, proven)


def least_needed(given: Options, resource: int = 0, effort: float = EFFORT) -> float | None:
    """How much of one thing the rules call for, other limits kept; None where more of it mends nothing."""
    program = Program(given, Wholes.of(given), without=resource)
    found = program.least_use(resource, effort)
    return None if found is None else float(given.use[found.chosen, resource].sum())


def next_step(given: Options, best: Chosen, resource: int = 0, effort: float = EFFORT) -> Step | None:
    """The least more of one thing that brings anything, found by solving again; None where nothing more
    would.

    First the cheapest set that is worth more is sought without this limit, then the best set at what it
    costs.
    """
    whole = Wholes.of(given)
    program = Program(given, whole, without=resource)
    program.worth_at_least(whole.worth_of(best.chosen) + 1)
    dearer = program.least_use(resource, effort)
    if dearer is None:
        return None
    limit = given.limit.copy()
    limit[resource] = max(float(given.use[dearer.chosen, resource].sum()), limit[resource])
    more = choose(replace(given, limit=locked(limit)), effort)
    if more is None:
        return None
    return Step(
        float(limit[resource] - given.limit[resource]),
        more.value - best.value,
        more,
        locked(np.flatnonzero(more.chosen & ~best.chosen)),
        locked(np.flatnonzero(best.chosen & ~more.chosen)),
        best.proven and dearer.proven and more.proven,
    )


def worth_of(given: Options, best: Chosen, extra: float, resource: int = 0, effort: float = EFFORT) -> float:
    """What so much more of one thing brings in value, by solving again: often nothing up to the next step."""
    limit = given.limit.copy()
    limit[resource] += extra
    more = choose(replace(given, limit=locked(limit)), effort)
    return 0.0 if more is None else max(0.0, more.value - best.value)


def near_best(
    given: Options,
    best: Chosen,
    *,
    within: float = 0.05,
    differ: int = 1,
    most: int = 5,
    effort: float = EFFORT,
) -> Nearly:
    """The best set, and the best after it that differ in at least `differ` options from every one before.

    `within`: how much of the value may be missing, as a part. Each is an integer program with the sets before
    it cut off, so the next is the best there is.
    Raises: EngineInputError for a part outside 0 to 1, or fewer than 1.
    """
    if not 0 <= within <= 1:
        raise EngineInputError("within", f"it is {within}.", "Give a part between 0 and 1.")
    if differ < 1 or most < 1:
        raise EngineInputError("differ, most", f"they are {differ} and {most}.", "Give 1 or more.")
    sets = [best]
    program = Program(given, Wholes.of(given))
    worth = program.whole.worth_of(best.chosen)
    program.worth_at_least(int(np.ceil(worth - within * abs(worth) - 1e-6)))
    while len(sets) < most:
        program.differs_from(sets[-1].chosen, differ)
        found = program.most_value(effort)
        if found is None:
            break
        sets.append(_told(given, found.chosen, found.bound, found.proven))
    share = np.mean([one.chosen for one in sets], axis=0)
    return Nearly(
        tuple(sets), locked(share), locked(np.flatnonzero(share == 1)), locked(np.flatnonzero(share == 0))
    )


@dataclass(frozen=True, slots=True)
class Chances:
    """How often each option is chosen when values are drawn from their ranges. Shapes: `share`, `low`, `high`
    n (95%, by Wilson, for the number of draws); `held`: how often the set given stayed the best."""

    share: Floats
    low: Floats
    high: Floats
    held: float
    draws: int


def chances(
    given: Options, low: ArrayLike, high: ArrayLike, best: Chosen, *, seed: int, draws: int = 100
) -> Chances:
    """Choose again and again with values drawn between `low` and `high`, most often near the value given.

    Each value is drawn from a triangle with its tip at the value, each on its own.
    Raises: EngineInputError for a range that does not hold its value. Cost: a `choose` per draw.
    """
    n = len(given.value)
    least, top = (frozen_array(name, one, np.float64, (n,)) for name, one in (("low", low), ("high", high)))
    for name, one in (("low", least), ("high", top)):
        require_finite(name, one)
    if ((least > given.value) | (given.value > top)).any():
        at = int(np.flatnonzero((least > given.value) | (given.value > top))[0])
        raise EngineInputError("low, high", f"row {at} does not hold its value.", "Give low ≤ value ≤ high.")
    drawing = np.random.default_rng(seed)
    spread = np.where(top > least, top, least + 1)
    counts, held = np.zeros(n), 0
    for _ in range(draws):
        value = np.where(
            top > least, drawing.triangular(least, np.clip(given.value, least, spread), spread), least
        )
        drawn = replace(given, value=locked(value))
        program = Program(drawn, Wholes.of(drawn))
        found = program.most_value(EFFORT)
        if found is not None:
            counts += found.chosen
            held += bool(value[best.chosen].sum() >= value[found.chosen].sum() * (1 - 1e-9))
    share, z = counts / draws, 1.96
    centre = (share + z * z / (2 * draws)) / (1 + z * z / draws)
    half = z * np.sqrt(share * (1 - share) / draws + z * z / (4 * draws * draws)) / (1 + z * z / draws)
    return Chances(
        locked(share),
        locked(np.maximum(centre - half, 0.0)),
        locked(np.minimum(centre + half, 1.0)),
        held / draws,
        draws,
    )
