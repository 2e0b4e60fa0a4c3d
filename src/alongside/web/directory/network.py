"""A small picture of whom an organisation works with: it in the middle, the others around it by kind."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MOST = 24  # more could not be told apart; the list beside the picture holds all
WIDE, HIGH = 320, 300
MIDDLE = (WIDE / 2, HIGH / 2)
NEAR, FAR = 84, 128  # two rings, used in turn where one would be crowded
CROWDED = 10


@dataclass(frozen=True, slots=True)
class Dot:
    """One other organisation: where its dot is, the number it has in the list, the kind of its tie."""

    x: float
    y: float
    number: int
    group: int  # which of the kinds, from 0; colour and pattern follow it
    inferred: bool


def picture(groups: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The dots around the middle, kinds side by side; nothing where there are no ties.

    `groups`: kinds of tie, each with its `ties`, a list of {number, inferred}.
    """
    ties = [(tie, index) for index, group in enumerate(groups) for tie in group["ties"]][:MOST]
    if not ties:
        return {}
    # One step between neighbours, and one more between two kinds.
    steps = len(ties) + (len({index for _, index in ties}) if len({index for _, index in ties}) > 1 else 0)
    dots, step, before = [], 0, ties[0][1]
    for tie, index in ties:
        step += index != before
        before = index
        angle = 2 * math.pi * step / steps - math.pi / 2
        radius = (
            FAR if len(ties) > CROWDED and step % 2 else NEAR if len(ties) > CROWDED else (NEAR + FAR) / 2
        )
        x, y = MIDDLE[0] + radius * math.cos(angle), MIDDLE[1] + radius * math.sin(angle)
        dots.append(Dot(round(x, 1), round(y, 1), tie["number"], index, tie["inferred"]))
        step += 1
    return {"dots": dots, "x": MIDDLE[0], "y": MIDDLE[1], "wide": WIDE, "high": HIGH}
