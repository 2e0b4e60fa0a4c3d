"""When limits should be worked out again: a shift that lasts to the end, long enough to be the new normal.

Source: NHS England, Making data count (recalculate when a change is known, lasting and meant; never because
the chart looks better).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .control import FIRM, SHIFT, Chart


@dataclass(frozen=True, slots=True)
class Rebase:
    """Limits could begin anew at place `at`: `points` in a row, to the end, lie above (1) or below (−1) the
    mean.

    `firm` where they are twelve or more, enough for limits of their own.
    """

    at: int
    side: int
    points: int

    @property
    def firm(self) -> bool:
        """Whether there are points enough for new limits."""
        return self.points >= FIRM


def suggest_rebase(chart: Chart) -> Rebase | None:
    """Say from where limits could begin anew; None where the newest points do not lie on one side.

    It needs seven or more known points on one side of the mean, to the end. Whether to do it is for those who
    know what changed then.
    """
    known = np.flatnonzero(np.isfinite(chart.values) & np.isfinite(chart.mean))
    if not len(known):
        return None
    last = chart.parts[-1]
    known = known[known >= last.start]
    sides = np.sign(chart.values[known] - chart.mean[known])
    if not len(sides) or sides[-1] == 0:
        return None
    other = np.flatnonzero(sides != sides[-1])
    first = int(other[-1]) + 1 if len(other) else 0
    if len(sides) - first < SHIFT or first == 0:
        return None
    return Rebase(int(known[first]), int(sides[-1]), len(sides) - first)
