"""Journeys and choices: dwell, stalls, outlook, balance, and the best set under a budget, by size.

Things go through six stages by a seed, types at different speeds; a fifth stops, many are still there.
Each has a value and a cost, drawn evenly and apart; the budget is a third of all costs. Every size has its
own process.

    python -m benchmarks.portfolios --out FILE [--sizes 100,300,1000] [--rounds N]
"""

from __future__ import annotations

from typing import Any

import numpy as np

from alongside.engines import portfolios as engine

from .machine import peak_mb, said
from .timing import by_size, exponents, seconds

SEED, STAGES, KINDS, UNTIL = 1, 6, 4, 2_000.0
FITTED = ("dwell and flow", "stalls", "outlook", "restore", "choose", "next step", "near best", "all")


def journeys(items: int) -> engine.Journeys:
    """Stays of so many things; they depend on `SEED` alone."""
    draw = np.random.default_rng(SEED)
    rows = []
    for item in range(items):
        kind, time = item % KINDS, float(draw.uniform(0, 1_500))
        for stage in range(STAGES):
            left = time + draw.exponential(60 * (1 + kind))
            rows.append((item, stage, time, left if left <= UNTIL else np.nan, kind))
            time = left
            if left > UNTIL or draw.random() < 0.2:
                break
    item, stage, entered, gone, kind = (np.array(one) for one in zip(*rows, strict=True))
    return engine.journeys(
        item, stage, entered, gone, kind, stages=STAGES, kinds=KINDS, until=UNTIL, ends=[STAGES - 1]
    )


def measure(items: int, rounds: int) -> dict[str, Any]:
    """Measure one size `rounds` times."""
    made = journeys(items)
    here = engine.now(made)
    draw = np.random.default_rng(SEED)
    value, cost = draw.integers(1_000, 1_000_000, items), draw.integers(1_000, 200_000, items)
    given = engine.options(value, cost, float(cost.sum() // 3))
    best = engine.choose(given)
    sizes = [4, 4, 4]
    mix = engine.mix(draw.integers(0, 4, (items, 3)) % [4, 3, 2], sizes)
    wanted = engine.target([[4, 3, 2, 1], [1, 1, 2, 0], [3, 1, 0, 0]], sizes)
    if best is None:
        raise SystemExit("No set was found.")
    work = {
        "dwell and flow": lambda: (engine.dwell(made), engine.flow(made), engine.leaving(made)),
        "stalls": lambda: engine.stalls(made),
        "outlook": lambda: engine.outlook(
            made, here.stage, here.kind, here.since, reaching=[3, 4, 5], within=730, seed=SEED
        ),
        "restore": lambda: engine.restore(mix, wanted, 0.05, new=True),
        "choose": lambda: engine.choose(given),
        "next step": lambda: engine.next_step(given, best),
        "near best": lambda: engine.near_best(given, best),
    }
    took = {name: float(np.median([seconds(one) for _ in range(rounds)])) for name, one in work.items()}
    return {
        "things": items,
        "stays": len(made.item),
        **took,
        "all": round(sum(took.values()), 3),
        "proven": best.proven,
        "peak": peak_mb(),
        "load": said()["load"],
    }


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size("benchmarks.portfolios", __doc__, measure=measure, tell=told, sizes="100,300,1000", rounds=3)


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    return {**said(), "sizes": rows, "exponents": exponents(rows, "things", FITTED)}


if __name__ == "__main__":
    main()
