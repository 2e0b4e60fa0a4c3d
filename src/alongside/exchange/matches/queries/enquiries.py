"""Read what people asked of a connector: for those who may act on it, and for whoever asked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.accounts.models import Acting, Role, Standing
from alongside.exchange.accounts.queries import (
    brokered_places,
    brokers_at,
    roles_of,
    users_in_role,
    users_of,
)
from alongside.exchange.directory.models import Actor, Connector
from alongside.exchange.directory.queries import connector_for
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.models import Within
from alongside.exchange.places.queries import SIZE, within

from ..models import Enquiry

ABOUT = {"need": Need, "offer": Offer, "actor": Actor}
WAITING = (Enquiry.State.WAITING, Enquiry.State.TAKEN)
TO_KEEPER = Q(kind=Enquiry.Kind.RECORD, finds_contact=False)


@dataclass(frozen=True, slots=True)
class Rings:
    """Who answers for a place: the connector named there, and whether one of ours reads what is asked."""

    connector: Any = None
    is_here: bool = False

    @property
    def name(self) -> str:
        """The connector's name, where there is one."""
        return self.connector.name if self.connector else ""

    @property
    def reply_time(self) -> str:
        """How soon the connector promises to answer; nothing where nobody of ours reads it."""
        return self.connector.reply_time if self.connector and self.is_here else ""


def who_rings(places: Iterable[int], *, world: str) -> Rings:
    """Who answers what is asked at a place, given with all it lies in."""
    inside = set(places)
    return Rings(connector_for(inside, world=world), bool(brokers_at(inside)))


def who_ring(place_ids: Iterable[int | None]) -> dict[int | None, Rings]:
    """The same for several places at once."""
    outward: dict[int, set[int]] = defaultdict(set)
    for inner, outer in Within.objects.filter(inner_id__in=set(place_ids)).values_list(
        "inner_id", "outer_id"
    ):
        outward[inner].add(outer)
    outers = set().union(*outward.values())
    named = {
        row.place_id: row for row in Connector.objects.filter(place_id__in=outers).select_related("place")
    }
    rows = Acting.objects.filter(role=Role.BROKER, user__is_active=True, place_id__in=outers)
    here = set(rows.values_list("place_id", flat=True))
    found: dict[int | None, Rings] = {None: Rings()}
    for inner, places in outward.items():
        inmost = max((named[pk] for pk in places & set(named)), key=_how_far_in, default=None)
        found[inner] = Rings(inmost, not here.isdisjoint(places))
    return found


def _how_far_in(connector: Connector) -> int:
    kind = connector.place.kind
    return SIZE.index(kind) if kind in SIZE else -1


def keepers_of(row: Any) -> frozenset[int]:
    """The parties who keep an offer, need or organisation here; none for a record of others."""
    if row is None or row.standing != Standing.OPEN:
        return frozenset()
    actor = getattr(row, "actor", None)
    has = {row.owner_id, getattr(row, "party_id", None), actor.party_id if actor else None} - {None}
    return frozenset(party for party in has if users_of([party]))


def handlers_of(enquiry: Enquiry) -> list[int]:
    """The users who may act on it: the keeper's people, else the connectors there, else administrators."""
    if enquiry.kind == Enquiry.Kind.RECORD and not enquiry.finds_contact:
        return users_of(keepers_of(enquiry.offer or enquiry.need or enquiry.actor))
    there = brokers_at(within(enquiry.place_id)) if enquiry.place_id is not None else []
    if there or enquiry.kind == Enquiry.Kind.PRIVATE:
        return there
    return users_in_role(Role.ADMIN)


def handled_by(viewer: Viewer) -> Q:
    """The same rule as a database condition: what the viewer may act on."""
    if viewer.user_id is None:
        return Q(pk__in=[])
    rule = Q(pk__in=[])
    if places := brokered_places(viewer):
        inside = Within.objects.filter(outer_id__in=places).values("inner_id")
        rule |= ~TO_KEEPER & Q(place_id__in=inside)
    if viewer.parties:
        own = Q(offer__owner__in=viewer.parties) | Q(offer__actor__party__in=viewer.parties)
        own |= Q(need__owner__in=viewer.parties) | Q(actor__party__in=viewer.parties)
        rule |= TO_KEEPER & own
    if Role.ADMIN in roles_of(viewer):
        outer = Within.objects.filter(inner_id=OuterRef(OuterRef("place_id"))).values("outer_id")
        brokers = Acting.objects.filter(role=Role.BROKER, user__is_active=True, place__in=outer)
        rule |= ~TO_KEEPER & ~Q(kind=Enquiry.Kind.PRIVATE) & ~Exists(brokers)
    return rule


def _with_all(viewer: Viewer, whose: Q) -> QuerySet[Enquiry]:
    """With what each is about, where the viewer may see that; else as if it were about nothing."""
    about = [Prefetch(name, visible(viewer, model.objects.all())) for name, model in ABOUT.items()]
    rows = Enquiry.objects.filter(whose).select_related("place", "guest", "user", "taken_by")
    return rows.prefetch_related(*about)


def enquiries_for(viewer: Viewer, *, done: bool = False) -> QuerySet[Enquiry]:
    """What the viewer may act on: what waits, the nearest day first; or what is done, the latest first."""
    rows = _with_all(viewer, handled_by(viewer))
    if done:
        return rows.exclude(state__in=WAITING).order_by("-done_at", "-pk")
    return rows.filter(state__in=WAITING).order_by("due_on", "pk")


def enquiry_for(viewer: Viewer, ref: str) -> Enquiry | None:
    """One of them, if the viewer may act on it."""
    return _with_all(viewer, handled_by(viewer)).filter(ref=ref).first()


def waiting_enquiries(viewer: Viewer, world: str, *, most: int = 5) -> list[Enquiry]:
    """What waits for the viewer and nobody else has taken, the nearest day first."""
    mine = Q(state=Enquiry.State.WAITING) | Q(state=Enquiry.State.TAKEN, taken_by=viewer.user_id)
    return list(enquiries_for(viewer).filter(mine, world=world)[:most])


def answers_enquiries(viewer: Viewer) -> bool:
    """Whether the viewer is somebody to whom such questions come."""
    if viewer.user_id is None:
        return False
    part = bool(brokered_places(viewer)) or Role.ADMIN in roles_of(viewer)
    return part or Enquiry.objects.filter(handled_by(viewer)).exists()


def asked_by(viewer: Viewer) -> Q:
    """What the viewer asked: as the guest who is here, else as the user."""
    if viewer.guest_id is not None:
        return Q(guest_id=viewer.guest_id)
    return Q(user_id=viewer.user_id) if viewer.user_id is not None else Q(pk__in=[])


def own_enquiries(viewer: Viewer) -> list[Enquiry]:
    """What the viewer asked, newest first."""
    rows = _with_all(viewer, asked_by(viewer))
    return list(rows.order_by("-made_at", "-pk"))


def own_enquiry(viewer: Viewer, ref: str) -> Enquiry | None:
    """One of them."""
    return _with_all(viewer, asked_by(viewer)).filter(ref=ref).first()
