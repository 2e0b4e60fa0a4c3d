"""Sharing units of offers among needs, proven best, at several sizes; a greedy rule and SciPy beside us.

Each need has fifty edges; demands are 1 or 2, capacities 1 to 7, values between 0 and 1 and higher at offers
that many would like, by a fixed seed. SciPy pairs one with one, so it has a row for each unit asked for and a
column for each on offer; it runs where that has at most `SCIPY_EDGES`. Every size has its own process.

    python -m benchmarks.allocation --out FILE [--sizes 50000,500000,5000000] [--rounds N]
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.engines.allocation import allocate

from .machine import peak_mb, said
from .timing import by_size, exponents, seconds

SEED, EACH, SCIPY_EDGES = 1, 50, 1_000_000
FITTED = ("ours", "ours, processor", "greedy", "peak")
Market = tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]


def market(edges: int) -> Market:
    """Make need, offer, value, demand and capacity. Order and content depend on `SEED` alone."""
    random = np.random.default_rng(SEED)
    needs = max(edges // EACH, 1)
    offers = max(needs // 5, EACH)
    pairs = np.sort(random.integers(0, offers, (needs, EACH + EACH // 4)), axis=1)
    fresh = np.diff(pairs, axis=1, prepend=-1) > 0
    fresh &= np.cumsum(fresh, axis=1) <= EACH
    need, offer = np.nonzero(fresh)[0], pairs[fresh]
    value = 0.6 * random.random(len(need)) + 0.4 * random.random(offers)[offer]
    return need, offer, value, random.integers(1, 3, needs), random.integers(1, 8, offers)


def greedy(given: Market) -> float:
    """Take the best edge left until nothing fits; the value of that."""
    need, offer, value, demand, capacity = given
    asked, held, total = demand.tolist(), capacity.tolist(), 0.0
    order = np.argsort(-value, kind="stable")
    for one, other, worth in zip(
        need[order].tolist(), offer[order].tolist(), value[order].tolist(), strict=True
    ):
        units = min(asked[one], held[other])
        if units:
            asked[one] -= units
            held[other] -= units
            total += units * worth
    return total


def by_scipy(given: Market) -> float | None:
    """The value by pairing unit with unit, or None where that is too much."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    need, offer, value, demand, capacity = given
    copies = demand[need] * capacity[offer]
    if copies.sum() > SCIPY_EDGES:
        return None
    edge = np.repeat(np.arange(len(need)), copies)
    place = np.arange(len(edge)) - np.repeat(np.cumsum(copies) - copies, copies)
    row = (np.cumsum(demand) - demand)[need[edge]] + place // capacity[offer[edge]]
    column = (np.cumsum(capacity) - capacity)[offer[edge]] + place % capacity[offer[edge]]
    rows, columns = int(demand.sum()), int(capacity.sum())
    alone = np.arange(rows)
    weight = np.concatenate([2.0 - value[edge], np.full(rows, 2.0)])
    cells = np.concatenate([row, alone]), np.concatenate([column, columns + alone])
    table = csr_array((weight, cells), shape=(rows, columns + rows))
    chosen = min_weight_full_bipartite_matching(table)
    return float(2.0 * rows - table[chosen].sum())


def measure(edges: int, rounds: int) -> dict[str, Any]:
    """Share one market `rounds` times; then let the others do it."""
    given = market(edges)
    before, took, work = peak_mb(), [], time.process_time()
    for _ in range(rounds):
        start = time.perf_counter()
        done = allocate(*given)
        took.append(time.perf_counter() - start)
    peak, work = peak_mb(), (time.process_time() - work) / rounds
    other: dict[str, float | None] = {}
    greedy_took = seconds(lambda: other.update(greedy=greedy(given)))
    scipy_took = seconds(lambda: other.update(scipy=by_scipy(given)))
    ours, theirs = done.value, other["scipy"]
    return {
        "edges": len(given[0]),
        "needs": len(given[3]),
        "offers": len(given[4]),
        "ours": round(float(np.median(took)), 3),
        "ours, processor": round(work, 3),
        "ours, longest": round(max(took), 3),
        "proven": done.optimal,
        "gap": float(f"{(done.bound - ours) / ours:.2g}"),
        "greedy": greedy_took,
        "greedy gives up": round(1 - (other["greedy"] or 0.0) / ours, 4),
        "SciPy": scipy_took if theirs is not None else None,
        "SciPy differs by": None if theirs is None else float(f"{abs(theirs - ours) / ours:.2g}"),
        "peak": peak,
        "peak before": before,
        "load": said()["load"],
    }


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size(
        "benchmarks.allocation", __doc__, measure=measure, tell=told, sizes="50000,500000,5000000", rounds=3
    )


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    return {**said(), "sizes": rows, "exponents": exponents(rows, "edges", FITTED)}


if __name__ == "__main__":
    main()
