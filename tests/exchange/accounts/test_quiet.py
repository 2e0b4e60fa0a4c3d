"""Nothing is sent in quiet hours, and nothing waits longer than it must; also when clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alongside.exchange.accounts.quiet import after_quiet, is_quiet

LONDON = ZoneInfo("Europe/London")
SPRING, AUTUMN = (
    datetime(2026, 3, 29, tzinfo=UTC),
    datetime(2026, 10, 25, tzinfo=UTC),
)  # clocks change at 01:00
MINUTE = timedelta(minutes=1)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from([SPRING, AUTUMN, datetime(2026, 7, 1, tzinfo=UTC)]),
    st.integers(-1440, 2880),
)


@pytest.mark.parametrize(
    ("due", "until"),
    [
        ("2026-01-10T23:30+00:00", "2026-01-11T07:00+00:00"),  # over midnight
        ("2026-01-11T06:59+00:00", "2026-01-11T07:00+00:00"),
        ("2026-01-11T07:00+00:00", "2026-01-11T07:00+00:00"),
        ("2026-01-10T12:00+00:00", "2026-01-10T12:00+00:00"),
        ("2026-07-10T22:30+00:00", "2026-07-11T06:00+00:00"),  # in summer London is an hour ahead
        ("2026-03-28T23:30+00:00", "2026-03-29T06:00+00:00"),  # the night that loses an hour
        ("2026-10-24T22:30+00:00", "2026-10-25T07:00+00:00"),  # the night that gains one
    ],
)
def test_a_mail_of_the_night_waits_for_seven_in_the_morning(due, until):
    found = after_quiet(datetime.fromisoformat(due), time(22), time(7), LONDON)
    assert found == datetime.fromisoformat(until)


@given(due=moments, start=times, end=times)
@example(due=SPRING + timedelta(minutes=30), start=time(0), end=time(1, 30))  # 01:30 never comes that day
@example(due=AUTUMN + timedelta(minutes=70), start=time(1), end=time(1, 30))  # and comes twice on this one
def test_it_goes_out_as_soon_as_it_is_no_longer_quiet(due, start, end):
    found = after_quiet(due, start, end, LONDON)
    assert found >= due and not is_quiet(found, start, end, LONDON)
    first = due  # the slow way: look at the clock every minute
    while is_quiet(first, start, end, LONDON):
        first += MINUTE
    assert first <= found <= first + timedelta(hours=1)
    assert after_quiet(found, start, end, LONDON) == found


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), (time(7), None), (None, time(7)), (time(7), time(7))]
)
def test_without_two_different_times_nothing_is_quiet(start, end):
    due = datetime(2026, 1, 1, 7, tzinfo=UTC)
    assert after_quiet(due, start, end, LONDON) == due
