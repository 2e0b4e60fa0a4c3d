"""Promises of the small words."""

from datetime import date

import pytest

from alongside.engines.matching import wording


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "a"], "a and b"),
    ],
)
def test_names_are_listed_as_people_do(names, said):
    assert wording.listed(names) == said


def test_counts_days_and_distances_are_said_plainly():
    assert [wording.counted(n) for n in (0, 2, 12, 13, 4000)] == ["none", "two", "twelve", "13", "4,000"]
    assert wording.on_day(date(2026, 11, 3).toordinal()) == "3 November 2026"
    assert wording.in_year(date(2017, 1, 31).toordinal()) == "2017"
    assert [wording.distance(km) for km in (0.2, 0.99, 1, 4.4, 1234.5)] == [
        "under 1 km", "under 1 km", "1 km", "4 km", "1,234 km",
    ]  # fmt: skip
    assert wording.sentence("runs in NHS") == "Runs in NHS" and wording.sentence("") == ""
