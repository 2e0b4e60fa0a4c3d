"""Write ties that somebody here tells of, one at a time."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from alongside.exchange.audit.services import By, record

from ..models import Actor, Tie
from ..terms import TieKind

ORGANISATION = Actor.Nature.ORGANISATION


@transaction.atomic
def note_tie(*, actor_id: int, other_id: int, together: bool, on: date, by: By) -> Tie | None:
    """Keep that two organisations work together, or may do so, where this is not known yet.

    Returns the tie that was made, None where there is one already. People and other worlds are never tied so.
    """
    pair = {row.pk: row for row in Actor.objects.select_for_update().filter(pk__in=[actor_id, other_id])}
    if len(pair) != 2 or pair[actor_id].world != pair[other_id].world:
        return None
    if any(row.nature != ORGANISATION for row in pair.values()):
        return None
    between = Q(actor=actor_id, other=other_id) | Q(actor=other_id, other=actor_id)
    known = Tie.objects.filter(between).exclude(kind=TieKind.BIDS_AGAINST)
    if known.exclude(kind=TieKind.PROSPECTIVE).exists() or (not together and known.exists()):
        return None
    made = Tie.objects.create(
        actor_id=actor_id,
        other_id=other_id,
        kind=TieKind.WORKS_WITH if together else TieKind.PROSPECTIVE,
        since=on.isoformat(),
        basis=Tie.Basis.STATED,
        source=f"Said by {pair[actor_id].name}",
    )
    record(by=by, action="note-tie", kind="tie", ids=[made.pk], detail={"kind": made.kind})
    return made


@transaction.atomic
def drop_tie(*, tie_id: int, by: By) -> None:
    """Take such a tie out again, by whoever made it and knows of no other grounds."""
    Tie.objects.filter(pk=tie_id, dataset=None).delete()
    record(by=by, action="drop-tie", kind="tie", ids=[tie_id])
