"""Read the figures of a place, and how they stand beside those of its peers. Public reference data.

The peers of a place are the places of its kind in its world; of a neighbourhood, those in the same council
area, as nobody compares one with 33,755.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.exchange.audit.keeping import kept_until_change

from .models import Figure, Indicator, Place, PlaceKind
from .queries import codes_of

MOST_PEERS = 2_000  # more points than this are a cloud, and no table


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one indicator for one place, oldest first; there is at least one."""

    indicator: Indicator
    figures: tuple[Figure, ...]

    @property
    def latest(self) -> Figure:
        """The newest figure."""
        return self.figures[-1]


@dataclass(frozen=True, slots=True)
class Beside:
    """How many peers have a lower, the same or a higher value; the place itself is none of them."""

    lower: int
    same: int
    higher: int

    @property
    def peers(self) -> int:
        """How many there are to compare with."""
        return self.lower + self.same + self.higher

    @property
    def share_lower(self) -> float:
        """Where it stands from 0 (lowest) to 1 (highest), equal ones counted half."""
        return (self.lower + self.same / 2) / self.peers if self.peers else 0.5


def series_of(place_id: int, code: str = "") -> list[Series]:
    """Every indicator known of a place, or the one of that code, by source and name.

    A place that only took a new code also has the figures kept under its old one.
    """
    rows = Figure.objects.filter(place_id__in=codes_of(place_id)).select_related("indicator")
    rows = rows.filter(indicator__code=code) if code else rows
    found: dict[int, dict[str, Figure]] = {}
    for row in rows.order_by("period", "pk"):
        found.setdefault(row.indicator_id, {})[row.period] = row
    made = [
        Series(indicator=next(iter(by_period.values())).indicator, figures=tuple(by_period.values()))
        for by_period in found.values()
    ]
    return sorted(made, key=lambda series: (series.indicator.source, series.indicator.name))


def latest_of(place_ids: Sequence[int]) -> dict[int, dict[int, Figure]]:
    """The newest figure of every indicator, by place and by indicator, for a few places."""
    own = {old: place_id for place_id in place_ids for old in codes_of(place_id)}
    rows = Figure.objects.filter(place_id__in=own).select_related("indicator").order_by("period", "pk")
    found: dict[int, dict[int, Figure]] = {place_id: {} for place_id in place_ids}
    for row in rows:
        found[own[row.place_id]][row.indicator_id] = row
    return found


def peers_of(place: Place) -> QuerySet[Place]:
    """The places it is fairly set beside, itself among them; also those that ended, as figures stay there."""
    rows = Place.objects.filter(kind=place.kind, world=place.world)
    return rows.filter(parent_id=place.parent_id) if place.kind == PlaceKind.SMALL_AREA else rows


def beside(place: Place, series: Iterable[Series]) -> dict[int, Beside]:
    """How the newest figure of each series stands among its peers' of the same period, by indicator."""
    parent = place.parent_id if place.kind == PlaceKind.SMALL_AREA else None
    values = _values(place.kind, place.world, parent)
    found = {}
    for one in series:
        own, others = one.latest.value, values.get((one.indicator.pk, one.latest.period), array("d"))
        lower, up_to = bisect_left(others, own), bisect_right(others, own)
        if up_to > lower:  # itself is among them
            found[one.indicator.pk] = Beside(lower, up_to - lower - 1, len(others) - up_to)
    return found


@kept_until_change
def _values(kind: str, world: str, parent: int | None) -> dict[tuple[int, str], array[float]]:
    """The values of one kind of place, sorted, by indicator and period."""
    rows = Figure.objects.filter(place__kind=kind, place__world=world)
    rows = rows.filter(place__parent_id=parent) if parent is not None else rows
    found: dict[tuple[int, str], array[float]] = {}
    for indicator, period, value in rows.order_by("value").values_list("indicator_id", "period", "value"):
        found.setdefault((indicator, period), array("d")).append(value)
    return found


def figures_beside(place: Place, figure: Figure) -> list[Figure]:
    """This figure and those of the same indicator and period for its peers, lowest first."""
    rows = Figure.objects.filter(
        indicator_id=figure.indicator_id, period=figure.period, place__in=peers_of(place)
    )
    return list(rows.select_related("place").order_by("value", "place__name")[:MOST_PEERS])
