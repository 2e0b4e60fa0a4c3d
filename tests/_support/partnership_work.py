"""Those who work together, ready to write down their work, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alongside.exchange.accounts.access import Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import User
from alongside.exchange.partnerships.models import Member, Partnership
from tests._support import rows
from tests._support.partnerships import member, partnership, user_of


@dataclass
class Crew:
    """A partnership and its members; one person acts for each, and the first hosts."""

    found: Partnership
    members: list[Member]
    users: list[User]

    @property
    def ref(self) -> str:
        return self.found.ref

    def by(self, at: int = 0) -> Doer:
        """That person, for their member."""
        return Doer(user_id=self.users[at].pk, acting_for_id=self.members[at].party_id)

    def viewer(self, at: int = 0) -> Viewer:
        """What that person sees."""
        return viewer_for(self.users[at])


def crew(many: int = 2, **fields: Any) -> Crew:
    """So many organisations that work together."""
    found = partnership(**fields)
    members, users = [], []
    for number in range(many):
        actor = rows.actor(f"Body {number}", world=found.world)
        members.append(member(found, actor.party, *(["convener"] if number == 0 else [])))
        users.append(user_of(actor.party, f"p{number}.{found.ref}@example.org"))
    return Crew(found, members, users)


def stranger() -> Doer:
    """Somebody who takes part in nothing."""
    actor = rows.actor("Elsewhere")
    user = user_of(actor.party, "stranger@example.org")
    return Doer(user_id=user.pk, acting_for_id=actor.party_id)
