"""Classes of shading: a few steps from low to high, each with its bounds in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.web.components.formats import count

MOST = 5  # shades that a reader can still tell apart on a map
UNKNOWN = "unknown"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Classes:
    """The lowest and highest value in each class, ascending.

    `step`: how far apart whole values lie; 0 where values are measured, not counted. A count of 0 is a class
    of its own, and so is a missing value.
    """

    held: tuple[tuple[float, float], ...]
    step: int

    def of(self, value: float | None) -> str:
        """The class of a value: `1` (low) to `5` (high), `none` or `unknown`."""
        if value is None:
            return UNKNOWN
        if self.step and value == 0:
            return NONE
        return str(max(1, sum(value >= low for low, _high in self.held)))

    def words(self) -> list[tuple[str, str]]:
        """Every class from low to high, with what it holds in words."""
        return [(str(number), _between(low, high)) for number, (low, high) in enumerate(self.held, start=1)]


def classes(values: Iterable[float | None], *, step: int) -> Classes:
    """Classes with about the same number of areas in each; one for each value where these are few."""
    known = sorted(value for value in values if value is not None and not (step and value == 0))
    lowest = sorted(set(known))
    if len(lowest) > MOST:
        lowest = sorted({known[0], *(known[part * len(known) // MOST] for part in range(1, MOST))})
    ends = [*lowest[1:], float("inf")]
    return Classes(
        tuple((low, max(v for v in known if v < end)) for low, end in zip(lowest, ends, strict=False)), step
    )


def _between(low: float, high: float) -> str:
    if shown(low) == shown(high):
        return shown(low)
    return _("%(low)s to %(high)s") % {"low": shown(low), "high": shown(high)}


def shown(value: float) -> str:
    """A value as people read it: whole where it is large, else with four digits at most."""
    return count(round(value)) if abs(value) >= 1000 else f"{value:.4g}"
