"""Ranks with their uncertainty: how likely each place is, and which items cannot be told apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .values import Floats, Ints, locked

DRAWS = 4_000
SURE = 0.95


@dataclass(frozen=True, slots=True)
class Ranks:
    """Where each item may stand.

    Shapes: n items. `rank` n from 1, equal scores share one; `chance` n × n: of item i to have rank r + 1;
    `low`, `high` n: ranks that hold 95% in the middle; `before` n × n: the chance that i is above j, 0.5 on
    the diagonal; `level` n: items of one level, from 0, cannot be told apart from the first of it.
    """

    rank: Ints
    chance: Floats
    low: Ints
    high: Ints
    before: Floats
    level: Ints


def ranks(mean: np.typing.ArrayLike, covariance: np.typing.ArrayLike, seed: int, draws: int = DRAWS) -> Ranks:
    """Draw scores from the normal distribution and count places.

    Shapes: `mean` n; `covariance` n × n. `before` is exact, the other chances have an error of at most
    0.5 ÷ √draws. The scores of a fit that is not `connected` differ by the prior alone between groups.
    Raises: EngineInputError for a covariance that is none, or no draws.
    """
    centre = frozen_array("mean", mean, np.float64)
    n = len(centre)
    spread = frozen_array("covariance", covariance, np.float64, (n, n))
    if draws < 1:
        raise EngineInputError("draws", f"it is {draws}.", "Draw at least once.")
    value, axis = np.linalg.eigh(spread) if n else (np.zeros(0), np.zeros((0, 0)))
    if n and value.min() < -1e-8 * max(1.0, float(value.max())):
        raise EngineInputError("covariance", "a variance in it is below 0.", "Give a covariance.")
    noise = np.random.default_rng(seed).standard_normal((draws, n))
    drawn = centre + noise * np.sqrt(np.maximum(value, 0.0)) @ axis.T
    place = np.argsort(np.argsort(-drawn, axis=1, kind="stable"), axis=1, kind="stable")
    chance = np.stack([np.bincount(place[:, i], minlength=n) for i in range(n)]) / draws if n else spread
    up_to = np.cumsum(chance, axis=1)
    rounded = np.round(centre, 9)
    differ = np.maximum(np.diag(spread)[:, None] + np.diag(spread) - 2 * spread, 0.0)
    gap = rounded[:, None] - rounded
    with np.errstate(divide="ignore", invalid="ignore"):
        before = np.where(differ > 1e-15, ndtr(gap / np.sqrt(differ)), (np.sign(gap) + 1) / 2)
    rank = 1 + (rounded > rounded[:, None]).sum(axis=1)
    return Ranks(
        locked(rank.astype(np.int64)),
        locked(chance),
        locked((up_to < (1 - SURE) / 2).sum(axis=1).astype(np.int64) + 1),
        locked((up_to < (1 + SURE) / 2 - 1e-12).sum(axis=1).astype(np.int64) + 1),
        locked(before),
        locked(_levels(rounded, before)),
    )


def _levels(score: Floats, before: Floats) -> Ints:
    """From the top: a new level begins with the first that is surely below the first of the level."""
    order = np.argsort(-score, kind="stable")
    level, first, now = np.zeros(len(score), np.int64), -1, -1
    for item in order.tolist():
        if first < 0 or before[first, item] >= SURE:
            first, now = item, now + 1
        level[item] = now
    return level
