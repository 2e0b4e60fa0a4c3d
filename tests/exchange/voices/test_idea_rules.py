"""When a suggestion may be made, moved, combined and split; and which are much alike."""

from datetime import date, timedelta

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.voices import idea_rules as rules

TODAY = date(2026, 6, 1)


def why(decided):
    return decided.why if isinstance(decided, Refused) else ""


def test_the_day_of_the_answer_is_that_of_the_call_or_four_weeks_away():
    assert rules.promised(call_answers_by=date(2026, 9, 1), today=TODAY) == date(2026, 9, 1)
    assert rules.promised(call_answers_by=None, today=TODAY) == TODAY + timedelta(days=28)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ""),
        ({"state": "closed"}, "closed"),
        ({"closes_on": TODAY}, ""),
        ({"closes_on": TODAY - timedelta(days=1)}, "closed"),
        ({"title": ""}, "no-title"),
        ({"title": "x" * 201}, "long-title"),
        ({"words": "x" * 4001}, "too-long"),
    ],
)
def test_a_suggestion_is_taken_while_its_call_is_open_and_says_something(said, expected):
    good = {"state": "open", "closes_on": None, "today": TODAY, "title": "A bench", "words": ""}
    assert why(rules.may_suggest(**(good | said))) == expected


@pytest.mark.parametrize("state", [*rules.OPEN, *rules.OVER])
def test_nobody_supports_their_own_or_what_is_over(state):
    assert isinstance(rules.may_support(state=state, is_author=False), Allowed) == (state in rules.OPEN)
    assert isinstance(rules.may_support(state=state, is_author=True), Refused)


def test_what_is_not_taken_up_needs_a_reason_and_so_does_taking_it_up_after_all():
    assert why(rules.may_move(state="looked-at", to="not-taken", words="")) == "no-why"
    assert why(rules.may_move(state="not-taken", to="taken-up", words="")) == "no-why"
    assert isinstance(rules.may_move(state="not-taken", to="taken-up", words="New money"), Allowed)
    assert why(rules.may_move(state="done", to="new", words="x")) == "no-step"
    assert why(rules.may_move(state="merged", to="done", words="x")) == "goes-on"


def test_an_answer_is_late_only_while_nobody_has_answered_and_it_is_not_over():
    late = {"answer_by": TODAY, "today": TODAY + timedelta(days=1)}
    assert rules.is_late(state="taken-up", answered=False, **late)
    assert not rules.is_late(state="taken-up", answered=True, **late)
    assert not rules.is_late(state="done", answered=False, **late)
    assert not rules.is_late(state="new", answered=False, answer_by=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ""),
        ({"states": ["new"]}, "too-few"),
        ({"states": ["new"] * 13}, "too-many"),
        ({"asks": [1, 2]}, "other-call"),
        ({"states": ["new", "merged"]}, "over"),
        ({"title": ""}, "no-title"),
    ],
)
def test_those_of_one_call_that_are_not_over_are_combined(said, expected):
    good = {"states": ["new", "looked-at"], "asks": [1, 1], "title": "Seats", "words": ""}
    assert why(rules.may_combine(**(good | said))) == expected


def test_a_split_makes_two_parts_at_least_that_differ():
    assert isinstance(rules.may_split(state="looked-at", titles=["A", "B"]), Allowed)
    assert why(rules.may_split(state="looked-at", titles=["A"])) == "one-part"
    assert why(rules.may_split(state="looked-at", titles=["A", "a"])) == "same-parts"
    assert why(rules.may_split(state="looked-at", titles=list("ABCDEFG"))) == "many-parts"
    assert why(rules.may_split(state="done", titles=["A", "B"])) == "over"


def test_the_day_is_moved_with_a_reason_and_not_into_the_past():
    good = {"state": "new", "day": TODAY, "today": TODAY, "why": "Holidays"}
    assert isinstance(rules.may_move_day(**good), Allowed)
    assert why(rules.may_move_day(**(good | {"why": ""}))) == "no-why-day"
    assert why(rules.may_move_day(**(good | {"day": TODAY - timedelta(days=1)}))) == "past"
    assert why(rules.may_move_day(**(good | {"day": None}))) == "no-day"


def test_undoing_ends_once_somebody_acted():
    assert isinstance(rules.may_undo(acted=False, has_parents=True), Allowed)
    assert why(rules.may_undo(acted=True, has_parents=True)) == "acted"
    assert why(rules.may_undo(acted=False, has_parents=False)) == "no-parents"


def test_what_says_much_the_same_is_found_and_what_does_not_is_not():
    others = {
        1: "Seats with backs on the harbour front",
        2: "A bus to the harbour on Sundays",
        3: "Free parking on Fridays",
        4: "Seats along the harbour, with backs and arms",
    }
    assert rules.alike("More seats with backs near the harbour", others, most=3)[:2] in ([1, 4], [4, 1])
    assert rules.alike("Swimming lessons", others, most=3) == []
    assert rules.alike("", others, most=3) == []
