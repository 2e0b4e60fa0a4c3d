"""Say why one offer is not among the answers, or not higher."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .exclusions import EXCLUSIONS, KEPT
from .ranking import Ranking
from .values import PARTS, Offers

LOW = 0.5  # a part below this is named

WHY_EXCLUDED = {
    "kind": "It is another kind of help than was asked for.",
    "stage": "It does not serve the stage that was asked for.",
    "declined": "It was declined for this need before.",
    "rival": "It comes from an organisation that bids for the same work.",
    "expired": "It has ended.",
    "unavailable": "It has no room left.",
    "audience": "It is for other people than those who need this.",
    "place": "It works somewhere else, too far from where this is needed.",
}


@dataclass(frozen=True, slots=True)
class Absence:
    """Where one offer stands, and why not higher."""

    offer: int
    status: str  # not_retrieved, excluded, below_floor, beyond_top, listed
    exclusion: str | None  # one of EXCLUSIONS
    rank: int | None  # 1 for the best, when listed
    low: tuple[tuple[str, float], ...]  # parts that were counted and are below a half, lowest first
    why: str


def why_not(offers: Offers, ranking: Ranking, offer: int) -> Absence:
    """Say what kept an offer out, or which of its parts were low.

    Order of `low`: by value, rising; then as PARTS.
    """
    i = offers.row_of(offer)
    if i is None:
        why = "It was not looked at closely: what it says has too little in common with this need."
        return Absence(offer, "not_retrieved", None, None, (), why)
    if ranking.exclusion[i] != KEPT:
        reason = EXCLUSIONS[int(ranking.exclusion[i])]
        return Absence(offer, "excluded", reason, None, (), WHY_EXCLUDED[reason])
    known = [(part, float(ranking.parts[i, p])) for p, part in enumerate(PARTS) if ranking.weight[i, p] > 0]
    low = tuple(sorted((pair for pair in known if pair[1] < LOW), key=lambda pair: pair[1]))
    if ranking.below_floor[i]:
        return Absence(offer, "below_floor", None, None, low, "Too little of it is about this need.")
    at = np.flatnonzero(ranking.order == i)
    if not len(at):
        return Absence(
            offer, "beyond_top", None, None, low, "It fits, but others fit better and the list is full."
        )
    return Absence(offer, "listed", None, int(at[0]) + 1, low, "It is in the list.")
