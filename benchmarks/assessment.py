"""Voice against burden at several sizes, and how its cost grows: small areas of a system, a region, England.

Areas lie in towns of about forty, as people do; venues stand by the areas, one for eleven. Voices are drawn
so that the burdened are heard less. The best venues are proven (HiGHS), greedy stands beside. Every size has
a process of its own.

    python -m benchmarks.assessment --out FILE [--sizes 1029,6000,33755] [--rounds N]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from alongside.engines import assessment as engine

from .machine import peak_mb, said
from .timing import by_size, exponents, seconds

SEED, TOWN, AREAS_OF_A_VENUE, VENUES, KM = 1, 40, 11, 10, 5.0
SQUARE = 3.2  # km² that an area has, as in England without its empty parts
FITTED = ("figures", "reach", "venues", "peak")


def world(areas: int) -> dict[str, Any]:
    """Areas with people, a burden and voices, and venues; they depend on `SEED` alone."""
    random = np.random.default_rng(SEED)
    side = np.sqrt(areas * SQUARE) / 111
    towns = random.uniform(0, side, (max(1, areas // TOWN), 2))
    own = random.integers(0, len(towns), areas)
    points = towns[own] + random.normal(0, 0.02, (areas, 2))
    people = random.integers(1000, 3000, areas).astype(float)
    burden = np.clip(
        0.18 + random.normal(0, 0.04, len(towns))[own] + random.normal(0, 0.05, areas), 0.01, 0.9
    )
    voices = random.poisson(people * 0.01 * np.exp(-6 * burden))
    venue = points[random.choice(areas, max(1, areas // AREAS_OF_A_VENUE), replace=False)]
    return {
        "lat": 51 + points[:, 0],
        "lon": points[:, 1] / 0.63,
        "people": people,
        "burden": burden,
        "voices": voices,
        "venue_lat": 51 + venue[:, 0],
        "venue_lon": venue[:, 1] / 0.63,
    }


def measure(areas: int, rounds: int) -> dict[str, Any]:
    """Measure one size `rounds` times."""
    w = world(areas)
    before = peak_mb()
    affected = w["people"] * w["burden"]

    def figures() -> Any:
        found = engine.misalignment(w["voices"], affected)
        engine.concentration(w["voices"], w["people"], w["burden"])
        engine.location_quotients(w["voices"], affected)
        engine.bivariate(w["burden"], w["voices"] / w["people"])
        return engine.unheard(found, affected)

    listed = figures()
    weight = np.where(listed.certainty > engine.UNSURE, listed.missing, 0.0)

    def reached() -> Any:
        return engine.within_reach(w["lat"], w["lon"], w["venue_lat"], w["venue_lon"], KM)

    reach = reached()
    best = engine.best_venues(reach, weight, VENUES)
    work: dict[str, Callable[[], Any]] = {
        "figures": figures,
        "reach": reached,
        "greedy": lambda: engine.greedy_venues(reach, weight, VENUES),
        "venues": lambda: engine.best_venues(reach, weight, VENUES),
    }
    took = {
        name: max(0.001, round(float(np.median([seconds(one) for _ in range(rounds)])), 3))
        for name, one in work.items()
    }
    return {
        "areas": areas,
        "venues known": int(reach.shape[0]),
        "pairs": int(reach.nnz),
        "listed": len(listed.order),
        **took,
        "gap": best.gap,
        "greedy of best": round(best.greedy / best.value, 4),
        "peak": peak_mb(),
        "peak before": before,
        "load": said()["load"],
    }


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    return {**said(), "sizes": rows, "exponents": exponents(rows, "areas", FITTED)}


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size("benchmarks.assessment", __doc__, measure=measure, tell=told, sizes="1029,6000,33755", rounds=3)


if __name__ == "__main__":
    main()
