"""Read who may bring people together about a need, and what came of asking who could host."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.queries import brokered_places, guests_of, users_of
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import need_for
from alongside.exchange.places.queries import within

from ..host_rules import Counted, come_out
from ..models import HostAsked, HostRound

WAITS = (Need.Status.OPEN, Need.Status.CALLED, Need.Status.ANSWERED)


def may_convene(viewer: Viewer, need: Need) -> bool:
    """Whether the viewer may bring people together about it: who keeps or has it, or the connector there."""
    if viewer.user_id is None or viewer.guest_id is not None:
        return False
    if need.standing != "open" or need.status not in WAITS:
        return False
    return _has(viewer, need) or is_connector_for(viewer, need)


def is_connector_for(viewer: Viewer, need: Need) -> bool:
    """Whether the viewer is the connector where it is needed."""
    mine = brokered_places(viewer)
    return bool(mine) and need.place_id is not None and not mine.isdisjoint(within(need.place_id))


def _has(viewer: Viewer, need: Need) -> bool:
    own = {need.owner_id, need.actor.party_id if need.actor else None} - {None}
    return not own.isdisjoint(viewer.parties)


def need_to_convene(viewer: Viewer, key: str) -> Need | None:
    """The need, where the viewer may bring people together about it."""
    found = need_for(viewer, key)
    return found if found is not None and may_convene(viewer, found) else None


def hosts_set_aside(need_id: int) -> frozenset[int]:
    """The actors not proposed as host for this need again: those that did not come out of a round."""
    found: set[int] = set()
    for one in _rounds().filter(need=need_id):
        if is_closed(one):
            found |= {row.actor_id for row in one.tallies.all()} - come_out_of(one)
    return frozenset(found)


def come_out_of(found: HostRound) -> frozenset[int]:
    """The actors that came out of a closed round; nobody while it is open."""
    if not is_closed(found):
        return frozenset()
    counted = {row.actor_id: Counted(row.yes, row.no, row.no_view) for row in found.tallies.all()}
    return come_out(counted, lot=found.lot)


def is_closed(found: HostRound) -> bool:
    """Whether everybody has answered, or the last day is over."""
    return timezone.localdate() > found.closes_on or all(row.answered for row in found.asked.all())


def rounds_of(need: Need) -> list[HostRound]:
    """The rounds about a need that the viewer may convene, the newest first."""
    return list(_rounds().filter(need=need))


def asked_before(need: Need, actors: Iterable[int]) -> bool:
    """Whether one of these was asked about for this need before."""
    return need.host_rounds.filter(tallies__actor__in=set(actors)).exists()


def round_for(viewer: Viewer, ref: str) -> tuple[HostRound, HostAsked] | None:
    """A round in which the viewer's party is asked, and its own row; nobody else finds it, not who asked."""
    found = _rounds().filter(ref=ref, asked__party__in=viewer.parties).first()
    if found is None:
        return None
    return found, next(row for row in found.asked.all() if row.party_id in viewer.parties)


def can_be_asked(parties: Iterable[int]) -> frozenset[int]:
    """Those of the parties for whom somebody here answers."""
    return frozenset(party for party in set(parties) if users_of([party]) or guests_of([party]))


def hosts_asked_about(found: HostRound, asked: HostAsked) -> list[Actor]:
    """Those of whom a party is asked: not itself."""
    actors = [row.actor for row in found.tallies.all()]
    return sorted((one for one in actors if one.party_id != asked.party_id), key=lambda one: one.name)


def _rounds() -> QuerySet[HostRound]:
    return HostRound.objects.select_related("need").prefetch_related("asked", "tallies__actor")
