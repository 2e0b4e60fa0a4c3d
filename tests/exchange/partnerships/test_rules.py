"""Who may steer, say yes or no, leave and close."""

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.partnerships import rules


def test_only_those_who_host_or_lead_steer_and_nobody_once_it_is_closed():
    assert rules.may_change(state="active", roles={"lead", "member"}) == Allowed()
    assert rules.may_change(state="active", roles={"evaluator"}) == Refused("not-host")
    assert rules.may_change(state="closed", roles={"lead"}) == Refused("closed")


def test_somebody_is_asked_again_after_a_no_but_not_while_a_question_waits():
    assert rules.may_invite(known="declined", many=3) == Allowed()
    assert rules.may_invite(known="left", many=3) == Allowed()
    assert rules.may_invite(known="invited", many=3) == Refused("already")
    assert rules.may_invite(known="", many=rules.MOST_MEMBERS) == Refused("many")


def test_a_no_has_its_reason_and_words_where_the_reason_is_none_of_the_others():
    known = ["no-time", "other"]
    assert rules.may_say_no(why="no-time", words="", known=known) == Allowed()
    assert rules.may_say_no(why="other", words="", known=known) == Refused("no-words")
    assert rules.may_say_no(why="bored", words="Yes", known=known) == Refused("no-reason")


LEAVING = {
    "others": 2,
    "others_steer": 1,
    "others_vote": 1,
    "handover": "The list",
    "heir": False,
    "steers": True,
}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, None),
        ({"others": 0}, "last"),
        ({"handover": ""}, "no-handover"),
        ({"others_steer": 0}, "no-heir"),
        ({"others_steer": 0, "heir": True}, None),
        ({"others_steer": 0, "steers": False}, None),
        ({"others_vote": 0}, "no-heir"),
        ({"others_vote": 0, "heir": True}, None),
    ],
)
def test_whoever_leaves_passes_on_what_nobody_else_does(change, why):
    said = rules.may_leave(**(LEAVING | change))
    assert said == (Refused(why) if why else Allowed())


def test_a_stage_moves_one_step_either_way():
    assert rules.next_stages("diagnosis") == ("", "design")
    assert rules.next_stages("implementation") == ("design", "assessment")
    assert rules.next_stages("assessment") == ("implementation", "")


def test_the_last_host_stays_until_another_is_named():
    assert rules.may_end_role(role="convener", others_steer=0) == Refused("last-host")
    assert rules.may_end_role(role="convener", others_steer=1) == Allowed()
    assert rules.may_end_role(role="evaluator", others_steer=0) == Allowed()


def test_beginning_and_closing_say_what_for_and_what_came_of_it():
    assert rules.may_start(name="A", purpose="B", acts_for=1) == Allowed()
    assert rules.may_start(name="A", purpose="", acts_for=1) == Refused("no-purpose")
    assert rules.may_start(name="", purpose="B", acts_for=1) == Refused("no-name")
    assert rules.may_start(name="A", purpose="B", acts_for=None) == Refused("no-party")
    assert rules.may_close(outcome="met", lessons="Ask first", known=["met"]) == Allowed()
    assert rules.may_close(outcome="", lessons="Ask first", known=["met"]) == Refused("no-outcome")
    assert rules.may_close(outcome="met", lessons="", known=["met"]) == Refused("no-lessons")


def test_an_answer_is_given_once_and_not_after_the_end():
    assert rules.may_answer(state="invited", partnership="active") == Allowed()
    assert rules.may_answer(state="accepted", partnership="active") == Refused("answered")
    assert rules.may_answer(state="invited", partnership="closed") == Refused("closed")
