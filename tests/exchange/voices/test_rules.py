"""When something may be asked, changed, closed and answered."""

from datetime import date, timedelta

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.voices import rules

TODAY = date(2026, 11, 22)
SAID = {
    "title": "What would help?",
    "decides": "a",
    "decider": "b",
    "answer_by": TODAY + timedelta(days=9),
    "fixed": "c",
    "minutes": 3,
    "pays": "Nothing",
}


def test_nothing_opens_without_each_part_of_its_promise():
    assert rules.may_open(state="draft", said=SAID, has_part=True, today=TODAY) == Allowed()
    for name in ("title", *rules.PROMISE):
        without = SAID | {name: None}
        assert rules.may_open(state="draft", said=without, has_part=True, today=TODAY) == Refused(
            f"no-{name}"
        )


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"answer_by": TODAY - timedelta(days=1)}, "answer-past"),
        ({"closes_on": TODAY - timedelta(days=1)}, "closes-past"),
    ],
)
def test_nothing_opens_into_the_past(said, why):
    assert rules.may_open(state="draft", said=SAID | said, has_part=True, today=TODAY) == Refused(why)


def test_nothing_opens_twice_or_empty():
    assert rules.may_open(state="open", said=SAID, has_part=True, today=TODAY) == Refused("not-draft")
    assert rules.may_open(state="draft", said=SAID, has_part=False, today=TODAY) == Refused("no-part")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": ""}, "no-title"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"opens_on": TODAY, "closes_on": TODAY - timedelta(days=1)}, "closes-before"),
        ({"closes_on": SAID["answer_by"] + timedelta(days=1)}, "answer-before"),
    ],
)
def test_a_draft_says_nothing_that_cannot_be(said, why):
    assert rules.may_keep(said=SAID, today=TODAY) == Allowed()
    assert rules.may_keep(said=SAID | said, today=TODAY) == Refused(why)


def test_people_can_answer_from_the_first_to_the_last_day():
    def taking(opens, closes):
        return rules.is_taking(state="open", opens_on=opens, closes_on=closes, today=TODAY)

    assert taking(None, None)
    assert taking(TODAY, TODAY)
    assert not taking(TODAY + timedelta(days=1), None)
    assert not taking(None, TODAY - timedelta(days=1))
    assert not rules.is_taking(state="closed", opens_on=None, closes_on=None, today=TODAY)


def test_who_takes_part_as_it_was_said():
    def join(**said):
        return rules.may_join(
            **({"taking": True, "entry": "anyone", "has_code": False, "signed_in": False} | said)
        )

    assert join() == Allowed()
    assert join(taking=False) == Refused("not-open")
    assert join(entry="code") == Refused("no-code")
    assert join(entry="code", has_code=True) == Allowed()
    assert join(entry="signed-in") == Refused("sign-in")
    assert join(entry="signed-in", signed_in=True) == Allowed()


@pytest.mark.parametrize(
    ("did", "words", "why", "by_when", "refused"),
    [
        ("done", "x", "", None, ""),
        ("done", "", "", None, "no-words"),
        ("not", "", "x", None, ""),
        ("not", "", "", None, "no-reason"),
        ("part", "x", "", None, "no-reason"),
        ("part", "x", "y", None, ""),
        ("will", "x", "", None, "no-when"),
        ("will", "x", "", TODAY - timedelta(days=1), "when-past"),
        ("will", "x", "", TODAY, ""),
        ("", "x", "y", None, "no-did"),
    ],
)
def test_an_answer_says_what_was_done_or_why_not(did, words, why, by_when, refused):
    found = rules.may_publish(did=did, words=words, why=why, by_when=by_when, today=TODAY)
    assert found == (Refused(refused) if refused else Allowed())


def test_what_is_late_says_by_how_many_days():
    late = TODAY - timedelta(days=3)
    assert rules.days_late(state="closed", answer_by=late, today=TODAY) == 3
    assert rules.days_late(state="open", answer_by=TODAY, today=TODAY) == 0
    assert rules.days_late(state="answered", answer_by=late, today=TODAY) == 0
    assert rules.promise_late(did="will", by_when=late, is_done=False, today=TODAY) == 3
    assert rules.promise_late(did="will", by_when=late, is_done=True, today=TODAY) == 0
    assert rules.promise_late(did="not", by_when=late, is_done=False, today=TODAY) == 0


def test_the_day_of_an_answer_moves_with_a_reason_and_not_into_the_past():
    def move(**said):
        there = {"state": "closed", "to": TODAY, "closes_on": None, "why": "Ill", "today": TODAY}
        return rules.may_move(**(there | said))

    assert move() == Allowed()
    assert move(why="") == Refused("no-why")
    assert move(to=None) == Refused("no-answer_by")
    assert move(to=TODAY - timedelta(days=1)) == Refused("answer-past")
    assert move(closes_on=TODAY + timedelta(days=1)) == Refused("answer-before")
    assert move(state="answered") == Refused("over")


def test_what_is_taken_back_says_why_unless_nobody_saw_it():
    assert rules.may_withdraw(state="draft", why="") == Allowed()
    assert rules.may_withdraw(state="open", why="") == Refused("no-why")
    assert rules.may_withdraw(state="open", why="x") == Allowed()
    assert rules.may_withdraw(state="answered", why="x") == Refused("over")


def test_it_counts_as_answered_once_closed_and_with_an_answer():
    assert rules.may_finish(state="open", published=1) == Refused("not-closed")
    assert rules.may_finish(state="closed", published=0) == Refused("no-answers")
    assert rules.may_finish(state="closed", published=1) == Allowed()
