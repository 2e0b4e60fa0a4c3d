"""Rows of the work of people who work together, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.models import User
from alongside.exchange.partnerships.models import (
    Activity,
    Answered,
    Aspect,
    FileLink,
    Fit,
    Mark,
    Meeting,
    Risk,
    Round,
    Tally,
)
from tests._support.partnerships import member, partnership

DAY = date(2026, 1, 1)


def _mark(**fields: Any) -> Mark:
    return Mark.objects.create(partnership=partnership(), instrument="tactics", item="vision", **fields)


def _fit_twice() -> None:
    one = member(partnership())
    said = dict.fromkeys(("public_civil", "public_network", "civil_network"), "compatible")
    for _ in "ab":
        Fit.objects.create(partnership=one.partnership, member=one, leads="network", **said)


def _risk(**fields: Any) -> Risk:
    said = {"what": "Rain", "likelihood": "likely", "impact": "small", "review_on": DAY} | fields
    return Risk.objects.create(partnership=partnership(), **said)


def _meeting(**fields: Any) -> Meeting:
    return Meeting.objects.create(
        partnership=partnership(), what="We meet", starts_at=timezone.now(), **fields
    )


def _link_twice() -> None:
    found = partnership()
    for title in "ab":
        FileLink.objects.create(partnership=found, title=title, url="https://example.org/")


def _activity(**fields: Any) -> Activity:
    return Activity.objects.create(
        **({"partnership": partnership(), "what": "Lunch", "adds": "additive"} | fields)
    )


def asked(**fields: Any) -> Round:
    """A round that is open."""
    return Round.objects.create(
        **({"partnership": partnership(), "opened_on": DAY, "closes_on": DAY} | fields)
    )


def _two_rounds() -> None:
    first = asked()
    asked(partnership=first.partnership)


def _answered_twice() -> None:
    user, opened = User.objects.create(email="twice@example.org"), asked()
    for _ in "ab":
        Answered.objects.create(round=opened, user=user)


def _tally(*values: int) -> Tally:
    opened = asked()
    return [Tally.objects.create(round=opened, question="trust", value=value) for value in values][-1]


BROKEN: dict[str, Callable[[], Any]] = {
    "partnerships_mark_says_what_the_concern_is": lambda: _mark(state="concern"),
    "partnerships_fit_is_one_for_each_member": _fit_twice,
    "partnerships_aspect_scale_lies_between_1_and_5": lambda: Aspect.objects.create(
        partnership=partnership(), dimension="vision-scope", words="Wide", scale=6
    ),
    "partnerships_risk_is_closed_with_how": lambda: _risk(closed_at=timezone.now()),
    "partnerships_risk_has_a_likelihood_until_it_happens": lambda: _risk(likelihood=""),
    "partnerships_meeting_lasts_from_a_minute_to_a_day": lambda: _meeting(minutes=0),
    "partnerships_filelink_is_kept_once": _link_twice,
    "partnerships_activity_keeps_volunteers_safe": lambda: _activity(volunteers="They cook"),
    "partnerships_activity_ends_after_it_began": lambda: _activity(since=DAY, until=date(2025, 12, 31)),
    "partnerships_round_is_open_one_at_a_time": _two_rounds,
    "partnerships_round_shows_nothing_while_open": lambda: asked(results={"trust": 4.0}),
    "partnerships_answered_once": _answered_twice,
    "partnerships_tally_counts_each_answer_in_one_row": lambda: _tally(3, 3),
    "partnerships_tally_value_lies_between_1_and_5": lambda: _tally(6),
}
ALSO_BROKEN: dict[str, Callable[[], Any]] = {
    "how it ended of what is open": lambda: _risk(closed_how="Dry"),
    "what happens, and how likely it is": lambda: _risk(kind="issue"),
    "an answer of nothing": lambda: _tally(0),
    "a vision of no breadth": lambda: Aspect.objects.create(
        partnership=partnership(), dimension="vision-scope", words="None", scale=0
    ),
    "a meeting of two days": lambda: _meeting(minutes=2880),
    "volunteers without safeguards": lambda: _activity(volunteers="They cook", expects="Thanks"),
}
WHOLE: dict[str, Callable[[], Any]] = {
    "a concern with its words": lambda: _mark(state="concern", note="Too far"),
    "two rounds, the first closed": lambda: asked(partnership=asked(closed_on=DAY).partnership),
    "each answer counted": lambda: _tally(1, 5),
}
