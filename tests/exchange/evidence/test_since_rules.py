"""What may be attached, when a case may be held against what happened, and when that is due."""

from datetime import date

import pytest

from alongside.exchange.evidence import since_rules as rules
from alongside.exchange.evidence.notices_since import FIELDS, WHY_NOT

GOOD = {"kind_known": True, "title": "Who is left out", "says": "Few.", "url": "", "url_is_web": False}
BACK = {"status": "agreed", "years": 1, "of": 3, "words": "Slow.", "came_to": {"visits": 1}}


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ({"kind_known": False}, "no-kind"),
        ({"title": " "}, "no-title-of"),
        ({"title": "x" * 201}, "long-title-of"),
        ({"says": "x" * 4001}, "too-long"),
        ({"url": "javascript:x"}, "bad-url"),
        ({"says": " "}, "says-nothing"),
    ],
)
def test_one_fault_at_a_time_is_refused(fault, why):
    assert rules.may_attach(**GOOD) is None
    assert rules.may_attach(**GOOD | {"says": "", "url": "https://x.example", "url_is_web": True}) is None
    assert rules.may_attach(**GOOD | fault).why == why
    assert why in WHY_NOT and why in FIELDS


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ({"status": "review"}, "not-agreed"),
        ({"years": 0}, "no-years"),
        ({"years": 4}, "no-years"),
        ({"came_to": {}}, "no-figures"),
        ({"came_to": {"visits": 10**13}}, "too-much"),
        ({"words": ""}, "no-words"),
        ({"words": "x" * 4001}, "too-long-words"),
    ],
)
def test_a_look_back_needs_an_agreed_case_a_figure_and_words(fault, why):
    assert rules.may_look_back(**BACK) is None
    assert rules.may_look_back(**BACK | fault).why == why
    assert why in WHY_NOT


def test_it_is_due_a_year_after_it_was_agreed_and_each_year_from_then():
    agreed = date(2024, 2, 29)
    assert rules.years_over(agreed, date(2025, 2, 28)) == 0
    assert rules.years_over(agreed, date(2025, 3, 1)) == 1
    assert rules.years_over(None, date(2025, 3, 1)) == rules.years_over(agreed, date(2023, 1, 1)) == 0
    assert not rules.is_due(agreed, None, date(2025, 2, 28))
    assert rules.is_due(agreed, None, date(2025, 3, 1))
    assert not rules.is_due(agreed, date(2025, 4, 1), date(2026, 2, 1))
    assert rules.is_due(agreed, date(2025, 4, 1), date(2026, 3, 1))
