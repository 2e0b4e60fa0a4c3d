"""Rows of questions, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from alongside.exchange.voices.models import (
    Contribution,
    Conversation,
    Information,
    Statement,
    StatementText,
    Vote,
)
from tests._support import voices


def talk(**fields: Any) -> Conversation:
    """A conversation of an ask of its own."""
    return Conversation.objects.create(ask=voices.ask(), **fields)


def said(found: Conversation, number: int = 1, **fields: Any) -> Statement:
    """Something that was said in it."""
    given = Contribution.objects.create(ask=found.ask, kind="statement")
    words = {"text": "Benches", "contribution": given, "number": number}
    return Statement.objects.create(conversation=found, **(words | fields))


def _link(found: Conversation, **fields: Any) -> Information:
    return Information.objects.create(
        conversation=found, **({"title": "Film", "url": "https://a.example/film"} | fields)
    )


def _twice(make: Callable[[], Any]) -> None:
    make()
    make()


def _numbered_twice() -> None:
    found = talk()
    said(found)
    said(found)


def _linked_twice() -> None:
    found = talk()
    _twice(lambda: _link(found))


def _written_twice() -> None:
    one = said(talk())
    _twice(lambda: StatementText.objects.create(statement=one, language="cy", text="Meinciau"))


def _vote(value: int = 1, times: int = 1) -> None:
    one = said(talk())
    part = voices.part(one.conversation.ask)
    for _ in range(times):
        Vote.objects.create(participant=part, statement=one, value=value, at=timezone.now())


BROKEN: dict[str, Callable[[], Any]] = {
    "voices_conversation_statements_are_short": lambda: talk(longest=301),
    "voices_information_is_listed_once": _linked_twice,
    "voices_information_is_for_all_eyes_and_ears": lambda: _link(talk(), kind="video"),
    "voices_statement_has_its_own_number": _numbered_twice,
    "voices_statement_says_something": lambda: said(talk(), text=""),
    "voices_statement_is_merged_exactly_into_another": lambda: said(talk(), state="merged"),
    "voices_statementtext_is_written_once": _written_twice,
    "voices_vote_is_one_a_person": lambda: _vote(times=2),
    "voices_vote_agrees_disagrees_or_passes": lambda: _vote(value=2),
}
