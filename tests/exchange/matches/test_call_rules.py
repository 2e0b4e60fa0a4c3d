"""When everyone may be asked, and when an answer still counts."""

from datetime import date, timedelta

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.matches.call_rules import is_open, may_answer, may_call

TODAY = date(2026, 11, 22)
NEED = {"status": "open", "standing": "open", "visibility": "public", "has_call": False, "criteria": ["Near"]}
CALL = NEED | {"closes": TODAY + timedelta(days=14), "today": TODAY}
ANSWER = {"is_open": True, "is_own": False, "worlds": ("real", "real"), "answered": False}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": "met"}, "over"),
        ({"standing": "history"}, "over"),
        ({"visibility": "private"}, "private"),
        ({"has_call": True}, "called"),
        ({"criteria": []}, "no-criteria"),
        ({"criteria": ["x"] * 21}, "many-criteria"),
        ({"closes": TODAY}, "past"),
        ({"closes": TODAY + timedelta(days=400)}, "far"),
    ],
)
def test_a_need_is_called_once_with_criteria_and_a_day_to_come(change, why):
    assert may_call(**CALL) == Allowed()
    assert may_call(**CALL | change) == Refused(why)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"is_open": False}, "closed"),
        ({"is_own": True}, "own"),
        ({"worlds": ("real", "practice")}, "worlds"),
        ({"answered": True}, "answered"),
    ],
)
def test_an_answer_comes_in_time_from_another_of_the_same_world(change, why):
    assert may_answer(**ANSWER) == Allowed()
    assert may_answer(**ANSWER | change) == Refused(why)


def test_a_call_is_open_until_the_end_of_its_last_day():
    assert is_open(closed=False, closes=TODAY, today=TODAY)
    assert not is_open(closed=False, closes=TODAY - timedelta(days=1), today=TODAY)
    assert not is_open(closed=True, closes=TODAY, today=TODAY)
