"""The few most useful things for somebody on a Monday: one of each sort, at most three, or none."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.accounts.models import Standing
from alongside.exchange.matches.models import Call
from alongside.exchange.needs.models import Need, NeedSubject
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.models import Offer, OfferKind, OfferSubject
from alongside.exchange.places.models import Within

from .mine import Mine, at, mine_of
from .news import new_needs
from .today import Line, waiting_for

MOST = 3
NEW = timedelta(days=7)
SOON = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing worth a line: its kind, the row it is about, and for what waits whether more does."""

    kind: str  # waiting, need, money, call
    row: Any
    more: bool = False


def things_for(viewer: Viewer, now: datetime) -> list[Thing]:
    """What is most useful to the viewer this week, the most useful first."""
    found = [_waiting(viewer, now)]
    if viewer.user_id is not None and viewer.parties:
        mine = mine_of(viewer)
        if mine.actors or mine.places:
            found += [_need(viewer, mine, now), _money(viewer, mine, now), _call(viewer, mine, now)]
    return [thing for thing in found if thing is not None][:MOST]


def _waiting(viewer: Viewer, now: datetime) -> Thing | None:
    waiting = waiting_for(viewer, now, most=1)
    lines: list[Line] = list(waiting.lines)
    return Thing("waiting", lines[0], waiting.more) if lines else None


def _need(viewer: Viewer, mine: Mine, now: datetime) -> Thing | None:
    """The newest need of one's places that one's own offers may meet, by what they are about."""
    own = OfferSubject.objects.filter(
        offer__owner__in=viewer.parties, offer__standing=Standing.OPEN, offer__withdrawn_at=None
    )
    about = NeedSubject.objects.filter(subject__in=own.values("subject_id")).values("need_id")
    rows = new_needs(viewer, mine, now - NEW).filter(at(mine.near))
    found = rows.filter(pk__in=about).first() or (rows.first() if mine.places else None)
    return Thing("need", found) if found is not None else None


def _money(viewer: Viewer, mine: Mine, now: datetime) -> Thing | None:
    """Money that serves one's places, or everybody, and closes within four weeks."""
    today = timezone.localdate(now)
    rows = visible(
        viewer, Offer.objects.filter(kind=OfferKind.FUND, standing=Standing.OPEN, world=mine.world)
    )
    rows = rows.filter(closes_on__gte=today, closes_on__lte=today + SOON, withdrawn_at=None, paused_at=None)
    rows = rows.filter(Q(opens_on=None) | Q(opens_on__lte=today)).exclude(owner__in=viewer.parties)
    here = at(mine.near) | Q(reach__in=_around(mine)) | Q(reach=None, place=None)
    found = rows.filter(here).order_by(F("closes_on"), "pk").first()
    return Thing("money", found) if found is not None else None


def _around(mine: Mine) -> Any:
    return Within.objects.filter(inner_id__in=mine.near).values("outer_id")


def _call(viewer: Viewer, mine: Mine, now: datetime) -> Thing | None:
    """A call of another at one's places that is open, the one that closes first."""
    today = timezone.localdate(now)
    needs = needs_for(viewer, world=mine.world).filter(at(mine.near)).exclude(owner__in=viewer.parties)
    rows = Call.objects.filter(closed_at=None, opens_on__lte=today, closes_on__gte=today)
    rows = rows.filter(need__in=needs.order_by().values("pk")).exclude(answers__party__in=viewer.parties)
    found = (
        rows.exclude(need__status__in=[Need.Status.MET, Need.Status.CLOSED]).select_related("need").first()
    )
    return Thing("call", found) if found is not None else None
