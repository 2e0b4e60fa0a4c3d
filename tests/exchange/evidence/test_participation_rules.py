"""The study's tables 2 and 3, put together again from the file that ships, against what is printed there."""

import csv
from dataclasses import make_dataclass
from pathlib import Path

from alongside.exchange.evidence.participation_rules import Line, engaged, tables

FILE = Path(__file__).parents[3] / "data" / "landscape-2017" / "participation.csv"
Row = make_dataclass("Row", ["table", "metric", "group", "group_name", "event", "count", "row_kind"])


def numbers():
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                *(row[name] for name in ("source", "metric", "group_id", "group_name", "event")),
                int(row["count"]),
                row["row_kind"],
            )
            for row in csv.DictReader(file)
        ]


def test_table_two_adds_up_by_column_and_not_by_row():
    second, _third = tables(numbers())
    assert second.name == "002 Table 2" and len(second.columns) == 6 and len(second.lines) == 7
    wrong = {line.name: (line.added, line.printed) for line in second.lines if not line.agrees}
    assert wrong == {"Networks and innovation institutions": (42, 39), "Other": (3, 1)}
    assert second.added == second.printed == (20, 12, 26, 17, 17, 9)
    assert (second.added_all, second.printed_all, second.added_printed) == (101, 101, 96)


def test_table_three_adds_up_everywhere():
    _second, third = tables(numbers())
    assert all(line.agrees for line in third.lines)
    assert third.added == third.printed == (30, 30, 30, 30)
    assert third.added_all == third.added_printed == third.printed_all == 120
    assert engaged(numbers()) == 221 == 101 + 120


def test_a_row_without_a_printed_total_is_not_called_wrong():
    assert Line("A", (1, None), None).agrees and Line("A", (1, None), None).added == 1
    assert engaged([]) is None and tables([]) == []
