"""Read what people said of their working life and whom they know: their own, or what they agreed to show."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import Acting
from alongside.exchange.accounts.queries import brokered_places
from alongside.exchange.places.models import Within

from ..models import Actor, Background, Knows


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody who acts for one actor and brings something between worlds; named as they agreed."""

    actor_id: int
    name: str
    sectors: tuple[str, ...]
    position: str
    doors: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who acts for one actor knows people at another, and how."""

    actor_id: int
    other_id: int
    name: str
    how: str


def own_background(viewer: Viewer) -> Background | None:
    """What the viewer said of themselves."""
    rows = Background.objects.filter(user_id=viewer.user_id or 0)
    return rows.prefetch_related("knows__actor").first()


def bridges(viewer: Viewer, actors: Iterable[int]) -> list[Bridge]:
    """Those who act for these actors and have said where they worked, as far as the viewer may see it."""
    if viewer.user_id is None:
        return []
    whose = _acting_for(actors)
    rows = _shown(viewer).filter(user_id__in=whose).select_related("user").order_by("user__name", "pk")
    return [
        Bridge(actor, row.user.name, tuple(row.sectors), row.position, row.doors)
        for row in rows
        for actor in sorted(whose[row.user_id])
    ]


def known_links(viewer: Viewer, actors: Iterable[int]) -> list[Known]:
    """Who among those that act for these actors knows people at another of them."""
    if viewer.user_id is None:
        return []
    ids = set(actors)
    whose = _acting_for(ids)
    rows = Knows.objects.filter(
        background__in=_shown(viewer), background__user_id__in=whose, actor_id__in=ids
    )
    return [
        Known(actor, row.actor_id, row.background.user.name, row.how)
        for row in rows.select_related("background__user").order_by("pk")
        for actor in sorted(whose[row.background.user_id])
        if actor != row.actor_id
    ]


def _shown(viewer: Viewer) -> QuerySet[Background]:
    """Those the viewer may see: their own, those shown to all who are signed in, those at their places."""
    if viewer.user_id is None:
        return Background.objects.none()
    mine = Q(user_id=viewer.user_id) | Q(seen=Background.Seen.MEMBERS)
    if places := brokered_places(viewer):
        there = Within.objects.filter(outer_id__in=places).values("inner_id")
        parties = Actor.objects.filter(place_id__in=there).values("party_id")
        mine |= Q(user_id__in=Acting.objects.filter(party_id__in=parties).values("user_id"))
    return Background.objects.filter(mine, user__is_active=True)


def _acting_for(actors: Iterable[int]) -> dict[int, set[int]]:
    """Whom each user acts for among these actors."""
    parties = dict(Actor.objects.filter(pk__in=set(actors)).values_list("party_id", "pk"))
    found: dict[int, set[int]] = defaultdict(set)
    for user, party in Acting.objects.filter(party_id__in=parties).values_list("user_id", "party_id"):
        found[user].add(parties[party])
    return found
