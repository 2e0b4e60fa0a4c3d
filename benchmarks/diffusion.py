"""Exposure, thresholds and the rest of the spread of one innovation, and how the cost grows.

A tenth as many actors as ties, 20 periods. Four ties of five lead to one of the fifty around, the rest to
anyone, a few of whom very many name. In the first world all ties always hold; in the second half of them
begin in one of the periods, drawn by chance, so that every period has a network of its own. netdiffuseR needs
R and its archive; where they are not, it is told as not run. Every size has its own process.

    python -m benchmarks.diffusion --out FILE [--sizes 100000,1000000,10000000] [--rounds N]
"""

from __future__ import annotations

import shutil
from typing import Any

import numpy as np

from alongside.engines import diffusion as engine

from .machine import peak_mb, said
from .timing import by_size, exponents, seconds

SEED, EACH, AROUND, PERIODS = 1, 10, 50, 20
FITTED = ("exposure and thresholds", "changing", "peak")
Drawn = tuple[int, Any, Any, Any, Any, Any]


def drawn(count: int) -> Drawn:
    """Make so many ties, their period and weight, and starts; they depend on `SEED` alone."""
    random = np.random.default_rng(SEED)
    n = max(count // EACH, AROUND)
    source = random.integers(0, n, count)
    near = np.minimum(source // AROUND * AROUND + random.integers(0, AROUND, count), n - 1)
    target = np.where(random.random(count) < 0.8, near, (n * random.random(count) ** 3).astype(np.int64))
    start = np.minimum(random.gamma(4, 3, n), PERIODS + 5).astype(np.int64).astype(np.float64)
    return n, source, target, random.integers(1, 4, count), random.integers(-PERIODS, PERIODS, count), start


def measured(given: engine.Adoption, told: engine.Ties) -> dict[str, float]:
    """Time what is measured, by name."""
    table: list[Any] = []
    took = {"exposure": seconds(lambda: table.append(engine.exposure(given, told)))}
    took["thresholds"] = seconds(lambda: table.append(engine.threshold(given, table[0])))
    took["weighted"] = seconds(lambda: engine.exposure(given, told, weighted=True, lag=1))
    took["classes"] = seconds(lambda: engine.classes(given, table[1]))
    took["followed, follows"] = seconds(
        lambda: (engine.infectiousness(given, told), engine.susceptibility(given, told))
    )
    took["Moran by ties"] = seconds(lambda: engine.moran_of(given, told, by="ties"))
    return took


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Measure one size `rounds` times, both worlds; the sum has the sorting of ties in it."""
    n, source, target, weight, period, start = drawn(count)
    before, row = peak_mb(), {"ties": count, "actors": n, "periods": PERIODS}
    given = engine.adoption(n, np.where(start < PERIODS, start, np.nan), first=0, periods=PERIODS)
    for name, when in (("always", None), ("changing", period)):
        runs = []
        for _ in range(rounds):
            told: list[engine.Ties] = []

            def sort(when: Any = when, told: list[engine.Ties] = told) -> None:
                told.append(engine.ties(n, source, target, weight, since=when))

            runs.append({"sorting": seconds(sort), **measured(given, told[0])})
        row[f"steps, {name}"] = {
            one: round(float(np.median([run[one] for run in runs])), 3) for one in runs[0]
        }
        whole = [run["sorting"] + run["exposure"] + run["thresholds"] for run in runs]
        row["exposure and thresholds" if when is None else name] = round(float(np.median(whole)), 3)
    return row | {"peak": peak_mb(), "peak before": before, "load": said()["load"]}


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    sizes = "100000,1000000,10000000"
    by_size("benchmarks.diffusion", __doc__, measure=measure, tell=told, sizes=sizes, rounds=3)


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, how each cost grows, and the peer."""
    peer = (
        "R is here; netdiffuseR was not asked" if shutil.which("Rscript") else "not run: R is not installed"
    )
    return {**said(), "sizes": rows, "exponents": exponents(rows, "ties", FITTED), "netdiffuseR": peer}


if __name__ == "__main__":
    main()
