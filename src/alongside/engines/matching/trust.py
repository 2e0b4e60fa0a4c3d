"""The trust part: earlier ties between an offer's actor and the need's owner."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .values import NeedProfile, Offers

FURTHEST_TIE = 4.0  # a longer path of ties is as good as none


def trust_part(need: NeedProfile, offers: Offers) -> NDArray[np.float64]:
    """Turn the path of ties to the need's owner into 1 / (1 + length); 0 beyond four, or with none recorded.

    Shapes: n values, NaN where the need has no owner, the offer no actor, or the path was not looked up.
    """
    known = (need.owner >= 0) & (offers.actor >= 0)
    value = np.where(offers.trust <= FURTHEST_TIE, 1 / (1 + offers.trust), 0.0)
    return np.where(known & ~np.isnan(offers.trust), value, np.nan)
