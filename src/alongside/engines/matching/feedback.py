"""What the best answers say, so that offers like them can be told from offers that only share a word.

Blind feedback: the few candidates that fit best after a first look are read as if somebody had said that they
fit, and every candidate is held against what they say. Nothing is searched for again.

Source: the relevance model of Lavrenko and Croft (2001), SIGIR, interpolated as by Abdul-Jaleel and others
(2004), TREC; for vectors Rocchio (1971).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_finite

LEADERS = 10  # answers read
STEMS = 40  # of their stems, so many count
LEAST_VALUE = 0.2  # a topic below this fits too little to be read as an answer
SPREAD = 0.5  # logits; by so much less an answer counts 1/e of another
LEAST_RARITY = 1.0  # nats; a commoner stem says nothing of what answers have in common
ROUNDED = 9  # digits; sums that agree to these are equal, whatever the machine


@dataclass(frozen=True, slots=True, eq=False)
class Leaders:
    """The answers that are read, best first. Shapes: both have one entry per answer; weights add up to 1."""

    rows: NDArray[np.int64]
    weight: NDArray[np.float64]


def leaders(logit: ArrayLike, id: ArrayLike, may: ArrayLike) -> Leaders:
    """Choose the answers to read: those of the highest topic, if it is high enough, among those that may be.

    Shapes: three arrays of n; `may` says which candidates may be read: open to everybody.
    Order: by topic, falling; then by id. The order of the candidates changes nothing.
    Cost: O(n log n). Raises: EngineInputError for arrays of unequal length.
    """
    about = frozen_array("feedback.logit", logit, np.float64)
    require_finite("feedback.logit", about)
    about = np.round(about, ROUNDED)
    ids = frozen_array("feedback.id", id, np.int64, about.shape)
    fit = frozen_array("feedback.may", may, np.bool_, about.shape) & (
        about >= np.log(LEAST_VALUE / (1 - LEAST_VALUE))
    )
    rows = np.lexsort((ids, -about))
    rows = rows[fit[rows]][:LEADERS]
    weight = np.exp((about[rows] - about[rows].max(initial=-np.inf)) / SPREAD) if len(rows) else about[:0]
    return Leaders(
        frozen_array("feedback.rows", rows, np.int64),
        frozen_array("feedback.weight", weight / weight.sum() if len(rows) else weight, np.float64),
    )


def in_common(
    share: ArrayLike, rarity: ArrayLike, found_in: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Choose the stems that tell the best answers from other offers, and how much each counts.

    Shapes: three arrays with one entry per stem that an answer says, in an order that does not depend on the
    answers; gives the places of those chosen, the most telling first, and their weights, which add up to 1.
    Units: `share` is how much of the answers the stem is, by their weights; `rarity` in nats; `found_in` in
    how many offers it stands. A stem of one offer tells nothing of others.
    Cost: O(n log n). Raises: EngineInputError for arrays of unequal length.
    """
    part = frozen_array("feedback.share", share, np.float64)
    rare = frozen_array("feedback.rarity", rarity, np.float64, part.shape)
    count = frozen_array("feedback.found_in", found_in, np.int64, part.shape)
    tells = np.where(count > 1, part * np.maximum(rare - LEAST_RARITY, 0), 0)
    tells = np.round(tells, ROUNDED)
    chosen = np.argsort(-tells, kind="stable")[:STEMS]
    chosen = chosen[tells[chosen] > 0]
    total = tells[chosen].sum()
    return (
        frozen_array("feedback.chosen", chosen, np.int64),
        frozen_array("feedback.weight", tells[chosen] / total if total else tells[chosen], np.float64),
    )
