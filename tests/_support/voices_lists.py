"""What a full world holds of lists that people put in order: one that is open, and one being written."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.voices.services import asks, ballots


def ordered(world: Any) -> None:
    """Nina asks for the ward; `world` remembers each under its token."""
    opened = _list(world, "ZqBallotOpen")
    ballots.open_ballot(ref=opened.ref, by=world.by("nina"))
    _list(world, "ZqBallotDraft")


def _list(world: Any, token: str) -> Any:
    """A draft with three things to put in order."""
    day, nina = timezone.localdate() + timedelta(days=9), world.by("nina")
    said = {"title": token, "decides": "What we do", "decider": "Nina", "fixed": "Nothing", "pays": "Nothing"}
    made = asks.draft(kind="ballot", said=said | {"minutes": 5, "answer_by": day}, by=nina)
    ballots.add_options(ref=made.ref, lines=[f"{token}Thing", "More benches", "Later shops"], by=nina)
    return world.keep("ballots", made, token)
