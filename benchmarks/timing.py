"""Times of many calls, in the few numbers that are kept."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
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
