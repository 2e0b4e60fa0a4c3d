"""How much each part counts, per kind of offer: numbers that can be said aloud."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .values import KINDS, PARTS


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """One row per kind of offer, one column per part, in the order of `KINDS` and `PARTS`.

    Shapes: 5 × 9. A weight of 0 leaves that part out for that kind.
    Raises: EngineInputError for another shape, a weight below 0, or a kind whose topic counts for nothing.
    """

    table: NDArray[np.float64]

    def __post_init__(self) -> None:
        table = frozen_array("weights.table", self.table, np.float64, (len(KINDS), len(PARTS)))
        require_finite("weights.table", table.ravel())
        require_between("weights.table", table.ravel(), 0, np.inf)
        if (table[:, 0] <= 0).any():
            kind = KINDS[int(np.flatnonzero(table[:, 0] <= 0)[0])]
            raise EngineInputError(
                "weights.table",
                f"topic counts for nothing for the kind {kind}.",
                "Give topic a weight above 0.",
            )
        object.__setattr__(self, "table", table)


# An asset is somewhere to go, so reach counts; a fund opens at certain stages; an innovation travels, and
# asks for proof.
DEFAULT_WEIGHTS = Weights(
    np.array(
        [
            # topic subject reach audience stage trust capacity freshness evidence
            [10, 6, 3, 3, 2, 3, 2, 1, 1],  # capability
            [10, 5, 6, 3, 1, 1, 2, 2, 0],  # asset
            [10, 6, 6, 4, 2, 2, 2, 1, 1],  # support
            [10, 6, 1, 3, 3, 1, 1, 1, 3],  # innovation
            [10, 5, 2, 2, 4, 1, 1, 2, 0],  # fund
        ],
        dtype=np.float64,
    )
)
