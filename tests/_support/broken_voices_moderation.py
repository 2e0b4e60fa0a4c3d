"""Rows of looking at things people said, of paper and of going out, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.models import User
from alongside.exchange.voices.models import (
    Appeal,
    Contribution,
    Conversation,
    Keying,
    PaperForm,
    PaperLine,
    Participant,
    Ruling,
    Session,
    Sheet,
    Statement,
)
from tests._support import rows
from tests._support.voices_said import ask


def _ask() -> Any:
    return ask(rows.actor("Council").party)


def _said(**fields: Any) -> Contribution:
    return Contribution.objects.create(**({"ask": _ask(), "kind": "statement"} | fields))


def _statement() -> Statement:
    said = _said()
    talk = Conversation.objects.create(ask=said.ask)
    return Statement.objects.create(contribution=said, conversation=talk, number=1, text="Benches")


def _form() -> PaperForm:
    return PaperForm.objects.create(ask=_ask())


def _sheet(**fields: Any) -> Sheet:
    return Sheet.objects.create(**({"form": _form(), "number": 1} | fields))


def _rejected() -> Ruling:
    return Ruling.objects.create(contribution=_said(), outcome="rejected", reason="hate")


def _appeal(**fields: Any) -> Appeal:
    ruling = _rejected()
    return Appeal.objects.create(
        **({"contribution": ruling.contribution, "against": ruling, "words": "Look"} | fields)
    )


def _decided_by_the_same() -> Appeal:
    same = User.objects.create(email="same@x.example")
    return _appeal(first_by=same, decided_by=same)


def _twice(model: Any, **fields: Any) -> None:
    for _ in "ab":
        model.objects.create(**fields)


def _two_lines() -> None:
    statement, form = _statement(), _form()
    for number in (1, 2):
        PaperLine.objects.create(form=form, number=number, statement=statement)


def _same_line() -> None:
    form, statement = _form(), _statement()
    other = Statement.objects.create(
        contribution=Contribution.objects.create(ask=statement.contribution.ask, kind="statement"),
        conversation=statement.conversation,
        number=2,
        text="Buses",
    )
    for one in (statement, other):
        PaperLine.objects.create(form=form, number=1, statement=one)


def _early_sheet() -> Sheet:
    form = _form()
    part = Participant.objects.create(ask=form.ask, way="paper", started_at=timezone.now())
    return Sheet.objects.create(form=form, number=1, participant=part)


def _alone() -> Session:
    return Session.objects.create(
        owner=rows.actor("Club").party,
        kind="sport",
        title="Football",
        on=date(2026, 1, 1),
        place=rows.place("Wenbury"),
        led_by="peers",
    )


BROKEN: dict[str, Callable[[], Any]] = {
    "voices_ruling_gives_the_rule_exactly_when_not_shown": lambda: Ruling.objects.create(
        contribution=_said(), outcome="rejected"
    ),
    "voices_ruling_merges_exactly_into_another": lambda: Ruling.objects.create(
        contribution=_said(), outcome="merged"
    ),
    "voices_appeal_is_decided_by_another": _decided_by_the_same,
    "voices_appeal_says_why": lambda: _appeal(words=""),
    "voices_paperline_has_its_own_number": _same_line,
    "voices_paperline_is_asked_once": _two_lines,
    "voices_sheet_has_its_own_number": lambda: _twice(Sheet, form=_form(), number=1),
    "voices_sheet_is_somebody_only_when_counted": _early_sheet,
    "voices_keying_is_once_a_turn": lambda: _twice(Keying, sheet=_sheet(), turn=1),
    "voices_keying_is_the_first_or_the_second": lambda: Keying.objects.create(sheet=_sheet(), turn=3),
    "voices_session_of_peers_has_safeguards": _alone,
}
