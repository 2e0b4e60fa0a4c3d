"""What goes into an allocation and what comes out: frozen, checked, in arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
FAIR = ("none", "floor", "leximin")
MOST_VALUE = 1e305
MOST_UNITS = 2**40  # of one need or offer, and of all; 5,000,000 times that still fits 63 bits


@dataclass(frozen=True, slots=True)
class Market:
    """What is asked, what there is, and what each pairing is worth: checked, edges by need, then offer.

    Shapes: m edges, n needs, k offers; `order` leads from our order of the edges back to the caller's.
    """

    need: Ints
    offer: Ints
    value: Floats
    demand: Ints
    capacity: Ints
    group: Ints
    groups: int
    order: Ints

    @property
    def asked(self) -> Ints:
        """Units asked for by each group."""
        return total(self.group, self.demand, self.groups)


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who gets how much of what, how good that is, and what it would take to do better.

    Shapes: `units` per edge, as given; `share`, `asked`, `received`, `worth` per group; `unmet` per need;
    `room` and `worth_of_one_more` per offer. Without groups each need is its own.
    """

    units: Ints  # given along each edge
    value: float  # Σ value × units
    bound: float  # no allocation that keeps the same floors is worth more; by prices, over all edges
    rounding: float  # `bound` - `value` may be this much although nothing better exists
    optimal: bool  # `bound` - `value` is no more than `rounding`
    share: Floats  # units received ÷ units asked for, per group; 1 where nothing is asked for
    asked: Ints  # units, per group
    received: Ints  # units, per group
    worth: Floats  # value received, per group
    floor: float  # the share that every group was promised; 0 without a promise
    price_of_fairness: float  # share of the value without a promise that is given up, 0 to 1
    worth_of_one_more: Floats  # value added by one more unit of the offer, what was promised being kept
    unmet: Ints  # units asked for and not given, per need
    room: Ints  # units not given away, per offer
    envy: int  # needs that would rather have a unit another got than their own worst, or than none


def market(
    need: ArrayLike,
    offer: ArrayLike,
    value: ArrayLike,
    demand: ArrayLike,
    capacity: ArrayLike,
    group: ArrayLike | None,
) -> Market:
    """Check what was given and put the edges in order.

    Raises: EngineInputError naming the input and the first wrong row.
    """
    needs, offers = frozen_array("demand", demand, np.int64), frozen_array("capacity", capacity, np.int64)
    n, k = len(needs), len(offers)
    source = frozen_array("need", need, np.int64)
    target = frozen_array("offer", offer, np.int64, source.shape)
    worth = frozen_array("value", value, np.float64, source.shape)
    groups = np.arange(n) if group is None else frozen_array("group", group, np.int64, (n,))
    require_finite("value", worth)
    for name, values, top in (
        ("need", source, n - 1),
        ("offer", target, k - 1),
        ("value", worth, np.inf),
        ("demand", needs, MOST_UNITS),
        ("capacity", offers, MOST_UNITS),
        ("group", groups, MOST_UNITS),
    ):
        require_between(name, values, 0, top)
    for name, amounts in (("demand", needs), ("capacity", offers)):
        if amounts.sum(dtype=np.float64) > MOST_UNITS:
            raise EngineInputError(
                name, f"it is more than {MOST_UNITS:,} units in all.", "Count in larger units."
            )
    if float(worth.max(initial=0.0)) > MOST_VALUE / max(float(needs.sum()), 1.0):
        raise EngineInputError("value", f"the sum could be more than {MOST_VALUE:g}.", "Use larger units.")
    key = source * max(k, 1) + target
    order = np.argsort(key, kind="stable")
    twice = np.flatnonzero(np.diff(key[order]) == 0)
    if len(twice):
        row = int(order[twice[0] + 1])
        raise EngineInputError(
            "need, offer",
            f"row {row} joins need {source[row]} and offer {target[row]}, as an earlier row does.",
            "Keep one row for each pair.",
        )
    count = int(groups.max(initial=-1)) + 1
    return Market(source[order], target[order], worth[order], needs, offers, groups, count, order)


def total(labels: Ints, amounts: NDArray[np.generic], count: int) -> Ints:
    """Sum whole amounts by label, exactly."""
    sums = np.zeros(count, np.int64)
    np.add.at(sums, labels, amounts)
    return sums
