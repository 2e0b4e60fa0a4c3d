"""Cost and benefit under uncertainty, by number of draws: 50 streams over 20 years, five ranges in each.

Every stream has a range on its value, take-up, effect, deadweight and drop-off, of five shapes: 250 uncertain
numbers. Beside us a plain loop in NumPy, stream by stream and year by year, with NumPy's own draws; both
must give the same mean. R's BCEA, for curves from given matrices, is not run: there is no R here. Every size
has its own process.

    python -m benchmarks.economics --out FILE [--sizes 10000,100000,1000000] [--rounds N]
"""

from __future__ import annotations

from typing import Any

import numpy as np

from alongside.engines import economics as engine

from .machine import peak_mb, said
from .timing import by_size, exponents, seconds

SEED, STREAMS, YEARS, PARTIES, RATE = 1, 50, 20, 5, 0.035
OPTIONS, WTPS = 4, np.arange(0, 50_001, 2_500.0)
FITTED = ("simulate", "plain loop", "curves", "peak")
RANGES = {
    "take_up": engine.Amount(0.5, 0.3, 0.7, "beta"),
    "effect": engine.Amount(0.2, 0.1, 0.4, "lognormal"),
    "deadweight": engine.Amount(0.1, 0.05, 0.2, "pert"),
    "drop_off": engine.Amount(0.1, 0.05, 0.2, "triangular"),
}
COVERS = 3.919927969080108


def case() -> engine.Case:
    """The case that is worked out; it depends on `SEED` alone."""
    best = np.random.default_rng(SEED).uniform(10, 100, STREAMS)
    streams = tuple(
        engine.Stream(
            f"s{at}",
            f"Stream {at}",
            "cost" if at % 2 else "benefit",
            engine.Amount(float(one), float(one) * 0.7, float(one) * 1.5, "gamma"),
            bears=f"p{at % PARTIES}" if at % 2 else "",
            gains="" if at % 2 else f"p{at % PARTIES}",
            counts_as=engine.COUNTS[at % 3],
            health=False,
            population=engine.Amount(300.0),
            **RANGES,
        )
        for at, one in enumerate(best)
    )
    parties = tuple(engine.Party(f"p{at}", f"Party {at}") for at in range(PARTIES))
    rates = engine.Discount((RATE,), (RATE,))
    return engine.Case("Fifty streams", 2026, YEARS, 2026, parties, streams, discount=rates)


def plain(given: engine.Case, draws: int) -> np.ndarray:
    """Worth in today's money of each draw, as one would write it first: d."""
    random = np.random.default_rng(SEED)
    total = np.zeros(draws)
    for stream in given.streams:
        value, share = stream.value, RANGES["take_up"]
        sd = (value.high - value.low) / COVERS
        amount = random.gamma((value.best / sd) ** 2, sd**2 / value.best, draws) * 300
        many = share.best * (1 - share.best) / ((share.high - share.low) / COVERS) ** 2 - 1
        amount *= random.beta(share.best * many, (1 - share.best) * many, draws)
        wide = np.log(0.4 / 0.1) / COVERS
        amount *= random.lognormal(np.log(0.2) - wide**2 / 2, wide, draws)
        amount *= 1 - (0.05 + 0.15 * random.beta(1 + 4 / 3, 1 + 8 / 3, draws))
        lost = random.triangular(0.05, 0.1, 0.2, draws)
        sign = -1 if stream.kind == "cost" else 1
        for year in range(YEARS):
            total += sign * amount * (1 - lost) ** year / (1 + RATE) ** year
    return total


def measure(draws: int, rounds: int) -> dict[str, Any]:
    """Measure one size `rounds` times."""
    given = case()
    engine.simulate(given, 2)
    found = engine.simulate(given, draws)
    took = {"simulate": median(lambda: engine.simulate(given, draws), rounds)}
    own = {"parties": found.positions.shape[1], "peak": peak_mb()}
    beside = plain(given, draws)
    took["plain loop"] = median(lambda: plain(given, draws), 1)
    here, there = engine.spread(found.npv), engine.spread(beside)
    random = np.random.default_rng(SEED)
    options = engine.simulations(
        random.normal(1_000, 200, (draws, OPTIONS)), random.normal(0.05, 0.01, (draws, OPTIONS))
    )
    took["curves"] = median(lambda: engine.acceptability(options, WTPS), 1)
    return {
        "draws": draws,
        "numbers": len(engine.inputs(given).every),
        **took,
        **own,
        "apart in standard errors": round(
            abs(here.mean - there.mean) / float(np.hypot(here.se, there.se)), 2
        ),
        "load": said()["load"],
    }


def median(work: Any, rounds: int) -> float:
    """The median time of a piece of work."""
    return max(0.001, round(float(np.median([seconds(work) for _ in range(rounds)])), 3))


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    found = {"streams": STREAMS, "years": YEARS, "R BCEA": "not run: no R on this machine"}
    return {**said(), **found, "sizes": rows, "exponents": exponents(rows, "draws", FITTED)}


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size(
        "benchmarks.economics", __doc__, measure=measure, tell=told, sizes="10000,100000,1000000", rounds=3
    )


if __name__ == "__main__":
    main()
