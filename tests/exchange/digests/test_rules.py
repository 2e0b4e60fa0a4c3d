import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange.digests.rules import Quarter, first_few, months_later, quarter_of, quarters, remind_on


@given(st.lists(st.integers(0, 7), max_size=8), st.integers(0, 6))
def test_at_most_so_many_in_their_order_and_none_crowds_the_others_out(lengths, most):
    kinds = [[(at, number) for number in range(length)] for at, length in enumerate(lengths)]
    found = first_few(kinds, most)
    assert found == sorted(found) and len(found) == min(most, sum(lengths))
    for kind in kinds:
        mine = [one for one in found if one in kind]
        assert mine == kind[: len(mine)]
    if most >= 2 * len(kinds):  # room for two of each
        assert all(sum(one in kind for one in found) >= min(2, len(kind)) for kind in kinds)


def test_five_of_one_kind_leave_room_for_two_others():
    assert first_few([list("abcde"), [], list("x"), list("y")], 5) == ["a", "b", "c", "x", "y"]
    assert first_few([list("abcde")], 5) == list("abcde")
    assert first_few([list("ab"), list("cd"), list("ef")], 5) == list("abcde")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-15", 1, "2028-01-15"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-01-01", -3, "2025-10-01"),
    ],
)
def test_the_same_day_of_a_later_month(day, months, later):
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_reminders_fall_due_after_a_week_a_month_a_quarter_or_never():
    today = date(2026, 11, 30)
    days = [remind_on(choice, today) for choice in ("week", "month", "quarter", "no", "")]
    assert days == [date(2026, 12, 7), date(2026, 12, 30), date(2027, 2, 28), None, None]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_quarter_has_three_months_and_the_one_before_ends_where_it_begins(day):
    found = quarter_of(day)
    assert found.first <= day <= found.last and found.first.day == 1 and found.first.month in (1, 4, 7, 10)
    four = quarters(day)
    assert four[0] == found
    for later, earlier in itertools.pairwise(four):
        assert earlier.last + timedelta(days=1) == later.first
    assert quarter_of(date(2026, 2, 3)) == Quarter(date(2026, 1, 1), date(2026, 3, 31))
