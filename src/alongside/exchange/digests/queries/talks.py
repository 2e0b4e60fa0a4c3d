"""Read conversations that were noted: each organisation only its own."""

from django.db.models import Q, QuerySet

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries import acted_for, seen_actor

from ..models import Talk

RECENT = 4


def talks_for(viewer: Viewer) -> QuerySet[Talk]:
    """What was noted for the organisations that the viewer acts for, newest first."""
    if viewer.user_id is None:
        return Talk.objects.none()
    rows = Talk.objects.filter(party__in=viewer.parties).select_related("user")
    return rows.prefetch_related(seen_actor(viewer))


def talk_for(viewer: Viewer, ref: str) -> Talk | None:
    """One of them."""
    return talks_for(viewer).filter(ref=ref).first()


def noter(viewer: Viewer) -> Actor | None:
    """The organisation for which the viewer notes what was said; None for those who act for none."""
    if viewer.user_id is None:
        return None
    return next((actor for actor in acted_for(viewer)), None)


def talked_with(viewer: Viewer) -> list[Actor]:
    """The organisations the viewer talked with last, to be picked again."""
    last = talks_for(viewer).filter(user=viewer.user_id, actor__isnull=False).order_by("-pk")[: RECENT * 4]
    ids = list(dict.fromkeys(talk.actor_id for talk in last))[:RECENT]
    found = {actor.pk: actor for actor in visible(viewer, Actor.objects.filter(pk__in=ids))}
    return [found[pk] for pk in ids if pk in found]


def others_named(viewer: Viewer, name: str, *, world: str, most: int = 8) -> list[Actor]:
    """Those the viewer may have talked with, by part of a name; those that begin with it first."""
    rows = visible(viewer, Actor.objects.filter(world=world)).exclude(party__in=viewer.parties)
    rows = rows.filter(Q(name__icontains=name)).exclude(standing="history").select_related("place")
    found = list(rows.order_by("name", "pk")[: most * 6])
    found.sort(key=lambda actor: not actor.name.lower().startswith(name.lower()))
    return found[:most]
