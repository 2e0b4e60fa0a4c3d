"""A list of unit costs is read row by row; what has no year, source, licence or unit stays out."""

import pytest

from alongside.exchange.evidence import cost_rules as rules

HEAD = ["What", "Per", "Unit cost", "Lower", "Upper", "Price year", "Source", "License"]
NIGHT = ["A night in hospital", "night", "£400", "300", "500", "2023/24", "List", "OGL"]


def read(*rows, **given):
    return rules.read_costs(list(enumerate(rows, 1)), given)


def test_a_list_is_read_by_what_its_columns_are_called():
    found = read(HEAD, NIGHT)
    assert found.costs == (
        {
            "name": "A night in hospital",
            "unit": "night",
            "source": "List",
            "licence": "OGL",
            "url": "",
            "note": "",
            "value": 400.0,
            "low": 300.0,
            "high": 500.0,
            "year": 2023,
        },
    )
    assert not found.wrong


@pytest.mark.parametrize(
    ("at", "text", "why"),
    [
        (0, "", "no-name"),
        (2, "dear", "no-value"),
        (2, "-1", "no-value"),
        (5, "soon", "no-year"),
        (5, "1066", "no-year"),
        (7, "", "no-licence"),
        (4, "", "range"),
        (4, "350", "range"),
        (0, "x" * 251, "long-name"),
    ],
)
def test_a_row_with_a_fault_is_named_and_left_out(at, text, why):
    row = [*NIGHT]
    row[at] = text
    found = read(HEAD, row, NIGHT)
    assert found.wrong == ((2, why),) and len(found.costs) == 1


def test_what_no_column_says_is_said_once_for_all():
    head, row = HEAD[:3], NIGHT[:3]
    assert read(head, row).missing == ("year", "source", "licence")
    found = read(head, row, year="2024", source="Ours", licence="for us")
    assert (found.costs[0]["year"], found.costs[0]["source"]) == (2024, "Ours")
    assert read().missing == rules.NEEDED


def test_a_value_is_brought_to_the_prices_of_another_year():
    assert rules.in_prices_of(2026, 100, of=2024, inflation=0.02) == pytest.approx(104.04)
    assert rules.in_prices_of(2024, 104.04, of=2026, inflation=0.02) == pytest.approx(100)
    assert rules.in_prices_of(2026, 100, of=2024, inflation={"2025": 0.1}) == 100
