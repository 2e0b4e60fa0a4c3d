"""Rows of the room where people work together, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.models import Party
from alongside.exchange.partnerships.models import MeasureValue, RoleHeld, SuccessMeasure
from tests._support.partnerships import member, partnership

DAY = date(2026, 1, 1)


def _twice_in_it() -> None:
    found, party = partnership(), Party.objects.create()
    for _ in "ab":
        member(found, party)


def _role_twice() -> None:
    one = member(partnership())
    for _ in "ab":
        RoleHeld.objects.create(member=one, role="lead")


def _value_twice() -> None:
    measure = SuccessMeasure.objects.create(partnership=partnership(), what="Lunches")
    for value in (1, 2):
        MeasureValue.objects.create(measure=measure, on=DAY, value=value)


BROKEN: dict[str, Callable[[], Any]] = {
    "partnerships_partnership_hidden_rows_have_an_owner": lambda: partnership(visibility="private"),
    "partnerships_partnership_history_is_dated": lambda: partnership(standing="history"),
    "partnerships_partnership_closed_exactly_with_an_outcome": lambda: partnership(state="closed"),
    "partnerships_partnership_shows_lessons_once_closed": lambda: partnership(lessons_shown=True),
    "partnerships_member_takes_part_once": _twice_in_it,
    "partnerships_member_answered_exactly_when_decided": lambda: member(partnership(), answered_at=None),
    "partnerships_member_declines_with_a_reason": lambda: member(partnership(), state="declined", why=""),
    "partnerships_member_left_exactly_on_a_date": lambda: member(partnership(), state="left", left_at=None),
    "partnerships_roleheld_is_held_once": _role_twice,
    "partnerships_roleheld_ends_after_it_began": lambda: RoleHeld.objects.create(
        member=member(partnership()), role="lead", since=DAY, until=date(2025, 12, 31)
    ),
    "partnerships_measurevalue_is_one_a_day": _value_twice,
}
ALSO_BROKEN: dict[str, Callable[[], Any]] = {
    "an outcome of what goes on": lambda: partnership(outcome="met"),
    "an invitation that waits and was answered": lambda: member(
        partnership(), state="invited", answered_at=timezone.now()
    ),
    "a reason against what was accepted": lambda: member(partnership(), why="other"),
    "a last day of somebody who stays": lambda: member(partnership(), left_at=timezone.now()),
}
WHOLE: dict[str, Callable[[], Any]] = {
    "a role of one day": lambda: RoleHeld.objects.create(
        member=member(partnership()), role="lead", since=DAY, until=DAY
    ),
    "one that is closed with its outcome": lambda: partnership(
        state="closed", outcome="ended", closed_at=timezone.now(), lessons_shown=True
    ),
}
