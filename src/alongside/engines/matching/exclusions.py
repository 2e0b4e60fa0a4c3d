"""The hard filters: what is never an answer, however well it scores, and why."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .reach import Reach, too_far
from .values import HISTORY, KINDS, OPEN, NeedProfile, Offers

# An offer is counted once, under the first of these that holds.
EXCLUSIONS = ("kind", "stage", "declined", "rival", "expired", "unavailable", "audience", "place")
KEPT = -1


def exclude(
    need: NeedProfile, offers: Offers, audience: NDArray[np.float64], reach: Reach
) -> NDArray[np.int8]:
    """Say for each offer which exclusion applies, as a position in `EXCLUSIONS`, or `KEPT`.

    kind, stage: not what the asker chose; an offer that names no stage is not one of the stages chosen.
    declined, rival: declined for this need before; its actor bids for the same work.
    expired: its last day is before today. unavailable: open, and known to have no room left.
    audience: both name groups and none meets. place: it works elsewhere, too far away (never history).
    Shapes: `audience` and the result have n values.
    """
    wanted = np.array([not need.only_kinds or kind in need.only_kinds for kind in KINDS])
    tests = {
        "kind": ~wanted[offers.kind],
        "stage": (need.only_stages != 0) & ((offers.stages & np.uint8(need.only_stages)) == 0),
        "declined": np.isin(offers.id, need.declined),
        "rival": np.isin(offers.actor, need.rivals) & (offers.actor >= 0),
        "expired": (offers.valid_until > 0) & (offers.valid_until < need.today),
        "unavailable": (offers.standing == OPEN) & (offers.capacity == 0),
        "audience": audience == 0,
        "place": too_far(need, offers, reach) & (offers.standing != HISTORY),
    }
    result = np.full(len(offers), KEPT, dtype=np.int8)
    for position, name in reversed(list(enumerate(EXCLUSIONS))):
        result[tests[name]] = position
    result.setflags(write=False)
    return result
