"""How long things stay in each stage, by type, and where they go from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .survival import Curve, survival
from .values import DONE, ENOUGH, EVERY, STILL, STOPPED, Floats, Ints, Journeys, locked


@dataclass(frozen=True, slots=True)
class Dwell:
    """How long a stage takes, for one type or `EVERY` type.

    `stays`, `ended`: how many, and how many of them left. `median`, `low`, `high`: with its 95% range,
    infinite where not reached. `longest`: the longest seen; `mean`: the mean, each stay counted up to
    `longest` at most. `enough`: there were at least 5 stays; else the figures are too few to be told alone.
    """

    stage: int
    kind: int
    stays: int
    ended: int
    median: float
    low: float
    high: float
    mean: float
    longest: float
    enough: bool
    curve: Curve


def dwell(given: Journeys) -> tuple[Dwell, ...]:
    """How long each stage takes: for every type together, then for each type, where there were any stays.

    Order: by stage, then `EVERY`, then types. Cost: one sort of the stays per type.
    """
    found = []
    for stage in range(given.stages):
        for kind in (EVERY, *range(given.kinds)):
            rows = given.among(stage, kind)
            if len(rows):
                found.append(_dwell(given, rows, stage, kind))
    return tuple(found)


def _dwell(given: Journeys, rows: Ints, stage: int, kind: int) -> Dwell:
    curve = survival(given.stayed[rows], given.ended[rows])
    median, low, high = curve.quantile(0.5)
    longest = float(given.stayed[rows].max())
    return Dwell(
        stage,
        kind,
        len(rows),
        int(given.ended[rows].sum()),
        median,
        low,
        high,
        curve.mean_up_to(longest),
        longest,
        len(rows) >= ENOUGH,
        curve,
    )


@dataclass(frozen=True, slots=True)
class Flow:
    """Where things went.

    Shapes: s stages. `moves` s × s: from row to column, how often; `stopped`, `done`, `still` s: how often a
    stage was left for none, was the end, or is still lasting. `on`, `back`, `stop` s: shares of those that
    left, adding up to 1 with those that were done; NaN where none left. Again into the same stage is `back`.
    """

    moves: Ints
    stopped: Ints
    done: Ints
    still: Ints
    on: Floats
    back: Floats
    stop: Floats


def flow(given: Journeys, kind: int = EVERY) -> Flow:
    """Count the moves between stages, of one type or all. For shares that allow for those still there, see
    `leaving`."""
    rows = np.flatnonzero((given.kind == kind) | (kind == EVERY))
    stage, onto, s = given.stage[rows], given.onto[rows], given.stages
    moved = onto >= 0
    moves = np.zeros((s, s), np.int64)
    np.add.at(moves, (stage[moved], onto[moved]), 1)
    stopped, still, done = (np.bincount(stage[onto == what], minlength=s) for what in (STOPPED, STILL, DONE))
    on = np.triu(moves, 1).sum(axis=1)
    back = np.tril(moves).sum(axis=1)
    left = (on + back + stopped + done).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = [part / np.where(left > 0, left, np.nan) for part in (on, back, stopped)]
    return Flow(*(locked(part) for part in (moves, stopped, done, still, *shares)))
