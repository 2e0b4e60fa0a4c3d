"""Read which actors stand behind parties."""

from collections.abc import Iterable

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.audit.models import World

from ..models import Actor
from .actors import ActorLink, link


def actors_of_parties(viewer: Viewer, parties: Iterable[int]) -> dict[int, ActorLink]:
    """The actors of these parties that the viewer may see, by party."""
    rows = visible(viewer, Actor.objects.filter(party_id__in=set(parties)))
    return {row.party_id: link(row) for row in rows}


def world_of_party(party_id: int | None) -> str:
    """The world of whoever a party is; the real one where it has no entry."""
    found = Actor.objects.filter(party=party_id).values_list("world", flat=True).first()
    return found or World.REAL.value
