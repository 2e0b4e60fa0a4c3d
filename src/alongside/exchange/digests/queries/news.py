"""What is new for somebody since they were last here: needs near them, and what happened to their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.accounts.models import Notice, Standing
from alongside.exchange.accounts.told import notices_for
from alongside.exchange.matches.models import Introduction
from alongside.exchange.needs.models import Need, NeedSubject, Note
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.models import Offer

from .mine import Mine, at, mine_of

MOST = 4  # of each kind
AT_FIRST = timedelta(days=14)  # how far back somebody is told who was never here


@dataclass(frozen=True, slots=True)
class News:
    """What is new: `since` when, needs near, what happened to one's own, and notices that are not read."""

    since: datetime
    needs: list[Need]
    notes: list[Note]
    answered: list[Introduction]
    notices: list[Notice]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new."""
        return not (self.needs or self.notes or self.answered or self.notices)


def news_for(viewer: Viewer, since: datetime | None, now: datetime) -> News:
    """What is new for the viewer since then, or in the last two weeks."""
    mine, since = mine_of(viewer), since or now - AT_FIRST
    return News(
        since=since,
        needs=list(new_needs(viewer, mine, since)[:MOST]),
        notes=_notes(viewer, since),
        answered=_answered(viewer, since),
        notices=list(notices_for(viewer).filter(read_at=None)[:MOST]),
    )


def new_needs(viewer: Viewer, mine: Mine, since: datetime) -> Any:
    """Open needs of others at one's places or, anywhere in that world, about one's subjects; newest first."""
    about = NeedSubject.objects.filter(subject_id__in=mine.subjects).values("need_id")
    rows = needs_for(viewer, world=mine.world, standing=Standing.OPEN)
    rows = rows.filter(status__in=[Need.Status.OPEN, Need.Status.CALLED])
    raised = Q(reported_on__gte=timezone.localdate(since)) | Q(reported_on=None, made_at__gt=since)
    rows = rows.filter(raised).filter(at(mine.near) | Q(pk__in=about)).exclude(owner__in=viewer.parties)
    return rows.order_by(F("reported_on").desc(nulls_first=True), "-made_at", "-pk")


def _notes(viewer: Viewer, since: datetime) -> list[Note]:
    """What happened about needs that the viewer, or an organisation of theirs, raised."""
    rows = Note.objects.filter(
        need__owner__in=viewer.parties, on__gte=timezone.localdate(since), on__lte=timezone.localdate()
    )
    return list(rows.select_related("need").order_by("-on", "-pk")[:MOST])


def _answered(viewer: Viewer, since: datetime) -> list[Introduction]:
    """Introductions of the viewer that were answered; only where both sides may be seen."""
    rows = Introduction.objects.filter(answered_at__gt=since, sides__party__in=viewer.parties)
    rows = rows.filter(
        seen(viewer, Need, "match__need__") | Q(match__need__owner=F("sides__party")),
        seen(viewer, Offer, "match__offer__") | Q(match__offer__owner=F("sides__party")),
    )
    rows = rows.select_related("match__need", "match__offer").distinct()
    return list(rows.order_by("-answered_at", "-pk")[:MOST])
