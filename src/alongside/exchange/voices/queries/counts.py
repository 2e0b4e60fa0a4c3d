"""How many voices were heard where, for a viewer: exact here; whoever shows them hides small numbers."""

from collections import Counter

from django.db.models import Count, Q, Sum

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import Standing
from alongside.exchange.audit.models import World
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.places.boundaries import Tally
from alongside.exchange.places.models import Place

from ..models import CountSheet, Participant, Session
from . import asks

ALL, ASKS, NEEDS, SESSIONS = "all", "asks", "needs", "sessions"
WAYS = (ALL, ASKS, NEEDS, SESSIONS)


def sheets_of(viewer: Viewer, *, world: str = World.REAL) -> list[CountSheet]:
    """The counts that the viewer brought, the newest first, without the numbers."""
    if viewer.user_id is None:
        return []
    return list(CountSheet.objects.filter(user_id=viewer.user_id, world=world).defer("counts"))


def sheet_of(viewer: Viewer, ref: str) -> CountSheet | None:
    """One list of counts that the viewer brought; None for anybody else's, as where there is none."""
    if viewer.user_id is None or not ref:
        return None
    return CountSheet.objects.filter(user_id=viewer.user_id, ref=ref).first()


def voices_by_place(viewer: Viewer, *, world: str, way: str) -> Tally:
    """Voices by the place they came from, as far as it is known.

    `way`: who took part in what was asked (`asks`), what people said is needed (`needs`), how many were heard
    where somebody went to listen (`sessions`), these together (`all`), or the ref of counts that the viewer
    brought. Only what the viewer may see is counted.
    """
    if way not in WAYS:
        return _of_sheet(viewer, way)
    found: Counter[int | None] = Counter()
    for name, count in ((ASKS, _took_part), (NEEDS, _needed), (SESSIONS, _heard)):
        if way in (ALL, name):
            found.update(count(viewer, world))
    nowhere = found.pop(None, 0)
    return Tally(by_place={place: many for place, many in found.items() if place}, nowhere=nowhere)


def _took_part(viewer: Viewer, world: str) -> dict[int | None, int]:
    rows = Participant.objects.filter(asks.under(viewer), ask__world=world, started_at__isnull=False)
    return dict(rows.order_by().values_list("place_id").annotate(many=Count("pk", distinct=True)))


def _needed(viewer: Viewer, world: str) -> dict[int | None, int]:
    rows = needs_for(viewer, world=world).exclude(standing=Standing.HISTORY)
    return dict(rows.order_by().values_list("place_id").annotate(many=Count("pk", distinct=True)))


def _heard(viewer: Viewer, world: str) -> dict[int | None, int]:
    seen = Q(ask=None) | Q(ask__in=asks.asks_for(viewer, world=world).order_by().values("pk"))
    rows = Session.objects.filter(seen, world=world, heard__isnull=False)
    return dict(rows.order_by().values_list("place_id").annotate(many=Sum("heard")))


def _of_sheet(viewer: Viewer, ref: str) -> Tally:
    sheet = sheet_of(viewer, ref)
    if sheet is None:
        return Tally()
    ids = dict(Place.objects.filter(world=sheet.world, valid_to=None).values_list("source_id", "pk"))
    counts = {ids[key]: int(many) for key, many in sheet.counts.items() if key in ids}
    return Tally(by_place=counts, nowhere=sum(sheet.counts.values()) - sum(counts.values()))
