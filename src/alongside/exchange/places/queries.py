"""Read places. They are public reference data: the viewer is not asked for."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from alongside.exchange.audit.models import World

from .models import Figure, Place, PlaceKind, Postcode, Succession, Within

# Of these no single point can stand for the whole.
WIDE = frozenset(
    {PlaceKind.NATION.value, PlaceKind.REGION.value, PlaceKind.STUDY_REGION.value, PlaceKind.SYSTEM.value}
)
POSTCODE_KIND = "postcode"  # not a kind of place: a point in one
POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?:([0-9])\s*(?:[A-Z]{2})?)?$")
NOW_FIRST = (F("valid_to").desc(nulls_first=True), "pk")  # what still is, then what ended last
# Of several places with one name, the one that people most often mean comes first.
MEANT_FIRST = [
    PlaceKind.DISTRICT,
    PlaceKind.TOWN,
    PlaceKind.SYSTEM,
    PlaceKind.REGION,
    PlaceKind.NATION,
    PlaceKind.STUDY_REGION,
    PlaceKind.OTHER,
    PlaceKind.SMALL_AREA,
]


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a search needs it: its name, its point, and every place it lies in (itself included)."""

    id: int | None
    key: str  # the source's id, or the postcode
    ref: str
    name: str
    kind: str
    world: str
    lat: float | None
    lon: float | None
    within: frozenset[int]


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What was found for the words somebody typed: a place, or a problem and near names."""

    where: Where | None
    problem: str = ""
    choices: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The problem with the near names in it, for doors that show no links."""
        return f"{self.problem} Did you mean {' or '.join(self.choices)}?" if self.choices else self.problem


def within(place_id: int) -> frozenset[int]:
    """The place itself and all it lies in."""
    return frozenset(Within.objects.filter(inner_id=place_id).values_list("outer_id", flat=True)) | {place_id}


def where_is(place: Place) -> Where:
    """A place as a search needs it."""
    return Where(
        id=place.pk,
        key=place.source_id,
        ref=place.ref,
        name=place.name,
        kind=place.kind,
        world=place.world,
        lat=place.lat,
        lon=place.lon,
        within=within(place.pk),
    )


def find_place(typed: str) -> PlaceAnswer:
    """Read a place from an id, an official code, a postcode or a name."""
    text = " ".join(typed.split())
    if not text:
        return PlaceAnswer(None, "Type a town, a council area or a postcode.")
    exact = Place.objects.filter(Q(source_id=text) | Q(ref=text) | Q(code=text)).order_by(*NOW_FIRST).first()
    if exact:
        return PlaceAnswer(where_is(exact))
    if POSTCODE.match(text.upper()):
        return _by_postcode(text.upper())
    named = _named(text)
    if named:
        return PlaceAnswer(where_is(named))
    near = _near_names(text)
    hint = "" if near else " Try a nearby town, a council area or a postcode."
    return PlaceAnswer(None, f"We do not know a place called '{text}'.{hint}", tuple(near))


def _named(text: str) -> Place | None:
    """The place most often meant by a name; an ended one only if there is no other."""
    found = list(Place.objects.filter(name__iexact=text))
    order = {kind: position for position, kind in enumerate(MEANT_FIRST)}
    found.sort(key=lambda p: (p.valid_to is not None, order.get(PlaceKind(p.kind), 9), p.pk))
    return found[0] if found else None


def _near_names(text: str) -> list[str]:
    """Up to three names spelt much like it."""
    names = {
        name.casefold(): name
        for name in Place.objects.exclude(kind=PlaceKind.SMALL_AREA).values_list("name", flat=True).distinct()
    }
    close = difflib.get_close_matches(text.casefold(), names, n=3, cutoff=0.75)
    return [names[name] for name in close]


def _by_postcode(text: str) -> PlaceAnswer:
    """The point and the council area of a postcode: of its sector, or of all sectors of its first half."""
    match = POSTCODE.match(text)
    assert match
    outward, digit = match.groups()
    known = Postcode.objects.select_related("place").order_by("sector")
    rows = list(known.filter(sector=f"{outward}{digit}")) if digit else []
    rows = rows or list(known.filter(sector__in=[f"{outward}{number}" for number in range(10)]))
    if not rows:
        return PlaceAnswer(
            None, f"We do not know the postcode '{text}'. Check it, or type a nearby town or council area."
        )
    counts = Counter(row.place for row in rows if row.place)
    place = counts.most_common(1)[0][0] if counts else None
    return PlaceAnswer(
        Where(
            id=place.pk if place else None,
            key=place.source_id if place else text,
            ref=place.ref if place else "",
            name=f"{text}, {place.name}" if place else text,
            kind=POSTCODE_KIND,
            world=place.world if place else World.REAL.value,
            lat=sum(row.lat for row in rows) / len(rows),
            lon=sum(row.lon for row in rows) / len(rows),
            within=within(place.pk) if place else frozenset(),
        )
    )


def place_for(key: str) -> Place | None:
    """One place by ref, source id or official code."""
    return (
        Place.objects.select_related("parent", "dataset")
        .filter(Q(ref=key) | Q(source_id=key) | Q(code=key))
        .order_by(*NOW_FIRST)
        .first()
    )


def places(*, world: str = World.REAL, kind: str = "", q: str = "") -> QuerySet[Place]:
    """Places for lists: those of one world, by name; small areas only when asked for."""
    rows = Place.objects.filter(world=world).select_related("parent")
    rows = rows.filter(kind=kind) if kind else rows.exclude(kind=PlaceKind.SMALL_AREA)
    return rows.filter(name__icontains=q) if q else rows


def inside(place_id: int, *, most: int = 200) -> list[Place]:
    """The places whose parent this is."""
    return list(Place.objects.filter(parent_id=place_id).order_by("name")[:most])


def inside_ids(place_id: int) -> QuerySet[Within]:
    """The ids of this place and of everything in it, as a subquery."""
    return Within.objects.filter(outer_id=place_id).values("inner_id")


def latest_figures(place_id: int) -> list[Figure]:
    """The newest figure of each indicator for a place.

    A place that only took a new code also has the figures kept under its old one.
    """
    rows = Figure.objects.filter(place_id__in=[place_id, *_old_codes(place_id)])
    newest: dict[int, Figure] = {}
    for row in rows.select_related("indicator", "indicator__dataset").order_by("period"):
        newest[row.indicator_id] = row
    return sorted(newest.values(), key=lambda row: row.indicator.name)


def _old_codes(place_id: int) -> list[int]:
    """The one place before this one, where neither was split nor merged."""
    before = list(Succession.objects.filter(new_id=place_id).values_list("old_id", flat=True))
    if len(before) == 1 and Succession.objects.filter(old_id=before[0]).count() == 1:
        return before
    return []


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """Names by id."""
    return dict(Place.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def all_inside(where: Where | None) -> list[int]:
    """The ids of every place within this one, itself left out; none within a postcode, which is a point."""
    if where is None or where.id is None or where.kind == POSTCODE_KIND:
        return []
    inner = Within.objects.filter(outer_id=where.id).exclude(inner_id=where.id)
    return list(inner.values_list("inner_id", flat=True))


def local(where: Where) -> frozenset[int]:
    """The place and those it lies in that are small enough for what serves them to be near."""
    narrow = Place.objects.filter(pk__in=where.within).exclude(kind__in=WIDE)
    return frozenset(narrow.values_list("pk", flat=True))
