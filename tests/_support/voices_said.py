"""A conversation with those who run it, a moderator, and residents who say something."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import User
from alongside.exchange.voices.models import Ask, Conversation, Participant, Statement
from alongside.exchange.voices.services import conversing, joining, voting
from tests._support import rows
from tests._support.introductions import user

SEEDS = ("More benches", "More buses at night", "A warm room in winter", "Safer crossings", "Later shops")
DAY = date(2026, 1, 5)


def ask(owner: Any, title: str = "What would help?", **fields: Any) -> Ask:
    """An ask with its promise, open if nothing else is said."""
    today = timezone.localdate()
    promise = {"decides": "What we do", "decider": "The board", "fixed": "Nothing", "pays": "Nothing"}
    given = promise | {"minutes": 5, "answer_by": today + timedelta(60), "opened_at": timezone.now()}
    given |= {"kind": "conversation", "state": "open", "title": title, "owner": owner} | fields
    return Ask.objects.create(**given)


class Talk:
    """Nell and Ned run the question of an organisation; Mo moderates; residents take part."""

    def __init__(self, **fields: Any) -> None:
        self.body = rows.actor("Town council")
        self.nell, self.ned = user("nell", self.body.party), user("ned", self.body.party, "broker")
        self.mo = user("mo", rows.actor("The operator").party, "moderator")
        self.ask = ask(self.body.party, state="draft", **fields)
        conversing.set_up(
            ref=self.ask.ref, longest=200, looked_at=True, languages=["en"], by=self.by(self.nell)
        )
        self.seeds = conversing.add_seeds(ref=self.ask.ref, lines=SEEDS, by=self.by(self.nell))
        self.conversation: Conversation = conversing.open_conversation(
            ref=self.ask.ref, by=self.by(self.nell)
        )
        self.ask = self.conversation.ask

    def by(self, someone: User) -> Doer:
        """Somebody, acting for whom they act for."""
        return Doer(user_id=someone.pk, acting_for_id=someone.actings.get().party_id)

    def viewer(self, someone: User | None = None) -> Viewer:
        """What somebody sees."""
        return viewer_for(someone)

    def resident(self, name: str = "") -> Participant:
        """Somebody who takes part: with an account of this name, or as nobody known."""
        by = Doer(user_id=User.objects.create(email=f"{name}@x.example", name=name).pk) if name else None
        return joining.join(ask=self.ask, by=by).participant

    def say(self, text: str, part: Participant | None = None) -> Statement:
        """Something that a resident says, which waits to be looked at."""
        return voting.say(part=part or self.resident(), text=text)
