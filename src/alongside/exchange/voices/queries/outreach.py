"""Read where somebody goes, or went, to listen: all of one world, or those of one ask."""

from datetime import date

from django.db.models import Q, QuerySet, Sum

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.small_numbers import FEWEST, is_small
from alongside.exchange.places.models import Place
from alongside.exchange.places.queries import inside_ids

from ..models import Ask, Session
from .asks import run_for, under


def sessions_for(
    viewer: Viewer, *, world: str, kind: str = "", place: Place | None = None, ask: Ask | None = None
) -> QuerySet[Session]:
    """The sessions that the viewer may see, the newest first, with place and ask."""
    rows = Session.objects.filter(Q(ask__isnull=True) | under(viewer), world=world)
    if kind:
        rows = rows.filter(kind=kind)
    if place is not None:
        rows = rows.filter(place__in=inside_ids(place.pk))
    if ask is not None:
        rows = rows.filter(ask=ask)
    return rows.select_related("place", "ask", "owner")


def session_for(viewer: Viewer, ref: str) -> Session | None:
    """One session, where the viewer may see it."""
    rows = Session.objects.filter(Q(ask__isnull=True) | under(viewer), ref=ref)
    return rows.select_related("place", "ask", "owner").first()


def keeps(viewer: Viewer, session: Session) -> bool:
    """Whether the viewer writes down what happens there: who acts for the organisation that goes."""
    return session.owner_id in run_for(viewer)


def to_come(rows: QuerySet[Session], today: date) -> list[Session]:
    """Those on this day or later, the next one first."""
    return list(rows.filter(on__gte=today).order_by("on", "pk"))


def past(rows: QuerySet[Session], today: date, *, most: int = 200) -> list[Session]:
    """Those before this day, the newest first."""
    return list(rows.filter(on__lt=today)[:most])


def heard_in(rows: QuerySet[Session]) -> int:
    """How many people were heard, without sessions of so few that a difference could point at one."""
    return rows.filter(heard__gte=FEWEST).order_by().aggregate(many=Sum("heard"))["many"] or 0


def heard_shown(session: Session) -> int | None:
    """How many people were heard; None where nobody said, or so few that it could point at somebody."""
    return None if session.heard is None or is_small(session.heard) else session.heard
