"""Rows of what is asked and answered, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.models import Guest, Party, User
from alongside.exchange.voices.models import Answer, AnswerTo, Ask, Change, Telling
from tests._support.voices import ask, part, said


def answer(found: Ask | None = None, **fields: Any) -> Answer:
    """What is done about something."""
    there = {"heard": "a", "did": "done", "words": "b", "decided_by": "c", "decided_on": timezone.localdate()}
    return Answer.objects.create(ask=found or ask(), **(there | fields))


def _twice(**who: Any) -> None:
    found = ask()
    for _ in "ab":
        part(found, **who)


def _ann() -> User:
    return User.objects.create(email="ann@example.org")


def _guest() -> Guest:
    return Guest.objects.create(party=Party.objects.create())


def _linked_twice() -> None:
    found = ask()
    made, contribution = answer(found), said(found)
    for _ in "ab":
        AnswerTo.objects.create(answer=made, contribution=contribution)


def _told_twice(changed: bool) -> None:
    found = ask()
    made, who = answer(found), part(found)
    change = Change.objects.create(answer=made, on=timezone.localdate(), words="x") if changed else None
    for _ in "ab":
        Telling.objects.create(answer=made, change=change, participant=who, way="page")


BROKEN: dict[str, Callable[[], Any]] = {
    "voices_ask_hidden_rows_have_an_owner": lambda: Ask.objects.create(
        kind="ballot", title="a", visibility="private"
    ),
    "voices_ask_history_is_dated": lambda: ask(standing="history"),
    "voices_ask_opens_with_its_promise": lambda: ask(fixed=""),
    "voices_ask_ends_before_its_answer": lambda: ask(closes_on=timezone.localdate() + timedelta(days=900)),
    "voices_participant_user_takes_part_once": lambda: _twice(user=_ann()),
    "voices_participant_guest_takes_part_once": lambda: _twice(guest=_guest()),
    "voices_participant_is_one_person": lambda: part(ask(), user=_ann(), guest=_guest()),
    "voices_answer_says_what_or_why_not": lambda: answer(did="not", why=""),
    "voices_answer_promises_with_a_day": lambda: answer(did="will"),
    "voices_answerto_answers_once": _linked_twice,
    "voices_telling_of_an_answer_happens_once": lambda: _told_twice(changed=False),
    "voices_telling_of_a_change_happens_once": lambda: _told_twice(changed=True),
}
