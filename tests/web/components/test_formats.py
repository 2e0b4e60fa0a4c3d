"""How dates, distances, money and counts read."""

from datetime import UTC, date, datetime

import pytest

from alongside.web.components.formats import count, distance, long_date, money, web_address


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (date(2026, 11, 3), "3 November 2026"),
        (datetime(2017, 1, 31, 23, 59, tzinfo=UTC), "31 January 2017"),
        ("2026-11-01", "1 November 2026"),
        ("2026-11-01T08:00:00Z", "1 November 2026"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_day_reads_as_people_say_it(value, reads):
    assert long_date(value) == reads


@pytest.mark.parametrize(
    ("kilometres", "reads"),
    [
        (0.0, "under 1 km"), (0.99, "under 1 km"), (1, "1 km"), (4.4, "4 km"), (1234.0, "1,234 km"),
        (None, ""), (float("nan"), ""),
    ],
)  # fmt: skip
def test_a_distance_is_no_finer_than_it_is_known(kilometres, reads):
    assert distance(kilometres) == reads


@pytest.mark.parametrize(
    ("pounds", "reads"),
    [
        (950, "£950"), (12500, "£12,500"), (999_999, "£999,999"), (999_999.6, "£1 million"),
        (1_000_000, "£1 million"), (2_500_000, "£2.5 million"), (-1200, "-£1,200"), (0, "£0"), (None, ""),
    ],
)  # fmt: skip
def test_an_amount_reads_in_pounds(pounds, reads):
    assert money(pounds) == reads


def test_a_count_has_commas_and_an_unknown_one_says_nothing():
    assert count(33755) == "33,755"
    assert count(0) == "0"
    assert count(None) == ""


@pytest.mark.parametrize(
    "value", ["https://a.example", "HTTP://a.example", "/needs/", "?page=2", "tel:01632 960000"]
)
def test_an_address_that_leads_somewhere_is_linked(value):
    assert web_address(value) == value


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "www.a.example", "", None]
)
def test_an_address_that_could_hold_a_script_or_lead_nowhere_is_not_linked(value):
    assert web_address(value) == ""
