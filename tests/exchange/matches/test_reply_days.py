"""What is promised is counted in days on which somebody is there."""

from datetime import date

import pytest

from alongside.exchange.matches.reply_days import bank_holidays, due_day, office_days


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Within one working day", 1),
        ("within 2 days", 2),
        ("Within a week", 5),
        ("Within 48 hours", 2),
        ("Within a few hours", 3),
        ("The next working day", 1),
        ("Usually the same day", 0),
        ("", 3),
        ("When I can", 3),
    ],
)
def test_a_promise_in_words_is_so_many_office_days(said, days):
    assert office_days(said) == days


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),  # Monday, Tuesday
        (date(2026, 11, 20), date(2026, 11, 23)),  # Friday, Monday
        (date(2026, 11, 22), date(2026, 11, 24)),  # asked on Sunday: counted from Monday
        (date(2026, 12, 24), date(2026, 12, 29)),  # Christmas, and Boxing Day's Monday
        (date(2026, 4, 2), date(2026, 4, 7)),  # Easter
    ],
)
def test_nobody_is_promised_a_call_on_a_day_off(asked, due):
    assert due_day("Within one working day", asked) == due


def test_the_bank_holidays_are_those_that_were_announced():
    announced = {
        2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
        2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    }
    for year, days in announced.items():
        assert sorted(f"{day:%m-%d}" for day in bank_holidays(year)) == days.split()
