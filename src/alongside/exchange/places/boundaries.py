"""Areas for a map: which there are, their outlines, and in which of them a place lies.

They are public reference data: the viewer is not asked for. What a map asks again and again is kept in
memory until the change feed moves on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.audit.models import World

from .models import Boundary, Place, PlaceKind, Within

Box = tuple[float, float, float, float]  # west, south, east, north

# The kinds of area a map can shade, widest first. Towns cover the practice town's world, not the real one.
LEVELS = {
    World.REAL.value: (
        PlaceKind.REGION.value,
        PlaceKind.SYSTEM.value,
        PlaceKind.DISTRICT.value,
        PlaceKind.SMALL_AREA.value,
        PlaceKind.STUDY_REGION.value,
    ),
    World.PRACTICE.value: (PlaceKind.TOWN.value, PlaceKind.SMALL_AREA.value),
}
# A region that a study names, without an official code, lies across the official ones: a map shows those.
UNOFFICIAL = Q(kind=PlaceKind.REGION, code="")
MOST_AREAS = 700  # of one level in one answer: more than the neighbourhoods of the largest council area


@dataclass(frozen=True, slots=True)
class Area:
    """A place that a map shades: its address, name, point, and the place it lies in."""

    id: int
    ref: str
    key: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    parent: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows there are at each place; some have none, some only reach to places (row, place)."""

    by_place: Mapping[int, int] = field(default_factory=dict)
    nowhere: int = 0
    reaching: tuple[tuple[int, int], ...] = ()

    @property
    def total(self) -> int:
        """All rows, each once."""
        return sum(self.by_place.values()) + self.nowhere + len({row for row, _ in self.reaching})


def levels(world: str) -> dict[str, int]:
    """How many areas of each level there are now; levels without any are left out."""
    counted = dict(
        Place.objects.filter(~UNOFFICIAL, world=world, kind__in=LEVELS[world], valid_to=None)
        .values_list("kind")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return {level: counted[level] for level in LEVELS[world] if level in counted}


def areas(
    *, world: str, level: str, inside: int | None = None, box: Box | None = None, most: int = MOST_AREAS
) -> list[Area]:
    """The areas of a level, by name; those inside another place, or those that a box meets, if given.

    At most one more than `most`, so that whoever asks can tell that there are more.
    """
    rows = Place.objects.filter(~UNOFFICIAL, world=world, kind=level, valid_to=None).select_related("parent")
    if inside is not None:
        rows = rows.filter(pk__in=Within.objects.filter(outer_id=inside).values("inner_id"))
    if box is not None:
        rows = rows.filter(Q(pk__in=_met(box, world, level)) | _points_in(box))
    return [
        Area(
            p.pk,
            p.ref,
            p.code or p.source_id,
            p.name,
            p.kind,
            p.lat,
            p.lon,
            p.parent.name if p.parent else "",
        )
        for p in rows.order_by("name", "pk")[: most + 1]
    ]


def place_by_id(place_id: int) -> Place | None:
    """One place."""
    return Place.objects.filter(pk=place_id).first()


def outlines(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The outlines of those of the places that have one, as GeoJSON geometries."""
    return dict(Boundary.objects.filter(place_id__in=list(ids)).values_list("place_id", "geometry"))


@kept_until_change
def credits(world: str, level: str) -> tuple[str, ...]:
    """Whose outlines those of a level are, as their sources want to be named."""
    rows = Boundary.objects.filter(place__world=world, place__kind=level, place__valid_to=None)
    found = rows.order_by("dataset_id").values_list("dataset__attribution", flat=True).distinct()
    return tuple(" ".join(text.split()) for text in found)


def finest_level(world: str, box: Box) -> str:
    """The finest level whose outlines are here and meet a box, neighbourhoods left out; else nothing."""
    for level in reversed(LEVELS[world]):
        if level != PlaceKind.SMALL_AREA and _met(box, world, level):
            return level
    return ""


def rolled_up(tally: Tally, *, world: str, level: str) -> tuple[dict[int, int], int]:
    """A tally by the areas of a level, and how many rows lie in none of them."""
    outer = _outer_of(world, level)
    found: Counter[int] = Counter()
    elsewhere = tally.nowhere
    for place, number in tally.by_place.items():
        for area in outer.get(place, ()):
            found[area] += number
        elsewhere += 0 if place in outer else number
    reached: dict[int, set[int]] = {}
    for row, place in tally.reaching:
        reached.setdefault(row, set()).update(outer.get(place, ()))
    for into in reached.values():
        found.update(into)
        elsewhere += not into
    return dict(found), elsewhere


def area_of(place_id: int, *, world: str, level: str) -> int | None:
    """The area of a level in which a place lies, if there is one."""
    return next(iter(_outer_of(world, level).get(place_id, ())), None)


def box_of(geometries: Iterable[Mapping[str, Any]]) -> Box | None:
    """The smallest box around some geometries."""
    points = [point for geometry in geometries for point in _corners(geometry["coordinates"])]
    if not points:
        return None
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def _corners(nested: Sequence[Any]) -> Iterator[Sequence[float]]:
    if nested and isinstance(nested[0], (int, float)):
        yield nested
        return
    for part in nested:
        yield from _corners(part)


def _points_in(box: Box) -> Q:
    west, south, east, north = box
    return Q(lat__gte=south, lat__lte=north, lon__gte=west, lon__lte=east)


def _met(box: Box, world: str, level: str) -> list[int]:
    """The areas whose outline may meet a box: those whose own box does."""
    west, south, east, north = box
    return [
        area
        for area, (w, s, e, n) in _boxes(world, level).items()
        if w <= east and e >= west and s <= north and n >= south
    ]


@kept_until_change
def _boxes(world: str, level: str) -> dict[int, Box]:
    """The box around each outline of a level."""
    rows = Boundary.objects.filter(place__world=world, place__kind=level, place__valid_to=None)
    boxes = {
        place: box_of([geometry]) for place, geometry in rows.values_list("place_id", "geometry").iterator()
    }
    return {place: box for place, box in boxes.items() if box is not None}


@kept_until_change
def _outer_of(world: str, level: str) -> dict[int, tuple[int, ...]]:
    """Of every place, the areas of a level that it lies in."""
    rows = Within.objects.filter(outer__world=world, outer__kind=level, outer__valid_to=None)
    found: dict[int, tuple[int, ...]] = {}
    for inner, outer in rows.order_by("outer_id").values_list("inner_id", "outer_id").iterator():
        found[inner] = (*found.get(inner, ()), outer)
    return found
