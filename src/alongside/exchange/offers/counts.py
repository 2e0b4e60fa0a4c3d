"""Count offers in a place, for a viewer: by kind, by topic, by place within it.

The cost does not grow without end: of a place with more than `MOST` offers, `MOST` of them are counted, and
`Tally.more` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import Standing
from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.places.models import Place, Within
from alongside.exchange.places.queries import holds_many, is_in

from .models import Offer, OfferSubject
from .queries import offers_by_id, offers_for

MOST = 20_000
SOME = 500  # of these the first by title are shown
HELP = ("open", "unclaimed")  # what can be asked; what was tried is counted apart


@dataclass(frozen=True, slots=True)
class Tally:
    """How many offers a place has, by standing, by kind and by type of innovation."""

    by_standing: Counter[str] = field(default_factory=Counter)
    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)  # kind, standing
    by_type: Counter[tuple[str, str]] = field(default_factory=Counter)  # type, standing
    more: bool = False

    def of(self, kinds: Iterable[str] = HELP) -> int:
        """How many there are of these standings together."""
        return sum(self.by_standing[standing] for standing in kinds)


def in_place(viewer: Viewer, *, place: Place) -> QuerySet[Offer]:
    """The offers at a place or reaching one in it, by id alone, at most `MOST`."""
    return _ids(viewer, place, tuple(Standing.values))[:MOST]


def _ids(viewer: Viewer, place: Place, standings: tuple[str, ...]) -> QuerySet[Offer]:
    """Offers at a place or within it, and those that reach one that is: two questions that indexes answer.

    The standings are named although they may be all there are, as the index begins with them.
    """
    many = holds_many(place)
    rows = offers_for(viewer, world=place.world).filter(standing__in=standings).order_by().values("pk")
    reach = Offer.reach.through.objects
    if many:
        reached = Q(Exists(reach.filter(is_in(place, many=True), offer_id=OuterRef("pk"))))
        return rows.filter(is_in(place, many=True) | reached)
    inside = is_in(place, many=False)
    return rows.filter(inside).union(rows.filter(pk__in=reach.filter(inside).values("offer_id")))


@kept_until_change
def some(viewer: Viewer, *, place: Place, standing: str, most: int) -> list[Offer]:
    """A few offers of one standing in a place, by title; of very many, from those found first."""
    ids = _ids(viewer, place, (standing,))[:SOME]
    titles = Offer.objects.filter(pk__in=[row["pk"] for row in ids]).order_by().values_list("title", "pk")
    first = [pk for _title, pk in sorted(titles)[:most]]
    found = offers_by_id(viewer, first)
    return [found[pk] for pk in first if pk in found]


@kept_until_change
def from_around(viewer: Viewer, *, world: str, outer: frozenset[int], most: int) -> list[Offer]:
    """Open offers that say they serve a wider area, of which a place with these surroundings is part."""
    reached = Offer.reach.through.objects.filter(place_id__in=outer).order_by("pk")
    ids = list(reached.values_list("offer_id", flat=True)[:SOME])
    found = offers_by_id(viewer, ids).values()
    open_ = [row for row in found if row.standing == Standing.OPEN and row.world == world]
    return sorted(open_, key=lambda row: row.pk)[:most]


@kept_until_change
def tally(viewer: Viewer, *, place: Place) -> Tally:
    """Count the offers in a place, in one query."""
    rows = Offer.objects.filter(pk__in=in_place(viewer, place=place)).order_by()
    found = Tally()
    for kind, standing, types, n in rows.values_list("kind", "standing", "innovation_types").annotate(
        n=Count("pk")
    ):
        found.by_standing[standing] += n
        found.by_kind[kind, standing] += n
        for name in types:
            found.by_type[name, standing] += n
    full = sum(found.by_standing.values()) >= MOST
    return Tally(found.by_standing, found.by_kind, found.by_type, full)


@kept_until_change
def by_topic(
    viewer: Viewer,
    *,
    place: Place,
    subjects: frozenset[int] | None = None,
) -> Counter[tuple[int, str]]:
    """How many offers in a place are about each subject, as (subject, standing); of these subjects alone."""
    rows = OfferSubject.objects.filter(offer__in=in_place(viewer, place=place))
    rows = rows if subjects is None else rows.filter(subject_id__in=subjects)
    grouped = rows.order_by().values_list("subject_id", "offer__standing").annotate(n=Count("pk"))
    return Counter({(subject, standing): n for subject, standing, n in grouped})


@kept_until_change
def across(
    viewer: Viewer,
    *,
    place: Place,
    columns: tuple[int, ...],
    by: str = "topic",
    standings: tuple[str, ...] = HELP,
) -> Counter[tuple[int | str, int]]:
    """How many offers each of the places within a place has, by topic or by kind: (topic or kind, place).

    An offer at one of them that also reaches it counts once there, and once in every other that it reaches.
    """
    ids = in_place(viewer, place=place)
    if by == "topic":
        rows, offer, name = OfferSubject.objects.filter(offer__in=ids), "offer__", "subject_id"
    else:
        rows, offer, name = Offer.objects.filter(pk__in=ids), "", "kind"  # type: ignore[assignment]
    rows = rows.filter(**{f"{offer}standing__in": standings}).order_by()
    at = f"{offer}place__outward__outer"
    here = rows.filter(**{f"{at}__in": columns}).values_list(name, at).annotate(n=Count("pk"))
    found: Counter[tuple[int | str, int]] = Counter({(row, place): n for row, place, n in here})
    to = f"{offer}reach__outward__outer"
    twice = Within.objects.filter(inner_id=OuterRef(f"{offer}place_id"), outer_id=OuterRef("reached"))
    reached = rows.filter(**{f"{to}__in": columns}).annotate(reached=F(to)).filter(~Exists(twice))
    thing = f"{offer}pk" if offer else "pk"
    for row, place, n in reached.values_list(name, "reached").annotate(n=Count(thing, distinct=True)):
        found[row, place] += n
    return found


@kept_until_change
def small_areas(viewer: Viewer, *, place: Place) -> int:
    """In how many neighbourhoods of a place there is help of their own."""
    rows = Offer.objects.filter(pk__in=in_place(viewer, place=place)).order_by()
    by_kind = dict(rows.values_list("place__kind").annotate(n=Count("place_id", distinct=True)))
    return by_kind.get("small_area", 0)
