"""Who stands on each side of an introduction: who answers for it, who may do so, how they are reached."""

import re
from dataclasses import dataclass
from typing import Any

from alongside.exchange.accounts.access import VISITOR, Doer, Viewer, open_circles, row_audiences, viewer_for
from alongside.exchange.accounts.models import Guest, User
from alongside.exchange.accounts.queries import brokered_places, guests_of, users_of
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.rules import shows_contact
from alongside.exchange.places.queries import within

from .models import Introduction, Side

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = "link"  # the process as which the holder of a link without a person does things


@dataclass(frozen=True, slots=True)
class Reached:
    """How one side is told: in the page, and by mail or text; `address` only where nobody has an account."""

    user_ids: tuple[int, ...] = ()
    guest_ids: tuple[int, ...] = ()
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.user_ids or self.guest_ids or self.address)


def viewer_of(by: Doer) -> Viewer:
    """What whoever does something may see."""
    user = User.objects.filter(pk=by.user_id or by.helper_id).first()
    guest = Guest.objects.filter(pk=by.guest_id).first() if by.guest_id is not None else None
    return viewer_for(user, guest) if by.process == "" else VISITOR


def keeps(viewer: Viewer, row: Need | Offer) -> bool:
    """Whether the viewer acts for whoever keeps this need or offer, or is named as having it."""
    own = {row.owner_id, row.actor.party_id if row.actor else None} - {None}
    return not own.isdisjoint(viewer.parties)


def is_connector_for(viewer: Viewer, need: Need, offer: Offer | None = None) -> bool:
    """Whether the viewer is the connector where it is needed, or where the help is."""
    mine = brokered_places(viewer)
    there = [row.place_id for row in (need, offer) if row is not None and row.place_id is not None]
    return bool(mine) and any(not mine.isdisjoint(within(place)) for place in there)


def contact_address(offer: Offer) -> str:
    """The mail address that an offer publishes, if it does; never where a host stands between."""
    found = MAIL.search(offer.contact)
    shown = shows_contact(offer.safeguarding, offer.host_id, offer.actor_id)
    return found[0] if found and shown else ""


def answering_party(row: Need | Offer) -> int | None:
    """The party that answers for a need or an offer.

    The host, for help that needs one; else whoever has or makes it; or, where these cannot be reached,
    whoever keeps the entry.
    """
    if isinstance(row, Offer) and row.safeguarding and row.host is not None:
        return row.host.party_id
    has = row.actor.party_id if row.actor else None
    if has is None or has == row.owner_id:
        return row.owner_id
    mailed = isinstance(row, Offer) and contact_address(row)
    if row.owner_id is None or mailed or _has_people(has):
        return has
    return row.owner_id if _has_people(row.owner_id) else has


def _has_people(party_id: int) -> bool:
    return bool(users_of([party_id]) or guests_of([party_id]))


def reached(side: Side, offer: Offer) -> Reached:
    """How this side is told something."""
    users = tuple(users_of([side.party_id])) if side.party_id else ()
    guests = tuple(guests_of([side.party_id])) if side.party_id else ()
    no_one = side.which == Side.Which.OFFER and not users and not guests
    return Reached(users, guests, contact_address(offer) if no_one else "")


def party_sees(party_id: int | None, row: Need | Offer) -> bool:
    """Whether somebody who answers for this party, or the public, may see the row."""
    tokens = row_audiences(
        visibility=row.visibility,
        owner_id=row.owner_id,
        circle_ids=row.circles.values_list("pk", flat=True),
    )
    own = frozenset({party_id} if party_id is not None else ())
    readers = [Viewer(parties=own, circles=open_circles(own))]
    if party_id is not None:
        readers += [Viewer(user, own, open_circles(own, user_id=user)) for user in users_of([party_id])]
    return any(tokens & reader.audiences for reader in readers)


def acts_for(by: Doer, viewer: Viewer, side: Side) -> bool:
    """Whether a doer may speak for a side: its own people, or whoever holds the link that it was sent."""
    if by.process == LINK:
        return side.party_id == by.acting_for_id
    return side.party_id is not None and side.party_id in viewer.parties


def is_connector_of(viewer: Viewer, introduction: Introduction) -> bool:
    """Whether the viewer is the connector who made it, or one at its places."""
    match: Any = introduction.match
    made = is_maker(viewer, introduction) and bool(brokered_places(viewer))
    return viewer.user_id is not None and (made or is_connector_for(viewer, match.need, match.offer))


def is_maker(viewer: Viewer, introduction: Introduction) -> bool:
    """Whether the viewer asked for it without being on a side: a connector, or whoever keeps an entry."""
    asked = introduction.asker == Introduction.Asker.CONNECTOR
    return asked and introduction.user_id is not None and introduction.user_id == viewer.user_id
