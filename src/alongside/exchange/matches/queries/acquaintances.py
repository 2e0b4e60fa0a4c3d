"""Read who was put in touch for who they are: by the two, whoever asked, and the connectors there."""

from django.db.models import Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.accounts.queries import brokered_places, users_of
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries import actor_for
from alongside.exchange.places.models import Within

from ..models import Acquaintance, AcquaintanceSide, Side


def acquaintances_for(viewer: Viewer, *, world: str = "") -> QuerySet[Acquaintance]:
    """Those that concern the viewer, newest first, while both of the two may be seen."""
    mine = Q(one__party_id__in=viewer.parties) | Q(other__party_id__in=viewer.parties)
    if viewer.user_id is not None:
        mine |= Q(user_id=viewer.user_id)
        if places := brokered_places(viewer):
            there = Within.objects.filter(outer_id__in=places).values("inner_id")
            mine |= Q(one__place_id__in=there) | Q(other__place_id__in=there)
    rows = Acquaintance.objects.filter(mine, seen(viewer, Actor, "one__"), seen(viewer, Actor, "other__"))
    if world:
        rows = rows.filter(world=world)
    return rows.select_related("one", "other").prefetch_related("sides")


def acquaintance_for(viewer: Viewer, ref: str) -> Acquaintance | None:
    """One of them, if it concerns the viewer."""
    return acquaintances_for(viewer).filter(ref=ref).first()


def acquaintance_of_link(ref: str) -> Acquaintance | None:
    """The one that a link speaks of, for whoever holds the link."""
    rows = Acquaintance.objects.select_related("one", "other").prefetch_related("sides")
    return rows.filter(ref=ref).first()


def two_for(viewer: Viewer, one_ref: str, other_ref: str) -> tuple[Actor | None, Actor | None]:
    """The two that are to be put in touch, each if the viewer may see it."""
    return actor_for(viewer, one_ref), actor_for(viewer, other_ref)


def my_sides(viewer: Viewer, found: Acquaintance) -> list[AcquaintanceSide]:
    """The sides for which the viewer speaks."""
    return [side for side in found.sides.all() if _party(found, side) in viewer.parties]


def to_write_down(viewer: Viewer, found: Acquaintance) -> list[AcquaintanceSide]:
    """The sides without an account whose answer the viewer, a connector there, may write down."""
    if not is_connector_of(viewer, found):
        return []
    mine = my_sides(viewer, found)
    return [side for side in found.sides.all() if side not in mine and not users_of([_party(found, side)])]


def is_connector_of(viewer: Viewer, found: Acquaintance) -> bool:
    """Whether the viewer is the connector who asked, or one at the place of one of the two."""
    places = brokered_places(viewer)
    if not places:
        return False
    there = {found.one.place_id, found.other.place_id} - {None}
    near = Within.objects.filter(outer_id__in=places, inner_id__in=there).exists()
    return near or (found.user_id == viewer.user_id and found.asker == Acquaintance.Asker.CONNECTOR)


def contacts(viewer: Viewer, found: Acquaintance) -> list[tuple[str, str]]:
    """How each of the two can be reached, as they said; for these two, once both have said yes."""
    if found.state != Acquaintance.State.ACCEPTED or not my_sides(viewer, found):
        return []
    sides = [side for side in found.sides.all() if side.answer == Side.Answer.YES]
    return [(found.one.name if side.which == "one" else found.other.name, side.contact) for side in sides]


def _party(found: Acquaintance, side: AcquaintanceSide) -> int:
    return (found.one if side.which == "one" else found.other).party_id
