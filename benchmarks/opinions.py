"""Who tended to agree, at several sizes, with red-dwarf beside us where it is installed elsewhere.

People are of three kinds, each leaning its own way on every statement, and have seen three statements in ten.
Each size runs in a process of its own. red-dwarf is no dependency of ours: it runs in another Python that
has it, on the smallest size.

    python -m benchmarks.opinions --out FILE [--sizes 1000,10000,100000] [--rounds N]

The Python of the peer stands in ALONGSIDE_RED_DWARF.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from alongside.engines.opinions import Votes, adjusted_rand, opinions

from .machine import peak_mb, said
from .timing import by_size, exponent

STATEMENTS, SEEN, KINDS, UNSURE = 1_000, 0.3, 3, 0.4
PEER_PEOPLE, PEER_SECONDS = 1_000, 300
AT_ONCE = 5_000
PEER = Path(__file__).with_name("opinions_peer.py")


def world(people: int) -> tuple[Votes, Any]:
    """Votes of so many people on a thousand statements, and which kind each is; the same each time."""
    draw = np.random.default_rng(1)
    kind = draw.integers(0, KINDS, people)
    lean = draw.normal(0, 1, (KINDS, STATEMENTS)).astype(np.float32)
    matrix = np.full((people, STATEMENTS), -128, np.int8)
    for start in range(0, people, AT_ONCE):
        rows = slice(start, min(start + AT_ONCE, people))
        shape = (rows.stop - start, STATEMENTS)
        heat = lean[kind[rows]] + draw.normal(0, 1, shape).astype(np.float32)
        part = np.where(heat > UNSURE, 1, np.where(heat < -UNSURE, -1, 0))
        matrix[rows] = np.where(draw.random(shape) < SEEN, part, -128)
    matrix.setflags(write=False)
    return Votes(matrix, np.zeros(STATEMENTS, bool)), kind


def measure(people: int, rounds: int) -> dict[str, Any]:
    """Time one size, with the bootstrap and without; how well the kinds were found again."""
    told, kind = world(people)
    took: dict[str, list[float]] = {"groups": [], "all": []}
    for _ in range(rounds):
        for name, draws in (("groups", 0), ("all", 50)):
            start = time.perf_counter()
            found = opinions(told, draws=draws)
            took[name].append(time.perf_counter() - start)
    inside = found.label >= 0
    return {
        "people": people,
        "statements": STATEMENTS,
        "seconds": {name: round(float(np.median(values)), 3) for name, values in took.items()},
        "groups": found.groups,
        "kinds_found": round(adjusted_rand(found.label[inside], kind[inside]), 4),
        "peak_mb": peak_mb(),
        "red_dwarf": beside(told) if people == PEER_PEOPLE else None,
    }


def beside(told: Votes) -> dict[str, Any] | str:
    """red-dwarf on the same votes, in its own process; a sentence where it is not there or takes too long."""
    python = os.environ.get("ALONGSIDE_RED_DWARF", "")
    if not python:
        return "not run: no Python with red-dwarf was named"
    who, what = np.nonzero(told.said != -128)
    rows = np.stack([who, what, told.said[who, what]]).tolist()
    try:
        done = subprocess.run(
            [python, str(PEER)],
            input=json.dumps(rows),
            capture_output=True,
            text=True,
            check=False,
            timeout=PEER_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"not done in {PEER_SECONDS} seconds"
    if done.returncode:
        return f"failed: {done.stderr.splitlines()[-1] if done.stderr else done.returncode}"
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def told(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows with people."""
    sizes = [row["people"] for row in rows]
    grows = {}
    if len(rows) > 2:
        grows = {name: exponent(sizes, [row["seconds"][name] for row in rows]) for name in ("groups", "all")}
    return {**said(), "sizes": list(rows), "exponents": grows}


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size("benchmarks.opinions", __doc__, measure=measure, tell=told, sizes="1000,10000,100000", rounds=3)


if __name__ == "__main__":
    main()
