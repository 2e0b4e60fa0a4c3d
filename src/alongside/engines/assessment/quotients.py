"""Location quotients: an area's share of one thing for each unit of its share of another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv

from .._shared.errors import EngineInputError
from .values import LEVEL, Floats, amounts


@dataclass(frozen=True, slots=True)
class Quotients:
    """1 is in line; NaN where the base has nothing there. Arrays of n, read-only; 95% intervals, exact."""

    quotient: Floats
    low: Floats
    high: Floats


def location_quotients(counts: ArrayLike, base: ArrayLike) -> Quotients:
    """How an area's share of the counts stands to its share of the base.

    The interval is Clopper and Pearson's for the area's share of the counts, divided by its share of the
    base: each of the counts fell into the area or did not.
    Shapes: n counts, n amounts of the base, 0 or more. Cost: O(n). Raises: EngineInputError; both must have
    some.
    Source: Clopper and Pearson (1934), Biometrika 26, 404–413.
    """
    ground = amounts("base", base)
    count = amounts("counts", counts, ground)
    for name, one in (("counts", count), ("base", ground)):
        if one.sum() <= 0:
            raise EngineInputError(name, "there are none.", "Give at least one area with some.")
    total = count.sum()
    tail = (1 - LEVEL) / 2
    share = ground / ground.sum()
    low = np.where(count > 0, betaincinv(np.maximum(count, 0.5), total - count + 1, tail), 0.0)
    high = np.where(count < total, betaincinv(count + 1, np.maximum(total - count, 0.5), 1 - tail), 1.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = [np.where(share > 0, one / share, np.nan) for one in (count / total, low, high)]
    for one in found:
        one.setflags(write=False)
    return Quotients(*found)
