"""Times of many calls, in the few numbers that are kept."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np


def seconds(work: Callable[[], Any]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return round(time.perf_counter() - start, 3)


def milliseconds(work: Callable[[Any], Any], questions: Sequence[Any], rounds: int) -> dict[str, float]:
    """Call once for every question to warm up, then `rounds` times; give median and 95th percentile."""
    for question in questions:
        work(question)
    took = []
    for _ in range(rounds):
        for question in questions:
            start = time.perf_counter()
            work(question)
            took.append((time.perf_counter() - start) * 1000)
    return {
        "p50": round(float(np.median(took)), 2),
        "p95": round(float(np.quantile(took, 0.95)), 2),
        "calls": len(took),
    }


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Slope of log cost on log size by least squares: 1 is in step with size, 0 does not grow."""
    return round(float(np.polyfit(np.log(sizes), np.log(costs), 1)[0]), 2)


def in_its_own_process(module: str, size: int, rounds: int) -> dict[str, Any]:
    """Measure one size in a fresh process, so that none profits from the one before; it ends with JSON."""
    command = [sys.executable, "-m", module, "--one", str(size), "--rounds", str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def by_size(
    module: str,
    about: str | None,
    *,
    measure: Callable[[int, int], dict[str, Any]],
    tell: Callable[[list[dict[str, Any]]], dict[str, Any]],
    sizes: str,
    rounds: int,
) -> list[dict[str, Any]]:
    """Run one benchmark as its command: each size in a child, told after each, printed and kept.

    `measure(size, rounds)` gives the row of one size, `tell(rows)` the whole. With `--one` it measures here.
    Kept after each size, so that a larger one that fails takes no smaller one along.
    """
    options = argparse.ArgumentParser(description=about)
    options.add_argument("--out", type=Path)
    options.add_argument("--sizes", default=sizes)
    options.add_argument("--rounds", type=int, default=rounds)
    options.add_argument("--one", type=int, help="measure this size here and print it")
    chosen = options.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one, chosen.rounds)))
        return []
    rows: list[dict[str, Any]] = []
    result: dict[str, Any] = {}
    for size in chosen.sizes.split(","):
        rows.append(in_its_own_process(module, int(size), chosen.rounds))
        result = tell(rows)
        if chosen.out:
            chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))
    return rows


def exponents(rows: Sequence[dict[str, Any]], count: str, names: Sequence[str]) -> dict[str, float]:
    """The exponent of each named cost on the count in the rows; none from a single size."""
    if len(rows) < 2:
        return {}
    counts = [row[count] for row in rows]
    return {name: exponent(counts, [row[name] for row in rows]) for name in names}
