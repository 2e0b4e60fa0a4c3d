"""A distance from a target that is held within bounds, for integer programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .balance import Target

STEPS = 10**6  # shares and weights are counted in millionths


def hold_near(
    model: Any, here: Sequence[Sequence[Any]], n: Any, most: int, wanted: Target, tolerance: float
) -> Any:
    """Demand that things, counted by category, lie within `tolerance` of what is wanted.

    `here`: per dimension and category how many there are, `n`: how many in all, `most`: n at most; all
    expressions of a CP-SAT model. Times n the distance is linear, so that n may vary.
    Gives twice the weighted distance × n, in steps, or 0 where anything will do.
    """
    apart: Any = 0
    slack = total = 0
    for at, shares in enumerate(wanted.shares):
        weight = round(float(wanted.weight[at]) * STEPS)
        if shares is None or not weight:
            continue
        total += weight
        slack += weight * len(shares)
        for count, share in zip(here[at], shares.tolist(), strict=True):
            off = model.new_int_var(0, most * STEPS, "")
            gap = STEPS * count - round(share * STEPS) * n
            model.add(off >= gap)
            model.add(off >= -gap)
            apart += weight * off
    if total:
        model.add(apart <= (round(2 * tolerance * STEPS) * total + slack // 2) * n)
    return apart
