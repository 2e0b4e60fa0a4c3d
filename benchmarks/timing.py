"""Times of many calls, in the few numbers that are kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np


def seconds(work: Callable[[], Any]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return round(time.perf_counter() - start, 3)


def milliseconds(work: Callable[[str], Any], questions: Sequence[str], rounds: int) -> dict[str, float]:
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
