"""Counts of people that are too small to be shown. Pure: no database, no page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

FEWEST = 5  # a count of people below this could point at somebody


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of some counts and of their sum; None where it may not."""

    counts: Mapping[str, int | None]
    total: int | None


def is_small(count: float) -> bool:
    """Whether a count of people must not be shown. None at all points at nobody."""
    return 0 < count < FEWEST


def shown(counts: Mapping[str, int], *, people: Collection[str] | None = None) -> Shown:
    """Hide the small counts of people, and as many others that the small ones cannot be worked out.

    `counts`: by name, 0 or more. `people`: the names whose counts are of people; None means all of them.
    Where any is hidden, at least two are, their sum is no small number and could be made up in several
    ways; where that cannot be, the total is hidden too. Zeros are shown and are never used to hide others.
    Order: the smallest first, equal ones together, as which of them was taken would tell.
    """
    names = set(counts) if people is None else set(people)
    hidden = {name for name, count in counts.items() if name in names and is_small(count)}
    spare = sorted({count for name, count in counts.items() if count and name not in hidden})
    while hidden and spare and not _is_safe(hidden, counts):
        least = spare.pop(0)
        hidden |= {name for name, count in counts.items() if count == least}
    total = sum(counts.values()) if not hidden or _is_safe(hidden, counts) else None
    return Shown({name: None if name in hidden else count for name, count in counts.items()}, total)


def _is_safe(hidden: Collection[str], counts: Mapping[str, int]) -> bool:
    """Whether the sum of what is hidden leaves its parts open: not all ones, nor all the most."""
    together = sum(counts[name] for name in hidden)
    most = (FEWEST - 1) * len(hidden)
    return len(hidden) >= 2 and together >= FEWEST and together not in (len(hidden), most)
