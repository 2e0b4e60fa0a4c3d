"""Charts of many series, each of 60 points, and the ways of comparing: how long, and how it grows.

Series are drawn by chance from a fixed seed; every size is measured in a process of its own.

    python -m benchmarks.measures --out FILE [--sizes 1000,3000,10000] [--rounds N]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from alongside.engines.measures import (
    before_after,
    difference,
    interrupted,
    matched,
    run_chart,
    suggest_rebase,
    variation,
    xmr_chart,
)

from .machine import peak_mb, said
from .timing import by_size, exponent, seconds

POINTS, BEGIN, SEED = 60, 36, 1
TENTH = 10  # of the series are compared, all are charted
COMPARED = 20  # series in one matched comparison
FITTED = ("XmR charts, read", "run charts", "before and after", "time series", "difference")


def measure(size: int, rounds: int) -> dict[str, Any]:
    """Seconds to chart so many series, and to compare a tenth of them each way; the best of the rounds."""
    rows = np.random.default_rng(SEED).normal(50, 5, (size, POINTS))
    some = rows[: size // TENTH]

    def read() -> None:
        for row in rows:
            chart = xmr_chart(row)
            variation(chart, 1)
            suggest_rebase(chart)

    work = {
        "XmR charts, read": read,
        "run charts": lambda: [run_chart(row) for row in rows],
        "before and after": lambda: [before_after(row, BEGIN) for row in some],
        "time series": lambda: [interrupted(row, BEGIN, season=12) for row in some],
        "difference": lambda: [difference(row, rows[-1], BEGIN) for row in some],
    }
    took = {name: min(seconds(one) for _ in range(rounds)) for name, one in work.items()}
    group = rows[: COMPARED + 1]
    took["one matched comparison"] = min(
        seconds(lambda: matched(group[0], group[1:], BEGIN)) for _ in range(rounds)
    )
    return {"series": size, "points": POINTS, "seconds": took, "peak": peak_mb(), "load": said()["load"]}


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    return {**said(), "sizes": rows, "exponents": fitted(rows) if len(rows) > 2 else {}}


def fitted(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Exponents of time on the number of series."""
    counts = [row["series"] for row in rows]
    return {name: exponent(counts, [row["seconds"][name] for row in rows]) for name in FITTED}


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size("benchmarks.measures", __doc__, measure=measure, tell=told, sizes="1000,3000,10000", rounds=1)


if __name__ == "__main__":
    main()
