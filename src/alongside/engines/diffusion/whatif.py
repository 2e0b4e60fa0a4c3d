"""What a new tie, or somebody who brings sites together, would change in how far it spreads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import t as student

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .least import LEVEL
from .spreading import CHANCE, RUNS, Routes, routes, sites, spread
from .values import Floats, locked


@dataclass(frozen=True, slots=True)
class Change:
    """How many more (or fewer) are reached, step by step.

    Shapes: steps + 1 each. `before`, `after`: means; `change` their difference, `low` to `high` its 95%
    interval over runs on the same luck; `more`: the share of runs in which more are reached.
    """

    before: Floats
    after: Floats
    change: Floats
    low: Floats
    high: Floats
    more: Floats
    runs: int


def what_if(
    before: Routes,
    after: Routes,
    seeds: ArrayLike,
    steps: int,
    model: str = "cascade",
    runs: int = RUNS,
    seed: int = 0,
) -> Change:
    """Compare two networks on the same luck: what is the same in both falls the same way in both.

    Only the sites of `before` are counted, so that somebody new is no gain by being there. In a cascade more
    ways never reach fewer, in any run; with thresholds a site that listens to more listens less to each.
    Order: depends on `seed` alone. Cost: twice that of `spread`.
    Raises: EngineInputError as `spread`, with fewer than two runs, or if `after` has fewer sites.
    Source: common random numbers, after Glasserman and Yao (1992), Management Science 38, 884–908.
    """
    if after.n < before.n:
        raise EngineInputError("after", f"it has {after.n:,} sites, not {before.n:,}.", "Keep all of them.")
    if runs < 2:
        raise EngineInputError("runs", f"{runs} are too few to say how sure it is.", "Ask for more.")
    found = [
        spread(one, seeds, steps, model, runs=runs, seed=seed, counted=before.n).reached
        for one in (before, after)
    ]
    differs = found[1] - found[0]
    change = differs.mean(axis=0)
    wide = student.ppf((1 + LEVEL) / 2, runs - 1) * differs.std(axis=0, ddof=1) / np.sqrt(runs)
    return Change(
        before=locked(found[0].mean(axis=0)),
        after=locked(found[1].mean(axis=0)),
        change=locked(change),
        low=locked(change - wide),
        high=locked(change + wide),
        more=locked((differs > 0).mean(axis=0)),
        runs=runs,
    )


def with_ways(given: Routes, origin: ArrayLike, target: ArrayLike, chance: ArrayLike = CHANCE) -> Routes:
    """Add ways; for a tie that is looked along from both ends give both.

    Raises: EngineInputError as `routes`.
    """
    added = routes(given.n, origin, target, chance)
    return _joined(given, added, given.n)


def with_broker(given: Routes, among: ArrayLike, chance: float = CHANCE) -> Routes:
    """Add somebody, as site n, who takes it from each of these sites and brings it to each of them.

    Raises: EngineInputError for fewer than two sites, or one that is not there.
    """
    some = sites("among", frozen_array("among", among, np.int64), given.n)
    if len(some) < 2:
        raise EngineInputError(
            "among", "there are fewer than two sites.", "Name those to be brought together."
        )
    middle = np.full(len(some), given.n)
    added = routes(given.n + 1, np.append(some, middle), np.append(middle, some), chance)
    return _joined(given, added, given.n + 1)


def _joined(given: Routes, added: Routes, n: int) -> Routes:
    """Put ways together; of two between the same sites they fail when both fail."""
    origin = np.append(given.origin, added.origin)
    target = np.append(given.target, added.target)
    return routes(n, origin, target, np.append(given.chance, added.chance))
