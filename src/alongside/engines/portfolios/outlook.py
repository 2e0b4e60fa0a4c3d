"""How likely and how soon things reach adoption, from where they are now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between
from .._shared.errors import EngineInputError
from .survival import SURE, endings
from .values import ENOUGH, EVERY, Bools, Floats, Ints, Journeys, locked

DRAWS, AGAIN, DRAWS_AGAIN, MOVES = 2_000, 100, 200, 100


@dataclass(frozen=True, slots=True)
class Outlook:
    """Chance and time to reach a stage, from now. Shapes: n things each.

    `chance` within the time asked, `low`, `high` its 95% range (journeys drawn again); `median`: the time by
    which half of all would have reached it, infinite where fewer do; `mean`: each counted up to the time
    asked at most, those that never arrive too. `known`: others were seen to leave from there after so long;
    else the chance is NaN.
    """

    chance: Floats
    low: Floats
    high: Floats
    median: Floats
    mean: Floats
    known: Bools


@dataclass(frozen=True, slots=True)
class _Way:
    """How a stage is left: at which time, for which stage, and the share up to and with it."""

    time: Floats
    onto: Ints
    upto: Floats


def outlook(
    given: Journeys,
    stage: ArrayLike,
    kind: ArrayLike,
    since: ArrayLike,
    *,
    reaching: Collection[int],
    within: float,
    seed: int,
    again: int = AGAIN,
) -> Outlook:
    """Follow things on from where they are, as the journeys of others went.

    Shapes: n each: the stage they are in, their type, and for how long (0 for what has just entered). From a
    stage they leave as their type did where at least 5 of it were there, else as all did; having stayed so
    long already is allowed for. The next stage does not depend on the past before it (semi-Markov). What none
    of the others has done by the longest time seen, nobody does here. Already there: chance 1, time 0.
    `again`: how often whole journeys are drawn anew for the range; 0 for none.
    Raises: EngineInputError for a time that is not above 0.
    Cost: n × 2,000 draws of a few moves, and a tenth of it for each time again. A seed gives the same.
    """
    at = frozen_array("stage", stage, np.int64)
    sort = frozen_array("kind", kind, np.int64, at.shape)
    so_far = frozen_array("since", since, np.float64, at.shape)
    require_between("stage", at, 0, given.stages - 1)
    require_between("kind", sort, 0, given.kinds - 1)
    if not (within > 0 and np.isfinite(within)):
        raise EngineInputError("within", f"it is {within}.", "Give a time above 0.")
    drawing = np.random.default_rng(seed)
    goal = np.zeros(given.stages, np.bool_)
    goal[list(reaching)] = True
    ways = _ways(given, np.arange(len(given.item)))
    known = np.array(
        [goal[s] or _left_after(ways[s, k], d) < 1 for s, k, d in zip(at, sort, so_far, strict=True)],
        np.bool_,
    )
    reached = _followed(ways, at, sort, so_far, goal, within, DRAWS, drawing)
    chance = np.where(known, np.isfinite(reached).mean(axis=1), np.nan)
    median = np.median(reached, axis=1) if len(at) else np.zeros(0)
    mean = np.minimum(reached, within).mean(axis=1) if len(at) else np.zeros(0)
    low, high = _range(given, at, sort, so_far, goal, within, drawing, again)
    return Outlook(
        locked(chance),
        locked(np.where(known, np.minimum(low, chance), np.nan)),
        locked(np.where(known, np.maximum(high, chance), np.nan)),
        locked(np.where(known, median, np.nan)),
        locked(np.where(known, mean, np.nan)),
        locked(known),
    )


def _range(
    given: Journeys,
    at: Ints,
    sort: Ints,
    so_far: Floats,
    goal: Bools,
    within: float,
    drawing: np.random.Generator,
    again: int,
) -> tuple[Floats, Floats]:
    """The 95% range of the chance: items are drawn anew with their whole journeys."""
    if not again or not len(at) or not len(given.item):
        return np.full(len(at), np.nan), np.full(len(at), np.nan)
    _, label = np.unique(given.item, return_inverse=True)
    order = np.argsort(label, kind="stable")
    items = np.split(order, np.flatnonzero(np.diff(label[order])) + 1)
    found = np.empty((again, len(at)))
    for turn in range(again):
        rows = np.concatenate([items[one] for one in drawing.integers(0, len(items), len(items))])
        ways = _ways(given, rows)
        reached = _followed(ways, at, sort, so_far, goal, within, DRAWS_AGAIN, drawing)
        found[turn] = np.isfinite(reached).mean(axis=1)
    low, high = np.quantile(found, [(1 - SURE) / 2, (1 + SURE) / 2], axis=0)
    return low, high


def _ways(given: Journeys, rows: Ints) -> dict[tuple[int, int], _Way]:
    """How each stage is left by each type, from these stays."""
    ways = {}
    for stage in range(given.stages):
        here = rows[given.stage[rows] == stage]
        every = _way(given, here)
        for kind in (EVERY, *range(given.kinds)):
            same = here[given.kind[here] == kind]
            own = kind != EVERY and len(same) >= ENOUGH and given.ended[same].any()
            ways[stage, kind] = _way(given, same) if own else every
    return ways


def _way(given: Journeys, rows: Ints) -> _Way:
    left = endings(given.stayed[rows], given.ended[rows], given.onto[rows])
    step = np.diff(left.share, axis=0, prepend=0.0)
    time, way = np.nonzero(step > 0)
    return _Way(left.time[time], left.ways[way], np.cumsum(step[time, way]))


def _left_after(way: _Way, since: float) -> float:
    """The share that had left by then; 1 also where all that was seen to happen lies before."""
    before = int(np.searchsorted(way.time, since, side="right"))
    if before == len(way.time):
        return 1.0
    return float(way.upto[before - 1]) if before else 0.0


def _followed(
    ways: dict[tuple[int, int], _Way],
    stage: Ints,
    kind: Ints,
    since: Floats,
    goal: Bools,
    within: float,
    draws: int,
    drawing: np.random.Generator,
) -> Floats:
    """When each draw of each thing reaches the goal, infinite where not in time. Shapes: n × draws."""
    n = len(stage)
    at, sort = np.repeat(stage, draws), np.repeat(kind, draws)
    so_far = np.repeat(since, draws)
    clock = np.zeros(n * draws)
    reached = np.where(goal[at], 0.0, np.inf)
    going = np.flatnonzero(~goal[at])
    for _ in range(MOVES):
        if not len(going):
            break
        key = at[going] * (sort.max() + 1) + sort[going]
        order = np.argsort(key, kind="stable")
        cuts = np.flatnonzero(np.diff(key[order])) + 1
        ahead = []
        for some in np.split(going[order], cuts):
            way = ways[int(at[some[0]]), int(sort[some[0]])]
            moved = _moved(way, some, so_far, clock, at, drawing.random(len(some)))
            ahead.append(moved)
        so_far[going] = 0.0
        moved = np.concatenate(ahead)
        moved = np.sort(moved[clock[moved] <= within])
        there = goal[at[moved]]
        reached[moved[there]] = clock[moved[there]]
        going = moved[~there]
    return reached.reshape(n, draws)


def _moved(way: _Way, some: Ints, so_far: Floats, clock: Floats, at: Ints, chance: Floats) -> Ints:
    """Move these on by one stay; give those that entered another stage."""
    before = np.searchsorted(way.time, so_far[some], side="right")
    gone = np.r_[0.0, way.upto][before]
    place = np.searchsorted(way.upto, gone + chance * (1 - gone), side="right")
    leaves = place < len(way.time)
    some, place = some[leaves], place[leaves]
    clock[some] += way.time[place] - so_far[some]
    onto = way.onto[place]
    some, onto = some[onto >= 0], onto[onto >= 0]
    at[some] = onto
    return some
