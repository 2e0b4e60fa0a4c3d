"""Which statement to show next, so that new ones get their hearing."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .values import Counts, Floats, locked

NEW, HALVED_AFTER = 8.0, 5.0  # how much a statement without votes is lifted; votes after which that halves


def priorities(told: Counts, extremity: ArrayLike) -> Floats:
    """Weigh statements by what a further answer tells: m positive numbers.

    High for few passes, many agreements and a place far out; lifted up to ninefold while it has few votes.
    Shapes: `extremity` m values, as `Space.extremity`; `told` groups × m, which are added up.
    Source: Polis' `conversation.clj`, `priority-metric`.
    """
    whole = told.together()
    out = frozen_array("extremity", extremity, np.float64, (whole.seen.shape[1],))
    agree, seen = whole.agree[0], whole.seen[0]
    telling = (1 - (whole.passed[0] + 1) / (seen + 2)) * (out + 1) * (agree + 1) / (seen + 2)
    return locked(np.square(telling * (1 + NEW * 2.0 ** (-seen / HALVED_AFTER))))


def next_statement(priority: ArrayLike, unseen: ArrayLike, draw: float) -> int | None:
    """Choose one of the statements a person has not seen, each in proportion to its priority.

    Shapes: m and m; `draw` is a number from 0 up to 1, which the caller takes from a seeded source.
    Gives the place of the statement, None when all have been seen.
    Raises: EngineInputError if a priority is not positive or `draw` is outside.
    """
    weight = frozen_array("priority", priority, np.float64)
    open_to = frozen_array("unseen", unseen, np.bool_, weight.shape)
    if not (np.isfinite(weight) & (weight > 0)).all():
        raise EngineInputError("priority", "one is not above 0.", "Give `priorities` as they came.")
    if not 0 <= draw < 1:
        raise EngineInputError("draw", f"it is {draw}, not from 0 up to 1.", "Draw it from a seeded source.")
    places = np.flatnonzero(open_to)
    if not len(places):
        return None
    cumulated = np.cumsum(weight[places])
    chosen = int(np.searchsorted(cumulated, draw * cumulated[-1], side="right"))
    return int(places[min(chosen, len(places) - 1)])
