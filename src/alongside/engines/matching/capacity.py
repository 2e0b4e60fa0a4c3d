"""The capacity part: how much room an offer has left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .values import HISTORY, Offers


def capacity_part(offers: Offers) -> NDArray[np.float64]:
    """Give the share of room left; never for history, which cannot be asked.

    Shapes: n values, NaN where not known.
    """
    return np.where(offers.standing == HISTORY, np.nan, offers.capacity)
