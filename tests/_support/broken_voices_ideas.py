"""Rows of suggestions and competitions, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from alongside.exchange.accounts.models import Party
from alongside.exchange.voices.models import (
    Ask,
    Competition,
    Contribution,
    Criterion,
    Idea,
    IdeaAuthor,
    IdeaLineage,
    IdeaSupport,
    Participant,
    Pitch,
    Score,
    Scorer,
    ScorerInterest,
)


def _idea(**fields: Any) -> Idea:
    ask = Ask.objects.create(kind="ideas", title="Call")
    said = {
        "contribution": Contribution.objects.create(ask=ask, kind="idea"),
        "title": "Bench",
        "owner": Party.objects.create(),
        "owner_name": "Nell",
        "answer_by": date(2026, 1, 1),
    }
    return Idea.objects.create(**(said | fields))


def _competition(**fields: Any) -> Competition:
    ask = Ask.objects.create(kind="ideas", title="Call")
    return Competition.objects.create(**({"ask": ask, "total": 100, "most": 50} | fields))


def _pitch(**fields: Any) -> Pitch:
    said = {"idea": _idea(), "for_whom": "All", "amount": 50, "spent_on": "Wood", "shows": "Use"}
    return Pitch.objects.create(**(said | fields))


def _criterion(**fields: Any) -> Criterion:
    return Criterion.objects.create(**({"competition": _competition(), "name": "Use"} | fields))


def _scorer() -> Scorer:
    return Scorer.objects.create(competition=_competition(), name="Una", email="una@example.org")


def _twice(model: Any, **fields: Any) -> None:
    for _number in "ab":
        model.objects.create(**fields)


def _score(value: int) -> Score:
    one = _criterion()
    by = Scorer.objects.create(competition=one.competition, name="Una", email="una@example.org")
    return Score.objects.create(scorer=by, pitch=_pitch(), criterion=one, value=value)


def _score_twice() -> None:
    there = _score(1)
    Score.objects.create(scorer=there.scorer, pitch=there.pitch, criterion=there.criterion, value=2)


def _support_twice() -> None:
    one = _idea()
    _twice(IdeaSupport, idea=one, participant=Participant.objects.create(ask=one.contribution.ask))


def _own_parent() -> None:
    one = _idea()
    IdeaLineage.objects.create(parent=one, child=one)


def _author_twice() -> None:
    one = _idea()
    _twice(IdeaAuthor, idea=one, contribution=one.contribution)


BROKEN: dict[str, Callable[[], Any]] = {
    "voices_idea_goes_on_exactly_with_what_it_was": lambda: _idea(state="merged"),
    "voices_idea_has_somebody_who_answers": lambda: _idea(owner_name=""),
    "voices_ideaauthor_is_named_once": _author_twice,
    "voices_ideasupport_is_given_once": _support_twice,
    "voices_idealineage_is_said_once": lambda: _twice(IdeaLineage, parent=_idea(), child=_idea()),
    "voices_idealineage_joins_two": _own_parent,
    "voices_competition_one_idea_gets_no_more_than_all": lambda: _competition(most=101),
    "voices_criterion_is_named_once": lambda: _twice(Criterion, competition=_competition(), name="Use"),
    "voices_criterion_can_be_marked": lambda: _criterion(scale=1),
    "voices_pitch_asks_for_something_and_gets_no_more": lambda: _pitch(gets=51, rank=1, reason="Good"),
    "voices_pitch_is_decided_with_a_reason": lambda: _pitch(gets=50, rank=1),
    "voices_scorer_is_named_once": lambda: _twice(
        Scorer, competition=_competition(), name="Una", email="una@example.org"
    ),
    "voices_scorerinterest_is_said_once": lambda: _twice(
        ScorerInterest, scorer=_scorer(), pitch=_pitch(), words="Mine"
    ),
    "voices_scorerinterest_says_what": lambda: ScorerInterest.objects.create(
        scorer=_scorer(), pitch=_pitch(), words=""
    ),
    "voices_score_is_given_once": _score_twice,
    "voices_score_is_a_mark": lambda: _score(11),
}
ALSO_BROKEN: dict[str, Callable[[], Any]] = {
    "an idea that goes on in nothing": lambda: _idea(was="new"),
    "a competition for nothing": lambda: _competition(most=0),
    "a weight of ten": lambda: _criterion(weight=10),
    "a pitch for nothing": lambda: _pitch(amount=0),
    "a rank without a sum": lambda: _pitch(rank=1, reason="Good"),
}
