"""Panels drawn by lot, at several sizes; the `sortition-algorithms` package beside us, in fairness and time.

People have five categories with shares unlike those of the area, to which quotas keep to an eighth; a third
live with somebody else. A panel takes one in fifteen; `INSTANCES` pools of each size, by fixed seeds, each
size in a process of its own. The peer runs in its own process, by the Python given in ALONGSIDE_SORTITION,
as it cannot share one with OR-Tools; without it, it is recorded as not run.

    python -m benchmarks.lotteries --out FILE [--sizes 150,300,600,1200] [--rounds N]
"""

from __future__ import annotations

import json
import math
import os
import random
import subprocess
import time
from pathlib import Path
from typing import Any

import numpy as np

from alongside.engines.lotteries import FAIR, Conflict, Lottery, Person, Pool, Quota, lottery, why_not

from .machine import peak_mb, said
from .timing import by_size, exponents

INSTANCES, ONE_IN, SLACK = 3, 15, 0.125
SHARES = ((0.5, 0.5), (0.2,) * 5, (0.7, 0.1, 0.1, 0.1), (0.3, 0.3, 0.2, 0.2), (0.4, 0.35, 0.25))
NEAR = 1e-6
PEER = Path(__file__).parent / "lottery_peer.py"
PATIENCE = 600  # seconds that the peer has for one pool


def pool(people: int, seed: int) -> Pool:
    """Make a pool; its content depends on size and seed alone. Those that no panel fits are passed over."""
    for attempt in range(100):
        made = _pool(people, f"{people} {seed} {attempt}")
        if why_not(made) is None:
            return made
    raise SystemExit("No pool with a panel was found.")


def _pool(people: int, seed: str) -> Pool:
    lot = random.Random(seed)
    size = max(people // ONE_IN, 2)
    leaning = [[share * (lot.random() + 0.15) for share in shares] for shares in SHARES]
    categories = tuple(f"category {number}" for number in range(len(SHARES)))
    everybody = tuple(
        Person(
            f"p{number:05d}",
            tuple(f"f{lot.choices(range(len(odds)), odds)[0]}" for odds in leaning),
            f"home {lot.randrange(people)}" if lot.random() < 1 / 3 else "",
        )
        for number in range(people)
    )
    quotas = tuple(
        Quota(
            category,
            f"f{number}",
            math.floor(size * share * (1 - SLACK)),
            math.ceil(size * share * (1 + SLACK)),
        )
        for category, shares in zip(categories, SHARES, strict=True)
        for number, share in enumerate(shares)
    )
    return Pool(categories, everybody, quotas, size)


def peer(given: Pool, fair: str) -> dict[str, Any]:
    """What the peer makes of a pool: seconds, and the least chance of those who have one; or why not."""
    python = os.environ.get("ALONGSIDE_SORTITION", "")
    if not python:
        return {"why": "not installed"}
    asked = {
        "fair": fair,
        "size": given.size,
        "categories": list(given.categories),
        "people": [[one.id, list(one.features), one.address or one.id] for one in given.people],
        "quotas": [[one.category, one.feature, one.least, one.most] for one in given.quotas],
    }
    try:
        done = subprocess.run(
            [python, str(PEER)],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return {"why": f"did not end in {PATIENCE} s"}
    if done.returncode:
        return {"why": done.stderr.strip().splitlines()[-1][:200] if done.stderr.strip() else "failed"}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def ours(given: Pool, fair: str) -> tuple[Lottery, float]:
    """Our lottery for a pool, and the seconds."""
    start = time.perf_counter()
    found = lottery(given, fair)
    took = time.perf_counter() - start
    if isinstance(found, Conflict):
        raise SystemExit(found.why)
    return found, took


def measure(people: int, rounds: int) -> dict[str, Any]:
    """Draw from `rounds` pools of one size, both ways, and let the peer do the same."""
    before = peak_mb()
    took: dict[str, list[float]] = {}
    least: list[dict[str, float]] = []
    why: dict[str, str] = {}
    apart = 0.0
    for seed in range(rounds):
        given = pool(people, seed)
        row = {}
        for fair in FAIR:
            found, seconds = ours(given, fair)
            took.setdefault(fair, []).append(seconds)
            row[fair] = min(chance for chance in found.chances if chance > NEAR)
            apart = max(apart, found.difference * len(found.panels))
            beside = peer(given, fair)
            if "why" in beside:
                why[f"peer, {fair}"] = beside["why"]
            else:
                took.setdefault(f"peer, {fair}", []).append(beside["seconds"])
                row[f"peer, {fair}"] = beside["least"]
        least.append(row)
    return {
        "people": people,
        "panel": given.size,
        "instances": rounds,
        "seconds": {name: round(float(np.median(times)), 3) for name, times in took.items()},
        "longest": {name: round(max(times), 3) for name, times in took.items()},
        "least": least,
        "at or above": all(
            row[fair] >= row.get(f"peer, {fair}", 0.0) - 1e-4 for row in least for fair in FAIR
        ),
        "apart": round(apart, 3),
        "not run": why,
        "peak": peak_mb(),
        "peak before": before,
        "load": said()["load"],
    }


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    flat = [{"people": row["people"], **row["seconds"]} for row in rows]
    names = [name for name in flat[0] if name != "people" and all(name in row for row in flat)]
    return {**said(), "sizes": rows, "exponents": exponents(flat, "people", names) if len(rows) > 2 else {}}


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep; say whether the peer was fairer."""
    rows = by_size(
        "benchmarks.lotteries",
        __doc__,
        measure=measure,
        tell=told,
        sizes="150,300,600,1200",
        rounds=INSTANCES,
    )
    worse = [f"{row['people']:,} people" for row in rows if not row["at or above"]]
    if rows:
        print("The peer was fairer: " + "; ".join(worse) if worse else "The peer was fairer nowhere.")


if __name__ == "__main__":
    main()
