"""Read which entries may be the same organisation: what there is to compare, and what waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.accounts.models import Role, Visibility
from alongside.exchange.accounts.queries import brokered_places, roles_of
from alongside.exchange.places.models import Place, Within

from ..models import Actor, Fate, Identifier, Remit, SamePair, SameRun, Tie

Open, Different = SamePair.State.OPEN, SamePair.State.DIFFERENT
OWN = ("stated", "approximate")  # points of the organisation itself, not drawn from where its place is


@dataclass(frozen=True, slots=True)
class Linkable:
    """What is compared of one entry. Units: degrees, None where no point of its own is known."""

    pk: int
    name: str
    website: str
    place_id: int | None
    lat: float | None
    lon: float | None
    source_id: str
    identifiers: tuple[tuple[str, str], ...]


def linkable(*, world: str) -> list[Linkable]:
    """Every organisation of a world that others may see, by id; for the linkage."""
    rows = Actor.objects.filter(world=world, nature=Actor.Nature.ORGANISATION)
    rows = rows.exclude(visibility=Visibility.PRIVATE)
    numbers: dict[int, list[tuple[str, str]]] = {}
    kept = Identifier.objects.filter(actor__world=world).order_by("scheme", "value")
    for actor, scheme, value in kept.values_list("actor_id", "scheme", "value"):
        numbers.setdefault(actor, []).append((scheme, value))
    columns = ("pk", "name", "website", "place_id", "lat", "lon", "source_id")
    columns += ("point_basis", "place__lat", "place__lon")
    found = []
    for pk, name, website, place, lat, lon, source, basis, *middle in rows.order_by("pk").values_list(
        *columns
    ):
        point = (lat, lon) if basis in OWN and [lat, lon] != middle else (None, None)
        found.append(Linkable(pk, name, website, place, *point, source or "", tuple(numbers.get(pk, ()))))
    return found


def known_apart(*, world: str) -> set[tuple[int, int]]:
    """Pairs of entries of which people or sources said something that makes them two.

    A connector decided it, a tie joins them, or the one became the other.
    """
    said = SamePair.objects.filter(state=Different, a__world=world).values_list("a_id", "b_id")
    ties = Tie.objects.filter(actor__world=world).values_list("actor_id", "other_id")
    after = Fate.objects.filter(actor__world=world).exclude(successor=None)
    pairs = [*said, *ties, *after.values_list("actor_id", "successor_id")]
    return {(min(pair), max(pair)) for pair in pairs}


def may_link(viewer: Viewer, *, world: str) -> bool:
    """Whether somebody decides about entries of a world: an administrator, or a connector in it."""
    if viewer.user_id is None:
        return False
    mine = Place.objects.filter(pk__in=brokered_places(viewer), world=world)
    return _runs(viewer) or mine.exists()


def _runs(viewer: Viewer) -> bool:
    return Role.ADMIN in roles_of(viewer)


def pairs_for(viewer: Viewer, *, world: str = "", later: bool = False) -> QuerySet[SamePair]:
    """Pairs that wait for the viewer, the surest first: both entries seen, and theirs to make one.

    `later`: also those that are put off.
    """
    if viewer.user_id is None:
        return SamePair.objects.none()
    rows = SamePair.objects.filter(_decides(viewer), seen(viewer, Actor, "a__"), seen(viewer, Actor, "b__"))
    rows = rows.filter(state=Open)
    if world:
        rows = rows.filter(a__world=world, b__world=world)
    if not later:
        rows = rows.filter(Q(again_on=None) | Q(again_on__lte=timezone.localdate()))
    return rows.select_related("a__place", "b__place", "a__dataset", "b__dataset")


def pair_for(viewer: Viewer, ref: str) -> SamePair | None:
    """One pair, open or decided, for whoever decides; after a merger, for who decides about what stays."""
    if viewer.user_id is None:
        return None
    found = SamePair.objects.select_related("a__place", "b__place", "merge__kept", "merge__gone")
    rows = found.filter(ref=ref)
    open_ = rows.filter(_decides(viewer), seen(viewer, Actor, "a__"), seen(viewer, Actor, "b__"))
    joined = rows.filter(_decides_one(viewer, "merge__kept__"), seen(viewer, Actor, "merge__kept__"))
    return open_.first() or joined.first()


def pair_of(viewer: Viewer, actor: Actor) -> SamePair | None:
    """The surest open pair that an entry is in, for whoever decides about it."""
    return pairs_for(viewer, world=actor.world).filter(Q(a=actor) | Q(b=actor)).first()


def _decides(viewer: Viewer) -> Q:
    """The rule of mergers, for either entry to stay: one is the viewer's, the other too or of no place."""
    if _runs(viewer):
        return Q()
    mine_a, mine_b = _decides_one(viewer, "a__"), _decides_one(viewer, "b__")
    return (mine_a & (mine_b | _nowhere("b"))) | (mine_b & _nowhere("a"))


def _decides_one(viewer: Viewer, prefix: str) -> Q:
    if _runs(viewer):
        return Q(**{f"{prefix}pk__isnull": False})
    places = brokered_places(viewer)
    inside = Within.objects.filter(outer__in=places).values("inner_id")
    working = Remit.places.through.objects.filter(place__in=inside).values("remit__actor_id")
    return Q(**{f"{prefix}place__in": inside}) | Q(**{f"{prefix}place": None, f"{prefix}pk__in": working})


def _nowhere(side: str) -> Q:
    working = Remit.places.through.objects.filter(remit__actor=OuterRef(f"{side}_id"))
    return Q(**{f"{side}__place": None}) & ~Exists(working)


@dataclass(frozen=True, slots=True)
class Twice:
    """How many pairs wait for somebody; `ref` is that of the first."""

    ref: str
    count: int
    world: str


def twice_for(viewer: Viewer, *, world: str) -> Twice | None:
    """What waits for the viewer, counted; None where nothing does."""
    if not may_link(viewer, world=world):
        return None
    refs = list(pairs_for(viewer, world=world).values_list("ref", flat=True))
    return Twice(refs[0], len(refs), world) if refs else None


def last_run(*, world: str) -> SameRun | None:
    """The newest run of a world."""
    return SameRun.objects.filter(world=world).first()


def identifiers_of(actors: Iterable[Any]) -> dict[int, list[str]]:
    """The numbers and codes of entries that the caller may see, as people read them."""
    found: dict[int, list[str]] = {}
    rows = Identifier.objects.filter(actor__in=[row.pk for row in actors]).order_by("scheme", "value")
    for actor, scheme, value in rows.values_list("actor_id", "scheme", "value"):
        found.setdefault(actor, []).append(f"{scheme} {value}")
    return found
