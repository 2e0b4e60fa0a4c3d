"""Rows are read as people have them, and what cannot be read is told for its own row."""

from datetime import date

import pytest

from alongside.exchange.evidence import figure_rules as rules


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-14", date(2026, 3, 14)),
        ("14/03/2026", date(2026, 3, 14)),
        ("03/2026", date(2026, 3, 1)),
        ("2026-03", date(2026, 3, 1)),
        ("March 2026", date(2026, 3, 1)),
        ("mar-26", date(2026, 3, 1)),
        ("14th March 2026", date(2026, 3, 14)),
        ("2026 Q2", date(2026, 4, 1)),
        ("Q4 2025", date(2025, 10, 1)),
        ("2026", date(2026, 1, 1)),
        ("2026-03-14T00:00:00", date(2026, 3, 14)),
        ("31/02/2026", None),
        ("Marchember 2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_as_written_in_britain(text, day):
    assert rules.day_of(text) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,234.5", 1234.5), ("£12", 12), ("85%", 85), ("-3", -3), ("1e3", 1000), ("twelve", None),
     ("nan", None), ("", None)],
)  # fmt: skip
def test_numbers_are_read_as_written(text, number):
    assert rules.number_of(text) == number


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        (["Month", "Falls"], {"period": 0, "value": 1}),
        (["Date", "Numerator", "Denominator", "Comment"],
         {"period": 0, "numerator": 1, "denominator": 2, "note": 3}),
        (["Ward", "Month", "Value", "Quality"], {"period": 1, "value": 2, "quality": 3}),
        (["a", "b"], {"period": 0, "value": 1}),
    ],
)  # fmt: skip
def test_columns_are_guessed_by_their_names(head, roles):
    found = rules.guess(head)
    assert {role: found.get(role) for role in roles} == roles
    assert len(set(found.values())) == len(found)


def test_a_first_row_with_figures_is_no_header():
    assert rules.is_header(["Month", "Falls"]) and not rules.is_header(["March 2026", "12"])


def test_a_bad_row_never_loses_a_good_one():
    rows = [
        (2, ["March 2026", "12", "est", "half"]),
        (3, ["someday", "12", "", ""]),
        (4, ["April 2026", "twelve", "", ""]),
        (5, ["May 2026", "", "", ""]),
        (6, ["June 2026", "7", "superb", ""]),
        (7, ["July 2026"]),
    ]
    columns = {"period": 0, "value": 1, "quality": 2, "note": 3}
    found = rules.read_rows(rows, columns, is_ratio=False)
    assert [(one.row, one.why) for one in found] == [
        (2, ""),
        (3, "no-period"),
        (4, "no-number"),
        (6, "no-quality"),
    ]
    assert found[0].figure.value == 12 and found[0].figure.quality == "estimated"
    assert found[0].figure.note == "half"


def test_of_a_share_both_halves_are_read():
    found = rules.read_rows(
        [(1, ["2026", "3", "4"])], {"period": 0, "numerator": 1, "denominator": 2}, is_ratio=True
    )
    assert (found[0].figure.numerator, found[0].figure.denominator, found[0].figure.value) == (3, 4, None)
