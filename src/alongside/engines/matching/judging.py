"""How well an order answers a judged question, and how sure a mean over questions is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_finite
from .._shared.errors import EngineInputError

RESAMPLES, SEED = 2000, 1
LIKELY = (0.025, 0.975)


def ndcg(order: Sequence[str], gains: Mapping[str, float], depth: int = 10) -> float:
    """Discounted gain of the first `depth` of an order, as a share of the best that could be had.

    Gains are counted as they are, as trec_eval does, not raised to a power; 0 or less counts as 0.
    Source: Järvelin and Kekäläinen (2002), ACM TOIS 20(4), 422–446.
    """
    discount = 1 / np.log2(np.arange(2, depth + 2))
    best = sorted((gain for gain in gains.values() if gain > 0), reverse=True)[:depth]
    had = np.array([max(gains.get(one, 0.0), 0.0) for one in order[:depth]])
    ideal = float((np.array(best) * discount[: len(best)]).sum())
    return float((had * discount[: len(had)]).sum()) / ideal if ideal else 0.0


def recall(order: Sequence[str], gains: Mapping[str, float], depth: int = 100) -> float:
    """Share of what is relevant, of a gain above 0, that stands among the first `depth`."""
    wanted = {one for one, gain in gains.items() if gain > 0}
    return len(wanted.intersection(order[:depth])) / len(wanted) if wanted else 0.0


def reciprocal_rank(order: Sequence[str], gains: Mapping[str, float]) -> float:
    """One over the position of the first relevant answer; 0 when there is none."""
    return next((1 / place for place, one in enumerate(order, 1) if gains.get(one, 0.0) > 0), 0.0)


def mean_and_interval(values: ArrayLike, seed: int = SEED) -> tuple[float, float, float]:
    """Give the mean over questions and its 95% bootstrap interval: questions drawn again, with replacement.

    Shapes: one value per question. The same values and seed give the same interval.
    Cost: O(2,000 × n). Raises: EngineInputError without any value.
    Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, the percentile interval.
    """
    each: NDArray[np.float64] = frozen_array("judging.values", values, np.float64)
    require_finite("judging.values", each)
    if not len(each):
        raise EngineInputError("judging.values", "there are none.", "Give a value per question.")
    random = np.random.default_rng(seed)
    means = [float(each[random.integers(0, len(each), len(each))].mean()) for _ in range(RESAMPLES)]
    low, high = np.quantile(means, LIKELY).tolist()
    return float(each.mean()), low, high
