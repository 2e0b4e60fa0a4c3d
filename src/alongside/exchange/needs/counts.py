"""What is needed in a place and not answered, for a viewer, and how much of it there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, TruncDate

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.accounts.small_numbers import Shown, shown
from alongside.exchange.audit.models import World
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.terms import Sector
from alongside.exchange.places.models import Place
from alongside.exchange.places.queries import is_in

from .models import Need, NeedSubject
from .queries import needs_for

UNANSWERED = (Need.Status.OPEN, Need.Status.CALLED)
NOT_SAID = ""  # by nobody named, or by somebody whom the viewer may not see


def unanswered(viewer: Viewer, *, world: str = World.REAL, place: Place | None = None) -> QuerySet[Need]:
    """What is needed now and not answered, the longest waiting first; `since` is the day it was reported."""
    rows = needs_for(viewer, world=place.world if place else world).filter(status__in=UNANSWERED)
    rows = rows.filter(is_in(place)) if place else rows
    since = Coalesce(F("reported_on"), TruncDate("made_at"))
    return rows.exclude(standing="history").annotate(since=since).order_by("since", "pk")


def raised_by(viewer: Viewer, rows: QuerySet[Need]) -> Shown:
    """How many of these needs each sector raised. Residents are people: a few of them are not counted out."""
    may = When(seen(viewer, Actor, "actor__"), then=F("actor__sector"))
    grouped = rows.order_by().annotate(who=Case(may, default=Value(NOT_SAID))).values_list("who")
    counts = Counter(dict(grouped.annotate(n=Count("pk", distinct=True))))
    return shown(counts, people={Sector.COMMUNITY.value, NOT_SAID})


def by_topic(viewer: Viewer, rows: QuerySet[Need]) -> Counter[int]:
    """How many of these needs are about each subject."""
    grouped = NeedSubject.objects.filter(need__in=rows.order_by().values("pk")).order_by()
    return Counter(dict(grouped.values_list("subject_id").annotate(n=Count("pk"))))


def across(rows: QuerySet[Need], columns: Collection[int]) -> Counter[tuple[int, int]]:
    """How many of these needs each of the places has, by topic: (subject, place)."""
    grouped = NeedSubject.objects.filter(need__in=rows.order_by().values("pk")).order_by()
    at = "need__place__outward__outer"
    counted = grouped.filter(**{f"{at}__in": columns}).values_list("subject_id", at).annotate(n=Count("pk"))
    return Counter({(subject, place): n for subject, place, n in counted})


def unanswered_in(
    viewer: Viewer, *, world: str = World.REAL, place_ids: Collection[int] | None = None
) -> Counter[int]:
    """How much is needed and not answered in each of these places (or all), what they hold included."""
    rows = unanswered(viewer, world=world).order_by()
    if place_ids is not None:
        rows = rows.filter(place__outward__outer__in=place_ids)
    return Counter(dict(rows.values_list("place__outward__outer").annotate(n=Count("pk", distinct=True))))
