"""A place with a connector and people around it, for tests of what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alongside.exchange.accounts.access import Doer, Viewer, doer_for, viewer_for
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.directory.models import Connector

from . import rows


@dataclass
class Around:
    """The places and the people of these tests, by name."""

    town: Any
    village: Any
    far: Any
    connector: User
    admin: User
    keeper: User
    club: Any
    stranger: User


def settle() -> Around:
    """A village in a town with a connector, a place far off with none, and a club somebody looks after."""
    town = rows.place("Wenbury")
    village = rows.place("Playford", "town", town)
    far = rows.place("Farland")
    Connector.objects.create(
        place=town, name="Nell", phone="01632 960101", reply_time="Within one working day"
    )
    office, club = rows.actor("Office"), rows.actor("Club")
    people = {name: User.objects.create_user(f"{name}@x.example") for name in ("nell", "kim", "sam")}
    Acting.objects.create(user=people["nell"], party=office.party, role="broker", place=town)
    Acting.objects.create(user=people["kim"], party=club.party, role="editor")
    admin = User.objects.create_superuser("admin@x.example")
    return Around(town, village, far, people["nell"], admin, people["kim"], club, people["sam"])


def sees(user: User | None) -> Viewer:
    """What this user may see."""
    return viewer_for(user)


def does(user: User) -> Doer:
    """As whom this user does things."""
    doer = doer_for(viewer_for(user))
    assert doer is not None
    return doer
