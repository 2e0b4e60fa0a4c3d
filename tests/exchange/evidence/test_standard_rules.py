"""What a decision maker will ask for, and what may be said of it."""

from datetime import date, timedelta

import pytest

from alongside.exchange.evidence import standard_rules as rules
from alongside.exchange.innovations.record_rules import ROUTES
from alongside.exchange.innovations.support_rules import SAYS

TODAY = date(2026, 3, 2)


def keys(*said):
    return {one.key for one in rules.asked(*said)}


def test_more_is_asked_the_more_it_does_and_the_more_is_at_stake():
    little = keys(["digital"], "behind", "low")
    more = keys(["digital"], "informs", "low")
    most = keys(["digital"], "cares", "high")
    assert little < more < most == keys(["digital"], "", "")
    assert "effect" not in little and "effect" in more
    assert "trial" not in more and {"trial", "worth", "safeguards"} <= most


@pytest.mark.parametrize("kind", list(ROUTES))
def test_each_type_has_its_own_rules_and_no_other(kind):
    steps = {key for key in keys([kind], "cares", "high") if "." in key}
    assert steps == {f"{kind}.{step}" for step in ROUTES[kind]}
    assert {key for key in keys([], "", "") if "." in key} > steps


def test_each_thing_says_what_help_brings_it():
    assert len(rules.BY_KEY) == len(rules.ITEMS)
    assert all(one.helps and set(one.helps) <= set(SAYS) for one in rules.ITEMS)
    assert {one.group for one in rules.ITEMS} == set(rules.GROUPS)


def test_the_record_is_read_before_anybody_is_asked_again():
    step, users = rules.BY_KEY["service.provider"], rules.BY_KEY["users"]
    assert rules.from_record(step, {"service.provider": "under-way"}) == "partly"
    assert rules.from_record(step, {"service.provider": "not-known"}) == ""
    assert rules.from_record(users, {"users-tested": "yes"}) == "said"
    assert rules.from_record(users, {"users-tested": ""}) == rules.from_record(users, {}) == ""


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"item": "tea"}, "no-item"),
        ({"state": "perhaps"}, "no-state"),
        ({"words": ""}, "no-words"),
        ({"words": "", "url": "https://a.example"}, None),
        ({"state": "not-needed", "words": "", "url": "https://a.example"}, "no-words"),
        ({"state": "missing", "words": ""}, None),
    ],
)
def test_what_is_there_is_said_or_leads_there(changed, why):
    decided = rules.may_answer(**({"item": "users", "state": "there", "words": "Ten.", "url": ""} | changed))
    assert (decided.why if decided else None) == why


def test_level_is_one_of_those_asked():
    assert rules.may_set(reach="cares", stakes="low") is None
    assert rules.may_set(reach="all", stakes="low").why == "no-reach"
    assert rules.may_set(reach="cares", stakes="").why == "no-stakes"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"standard": ""}, "no-standard"),
        ({"judge": ""}, "no-judge"),
        ({"judged_on": None}, "no-day"),
        ({"judged_on": TODAY + timedelta(days=1)}, "no-day"),
        ({"on_what": ""}, "no-what"),
        ({"outcome": "good"}, "no-outcome"),
        ({"until": TODAY - timedelta(days=1)}, "until"),
    ],
)
def test_a_stamp_says_which_standard_who_when_and_on_what(changed, why):
    said = {"standard": "A", "judge": "B", "judged_on": TODAY, "on_what": "C", "outcome": "met"}
    decided = rules.may_stamp(**(said | {"until": TODAY, "today": TODAY} | changed))
    assert (decided.why if decided else None) == why
