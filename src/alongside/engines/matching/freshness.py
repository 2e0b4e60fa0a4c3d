"""The freshness part: how long ago anyone said that an offer holds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .values import NeedProfile, Offers

HALF_LIFE_DAYS = (
    365,
    730,
    365,
    1095,
    180,
)  # by kind, in the order of KINDS: when a confirmation is worth half


def freshness_part(need: NeedProfile, offers: Offers) -> NDArray[np.float64]:
    """Halve with every half-life since an offer was last confirmed, or, for history, reported.

    Shapes: n values, NaN where the day is not known. A day to come counts as today.
    """
    age = np.maximum(need.today - offers.confirmed, 0)
    value = 0.5 ** (age / np.array(HALF_LIFE_DAYS, dtype=np.float64)[offers.kind])
    return np.where(offers.confirmed > 0, value, np.nan)
