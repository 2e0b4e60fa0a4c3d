"""Three who work together and can decide, for tests of deciding and agreeing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import User
from alongside.exchange.partnerships.decision_rules import Rule
from alongside.exchange.partnerships.models import Decision, Member, Partnership
from alongside.exchange.partnerships.services import deciding
from tests._support import rows
from tests._support.partnerships import member, partnership, user_of

MOST = Rule("majority", 2, False, 1)


@dataclass(frozen=True, slots=True)
class One:
    """A member, whoever speaks for it, and as whom they do things."""

    member: Member
    user: User

    @property
    def by(self) -> Doer:
        """As whom this person does things."""
        return Doer(user_id=self.user.pk, acting_for_id=self.member.party_id)

    @property
    def viewer(self) -> Viewer:
        """What this person may see now."""
        return viewer_for(self.user)


def one(found: Partnership, name: str, *roles: str, **fields: Any) -> One:
    """A member with this name and a person who speaks for it."""
    made = member(found, rows.actor(name).party, *roles, **fields)
    return One(made, user_of(made.party, f"{name.lower()}@example.org"))


def three(rule: Rule | None = MOST, **fields: Any) -> tuple[Partnership, One, One, One]:
    """Ann hosts, Bob and Cay take part; they decide by `rule`."""
    found = partnership(**fields)
    ann, bob, cay = one(found, "Ann", "convener"), one(found, "Bob"), one(found, "Cay")
    found.circle.host = ann.member.party
    found.circle.save()
    if rule is not None:
        deciding.set_rule(ref=found.ref, rule=rule, words="as we said", by=ann.by)
    return found, ann, bob, cay


def asked(found: Partnership, by: One, **said: Any) -> Decision:
    """A question that is open for a week."""
    fine = {"question": "Shall we meet on Mondays?", "background": "", "options": []}
    closes_on = timezone.localdate() + timedelta(7)
    return deciding.ask(ref=found.ref, **(fine | {"closes_on": closes_on} | said), by=by.by)


def votes(decision: Decision, who: One, stance: str = "for", reason: str = "", option: int = 0) -> None:
    """One member votes; for the first option where it is for something."""
    chosen = option if stance == "for" else None
    said = {"stance": stance, "option": chosen, "reason": reason}
    deciding.vote(ref=decision.partnership.ref, decision_ref=decision.ref, **said, by=who.by)


def over(decision: Decision) -> None:
    """Its last day was yesterday."""
    Decision.objects.filter(pk=decision.pk).update(closes_on=timezone.localdate() - timedelta(1))
