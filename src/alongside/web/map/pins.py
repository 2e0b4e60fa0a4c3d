"""The points of the map: organisations and places to meet, gathered where there are many."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.sight import alike
from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.directory.landscape import organisations_with_points
from alongside.exchange.offers.landscape import assets_with_points
from alongside.exchange.places.boundaries import Box
from alongside.exchange.places.points import Gathered, gathered, in_box, merged
from alongside.web.presenting import actor_item, offer_item

LISTED = 12  # names beside the map
NAMED = 1000  # of more points than this none is named: come closer first
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
    "now": Pins(gettext_lazy("Organisations, and places you could use"), False, (WHO, ASSETS)),
    "who": Pins(gettext_lazy("Organisations"), False, (WHO,)),
    "assets": Pins(gettext_lazy("Places, groups and equipment you could use"), False, (ASSETS,)),
    "who-past": Pins(gettext_lazy("Organisations of the past"), True, ((_organisations_then, actor_item),)),
    NONE: Pins(gettext_lazy("No points"), False, ()),
}


def usual(*, past: bool) -> str:
    """The points that go with what is shaded: those of its time."""
    return "who-past" if past else "now"


def in_view(viewer: Viewer, *, key: str, world: str, box: Box | None) -> tuple[int, list[dict[str, Any]]]:
    """How many points a box holds, and the first of them by name."""
    total = _total(alike(viewer), key, world, box or EVERYWHERE)
    return total, named(viewer, total, key=key, world=world, box=box)


def named(viewer: Viewer, total: int, *, key: str, world: str, box: Box | None) -> list[dict[str, Any]]:
    """The first points of a box by name; none where there are thousands, of which nobody reads names."""
    if total > NAMED:
        return []
    found = [(in_box(rows(viewer, world), box or EVERYWHERE), show) for rows, show in PINS[key].of]
    items = [show(row) for rows, show in found for row in rows[:LISTED]]
    items.sort(key=lambda item: item["title"].casefold())
    return items[:LISTED]


@kept_until_change
def _total(viewer: Viewer, key: str, world: str, box: Box) -> int:
    return sum(in_box(rows(viewer, world), box).count() for rows, _show in PINS[key].of)


@kept_until_change
def _gathered(viewer: Viewer, key: str, which: int, world: str, box: Box, zoom: int) -> Sequence[Gathered]:
    rows, _show = PINS[key].of[which]
    return gathered(in_box(rows(viewer, world), box), zoom=zoom)


def table(viewer: Viewer, *, key: str, world: str, box: Box | None, most: int) -> Iterator[list[Any]]:
    """Every point in a box as a row of a file: name, line below it, standing, point, reference."""
    for rows, show in PINS[key].of:
        for row in in_box(rows(viewer, world), box or EVERYWHERE)[:most].iterator(chunk_size=2000):
            item = show(row)
            yield [item["title"], item["line"], item["badge"], row.lat, row.lon, row.ref]


def features(viewer: Viewer, *, key: str, world: str, box: Box | None, zoom: int) -> list[dict[str, Any]]:
    """The points in a box as GeoJSON, gathered on a grid where there are many."""
    sets = [
        _gathered(alike(viewer), key, which, world, box or EVERYWHERE, zoom)
        for which in range(len(PINS[key].of))
    ]
    points = merged(sets, zoom=zoom)
    known = {}
    for which, (rows, show) in enumerate(PINS[key].of):
        single = [point.row_id for of, point in points if of == which and point.row_id is not None]
        if single:
            known |= {(which, row.pk): show(row) for row in rows(viewer, world).filter(pk__in=single)}
    found = []
    for which, point in points:
        if point.row_id is not None and (which, point.row_id) not in known:
            continue  # no longer to be seen
        about = _about(known.get((which, point.row_id)), point.number)
        geometry = {"type": "Point", "coordinates": [round(point.lon, 5), round(point.lat, 5)]}
        found.append({"type": "Feature", "geometry": geometry, "properties": about})
    return found


def _about(item: dict[str, Any] | None, number: int) -> dict[str, Any]:
    if item is None:
        return {"number": number}
    return {
        "number": 1,
        "title": item["title"],
        "url": item["url"],
        "line": item["line"],
        "tone": item["tone"],
    }
