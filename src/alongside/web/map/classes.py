"""Classes of shading: a few steps from low to high, each with its bounds in words."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.web.components.formats import count

MOST = 5  # shades that a reader can still tell apart on a map
UNKNOWN = "unknown"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Classes:
    """The lowest value of each class, ascending, and the highest of all.

    `step`: how far apart whole values lie; 0 where values are measured, not counted. A count of 0 is a class
    of its own, and so is a missing value.
    """

    lowest: tuple[float, ...]
    highest: float
    step: int

    def of(self, value: float | None) -> str:
        """The class of a value: `1` (low) to `5` (high), `none` or `unknown`."""
        if value is None:
            return UNKNOWN
        if self.step and value == 0:
            return NONE
        return str(max(1, sum(value >= low for low in self.lowest)))

    def bounds(self) -> list[tuple[str, str]]:
        """Every class from low to high, with what it holds in words."""
        named = []
        for number, low in enumerate(self.lowest, start=1):
            last = number == len(self.lowest)
            named.append((str(number), self._words(low, self.highest if last else self.lowest[number], last)))
        return named

    def _words(self, low: float, high: float, last: bool) -> str:
        if not self.step and not last:
            return _("%(low)s to under %(high)s") % {"low": shown(low), "high": shown(high)}
        high = high if last else high - self.step
        if high <= low:
            return shown(low)
        return _("%(low)s to %(high)s") % {"low": shown(low), "high": shown(high)}


def classes(values: Iterable[float | None], *, step: int) -> Classes:
    """Classes with about the same number of areas in each; as many as there are values, where these are few."""
    known = sorted(value for value in values if value is not None and not (step and value == 0))
    if not known:
        return Classes((), 0, step)
    distinct = sorted(set(known))
    if len(distinct) > MOST:
        cuts = {known[math.ceil(part * len(known) / MOST)] for part in range(1, MOST)}
        distinct = sorted({known[0], *(cut if step else _rounded(cut) for cut in cuts)})
        distinct = [low for low in distinct if known[0] <= low <= known[-1]]
    return Classes(tuple(distinct), known[-1], step)


def shown(value: float) -> str:
    """A value as people read it: whole where it is large, else with four digits at most."""
    return count(round(value)) if abs(value) >= 1000 else f"{value:.4g}"


def _rounded(value: float) -> float:
    """The value to three digits, so that the legend's bounds are the very ones that are used."""
    return float(f"{value:.3g}")
