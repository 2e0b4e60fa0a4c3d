"""Neighbourhoods with people, a figure and voices, and venues near some of them."""

from __future__ import annotations

from typing import Any

from alongside.exchange.places.models import Figure, Indicator, Place
from tests._support import rows

CODE, HEADS = "feels-lonely", "population-2021"


def indicator(code: str, unit: str, **fields: Any) -> Indicator:
    """A figure of the tests."""
    said = {"name": code, "unit": unit, "source": "The tests", "dataset": rows.dataset(), "better": "lower"}
    return Indicator.objects.get_or_create(code=code, defaults=said | fields)[0]


def figure(of: Indicator, place: Place, value: float) -> Figure:
    """One value."""
    return Figure.objects.create(
        indicator=of, place=place, period="2021", value=value, dataset=rows.dataset(place.world)
    )


class Area:
    """Eight neighbourhoods, 1 km apart from west to east: a library in the west, a hall in the east."""

    def __init__(self, unit: str = "% of adults", values: Any = None, people: Any = None) -> None:
        self.system = rows.place("The system", "system")
        self.district = rows.place("The district", "district", self.system)
        self.heads, self.lonely = indicator(HEADS, "people", better="neither"), indicator(CODE, unit)
        values = values or [10, 12, 14, 16, 24, 26, 28, 40]
        self.places = [self._place(at, value, (people or [1000] * 8)[at]) for at, value in enumerate(values)]
        self.library = self._venue("Library", "library", 0.0)
        self.hall = self._venue("Village hall", "community-venue", 0.1)

    def _place(self, at: int, value: float, people: float) -> Place:
        said = {"lat": 51.0, "lon": at / 70, "code": f"E0{at}", "point_basis": "stated"}
        made = rows.place(f"Area {at}", "small_area", self.district, **said)
        figure(self.heads, made, people)
        figure(self.lonely, made, value)
        return made

    def _venue(self, title: str, subject: str, lon: float) -> Any:
        made = rows.offer(title, kind="asset", lat=51.0, lon=lon, place=self.district, visibility="public")
        made.subjects.add(rows.subject(subject, title))
        return made
