"""The stage part: how near the stages an offer serves are to the need's."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .values import STAGES, NeedProfile, Offers

BY_STEPS = (1.0, 0.6, 0.3)  # the same stage, one step off, two; further counts 0


def stage_part(need: NeedProfile, offers: Offers) -> NDArray[np.float64]:
    """Judge how near the stages an offer serves are to those the need is at, by steps along the pathway.

    Shapes: n values, NaN where either names no stage.
    """
    needed = [i for i in range(len(STAGES)) if need.stages >> i & 1]
    if not needed:
        return np.full(len(offers), np.nan)
    steps = [min(abs(i - j) for i in needed) for j in range(len(STAGES))]
    worth = np.array([BY_STEPS[step] if step < len(BY_STEPS) else 0.0 for step in steps])
    serves = (offers.stages[:, None] >> np.arange(len(STAGES))) & 1
    return np.where(offers.stages > 0, (serves * worth).max(axis=1), np.nan)
