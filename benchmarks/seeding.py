"""Whom to approach first at several sizes: time, memory, what it reaches, and how near the best that is.

Ten ties a site, far ends drawn so that a few sites are named often; each way works one time in ten, six
steps. Beside it the same number of sites with most ties, and at random, on the same runs. Every size has its
own process.

    python -m benchmarks.seeding --out FILE [--sizes 1000,10000,100000] [--rounds N]
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from alongside.engines import diffusion as engine

from .machine import peak_mb, said
from .timing import by_size, exponents, seconds

SEED, EACH, SIZE, STEPS, CHANCE, RUNS = 1, 10, 10, 6, 0.1, 500


def routes_of(count: int) -> engine.Routes:
    """Make a network of so many sites; it depends on `SEED` alone."""
    random = np.random.default_rng(SEED)
    many = count * EACH
    origin = random.permutation(count)[(count * random.random(many) ** 2).astype(np.int64)]
    return engine.routes(count, origin, random.integers(0, count, many), CHANCE)


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Choose ten of so many sites, `rounds` times, and play what came of it."""
    net = routes_of(count)
    before, took = peak_mb(), {}
    for model in ("cascade", "threshold"):
        took[model] = [seconds(partial(engine.who_first, net, SIZE, STEPS, model)) for _ in range(rounds)]
    found = engine.who_first(net, SIZE, STEPS)
    most = np.argsort(-np.bincount(net.origin, minlength=count), kind="stable")[:SIZE]
    some = np.random.default_rng(SEED).choice(count, SIZE, replace=False)
    change = engine.what_if(net, engine.with_broker(net, some, CHANCE), found.order, STEPS, runs=RUNS)
    return {
        "sites": count,
        "ties": len(net.origin),
        **{model: round(float(np.median(times)), 3) for model, times in took.items()},
        "asked": found.asked,
        "of the bound": round(found.value / found.bound, 3),
        "sure": round(found.sure, 3),
        "reached": {
            name: round(float(engine.spread(net, seeds, STEPS, runs=RUNS).mean[-1]), 1)
            for name, seeds in (("chosen", found.order), ("most ties", most), ("at random", some))
        },
        "a broker adds": [round(float(part[-1]), 2) for part in (change.change, change.low, change.high)],
        "peak": peak_mb(),
        "peak before": before,
        "load": said()["load"],
    }


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    return {**said(), "sizes": rows, "exponents": exponents(rows, "sites", ("cascade", "threshold", "peak"))}


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size("benchmarks.seeding", __doc__, measure=measure, tell=told, sizes="1000,10000,100000", rounds=1)


if __name__ == "__main__":
    main()
