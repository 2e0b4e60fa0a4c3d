"""Who is not heard: areas ranked by the people whose share of voices is missing, with how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .misalignment import Misalignment
from .values import Floats, Ints, amounts

SURE, LIKELY, UNSURE = 2, 1, 0
BELOW = {SURE: 0.975, LIKELY: 0.8}  # how probable it must be that an area is under-heard
LEAST = 1.0  # voices that an area's share must be: of less, none heard says nothing


@dataclass(frozen=True, slots=True)
class Unheard:
    """Arrays of n, read-only, but `order`: the areas that are sure or likely to be under-heard, most
    missing first.

    `missing`: people × how much of an even share is not there, 0 where the share is there or more;
    `certainty`: SURE (the ratio's 95% interval lies below 1), LIKELY (four in five) or UNSURE.
    """

    missing: Floats
    certainty: Ints
    order: Ints


def unheard(found: Misalignment, people: ArrayLike) -> Unheard:
    """Rank the areas where people's share of the voices is missing.

    missing_i = people_i × max(0, 1 − ratio_i). An area whose share is less than one voice is never sure or
    likely: where ratios differ widely most lie below 1 before anything is heard. Ties stay as they come.
    Shapes: `people` has one amount an area, 0 or more. Cost: O(n log n). Raises: EngineInputError.
    """
    crowd = amounts("people", people, found.ratio)
    missing = crowd * np.maximum(0.0, 1 - found.ratio)
    certainty = np.zeros(len(crowd), dtype=np.int64)
    for level in (LIKELY, SURE):
        certainty[(found.below >= BELOW[level]) & (found.expected >= LEAST)] = level
    listed = np.flatnonzero((certainty > UNSURE) & (missing > 0))
    order = listed[np.argsort(-missing[listed], kind="stable")]
    for one in (missing, certainty, order):
        one.setflags(write=False)
    return Unheard(missing, certainty, order)
