"""The points of the map: organisations and places to meet, gathered where there are many."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory.landscape import organisations_with_points
from alongside.exchange.offers.landscape import assets_with_points
from alongside.exchange.places.boundaries import Box
from alongside.exchange.places.points import gathered, in_box
from alongside.web.presenting import actor_item, offer_item

LISTED = 30  # names beside the map
NONE = "none"
EVERYWHERE: Box = (-180.0, -90.0, 180.0, 90.0)
Rows = Callable[[Viewer, str], "QuerySet[Any]"]


@dataclass(frozen=True, slots=True)
class Pins:
    """A set of points: what they are called, whether of the past, and the rows they come from."""

    label: Any
    past: bool
    of: tuple[tuple[Rows, Callable[[Any], dict[str, Any]]], ...]


def _organisations(viewer: Viewer, world: str) -> Any:
    return organisations_with_points(viewer, world=world, past=False)


def _organisations_then(viewer: Viewer, world: str) -> Any:
    return organisations_with_points(viewer, world=world, past=True)


def _assets(viewer: Viewer, world: str) -> Any:
    return assets_with_points(viewer, world=world)


WHO = (_organisations, actor_item)
ASSETS = (_assets, offer_item)
PINS: dict[str, Pins] = {
    "now": Pins(gettext_lazy("Organisations, places to meet, groups and equipment"), False, (WHO, ASSETS)),
    "who": Pins(gettext_lazy("Organisations"), False, (WHO,)),
    "assets": Pins(gettext_lazy("Places to meet, groups and equipment"), False, (ASSETS,)),
    "who-past": Pins(
        gettext_lazy("Organisations that were involved in the past"), True, ((_organisations_then, actor_item),)
    ),
    NONE: Pins(gettext_lazy("No points"), False, ()),
}


def usual(*, past: bool) -> str:
    """The points that go with what is shaded: those of its time."""
    return "who-past" if past else "now"


def in_view(viewer: Viewer, *, key: str, world: str, box: Box | None) -> tuple[int, list[dict[str, Any]]]:
    """How many points a box holds, and the first of them by name."""
    total, items = 0, []
    for rows, show in PINS[key].of:
        found = in_box(rows(viewer, world), box or EVERYWHERE)
        total += found.count()
        items += [show(row) for row in found[:LISTED]]
    items.sort(key=lambda item: item["title"].casefold())
    return total, items[:LISTED]


def features(viewer: Viewer, *, key: str, world: str, box: Box | None, zoom: int) -> list[dict[str, Any]]:
    """The points in a box as GeoJSON, gathered on a grid where there are many."""
    found = []
    for rows, show in PINS[key].of:
        inside = in_box(rows(viewer, world), box or EVERYWHERE)
        gathering = gathered(inside, zoom=zoom)
        single = {g.row_id for g in gathering if g.row_id is not None}
        named = {row.pk: show(row) for row in inside.filter(pk__in=single)} if single else {}
        for point in gathering:
            about = _about(named.get(point.row_id) if point.row_id else None, point.number)
            geometry = {"type": "Point", "coordinates": [round(point.lon, 5), round(point.lat, 5)]}
            found.append({"type": "Feature", "geometry": geometry, "properties": about})
    return found


def _about(item: dict[str, Any] | None, number: int) -> dict[str, Any]:
    if item is None:
        return {"number": number}
    return {"number": 1, "title": item["title"], "url": item["url"], "line": item["line"], "tone": item["tone"]}
