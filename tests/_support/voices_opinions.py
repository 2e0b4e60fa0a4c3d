"""Questions with votes on them, for tests of what came out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.voices.models import Ask, Conversation, Participant, Statement, Vote
from tests._support import voices

WORDS = tuple(f"Number {number} of what was said" for number in range(1, 11))


def question(state: str = "open", **fields: Any) -> Conversation:
    """A question with ten things said at the start."""
    found = Conversation.objects.create(ask=voices.ask(state=state, **fields))
    for number, text in enumerate(WORDS, start=1):
        said = voices.said(found.ask)
        Statement.objects.create(
            contribution=said, conversation=found, number=number, text=text, seed=True, state="shown"
        )
    return found


def vote(found: Conversation, count: int, *, side: int = 0, days: int = 0) -> list[Participant]:
    """So many people of one side vote: all agree on the first four; sides differ on the rest."""
    at = timezone.now() - timedelta(days=days)
    rows = list(found.statements.order_by("number"))
    parts = [voices.part(found.ask, started_at=at) for _ in range(count)]
    Vote.objects.bulk_create(
        Vote(
            participant=part,
            statement=row,
            value=1 if place < 4 or (side == 0) == (place < 7) else -1,
            at=at + timedelta(seconds=place),
        )
        for part in parts
        for place, row in enumerate(rows)
    )
    return parts


def over(found: Conversation) -> Ask:
    """Close it."""
    ask = found.ask
    ask.state, ask.closed_at = Ask.State.CLOSED, timezone.now()
    ask.save()
    return ask
