"""Rows of ballots, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from alongside.exchange.voices.models import Ballot, Comparison, Contribution, Idea, Mark, Option, Weight
from tests._support import rows
from tests._support.voices import ask, part


def _ballot() -> Ballot:
    return Ballot.objects.create(ask=ask("ballot"))


def _twice(model: Any, **fields: Any) -> None:
    for _ in "ab":
        model.objects.create(**fields)


def _both() -> None:
    found = _ballot()
    said = Contribution.objects.create(ask=ask("ideas"), kind="idea")
    idea = Idea.objects.create(
        contribution=said,
        title="Benches",
        owner=rows.actor("Council").party,
        owner_name="Council",
        answer_by=timezone.localdate(),
    )
    Option.objects.create(ballot=found, title="Benches", need=rows.need("Benches"), idea=idea)


def _compared(times: int = 1, turned: bool = False) -> Comparison:
    found = _ballot()
    one, other = (Option.objects.create(ballot=found, title=title) for title in ("A", "B"))
    two = {"one": other, "other": one} if turned else {"one": one, "other": other}
    who = part(found.ask)
    for _ in range(times):
        made = Comparison.objects.create(participant=who, came="one", at=timezone.now(), **two)
    return made


def _marked(times: int = 1, value: int = 3) -> Mark:
    found = _ballot()
    option, who = Option.objects.create(ballot=found, title="A"), part(found.ask)
    for _ in range(times):
        made = Mark.objects.create(participant=who, option=option, aspect="relevance", value=value)
    return made


BROKEN: dict[str, Callable[[], Any]] = {
    "voices_option_stands_once": lambda: _twice(Option, ballot=_ballot(), title="A"),
    "voices_option_comes_from_one": _both,
    "voices_comparison_is_made_once": lambda: _compared(times=2),
    "voices_comparison_is_of_two": lambda: _compared(turned=True),
    "voices_mark_is_given_once": lambda: _marked(times=2),
    "voices_mark_is_one_to_five": lambda: _marked(value=6),
    "voices_weight_is_given_once": lambda: _twice(
        Weight, participant=part(ask("ballot")), aspect="relevance", value=1
    ),
    "voices_weight_is_nought_to_three": lambda: Weight.objects.create(
        participant=part(ask("ballot")), aspect="relevance", value=4
    ),
}
WHOLE: dict[str, Callable[[], Any]] = {
    "a mark at the end of the scale": lambda: _marked(value=5),
    "two that are compared once": _compared,
}
