"""What people are asked, for tests: each with no more than it must have."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Party
from alongside.exchange.voices.models import Ask, Contribution, Conversation, Participant, Statement
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import user_of

ASKER = "asker@example.org"


def promise(**fields: Any) -> dict[str, Any]:
    """All that must be said before anything opens."""
    said = {
        "decides": "Where the money of this winter goes",
        "decider": "Ama Reed, who runs the health centre",
        "answer_by": timezone.localdate() + timedelta(weeks=8),
        "fixed": "There is no new money",
        "minutes": 5,
        "pays": "Nothing",
    }
    return said | fields


def asker() -> tuple[Party, Doer]:
    """An organisation that asks, and somebody who does it for them."""
    actor = rows.actor("Town Hall", sector="public")
    return actor.party, doer(user_of(actor.party, ASKER))


def ask(kind: str = "conversation", state: str = "open", **fields: Any) -> Ask:
    """Something that is asked, with its promise."""
    at = None if state == "draft" else timezone.now()
    said = promise() | {"title": "What would make winter easier?", "opened_at": at}
    said["owner"] = fields.pop("owner", None) or rows.actor("Town Hall", sector="public").party
    return Ask.objects.create(kind=kind, state=state, **(said | fields))


def part(found: Ask, **fields: Any) -> Participant:
    """Somebody who takes part."""
    return Participant.objects.create(ask=found, **({"started_at": timezone.now()} | fields))


def said(found: Ask, kind: str = "statement", by: Participant | None = None) -> Contribution:
    """Something that somebody said, without the row that holds its words."""
    return Contribution.objects.create(ask=found, kind=kind, participant=by)


def statement(found: Ask, text: str, by: Participant | None = None) -> Statement:
    """Something that somebody said, shown to all."""
    conversation, _made = Conversation.objects.get_or_create(ask=found)
    return Statement.objects.create(
        contribution=said(found, by=by),
        conversation=conversation,
        number=conversation.statements.count() + 1,
        text=text,
        state=Statement.State.SHOWN,
    )
