"""Read how actors are related, for a viewer.

That two bid for the same work is a fact for these two and the connectors where they are, and for nobody else.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, Q

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.accounts.queries import brokered_places
from alongside.exchange.places.models import Within

from ..models import Actor, Tie
from ..terms import TieKind
from .actors import ActorLink, link


def tie_sight(viewer: Viewer) -> Q:
    """The ties that the viewer may see: both sides are seen, and rivalry only by those concerned."""
    return both_seen(viewer) & (~Q(kind=TieKind.BIDS_AGAINST) | _concerns(viewer))


def both_seen(viewer: Viewer) -> Q:
    """The ties of which the viewer may see both sides, rivalries among them."""
    return seen(viewer, Actor, "actor__") & seen(viewer, Actor, "other__")


def _concerns(viewer: Viewer) -> Q:
    mine = Q(actor__party_id__in=viewer.parties) | Q(other__party_id__in=viewer.parties)
    if places := brokered_places(viewer):
        there = Within.objects.filter(outer_id__in=places).values("inner_id")
        mine |= Q(actor__place_id__in=there) | Q(other__place_id__in=there)
    return mine


def ties_for(viewer: Viewer, actor_id: int) -> list[tuple[Tie, ActorLink]]:
    """An actor's ties, each with the other side, where both may be seen and are of one world."""
    rows = (
        Tie.objects.filter(Q(actor_id=actor_id) | Q(other_id=actor_id), actor__world=F("other__world"))
        .filter(tie_sight(viewer))
        .select_related("actor", "other")
        .order_by("-since", "id")
    )
    return [(tie, link(tie.other if tie.actor_id == actor_id else tie.actor)) for tie in rows]


def tie_rows(viewer: Viewer, *, world: str) -> list[tuple[int, int, str, str, int]]:
    """Every tie the viewer may see, as (actor, other, kind, since, id), for analyses."""
    return list(
        Tie.objects.filter(tie_sight(viewer), actor__world=world, other__world=world)
        .order_by("id")
        .values_list("actor_id", "other_id", "kind", "since", "id")
    )


def rivals_of(viewer: Viewer, actors: Iterable[int | None]) -> dict[int, frozenset[int]]:
    """Per actor, those that bid for the same work now, as far as the viewer may know of it."""
    ids = {pk for pk in actors if pk is not None}
    if not ids:
        return {}
    rows = Tie.objects.filter(tie_sight(viewer), kind=TieKind.BIDS_AGAINST, until="")
    rows = rows.filter(Q(actor_id__in=ids) | Q(other_id__in=ids))
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in rows.values_list("actor_id", "other_id"):
        found[one].add(other)
        found[other].add(one)
    return {pk: frozenset(found[pk]) for pk in ids if pk in found}
