"""Read what is late in what somebody does together with others, for Today."""

from datetime import date

from alongside.exchange.accounts.access import Viewer

from ..models import Member, Partnership
from .health import late_measures
from .reading import own_partnerships
from .work import overdue

MOST_READ = 20  # of one's own, the newest first


def late_for(viewer: Viewer, *, world: str, today: date, most: int) -> list[Partnership]:
    """Those in which the viewer takes part and something is late, each with `late`, how many things."""
    mine = Member.objects.filter(party__in=viewer.parties, state=Member.State.ACCEPTED)
    rows = own_partnerships(viewer).filter(world=world, pk__in=mine.values("partnership_id"))
    found = []
    for row in rows.exclude(state=Partnership.State.CLOSED)[:MOST_READ]:
        row.late = overdue(row, today) + late_measures(row, today)  # type: ignore[attr-defined]
        row.late += row.review_on is not None and row.review_on < today  # type: ignore[attr-defined]
        if row.late:  # type: ignore[attr-defined]
            found.append(row)
    return found[:most]
