"""How evenly chances are spread."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .values import Fairness


def fairness(chances: ArrayLike) -> Fairness:
    """Say how evenly chances are spread: the least, the most, the mean, the geometric mean, Gini's figure.

    Shapes: `chances` one for each person, 0 to 1. Gini: half the mean difference of two people's chances,
    over the mean; 0 is even.
    Raises: EngineInputError for none, or a chance that is none.
    Source: Flanigan, Gölz, Gupta, Hennig and Procaccia (2021), Nature 596, 548–552, table 1.
    """
    shares = frozen_array("chances", chances, np.float64)
    if shares.ndim != 1 or not len(shares):
        raise EngineInputError("chances", "there are none.", "Give one for each person.")
    require_finite("chances", shares)
    require_between("chances", shares, 0.0, 1.0)
    n, total = len(shares), float(shares.sum())
    rank = np.arange(1, n + 1)
    gini = float(((2 * rank - n - 1) * np.sort(shares)).sum() / (n * total)) if total else 0.0
    geometric = float(np.exp(np.log(shares).mean())) if shares.min() > 0 else 0.0
    return Fairness(float(shares.min()), float(shares.max()), total / n, geometric, gini)
