"""The decisions about introductions, one reason at a time."""

from datetime import date

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.matches import rules
from alongside.exchange.matches.rules import Pair

FINE = {"worlds": ("real", "real"), "standings": ("open", "unclaimed"), "need_status": "open"}
AGAINST = [
    ("worlds", {"worlds": ("real", "practice")}),
    ("history", {"standings": ("open", "history")}),
    ("history", {"standings": ("history", "open")}),
    ("need-over", {"need_status": "met"}),
    ("need-over", {"need_status": "draft"}),
    ("over", {"is_over": True}),
    ("paused", {"is_paused": True}),
    ("full", {"is_full": True}),
    ("same", {"is_same_party": True}),
    ("hidden", {"need_side_sees": False}),
    ("hidden", {"offer_side_sees": False}),
    ("unsafe", {"unsafe": "No host."}),
    ("under-way", {"under_way": True}),
    ("declined", {"declined": True}),
]


@pytest.mark.parametrize(("why", "what"), AGAINST)
def test_each_thing_that_speaks_against_it_is_named(why, what):
    assert rules.may_introduce(Pair(**(FINE | what))) == Refused(why)


def test_otherwise_two_may_be_put_in_touch_also_after_a_no_with_new_grounds():
    assert rules.may_introduce(Pair(**FINE)) == Allowed()
    assert rules.may_introduce(Pair(**FINE, declined=True, grounds="A bus now.")) == Allowed()
    assert all(rules.may_introduce(Pair(**FINE | {"need_status": one})) == Allowed() for one in rules.ASKED)


@pytest.mark.parametrize(
    ("capacity", "taken", "decided"),
    [
        (None, None, Allowed()),
        (2, None, Allowed()),
        (2, 1, Allowed()),
        (2, 2, Refused("last-place")),
        (0, 0, Refused("last-place")),
    ],
)
def test_a_place_is_taken_while_there_is_one(capacity, taken, decided):
    asked = {"capacity": capacity, "taken": taken}
    assert rules.may_take(**asked, is_paused=False, is_over=False) == decided
    assert rules.may_take(**asked, is_paused=True, is_over=False) == Refused("paused")
    assert rules.may_take(**asked, is_paused=False, is_over=True) == Refused("over")


def test_what_may_be_done_in_each_state():
    states = ("open", "accepted", "declined", "withdrawn", "ended")
    assert [rules.may_answer(state=one, answer="waiting") for one in states] == [
        Allowed(), Refused("answered"), Refused("answered"), Refused("ended"), Refused("ended"),
    ]  # fmt: skip
    assert rules.may_answer(state="open", answer="yes") == Refused("answered")
    assert [one for one in states if rules.may_write(state=one) == Allowed()] == ["accepted"]
    assert [one for one in states if rules.may_stop(state=one) == Allowed()] == ["open", "accepted"]
    said = [one for one in states if rules.may_say_helped(state=one, helped="") == Allowed()]
    assert said == ["accepted", "ended"]
    assert rules.may_say_helped(state="accepted", helped="no") == Refused("said")


def test_a_no_has_a_reason_and_words_where_the_reason_says_nothing():
    known = {"far", "other"}
    assert rules.may_say_no(why="far", words="", known=known) == Allowed()
    assert rules.may_say_no(why="", words="x", known=known) == Refused("no-reason")
    assert rules.may_say_no(why="other", words="", known=known) == Refused("no-words")
    assert rules.may_say_no(why="other", words="x", known=known) == Allowed()


def test_fruit_and_days():
    assert rules.bore_fruit(["", "partly"]) and rules.bore_fruit(["no", "yes"])
    assert not rules.bore_fruit(["", "no", "never"])
    day = date(2026, 11, 22)
    assert rules.is_past(date(2026, 11, 21), day)
    assert not rules.is_past(day, day) and not rules.is_past(None, day)
