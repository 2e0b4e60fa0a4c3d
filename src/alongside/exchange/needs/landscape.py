"""How many needs there are where, for a viewer's map."""

from django.db.models import Count

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import Standing
from alongside.exchange.accounts.sight import alike
from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.places.boundaries import Tally

from .models import Need
from .queries import needs_for

UNANSWERED = (Need.Status.OPEN, Need.Status.CALLED)


def by_place(viewer: Viewer, *, world: str, past: bool) -> Tally:
    """What is needed and not answered, or what was reported as needed in the past, by place."""
    return _by_place(alike(viewer), world, past)


@kept_until_change
def _by_place(viewer: Viewer, world: str, past: bool) -> Tally:
    rows = needs_for(viewer, world=world)
    rows = (
        rows.filter(standing=Standing.HISTORY)
        if past
        else rows.exclude(standing=Standing.HISTORY).filter(status__in=UNANSWERED)
    )
    counted = dict(rows.order_by().values_list("place_id").annotate(number=Count("pk")))
    return Tally(by_place=counted, nowhere=counted.pop(None, 0))
