"""Two who could be put in touch: who needs something, who could help, and a connector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alongside.exchange.accounts.access import Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import Acting, Party, User
from alongside.exchange.matches import services
from alongside.exchange.matches.models import Introduction

from . import rows

WORDS = "Shall the two of you talk?"


@dataclass
class Two:
    """A need with its people, an offer of a club that only has a mail address, and a connector."""

    place: Any
    need: Any
    offer: Any
    ward: Any  # the user who has the need
    helper: Any  # the user who has the offer; None where it only has a mail address
    nell: Any  # the connector of the place


def user(name: str, party: Party, role: str = "editor", place: Any = None) -> User:
    """A user who acts for a party."""
    made = User.objects.create(email=f"{name}@x.example", name=name)
    Acting.objects.create(user=made, party=party, role=role, place=place)
    return made


def two(*, account: bool = True, need: dict[str, Any] | None = None, **offer: Any) -> Two:
    """The rows; with `account` the offer's people have one, else only their published address."""
    place = rows.place("Wenbury")
    ward, club = rows.actor("The ward"), rows.actor("The club")
    alliance = rows.actor("Alliance")
    given = {"actor": club, "owner": club.party, "contact": "01632 960111; club@x.example", "place": place}
    return Two(
        place=place,
        need=rows.need("Men eat alone", actor=ward, owner=ward.party, place=place, **(need or {})),
        offer=rows.offer("Thursday lunch", **(given | offer)),
        ward=user("ward", ward.party),
        helper=user("club", club.party) if account else None,
        nell=user("nell", alliance.party, "broker", place),
    )


def doer(who: User) -> Doer:
    """A user as the one who does something, for the first party they act for."""
    return Doer(user_id=who.pk, acting_for_id=who.actings.values_list("party_id", flat=True).first())


def viewer(who: User) -> Viewer:
    """A user as the one who looks."""
    return viewer_for(who)


def introduced(those: Two, by: User | None = None, **more: Any) -> Introduction:
    """Put in touch by the connector, or by somebody else."""
    return services.introduce(
        need_ref=those.need.ref, offer_ref=those.offer.ref, words=WORDS, by=doer(by or those.nell), **more
    )


def in_touch(those: Two) -> Introduction:
    """Both have said yes."""
    made = introduced(those, by=those.ward)
    return services.answer(ref=made.ref, which="offer", says="yes", by=doer(those.helper))
