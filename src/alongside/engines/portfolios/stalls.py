"""What stalls: single things that stay unusually long, and stages that a whole type gets stuck in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from .._shared.errors import EngineInputError
from .survival import endings, survival
from .values import ENOUGH, EVERY, STOPPED, Floats, Ints, Journeys, now

QUANTILE = 0.9
SLOW = 1.5  # times the median of the other types
LIKELY = 0.05


@dataclass(frozen=True, slots=True)
class Stall:
    """One thing and how long it has been where it is, beside its peers.

    `chance`: of a peer to stay at least so long; `usual`: the peers' median stay, infinite where most are
    still there; `limit`: the time by which the asked share of peers has left. `peers`: how many; `kind`:
    their type, or `EVERY` where too few of the same type were there. `stalled`: `chance` is at most 1 −
    quantile.
    """

    item: int
    stage: int
    kind: int
    since: float
    usual: float
    limit: float
    chance: float
    peers: int
    stalled: bool


def stalls(given: Journeys, quantile: float = QUANTILE) -> tuple[Stall, ...]:
    """Compare each thing that is still somewhere with the others of its type in that stage.

    The thing itself is left out of its peers. Peers are those of its type where at least 5 were there and one
    of them left, else those of every type; with too few of these too, nothing is said of it.
    Order: the least likely first, then the longest.
    Raises: EngineInputError for a quantile outside 0 to 1. Cost: one sort of the stage per thing.
    """
    if not 0 < quantile < 1:
        raise EngineInputError("quantile", f"it is {quantile}.", "Give a share between 0 and 1.")
    here = now(given)
    found = []
    for item, stage, kind, since, stay in zip(
        here.item, here.stage, here.kind, here.since, here.stay, strict=True
    ):
        for sort in (int(kind), EVERY):
            rows = given.among(int(stage), sort)
            rows = rows[rows != stay]
            if len(rows) >= ENOUGH and given.ended[rows].any():
                found.append(_stall(given, rows, int(item), int(stage), sort, float(since), quantile))
                break
    return tuple(sorted(found, key=lambda one: (one.chance, -one.since, one.item)))


def _stall(
    given: Journeys, rows: Ints, item: int, stage: int, kind: int, since: float, quantile: float
) -> Stall:
    curve = survival(given.stayed[rows], given.ended[rows])
    chance = curve.lasting(since)
    return Stall(
        item,
        stage,
        kind,
        since,
        curve.quantile(0.5)[0],
        curve.quantile(quantile)[0],
        chance,
        len(rows),
        chance <= 1 - quantile + 1e-12,
    )


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a stage of a type was left, allowing for what is still there, up to the longest stay seen.

    Shares `on`, `back`, `stop`, `done` (as in `Flow`) and `stuck` (not left) add up to 1. `median`: of the
    stay; `others`: of the other types in the stage; `p`: of the log-rank test against these, NaN where either
    has fewer than 5. `slow`: half as long again as the others and hardly by chance. `valley`: of the stages
    with enough stays that are followed by another, the one where most of this type is lost (`stop` +
    `stuck`); `waiting`: how many stand there now.
    """

    stage: int
    kind: int
    stays: int
    waiting: int
    on: float
    back: float
    stop: float
    done: float
    stuck: float
    median: float
    others: float
    p: float
    slow: bool
    valley: bool
    enough: bool


def leaving(given: Journeys) -> tuple[Leaving, ...]:
    """How each stage is left, for every type together and each type: where it is slow, where most is lost.

    Order: by type, `EVERY` first, then by stage; only where there were any stays.
    Source: Aalen and Johansen (1978); log-rank: Mantel (1966), Cancer Chemotherapy Reports 50, 163–170.
    """
    found = []
    for kind in (EVERY, *range(given.kinds)):
        stages = [stage for stage in range(given.stages) if len(given.among(stage, kind))]
        ways = {stage: _ways(given, stage, kind) for stage in stages}
        lost = {
            stage: ways[stage][2] + ways[stage][4]
            for stage in stages
            if len(given.among(stage, kind)) >= ENOUGH and stage != given.stages - 1
        }
        worst = max(lost, key=lambda stage: (round(lost[stage], 9), -stage), default=-1)
        for stage in stages:
            valley = stage == worst and lost[worst] > 0
            found.append(_leaving(given, stage, kind, ways[stage], valley))
    return tuple(found)


def _ways(given: Journeys, stage: int, kind: int) -> tuple[float, float, float, float, float]:
    """On, back, stopped, done, and neither."""
    rows = given.among(stage, kind)
    ended = endings(given.stayed[rows], given.ended[rows], given.onto[rows])
    last: Floats = ended.share[-1] if len(ended.share) else np.zeros(0)
    on = float(last[ended.ways > stage].sum())
    back = float(last[(ended.ways >= 0) & (ended.ways <= stage)].sum())
    stop = float(last[ended.ways == STOPPED].sum())
    done = float(last.sum()) - on - back - stop
    return on, back, stop, max(0.0, done), max(0.0, 1 - float(last.sum()))


def _leaving(
    given: Journeys, stage: int, kind: int, ways: tuple[float, float, float, float, float], valley: bool
) -> Leaving:
    rows = given.among(stage, kind)
    every = given.among(stage)
    rest = every[given.kind[every] != kind] if kind != EVERY else every[:0]
    median = survival(given.stayed[rows], given.ended[rows]).quantile(0.5)[0]
    others = survival(given.stayed[rest], given.ended[rest]).quantile(0.5)[0] if len(rest) else np.nan
    p = np.nan
    if min(len(rows), len(rest)) >= ENOUGH:
        p = log_rank(given.stayed[rows], given.ended[rows], given.stayed[rest], given.ended[rest])
    waiting = int((~given.ended[rows]).sum())
    slow = bool(p < LIKELY and others < np.inf and median >= SLOW * others)
    on, back, stop, done, stuck = ways
    return Leaving(
        stage, kind, len(rows), waiting, on, back, stop, done, stuck, median, others, p, slow, valley,
        len(rows) >= ENOUGH,
    )  # fmt: skip


def log_rank(lasted: Floats, ended: np.typing.ArrayLike, other: Floats, over: np.typing.ArrayLike) -> float:
    """How likely two groups differ so much by chance (two-sided p). 1 where none ended.

    Source: Mantel (1966); Peto and Peto (1972), Journal of the Royal Statistical Society A 135, 185–207.
    """
    one, two = survival(lasted, ended), survival(np.r_[lasted, other], np.r_[ended, over])
    first = len(lasted) - np.searchsorted(np.sort(lasted), two.time, side="left")
    gone = np.zeros(len(two.time))
    gone[np.searchsorted(two.time, one.time)] = one.gone
    expected = two.gone * first / two.at_risk
    spare = np.maximum(two.at_risk - 1, 1)
    var = expected * (1 - first / two.at_risk) * (two.at_risk - two.gone) / spare
    if var.sum() <= 0:
        return 1.0
    return float(2 * ndtr(-abs(gone.sum() - expected.sum()) / np.sqrt(var.sum())))
