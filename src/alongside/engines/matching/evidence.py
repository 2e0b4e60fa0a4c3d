"""The evidence part: how well an offer has been tested."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .values import Offers

BY_GRADE = (0.2, 0.4, 0.6, 0.8, 1.0)  # opinion, case, comparison, trial, review of trials


def evidence_part(offers: Offers) -> NDArray[np.float64]:
    """Turn the grade of evidence into 0.2 (opinion) to 1 (review of trials).

    Shapes: n values, NaN where no grade is known.
    """
    value = np.array(BY_GRADE)[np.maximum(offers.evidence, 0)]
    return np.where(offers.evidence >= 0, value, np.nan)
