"""An order in which different offers come first: not ten of one organisation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .values import Offers, owners

TRADE_OFF = 0.7  # of fit; the rest is how unlike an offer is to those before it
OTHER_ACTOR = 0.5  # how much alike two offers of different actors on the same subjects are


def likeness(offers: Offers, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Say how alike chosen offers are: 1 for the same actor, else half the Jaccard index of their subjects.

    Shapes: `rows` has k rows of the offers, each once; the result is k × k, symmetric, 1 on its diagonal.
    Cost: O(k × subjects + k²).
    """
    actor = offers.actor[rows]
    same = (actor[:, None] == actor) & (actor >= 0)[:, None]
    subjects, at = np.unique(offers.subjects[1], return_inverse=True)
    about = np.zeros((len(offers), len(subjects)))
    about[owners(offers.subjects), at] = 1.0
    about = about[rows]
    shared = about @ about.T
    size = about.sum(axis=1)
    either = size[:, None] + size - shared
    result = np.where(same, 1.0, OTHER_ACTOR * shared / np.where(either > 0, either, 1))
    np.fill_diagonal(result, 1.0)
    return frozen_array("likeness", result, np.float64)


def different_first(
    score: NDArray[np.float64], alike: NDArray[np.float64], trade_off: float = TRADE_OFF
) -> NDArray[np.int64]:
    """Order offers so that each is both fitting and unlike those before it.

    Next is always the offer with the greatest trade_off × score − (1 − trade_off) × the most that it is like
    one already taken. The first is thus the one that fits best; a trade-off of 1 keeps the order of scores.
    Shapes: `score` has k values, 0..1; `alike` is k × k; the result has the k positions, first to last.
    Order: of equals the one given first comes first.
    Cost: O(k²).
    Raises: EngineInputError for other shapes, or values outside 0..1.
    Source: maximal marginal relevance, Carbonell and Goldstein (1998), SIGIR, 335–336.
    """
    fit = frozen_array("score", score, np.float64)
    like = frozen_array("alike", alike, np.float64, (len(fit), len(fit)))
    for name, values in (("score", fit), ("alike", like.ravel())):
        require_finite(name, values)
        require_between(name, values, 0, 1)
    if not 0 <= trade_off <= 1:
        raise EngineInputError("trade_off", f"it is {trade_off}.", "Give a value from 0 to 1.")
    most_alike = np.zeros(len(fit))
    left = np.ones(len(fit), dtype=bool)
    order = np.empty(len(fit), dtype=np.int64)
    for place in range(len(fit)):
        worth = trade_off * fit - (1 - trade_off) * most_alike
        best = int(np.argmax(np.where(left, worth, -np.inf)))
        order[place], left[best] = best, False
        most_alike = np.maximum(most_alike, like[best])
    order.setflags(write=False)
    return order
