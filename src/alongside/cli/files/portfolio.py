"""`alongside portfolio`: journeys from a file and a budget; what stalls, lacks balance, is worth choosing."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from alongside.engines import portfolios as engine
from alongside.engines._shared.errors import EngineInputError
from alongside.exchange.feeds.reading import FileBroken

from .columns import read_columns
from .journeys import UNKNOWN, Stays, Warn, read

__all__ = ["FileBroken", "run"]

TARGET = ("dimension", "category", "share")
SEED, DIGITS, TOLERANCE, WITHIN, SETS, NAMED = 1, 9, 0.1, 0.05, 5, 5


def run(*, journeys: Path, budget: float, target: Path | None, until: str, warn: Warn) -> dict[str, Any]:
    """Read, work out, and return what `--json` prints; items and stages do not depend on the order of rows.

    Raises: FileBroken, a sentence that names file, row and column.
    """
    stays = read(journeys, until, warn)
    wanted = _target(target, stays, warn) if target else {}
    dimensions, mix, aim = _mix(stays, wanted)
    try:
        choice = _choice(stays, budget, mix, aim, warn)
        return {
            "dwell": _dwell(stays),
            "stalls": _stalls(stays),
            "balance": _balance(stays, dimensions, mix, aim, choice.pop("_chosen")),
            **choice,
            "stages": _leaving(stays),
            "flow": _flow(stays),
            "outlook": _outlook(stays),
            "until": stays.when(stays.until),
            "unit": stays.unit,
        }
    except EngineInputError as problem:
        raise FileBroken(str(problem)) from problem


def _finite(value: float) -> float | None:
    return round(float(value), DIGITS) + 0.0 if np.isfinite(value) else None


def _kind(stays: Stays, kind: int) -> str | None:
    return None if kind == engine.EVERY else stays.types[kind]


def _dwell(stays: Stays) -> dict[str, Any]:
    """By stage, for all and by type: how long it takes, with those still there."""
    found: dict[str, Any] = {}
    for one in engine.dwell(stays.journeys):
        told = {
            "stays": one.stays,
            "ended": one.ended,
            "median": _finite(one.median),
            "low": _finite(one.low),
            "high": _finite(one.high),
            "mean": _finite(one.mean),
            "longest": _finite(one.longest),
            "enough": one.enough,
        }
        stage = stays.stages[one.stage]
        if one.kind == engine.EVERY:
            curve = [
                [_finite(time), _finite(share)]
                for time, share in zip(one.curve.time, one.curve.share, strict=True)
            ]
            found[stage] = {**told, "curve": curve, "by_type": {}}
        else:
            found[stage]["by_type"][stays.types[one.kind]] = told
    return found


def _stalls(stays: Stays) -> list[dict[str, Any]]:
    """What stays longer where it is than nine in ten of its like."""
    return [
        {
            "item": stays.items[one.item],
            "stage": stays.stages[one.stage],
            "type": _kind(stays, int(stays.journeys.kind[stays.journeys.item == one.item][0])),
            "compared_with": _kind(stays, one.kind),
            "peers": one.peers,
            "since": _finite(one.since),
            "usual": _finite(one.usual),
            "limit": _finite(one.limit),
            "chance": _finite(one.chance),
        }
        for one in engine.stalls(stays.journeys)
        if one.stalled
    ]


def _leaving(stays: Stays) -> list[dict[str, Any]]:
    """How each stage is left, and where a type is slow or lost."""
    return [
        {
            "stage": stays.stages[one.stage],
            "type": _kind(stays, one.kind),
            "stays": one.stays,
            "waiting": one.waiting,
            "on": _finite(one.on),
            "back": _finite(one.back),
            "stop": _finite(one.stop),
            "done": _finite(one.done),
            "stuck": _finite(one.stuck),
            "median": _finite(one.median),
            "others": _finite(one.others),
            "p": _finite(one.p),
            "slow": one.slow,
            "valley": one.valley,
            "enough": one.enough,
        }
        for one in engine.leaving(stays.journeys)
    ]


def _flow(stays: Stays) -> dict[str, Any]:
    """From each stage, how often to which, and how often to none."""
    found = engine.flow(stays.journeys)
    return {
        stage: {
            "to": {stays.stages[to]: int(many) for to, many in enumerate(found.moves[at]) if many},
            "stopped": int(found.stopped[at]),
            "done": int(found.done[at]),
            "still": int(found.still[at]),
        }
        for at, stage in enumerate(stays.stages)
    }


def _outlook(stays: Stays) -> dict[str, Any]:
    """For what is still somewhere: chance and time to adoption within as long as the file covers."""
    here = engine.now(stays.journeys)
    within = float(stays.until - stays.journeys.entered.min()) or 1.0
    found = engine.outlook(
        stays.journeys, here.stage, here.kind, here.since, reaching=stays.reaching, within=within, seed=SEED
    )
    return {
        "reaching": [stays.stages[at] for at in stays.reaching],
        "within": within,
        "items": {
            stays.items[item]: {
                "stage": stays.stages[here.stage[at]],
                "chance": _finite(found.chance[at]),
                "low": _finite(found.low[at]),
                "high": _finite(found.high[at]),
                "median": _finite(found.median[at]),
                "mean": _finite(found.mean[at]),
            }
            for at, item in enumerate(here.item)
        },
    }


def _target(path: Path, stays: Stays, warn: Warn) -> dict[str, dict[str, float]]:
    """What is wanted, by dimension and category."""
    rows = read_columns(path, TARGET, (), warn, lambda header: [one.strip().casefold() for one in header])
    dimension, category = (rows.texts(name).to_pylist() for name in TARGET[:2])
    share = rows.numbers("share", np.nan)
    known = stays.dimensions()
    found: dict[str, dict[str, float]] = {}
    for number, name, one, part in zip(rows.rows.tolist(), dimension, category, share.tolist(), strict=True):
        name = name.casefold()
        if name not in known:
            raise FileBroken(
                f"{path.name}, row {number}, column dimension: '{name}' is not one of {', '.join(known)}."
            )
        if one in found.get(name, {}):
            raise FileBroken(f"{path.name}, row {number}, column category: '{one}' is there twice.")
        found.setdefault(name, {})[one] = part
    for name, shares in found.items():
        if not sum(shares.values()) > 0:
            raise FileBroken(
                f"{path.name}, column share: no share of '{name}' is above 0. Say what is wanted."
            )
    return found


def _mix(
    stays: Stays, wanted: dict[str, dict[str, float]]
) -> tuple[dict[str, list[str]], engine.Mix, engine.Target | None]:
    """The items by category, with the categories of each dimension: stages in order, not known last."""
    given = stays.dimensions()
    categories: dict[str, list[str]] = {}
    for name, every in given.items():
        there = set(every) | set(wanted.get(name, {})) | {UNKNOWN}
        order = stays.stages if name == "stage" else []
        categories[name] = sorted(
            there, key=lambda one: (one == UNKNOWN, order.index(one) if one in order else len(order), one)
        )
    code = [
        [categories[name].index(every[at]) for name, every in given.items()] for at in range(len(stays.items))
    ]
    sizes = [len(one) for one in categories.values()]
    mix = engine.mix(code, sizes)
    if not wanted:
        return categories, mix, None
    shares = [
        [wanted[name].get(one, 0.0) for one in every] if name in wanted else None
        for name, every in categories.items()
    ]
    return categories, mix, engine.target(shares, sizes)


def _balance(
    stays: Stays,
    categories: dict[str, list[str]],
    mix: engine.Mix,
    aim: engine.Target | None,
    chosen: np.ndarray | None,
) -> dict[str, Any]:
    """Shares of all items and of those chosen, beside the target; and what would restore it."""
    every = engine.balance(mix, aim)
    some = engine.balance(engine.Mix(mix.code[chosen], mix.sizes), aim) if chosen is not None else None
    told: dict[str, Any] = {
        "distance": _finite(every.total),
        "distance_of_chosen": _finite(some.total) if some else None,
        "tolerance": TOLERANCE,
        "dimensions": {},
        "changes": None,
    }
    for at, (name, words) in enumerate(categories.items()):
        wanted = aim.shares[at] if aim else None
        told["dimensions"][name] = {
            "distance": _finite(every.distance[at]),
            "counts": dict(zip(words, every.count[at].tolist(), strict=True)),
            "shares": _by(words, every.share[at]),
            "chosen": _by(words, some.share[at]) if some else None,
            "target": _by(words, wanted) if wanted is not None else None,
        }
    if aim is not None:
        told["changes"] = _changes(stays, categories, mix, aim)
    return told


def _by(words: list[str], shares: np.ndarray) -> dict[str, float]:
    return {word: round(float(one), DIGITS) for word, one in zip(words, shares, strict=True)}


def _changes(
    stays: Stays, categories: dict[str, list[str]], mix: engine.Mix, aim: engine.Target
) -> dict[str, Any]:
    """The fewest changes: drop, add something new, or move on by a stage."""
    names = list(categories)
    stage = names.index("stage")
    size = mix.sizes[stage]
    place = {one: at for at, one in enumerate(categories["stage"])}
    onward = np.zeros((size, size), bool)
    for one, two in pairwise(stays.stages):
        if (
            one in place and two in place
        ):  # a stage that all have left, and that nobody aims for, is in no mix
            onward[place[one], place[two]] = True
    found = engine.restore(mix, aim, TOLERANCE, new=True, moves={stage: onward})
    return {
        "drop": [stays.items[one] for one in found.drop],
        "add": [
            {
                name: words[code]
                for (name, words), code in zip(categories.items(), one, strict=True)
                if _counts(aim, names, name)
            }
            for one in found.new
        ],
        "move": [
            {"item": stays.items[row], "dimension": names[at], "to": categories[names[at]][to]}
            for row, at, to in found.move
        ],
        "count": found.count,
        "after": _finite(found.after),
        "reached": found.reached,
        "fewest": found.proven,
    }


def _counts(aim: engine.Target, names: list[str], name: str) -> bool:
    return aim.shares[names.index(name)] is not None


def _choice(
    stays: Stays, budget: float, mix: engine.Mix, aim: engine.Target | None, warn: Warn
) -> dict[str, Any]:
    """The best set of what has a value and a cost; what more money would bring; sets nearly as good."""
    rows = np.flatnonzero(~np.isnan(stays.value) & ~np.isnan(stays.cost))
    if without := [one for at, one in enumerate(stays.items) if at not in set(rows.tolist())]:
        more = f" and {len(without) - NAMED:,} more" if len(without) > NAMED else ""
        warn(f"Without a value or a cost, so not to choose: {', '.join(without[:NAMED])}{more}.")
    given = engine.options(stays.value[rows], stays.cost[rows], budget)
    best = engine.choose(given)
    if best is None:  # nothing is asked of the set, so that only running out of effort comes here
        raise RuntimeError("No set was found, not even the empty one.")
    step = engine.next_step(given, best)
    near = engine.near_best(given, best, within=WITHIN, most=SETS)
    items = [stays.items[at] for at in rows.tolist()]

    def names(chosen: np.ndarray) -> list[str]:
        return [one for one, inside in zip(items, chosen.tolist(), strict=True) if inside]

    one_more = 0.0 if step is None or step.extra > 1 else engine.worth_of(given, best, 1.0)
    balanced = _balanced(given, engine.Mix(mix.code[rows], mix.sizes), aim, best, names)
    return {
        "chosen": names(best.chosen),
        "gap": _finite(best.gap),
        "value": _finite(best.value),
        "cost": _finite(best.used[0]),
        "bound": _finite(best.bound),
        "optimal": best.proven,
        "budget": budget,
        "left_over": _finite(budget - best.used[0]),
        "one_more_pound": _finite(one_more),
        "next_step": None
        if step is None
        else {
            "extra": _finite(step.extra),
            "gain": _finite(step.gain),
            "added": [items[at] for at in step.added],
            "dropped": [items[at] for at in step.dropped],
            "smallest": step.proven,
        },
        "near_best": [
            {"chosen": names(one.chosen), "value": _finite(one.value), "cost": _finite(one.used[0])}
            for one in near.sets
        ],
        "sure": [items[at] for at in near.sure],
        "never": [items[at] for at in near.never],
        "balanced": balanced,
        "_chosen": rows[best.chosen],
    }


def _balanced(
    given: engine.Options, mix: engine.Mix, aim: engine.Target | None, best: engine.Chosen, names: Any
) -> dict[str, Any] | None:
    """The best set that lies near the target, and what that costs in value; None without a target."""
    if aim is None:
        return None
    near = engine.Near(mix, aim, TOLERANCE)
    held = engine.options(given.value, given.use, given.limit, near=near)
    found = engine.choose(held)
    if found is None or not found.chosen.any():
        return {
            "chosen": [],
            "value": None,
            "cost": None,
            "gives_up": None,
            "optimal": found is None or found.proven,
        }
    return {
        "chosen": names(found.chosen),
        "value": _finite(found.value),
        "cost": _finite(found.used[0]),
        "gives_up": _finite(best.value - found.value),
        "optimal": found.proven,
    }
