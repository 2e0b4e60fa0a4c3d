"""What comes first, from many comparisons: scores with intervals, ranks, the next question, many criteria.

Items grow with the root of the comparisons (50 items for 10,000), strengths are normal, both by a seed.
Rankings are of five items, as many choices as comparisons. The posterior by expectation propagation is
measured up to 10,000 comparisons. choix beside us where `ALONGSIDE_CHOIX` names a Python that has it: it gets
scores alone, without intervals. Every size has its own process.

    python -m benchmarks.priorities --out FILE [--sizes 10000,100000,1000000] [--rounds N]
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from typing import Any

import numpy as np

from alongside.engines import priorities as engine

from .machine import peak_mb, said
from .timing import by_size, exponents, seconds

SEED, SLOW, OPTIONS, BALLOT = 1, 10_000, 20, 5
FITTED = ("all", "peak")
PEER = """
import json, sys, time
import choix, numpy as np
n, k = int(sys.argv[1]), int(sys.argv[2])
draw = np.random.default_rng(1)
strength = draw.normal(size=n)
one = draw.integers(0, n, k)
other = (one + draw.integers(1, n, k)) % n
first = draw.random(k) < 1 / (1 + np.exp(strength[other] - strength[one]))
rows = list(zip(np.where(first, one, other).tolist(), np.where(first, other, one).tolist()))
start = time.perf_counter()
score = choix.ilsr_pairwise(n, rows)
print(json.dumps({"seconds": round(time.perf_counter() - start, 3), "score": score.tolist()}))
"""


def comparisons(count: int) -> tuple[int, Any, Any]:
    """Items, winners and losers; they depend on `SEED` alone, and are those of the peer."""
    n = max(10, round(50 * (count / 10_000) ** 0.5))
    draw = np.random.default_rng(SEED)
    strength = draw.normal(size=n)
    one = draw.integers(0, n, count)
    other = (one + draw.integers(1, n, count)) % n
    first = draw.random(count) < 1 / (1 + np.exp(strength[other] - strength[one]))
    return n, np.where(first, one, other), np.where(first, other, one)


def ballots(n: int, count: int) -> tuple[Any, Any, Any]:
    """Rankings of `BALLOT` items, with `count` choices in all."""
    draw = np.random.default_rng(SEED)
    many = count // (BALLOT - 1)
    start, step = draw.integers(0, n, many), draw.integers(1, max(2, n // BALLOT), many)
    item = (start[:, None] + step[:, None] * np.arange(BALLOT)) % n
    return np.repeat(np.arange(many), BALLOT), item.ravel(), np.tile(np.arange(BALLOT), many)


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Measure one size `rounds` times; then let choix do it, where it is there."""
    before = peak_mb()
    n, winner, loser = comparisons(count)
    made = engine.pairs(n, winner, loser)
    found = engine.estimate(made)
    rows = ballots(n, count)
    value = np.random.default_rng(SEED).integers(1, 6, (OPTIONS, 5)).astype(float)
    weights = engine.any_weights(5, SEED)
    work: dict[str, Callable[[], Any]] = {
        "read": lambda: engine.pairs(n, winner, loser),
        "scores": lambda: engine.estimate(made),
        "ranks": lambda: engine.ranks(found.score, found.covariance, SEED),
        "next question": lambda: engine.next_pair(found.score, found.covariance, np.zeros(n), SEED),
        "by a walk": lambda: engine.spectral(made),
        "rankings": lambda: engine.estimate(engine.rankings(n, *rows)),
    }
    took = {name: float(np.median([seconds(one) for _ in range(rounds)])) for name, one in work.items()}
    peer = by_choix(n, count)
    return {
        "comparisons": count,
        "items": n,
        "measures": took,
        "all": round(sum(took.values()), 3),
        "posterior": seconds(lambda: engine.propagate(made)) if count <= SLOW else None,
        "criteria": seconds(lambda: engine.acceptability(value, weights, SEED)),
        "choix": peer["seconds"] if peer else None,
        "choix differs by": float(np.abs(found.score - peer["score"]).max()) if peer else None,
        "peak": peak_mb(),
        "peak before": before,
        "load": said()["load"],
    }


def by_choix(n: int, count: int) -> dict[str, Any] | None:
    """Seconds and scores of choix for the same comparisons; None where it is not there."""
    program = os.environ.get("ALONGSIDE_CHOIX")
    if not program:
        return None
    done = subprocess.run(
        [program, "-c", PEER, str(n), str(count)], capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size(
        "benchmarks.priorities", __doc__, measure=measure, tell=told, sizes="10000,100000,1000000", rounds=3
    )


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    return {**said(), "sizes": rows, "exponents": exponents(rows, "comparisons", FITTED)}


if __name__ == "__main__":
    main()
