"""Who should work together, at several sizes; heuristics of the literature beside us, in quality and time.

Actors are tied mostly within groups of fifty, at a distance of one over the work they share; each holds three
of forty competences, the need asks for ten of them. Five proposals of at most eight members, and the closest
team by each measure; `INSTANCES` worlds of each size, by fixed seeds, each size in a process of its own.

    python -m benchmarks.partnerships --out FILE [--sizes 55,250,1400,5000] [--rounds N]
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.engines.partnerships import Wanted, World, evaluate, propose
from alongside.engines.partnerships.closest import MEASURES, closest
from alongside.engines.partnerships.cohesion import cohesion, share_out
from alongside.engines.partnerships.paths import Graph, graph, nearest
from alongside.engines.partnerships.tasks import task

from .machine import peak_mb, said
from .partnership_peers import cover_steiner, enhanced_steiner, rarest_first
from .timing import by_size, exponent
from .working_together import behind

INSTANCES, GROUP, EACH = 5, 50, 4
COMPETENCES, HELD, ASKED, MEMBERS, PROPOSALS = 40, 3, 10, 8, 5
NEAR = 1e-9
OURS = {"diameter": ("RarestFirst",), "sum": ("RarestFirst",), "steiner": ("CoverSteiner", "EnhancedSteiner")}
FITTED = ("propose", *MEASURES, "RarestFirst", "CoverSteiner", "EnhancedSteiner")
Team = tuple[int, ...]


@dataclass(frozen=True)
class Instance:
    """A world of actors and the need they are wanted for."""

    world: World
    wanted: Wanted
    ties: Graph
    holders: list[NDArray[np.int64]]


def instance(actors: int, seed: int) -> Instance:
    """Make a world; order and content depend on size and seed alone."""
    random = np.random.default_rng([actors, seed])
    one = np.repeat(np.arange(actors), EACH)
    start = one // GROUP * GROUP
    within = start + random.integers(0, np.minimum(GROUP, actors - start))
    other = np.where(random.random(len(one)) < 0.8, within, random.integers(0, actors, len(one)))
    pairs = np.unique(np.sort(np.column_stack([one, other])[one != other], axis=1), axis=0)
    shared = random.integers(1, 20, len(pairs))
    level = np.zeros((actors, COMPETENCES))
    level[np.arange(actors)[:, None], random.random((actors, COMPETENCES)).argsort(axis=1)[:, :HELD]] = 1.0
    level[random.integers(0, actors, COMPETENCES), np.arange(COMPETENCES)] = 1.0
    level = level[:, random.permutation(COMPETENCES)[:ASKED]]
    world = World(
        level=level,
        sector=random.integers(0, 6, actors),
        load=random.random(actors) / 2,
        tie=pairs,
        trust=shared / (shared + 4.0),
    )
    wanted = Wanted(weight=np.ones(ASKED), smallest=2, largest=MEMBERS, proposals=PROPOSALS)
    ties = graph(actors, pairs[:, 0], pairs[:, 1], 1.0 / shared)
    return Instance(world, wanted, ties, [np.flatnonzero(column) for column in level.T])


def timed(took: dict[str, list[float]], name: str, work: Callable[[], Any]) -> Any:
    """Do the work and note how long it took."""
    start = time.perf_counter()
    found = work()
    took.setdefault(name, []).append(time.perf_counter() - start)
    return found


def held_against(given: Instance, took: dict[str, list[float]]) -> dict[str, Any]:
    """Solve one instance each way; say what each reached and whether ours is at or above the others."""
    limit = task(given.world.n, given.holders, MEMBERS)
    free = task(given.world.n, given.holders)
    near = nearest(given.ties, free.holders)
    peers = {
        "RarestFirst": timed(took, "RarestFirst", lambda: rarest_first(given.ties, given.holders, near))[0],
        "CoverSteiner": timed(took, "CoverSteiner", lambda: cover_steiner(given.ties, given.holders))[0],
        "EnhancedSteiner": timed(
            took, "EnhancedSteiner", lambda: enhanced_steiner(given.ties, given.holders)
        )[0],
    }
    costs = {
        name: cohesion(given.ties, team, share_out(given.ties, team, given.holders))
        for name, team in peers.items()
    }
    row: dict[str, Any] = {"above": {}, "proven": {}, "worse": {}}
    for measure in MEASURES:
        alike = closest(given.ties, free, measure, near)  # the heuristics know no limit of members
        ours = timed(took, measure, lambda: closest(given.ties, limit, measure, near))  # noqa: B023 (called at once)
        row["above"][measure] = all(alike.cost <= getattr(one, measure) + NEAR for one in costs.values())
        row["above"][f"{measure}, {MEMBERS} members"] = all(
            ours.cost <= getattr(one, measure) + NEAR
            for name, one in costs.items()
            if len(peers[name]) <= MEMBERS
        )
        row["proven"][measure] = ours.proven
        best = {name: getattr(costs[name], measure) for name in OURS[measure]}
        row["worse"] |= {
            f"{name}, {measure}": cost / alike.cost - 1 for name, cost in best.items() if alike.cost
        }
    found = timed(took, "propose", lambda: propose(given.world, given.wanted))
    best_value = found.proposals[0].value
    worth = [
        evaluate(given.world, given.wanted, team).value for team in peers.values() if len(team) <= MEMBERS
    ]
    row["above"]["value"] = all(best_value >= one - NEAR for one in worth)
    row["proven"]["value"] = found.proven
    row["gap"], row["proposals"] = found.gap, len(found.proposals)
    return row


def measure(actors: int, rounds: int) -> dict[str, Any]:
    """Solve the instances of one size, `rounds` worlds of it."""
    before, took = peak_mb(), {}  # type: float, dict[str, list[float]]
    rows = [held_against(instance(actors, seed), took) for seed in range(rounds)]

    def counted(part: str) -> dict[str, int]:
        return {name: sum(bool(row[part][name]) for row in rows) for name in rows[0][part]}

    worse = sorted({name for row in rows for name in row["worse"]})
    return {
        "actors": actors,
        "instances": len(rows),
        "seconds": {name: round(float(np.median(times)), 4) for name, times in took.items()},
        "longest": {name: round(max(times), 3) for name, times in took.items()},
        "at or above": counted("above"),
        "proven": counted("proven"),
        "worse": {name: round(_mean(row["worse"].get(name, 0.0) for row in rows), 4) for name in worse},
        "gap": float(f"{max(row['gap'] for row in rows):.2g}"),
        "proposals": min(row["proposals"] for row in rows),
        "peak": peak_mb(),
        "peak before": before,
        "load": said()["load"],
    }


def _mean(values: Any) -> float:
    return float(np.mean(list(values)))


def fitted(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Exponents of time on size, over all sizes."""
    counts = [row["actors"] for row in rows]
    return {name: exponent(counts, [row["seconds"][name] for row in rows]) for name in FITTED}


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep; say whether a heuristic was better."""
    rows = by_size(
        "benchmarks.partnerships",
        __doc__,
        measure=measure,
        tell=told,
        sizes="55,250,1400,5000",
        rounds=INSTANCES,  # worlds of each size
    )
    worse = [f"{row['actors']:,} actors: {name}" for row in rows for name in behind(row)]
    if rows:
        print("A heuristic was better: " + "; ".join(worse) if worse else "No heuristic was better anywhere.")


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    return {**said(), "sizes": rows, "exponents": fitted(rows) if len(rows) > 2 else {}}


if __name__ == "__main__":
    main()
