"""Read which actors stand behind parties."""

from collections.abc import Iterable

from django.db.models import Q

from alongside.exchange.accounts.access import Viewer, seen

from ..models import Actor
from .actors import ActorLink, link


def actors_of_parties(viewer: Viewer, parties: Iterable[int]) -> dict[int, ActorLink]:
    """The actors of these parties that the viewer may see or acts for, by party."""
    rows = Actor.objects.filter(party_id__in=set(parties))
    rows = rows.filter(seen(viewer, Actor) | Q(party_id__in=viewer.parties))
    return {row.party_id: link(row) for row in rows}
