"""Who is involved in a place, for a viewer, counted by sector. At most `MOST` are counted."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, QuerySet

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.places.models import Place
from alongside.exchange.places.queries import is_in

from .models import Actor, Subject
from .queries import actors_by_id, actors_for

MOST = 20_000
SOME = 500  # of these the first by name are shown


def in_place(viewer: Viewer, *, place: Place) -> QuerySet[Actor]:
    """Whom the viewer may see at a place or within it."""
    return actors_for(viewer, world=place.world).filter(is_in(place))


@kept_until_change
def by_sector(viewer: Viewer, *, place: Place) -> Counter[tuple[str, bool]]:
    """How many of each sector are in a place, and whether of the past: (sector, past)."""
    ids = in_place(viewer, place=place).order_by().values("pk")[:MOST]
    rows = Actor.objects.filter(pk__in=ids).order_by().values_list("sector", "standing")
    found: Counter[tuple[str, bool]] = Counter()
    for sector, standing, n in rows.annotate(n=Count("pk")):
        found[sector, standing == "history"] += n
    return found


@kept_until_change
def some(viewer: Viewer, *, place: Place, past: bool, most: int) -> list[Actor]:
    """A few of those in a place, now or in the past, by name; of very many, from those found first."""
    rows = in_place(viewer, place=place)
    rows = rows.filter(standing="history") if past else rows.exclude(standing="history")
    first = [pk for _name, pk in sorted(rows.order_by().values_list("name", "pk")[:SOME])[:most]]
    found = actors_by_id(viewer, first)
    return [found[pk] for pk in first if pk in found]


@kept_until_change
def across(viewer: Viewer, *, place: Place, columns: tuple[int, ...]) -> Counter[tuple[str, int]]:
    """How many of each sector each of the places within a place has: (sector, place)."""
    ids = in_place(viewer, place=place).order_by().values("pk")[:MOST]
    at = "place__outward__outer"
    rows = Actor.objects.filter(pk__in=ids, **{f"{at}__in": columns}).order_by()
    return Counter(
        {(sector, place): n for sector, place, n in rows.values_list("sector", at).annotate(n=Count("pk"))}
    )


def topics(kind: str = "") -> list[tuple[int, str, str, str]]:
    """Subjects as (id, code, label, kind), by label; of one kind where asked."""
    rows = Subject.objects.filter(kind=kind) if kind else Subject.objects.all()
    return list(rows.order_by("label", "pk").values_list("pk", "code", "label", "kind"))
