"""Values as whole steps, so that a flow over them is exact and cannot overflow unseen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .values import Floats, Ints

COST_BITS = 62  # of 63: what the solver multiplies costs to, and what we add up, stays below
FINE_BITS, MANY_BITS = 34, 26  # how fine the steps of the largest value are, for few values and for many
MANY = 200_000
DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Steps:
    """`steps` of which `per_unit` make 1; `exact` when no value was rounded."""

    steps: Ints
    per_unit: float
    exact: bool

    @property
    def error(self) -> float:
        """The most that the value of one unit was rounded by."""
        return 0.0 if self.exact else 0.5 / self.per_unit


def whole_steps(value: Floats, nodes: int, units: int) -> Steps:
    """Turn values into whole steps: exactly where they are decimals that fit, else as fine as fits.

    `nodes` of the network and `units` that may flow bound the largest step: neither steps × nodes nor
    steps × units reaches 2^62.
    """
    top = float(value.max(initial=0.0))
    room = 2.0**COST_BITS / max(4 * (nodes + 1), units, 1)
    for decimals in range(DECIMALS + 1):
        per_unit = 10.0**decimals
        if top * per_unit > min(room, 2.0**52):
            break
        steps = np.rint(value * per_unit)
        if np.array_equal(steps / per_unit, value):
            return Steps(steps.astype(np.int64), per_unit, True)
    fine = min(room, 2.0 ** (FINE_BITS if len(value) <= MANY else MANY_BITS))
    power = np.floor(np.log2(fine / top)) if top else 0.0
    per_unit = float(2.0 ** min(power, 1023.0))
    return Steps(np.rint(value * per_unit).astype(np.int64), per_unit, False)
