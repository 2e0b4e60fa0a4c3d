"""What may be kept of projects judged together, and into which parts they fall."""

from datetime import date

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.innovations import portfolio_rules as rules
from alongside.exchange.innovations.notices_portfolios import FIELDS, WHY_NOT, PortfolioRefused

KEPT = {"name": "All", "about": "", "acts_for": 1, "starts_on": None, "ends_on": None}
FIGURES = {"low": None, "likely": None, "high": None, "cash": None, "risk": "", "rule": "", "note": ""}
SPEAKS = {
    "stage": "testing", "status": "moving", "is_replaced": False, "is_displaced": False, "using": 2,
    "stopped": 1, "cost": 5, "worth": (1, 3, 9),
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, None),
        ({"acts_for": None}, "no-party"),
        ({"name": ""}, "no-name"),
        ({"name": "x" * 201}, "long-name"),
        ({"about": "x" * 4001}, "too-long"),
        ({"starts_on": date(2026, 4, 2), "ends_on": date(2026, 4, 1)}, "ends-early"),
        ({"starts_on": date(2026, 4, 1), "ends_on": date(2026, 4, 1)}, None),
    ],
)
def test_a_portfolio_has_a_name_an_owner_and_days_in_order(said, why):
    assert rules.may_keep(**(KEPT | said)) == (Refused(why) if why else Allowed())


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, None),
        ({"likely": 5}, None),
        ({"low": 5}, "no-likely"),
        ({"low": 2, "likely": 5, "high": 9, "cash": 9}, None),
        ({"low": 6, "likely": 5}, "no-order"),
        ({"likely": 5, "high": 4}, "no-order"),
        ({"likely": 5, "cash": 6}, "cash"),
        ({"cash": 6}, None),
        ({"risk": "grave"}, "no-risk"),
        ({"rule": "perhaps"}, "no-rule"),
        ({"note": "x" * 4001}, "too-long"),
    ],
)
def test_a_range_needs_what_is_likely_and_holds_it(said, why):
    assert rules.may_keep_figures(**(FIGURES | said)) == (Refused(why) if why else Allowed())


def test_a_portfolio_holds_so_many_and_no_more():
    assert rules.may_add(there=199, new=1) == Allowed()
    assert rules.may_add(there=199, new=2) == Refused("many")
    assert rules.may_add(there=0, new=0) == Refused("nothing-new")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ({}, None),
        ({"risk": {"low": 60, "high": 40}}, None),
        ({"risk": {"low": 60, "high": 41}}, "no-whole"),
        ({"risk": {"low": 110, "high": -10}}, "no-whole"),
        ({"colour": {"red": 100}}, "no-part"),
    ],
)
def test_what_is_aimed_for_makes_a_whole(target, why):
    assert rules.may_aim(target) == (Refused(why) if why else Allowed())


def test_a_set_is_decided_on_with_reasons_and_as_it_was_shown():
    said = {"chosen": 2, "seen": [True, True], "reasons": "Now and later", "known": True}
    assert rules.may_decide(**said) == Allowed()
    assert rules.may_decide(**(said | {"chosen": 0, "seen": []})) == Refused("nothing")
    assert rules.may_decide(**(said | {"known": False})) == Refused("changed")
    assert rules.may_decide(**(said | {"seen": [True, False]})) == Refused("changed")
    assert rules.may_decide(**(said | {"reasons": ""})) == Refused("no-reasons")
    assert rules.may_decide(**(said | {"reasons": "x" * 4001})) == Refused("too-long")


def test_years_and_money_fall_into_parts_and_what_is_not_known_into_none():
    assert [rules.horizon_of(years) for years in (None, 0, 1, 2, 4, 5, 20)] == [
        "", "short", "short", "middle", "middle", "long", "long",
    ]  # fmt: skip
    assert [rules.size_of(cost, 50) for cost in (None, 0, 49, 50)] == ["", "small", "small", "large"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, ()),
        ({"stage": "decommissioning"}, ("closing",)),
        ({"status": "retired"}, ("closing",)),
        ({"status": "stopped"}, ("halted",)),
        ({"is_replaced": True, "is_displaced": True}, ("replaced", "displaced")),
        ({"stopped": 2}, ()),
        ({"stopped": 3}, ("little-used",)),
        ({"cost": 9}, ()),
        ({"cost": 10}, ("dear",)),
        ({"cost": None}, ()),
        ({"cost": 10, "worth": None}, ()),
    ],
)
def test_what_speaks_for_stopping_is_known_and_not_guessed(said, why):
    assert rules.why_stop(**(SPEAKS | said)) == why


def test_a_figure_gets_worse_over_three_periods_and_in_the_last():
    assert rules.gets_worse([1, 2, 3], better="lower")
    assert rules.gets_worse([3, 4, 1], better="higher")
    assert not rules.gets_worse([1, 3, 2], better="lower")
    assert not rules.gets_worse([3, 1, 2], better="lower")
    assert not rules.gets_worse([1, 2], better="lower")
    assert not rules.gets_worse([1, 2, 3], better="neither")
    assert not rules.gets_worse([1, 2, 3], better="higher")


def test_each_reason_has_its_sentence_and_the_field_to_mend():
    assert set(FIELDS) <= set(WHY_NOT)
    refused = PortfolioRefused("no-order")
    assert (refused.why, refused.field) == ("no-order", "value_likely")
    assert "lies between" in str(refused)
    assert PortfolioRefused("no-whole", "risk").field == "risk"
