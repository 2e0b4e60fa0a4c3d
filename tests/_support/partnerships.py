"""Partnerships for tests, each with no more than it must have."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, viewer_for
from alongside.exchange.accounts.models import Acting, Circle, Party, Role, User
from alongside.exchange.partnerships.models import Member, Partnership, RoleHeld
from tests._support import rows


def partnership(name: str = "Lunch together", **fields: Any) -> Partnership:
    """A partnership that everybody may know of; nobody takes part yet."""
    world = fields.get("world", "real")
    circle = Circle.objects.create(name=name, world=world)
    return Partnership.objects.create(
        **({"name": name, "purpose": "Nobody eats alone", "circle": circle} | fields)
    )


def member(
    found: Partnership, party: Party | None = None, *roles: str, state: str = "accepted", **fields: Any
) -> Member:
    """A member with these roles; one that takes part is in the circle too."""
    party = party or rows.actor().party
    if state != "invited":
        fields.setdefault("answered_at", timezone.now())
    if state == "left":
        fields.setdefault("left_at", timezone.now())
    if state == "declined":
        fields.setdefault("why", "no-time")
    made = Member.objects.create(partnership=found, party=party, state=state, **fields)
    if state == "accepted":
        found.circle.members.add(party)
    for role in roles:
        RoleHeld.objects.create(member=made, role=role)
    return made


def user_of(party: Party, email: str = "ann@example.org", role: str = Role.EDITOR) -> User:
    """Somebody who acts for this party."""
    user, _made = User.objects.get_or_create(email=email, defaults={"name": email.split("@")[0].title()})
    Acting.objects.get_or_create(user=user, party=party, role=role)
    return user


def seen_by(party: Party, email: str = "ann@example.org") -> Viewer:
    """What somebody sees who acts for this party."""
    return viewer_for(user_of(party, email))
