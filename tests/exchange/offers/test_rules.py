"""Safeguarding, money that is open and reminders, by the days on which they turn."""

from datetime import date, timedelta

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.offers import rules

TODAY = date(2026, 6, 1)
LAST = TODAY - timedelta(days=1095)


@pytest.mark.parametrize("to_person", [True, False])
def test_help_that_is_not_sensitive_needs_no_host(to_person):
    assert rules.may_be_introduced([], False, None, to_person, TODAY) == Allowed()


@pytest.mark.parametrize("setting", ["one-to-one", "at-home", "children", "adults-at-risk"])
@pytest.mark.parametrize(
    ("host", "checked", "allowed"),
    [
        (False, None, False),
        (False, TODAY, False),
        (True, None, False),
        (True, TODAY, True),
        (True, LAST, True),
        (True, LAST - timedelta(days=1), False),
        (True, TODAY + timedelta(days=1), False),
    ],
)
def test_sensitive_help_needs_a_host_with_a_check(setting, host, checked, allowed):
    for to_person in (True, False):
        answer = rules.may_be_introduced([setting], host, checked, to_person, TODAY)
        assert isinstance(answer, Allowed) is allowed
        assert allowed or (isinstance(answer, Refused) and answer.why.endswith("."))


def test_a_contact_is_shown_only_where_nobody_stands_between():
    assert rules.shows_contact([], None, None)
    assert not rules.shows_contact(["at-home"], None, None)
    assert not rules.shows_contact(["at-home"], 1, 2)
    assert rules.shows_contact(["at-home"], 1, 1)


@pytest.mark.parametrize(
    ("opens", "closes", "checked", "why"),
    [
        (None, None, None, "unchecked"),
        (None, None, -91, "unchecked"),
        (None, None, -90, ""),
        (None, 0, None, ""),
        (None, 30, -400, ""),
        (None, -1, 0, "closed"),
        (1, 30, 0, "not-yet"),
        (0, 30, 0, ""),
    ],
)
def test_money_is_open_with_a_last_day_or_a_check(opens, closes, checked, why):
    opens_on, closes_on, confirmed_on = (
        None if days is None else TODAY + timedelta(days=days) for days in (opens, closes, checked)
    )
    said = rules.is_money_open(opens_on=opens_on, closes_on=closes_on, confirmed_on=confirmed_on, today=TODAY)
    assert said == (Refused(why) if why else Allowed())


def test_the_last_day_is_the_first_of_those_known():
    day = TODAY + timedelta(days=5)
    known = {"valid_until": None, "closes_on": None, "confirmed_on": None, "listed": False}
    assert rules.last_day("support", **known) is None
    assert rules.last_day("support", **known | {"valid_until": day, "closes_on": TODAY}) == TODAY
    assert rules.last_day("fund", **known) == date.min
    assert rules.last_day("fund", **known | {"listed": True}) is None
    assert rules.last_day("fund", **known | {"confirmed_on": TODAY}) == TODAY + timedelta(days=90)
    assert rules.last_day("fund", **known | {"closes_on": day, "confirmed_on": None}) == day


@pytest.mark.parametrize(
    ("kind", "checked", "asked", "allowed"),
    [
        ("support", 179, None, False),
        ("support", 180, None, True),
        ("fund", 59, None, False),
        ("fund", 60, None, True),
        ("fund", 90, 29, False),
        ("fund", 90, 30, True),
    ],
)
def test_a_keeper_is_asked_long_after_a_check_and_once_a_month(kind, checked, asked, allowed):
    answer = rules.may_ask_keeper(
        kind,
        confirmed_on=TODAY - timedelta(days=checked),
        reminded_on=None if asked is None else TODAY - timedelta(days=asked),
        today=TODAY,
    )
    assert isinstance(answer, Allowed) is allowed
