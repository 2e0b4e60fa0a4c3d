"""Which time a figure is of, what is missed, what is hidden, and what may be kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.exchange.evidence import measure_rules as rules
from alongside.exchange.evidence.measure_rules import Figure

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
OFTEN = st.sampled_from(rules.OFTEN)


@settings(max_examples=60)
@given(DAYS, OFTEN)
def test_every_day_lies_in_one_time_and_times_follow_without_a_gap(day, often):
    start, end = rules.period_of(day, often)
    assert start <= day <= end
    assert rules.period_of(start, often) == rules.period_of(end, often) == (start, end)
    following = rules.after(start, often)
    assert following == end + timedelta(days=1) and rules.before(following, often) == start
    assert rules.periods(start, following, often) == [start, following]


def test_times_have_the_ends_that_people_expect():
    assert rules.period_of(date(2024, 2, 10), "month") == (date(2024, 2, 1), date(2024, 2, 29))
    assert rules.period_of(date(2026, 11, 23), "quarter") == (date(2026, 10, 1), date(2026, 12, 31))
    assert rules.period_of(date(2026, 11, 22), "week") == (date(2026, 11, 16), date(2026, 11, 22))


def test_a_figure_is_missed_once_its_grace_is_over():
    last, end = date(2026, 1, 1), date(2026, 2, 28)
    grace = timedelta(days=rules.GRACE["month"])
    assert rules.due(last, "month", end + grace) is None
    assert rules.due(last, "month", end + grace + timedelta(days=1)) == date(2026, 2, 1)
    assert rules.due(None, "month", date(2030, 1, 1)) is None


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ({"value": 4}, True),
        ({"value": 5}, False),
        ({"value": 0}, False),
        ({"value": 4, "of_people": False}, False),
        ({"value": 8, "numerator": 4, "denominator": 50}, True),
        ({"value": 92, "numerator": 46, "denominator": 50}, True),  # four were not
        ({"value": 100, "numerator": 50, "denominator": 50}, False),
        ({"value": 50, "numerator": 2, "denominator": 4}, True),
        ({"value": 7.5, "numerator": 30, "denominator": 4, "per": 1}, True),
        ({"value": 0.5, "numerator": 3, "denominator": 6, "per": 1}, False),  # a mean of six answers
    ],
)
def test_few_people_are_hidden_from_every_side(said, hidden):
    plain = {"of_people": True, "per": 100, "numerator": None, "denominator": None}
    assert rules.is_hidden(**(plain | said)) is hidden


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"value": 1.0}, None),
        ({}, "no-value"),
        ({"value": float("nan")}, "no-number"),
        ({"value": 1e13}, "no-number"),
        ({"starts_on": date(2027, 1, 1), "value": 1.0}, "ahead"),
        ({"starts_on": date(2026, 11, 3), "value": 1.0}, "not-over"),
        ({"starts_on": date(2026, 11, 3), "value": 1.0, "quality": "partial"}, None),
        ({"starts_on": date(1850, 1, 1), "value": 1.0}, "too-old"),
        ({"value": 1.0, "quality": "good"}, "no-quality"),
        ({"value": 1.0, "note": "x" * 301}, "long-note"),
        ({"value": 1.0, "numerator": 1.0, "denominator": 2.0}, "one-value"),
    ],
)
def test_what_may_be_kept_of_one_value(fields, why):
    figure = Figure(**({"starts_on": date(2026, 10, 5)} | fields))
    found = rules.may_add(figure, often="month", is_ratio=False, today=date(2026, 11, 23))
    assert (found.why if found else None) == why


@pytest.mark.parametrize(
    ("halves", "why"),
    [
        ((3, 4), None),
        ((0, 4), None),
        ((3, 0), "out-of-nothing"),
        ((3, None), "no-halves"),
        ((None, 4), "no-halves"),
    ],
)
def test_what_may_be_kept_of_a_share(halves, why):
    figure = Figure(date(2026, 10, 5), numerator=halves[0], denominator=halves[1])
    found = rules.may_add(figure, often="month", is_ratio=True, today=date(2026, 11, 23))
    assert (found.why if found else None) == why
    if why is None:
        assert rules.value_of(figure, per=100, is_ratio=True) == 100 * halves[0] / halves[1]
