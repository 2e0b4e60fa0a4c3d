"""How far each was exposed when it started."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .values import Adoption, Floats, locked


def threshold(given: Adoption, exposed: ArrayLike, lag: int = 0) -> Floats:
    """Give each actor's exposure in the period it first started, or `lag` periods before.

    Shapes: `exposed` n × T, as `exposure` gives it; the answer n, NaN for who did not start, and where the
    period before was not seen.
    Source: Valente (1996), Social Networks 18, 69–89.
    """
    table = np.asarray(exposed)
    if table.shape != (given.n, given.periods):
        frozen_array("exposed", exposed, np.float64, (given.n, given.periods))
    if lag < 0:
        raise EngineInputError("lag", f"it is {lag}.", "Give 0 or more periods.")
    at = given.start - lag
    seen = given.started & (at >= 0)
    found = np.full(given.n, np.nan)
    found[seen] = table[np.flatnonzero(seen), at[seen]]
    return locked(found)
