"""Read places. They are public reference data: the viewer is not asked for."""

import difflib
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from alongside.exchange.audit.kept import Statement, ask, places_for
from alongside.exchange.audit.models import World

from .models import Place, PlaceKind, Postcode, Succession, Within

# Of these no single point can stand for the whole.
WIDE = frozenset(
    {PlaceKind.NATION.value, PlaceKind.REGION.value, PlaceKind.STUDY_REGION.value, PlaceKind.SYSTEM.value}
)
POSTCODE_KIND = "postcode"  # not a kind of place: a point in one
POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?:([0-9])\s*(?:[A-Z]{2})?)?$")
NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*\w")
LONGEST_NAME = 4  # words
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
MANY = 10_000  # places: below this a list of them is the quicker way
SIZE = [  # the widest first
    PlaceKind.NATION.value,
    PlaceKind.STUDY_REGION.value,
    PlaceKind.REGION.value,
    PlaceKind.SYSTEM.value,
    PlaceKind.OTHER.value,
    PlaceKind.DISTRICT.value,
    PlaceKind.TOWN.value,
    PlaceKind.SMALL_AREA.value,
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
    return where_are([place])[place.pk]


def where_are(found: Iterable[Place]) -> dict[int, Where]:
    """Places as a search needs them, by id."""
    rows = {place.pk: place for place in found}
    lies_in: dict[int, set[int]] = {pk: {pk} for pk in rows}
    for inner, outer in Within.objects.filter(inner_id__in=rows).values_list("inner_id", "outer_id"):
        lies_in[inner].add(outer)
    return {
        pk: Where(
            id=pk,
            key=place.source_id,
            ref=place.ref,
            name=place.name,
            kind=place.kind,
            world=place.world,
            lat=place.lat,
            lon=place.lon,
            within=frozenset(lies_in[pk]),
        )
        for pk, place in rows.items()
    }


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


def place_named_in(text: str, world: str) -> Place | None:
    """The place that a text speaks of by name, the longest name first; None where it names none.

    A name counts where it is written as one, after the first word of the text, or follows "near" or "around":
    "reading for pleasure" is not in Reading.
    """
    words = list(NAME_WORD.finditer(text))
    spans = set[str]()
    for first, start in enumerate(words):
        led = first > 0 and words[first - 1].group().lower() in ("near", "around")
        for last in words[first : first + LONGEST_NAME]:
            span = text[start.start() : last.end()]
            if led or (first and start.group()[0].isupper() and last.group()[0].isupper()):
                spans.add(span if span[0].isupper() else span.title())
    if not spans:
        return None
    known = Place.objects.filter(name__in=spans, world=world, valid_to=None).exclude(
        kind__in=[PlaceKind.SMALL_AREA, PlaceKind.NATION]
    )
    order = {kind: position for position, kind in enumerate(MEANT_FIRST)}
    return min(known, key=lambda p: (-len(p.name), order.get(PlaceKind(p.kind), 9), p.pk), default=None)


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


def places_by_id(ids: Iterable[int]) -> dict[int, Place]:
    """Places by id."""
    return {row.pk: row for row in Place.objects.filter(pk__in=set(ids)).select_related("parent")}


def inside(place_id: int, *, most: int = 200) -> list[Place]:
    """The places whose parent this is."""
    return list(Place.objects.filter(parent_id=place_id).order_by("name")[:most])


def inside_ids(place_id: int) -> QuerySet[Within]:
    """The ids of this place and of everything in it, as a subquery."""
    return Within.objects.filter(outer_id=place_id).values("inner_id")


def codes_of(place_id: int) -> list[int]:
    """The place itself, and the one before it where it only took a new code: figures stay on the old one."""
    before = list(Succession.objects.filter(new_id=place_id).values_list("old_id", flat=True))
    if len(before) == 1 and Succession.objects.filter(old_id=before[0]).count() == 1:
        return [*before, place_id]
    return [place_id]


def surroundings(place_id: int) -> list[Place]:
    """What a place lies in, the smallest first, itself left out."""
    outward = Within.objects.filter(inner_id=place_id).exclude(outer_id=place_id).values("outer_id")
    rows = Place.objects.filter(pk__in=outward, valid_to__isnull=True)
    return sorted(rows, key=lambda row: (-SIZE.index(row.kind) if row.kind in SIZE else 0, row.name))


def near_like(place: Place, *, most: int = 12) -> list[Place]:
    """Places of the same kind beside it: those with the same parent, else those nearest on the map."""
    rows = Place.objects.filter(kind=place.kind, world=place.world, valid_to__isnull=True).exclude(
        pk=place.pk
    )
    if place.lat is None or place.lon is None:
        return list(rows.filter(parent_id=place.parent_id).order_by("name")[:most])
    wide = math.cos(math.radians(place.lat))
    far = (F("lat") - place.lat) * (F("lat") - place.lat) + (F("lon") - place.lon) * (
        F("lon") - place.lon
    ) * (wide * wide)
    box = rows.filter(lat__range=(place.lat - 2, place.lat + 2), lon__range=(place.lon - 3, place.lon + 3))
    return list(box.order_by(far, "pk")[:most])


def kinds_inside(place_id: int) -> dict[str, int]:
    """How many places of each kind lie in a place, at any depth, itself left out."""
    rows = Place.objects.filter(outward__outer_id=place_id, valid_to__isnull=True).exclude(pk=place_id)
    return dict(rows.order_by("kind").values_list("kind").annotate(n=Count("pk", distinct=True)))


def of_kind_inside(place_id: int, kind: str, *, most: int = 50) -> list[Place]:
    """The places of one kind in a place, at any depth."""
    rows = Place.objects.filter(outward__outer_id=place_id, kind=kind, valid_to__isnull=True)
    return list(rows.exclude(pk=place_id).order_by("name")[:most])


def places_by_ref(refs: Iterable[str]) -> list[Place]:
    """Those places, in the order asked for."""
    found = {row.ref: row for row in Place.objects.filter(ref__in=set(refs)).select_related("parent")}
    return [found[ref] for ref in dict.fromkeys(refs) if ref in found]


def holds_many(place: Place) -> bool:
    """Whether so many places lie in this one that a list of them is slower than asking each row."""
    inside = Within.objects.filter(outer_id=place.pk).order_by().values("pk")
    return inside[:MANY].count() == MANY


def is_in(place: Place, field: str = "place", *, many: bool | None = None) -> Q:
    """The condition that a row's place is this one or lies in it. `many`: as `holds_many` says."""
    inside = Within.objects.filter(outer_id=place.pk)
    if holds_many(place) if many is None else many:
        return Q(Exists(inside.filter(inner_id=OuterRef(f"{field}_id"))))
    return Q(**{f"{field}__in": inside.values("inner_id")})


@lru_cache(maxsize=16)
def _names(room: int) -> Statement:
    return Statement(Place.objects.filter(pk__in=places_for(room)).order_by().values_list("pk", "name"))


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """Names by id."""
    return dict(ask(_names, ids))


def all_inside(wheres: Iterable[Where]) -> dict[int, list[int]]:
    """For each the ids of every place within it, itself left out; a postcode is a point and not told of."""
    outer = {where.id for where in wheres if where.id is not None and where.kind != POSTCODE_KIND}
    found: dict[int, list[int]] = {pk: [] for pk in outer}
    if outer:
        inner = Within.objects.filter(outer_id__in=outer).exclude(inner_id=F("outer_id"))
        for pk, other in inner.values_list("outer_id", "inner_id"):
            found[pk].append(other)
    return found


def narrow(ids: Iterable[int]) -> frozenset[int]:
    """Those of the places that are small enough for what serves them to be near."""
    wanted = set(ids)
    rows = Place.objects.filter(pk__in=wanted).exclude(kind__in=WIDE)
    return frozenset(rows.values_list("pk", flat=True)) if wanted else frozenset()
