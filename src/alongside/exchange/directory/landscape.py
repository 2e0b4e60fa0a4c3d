"""How many organisations and residents there are where, and the points of organisations, for a map."""

from django.db.models import Count, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.accounts.models import Standing
from alongside.exchange.accounts.sight import alike
from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.places.boundaries import Tally

from .models import Actor
from .terms import Sector

PEOPLE = Q(nature=Actor.Nature.PERSON) | Q(sector=Sector.COMMUNITY)


def by_place(viewer: Viewer, *, world: str, past: bool, people: bool) -> Tally:
    """Organisations, or residents and their own groups, now or in the past, by place.

    Numbers of people are exact here; whoever shows them hides small ones.
    """
    return _by_place(alike(viewer), world, past, people)


@kept_until_change
def _by_place(viewer: Viewer, world: str, past: bool, people: bool) -> Tally:
    rows = _of(viewer, world, past).filter(PEOPLE if people else ~PEOPLE)
    counted = dict(rows.order_by().values_list("place_id").annotate(number=Count("pk")))
    return Tally(by_place=counted, nowhere=counted.pop(None, 0))


def organisations_with_points(viewer: Viewer, *, world: str, past: bool) -> QuerySet[Actor]:
    """Organisations that have a point of their own: never a person, whose point may be a home."""
    rows = _of(viewer, world, past).filter(~PEOPLE, lat__isnull=False)
    return rows.select_related("place")


def _of(viewer: Viewer, world: str, past: bool) -> QuerySet[Actor]:
    rows = visible(viewer, Actor.objects.filter(world=world))
    return rows.filter(standing=Standing.HISTORY) if past else rows.exclude(standing=Standing.HISTORY)
