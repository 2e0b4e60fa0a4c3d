"""Results side by side: several ways, hidden ones, and means."""

import pytest

from alongside.exchange.analyses.trials import sites_of


def test_several_products_are_held_against_the_usual_one():
    rows = [
        (site, way, way == "Old", 200, count, None, None)
        for site, counts in (("A", (60, 40, 61)), ("B", (70, 45, 66)))
        for way, count in zip(("Old", "X", "Y"), counts, strict=True)
    ]
    table, together = sites_of(rows)
    assert table["ways"] == ["Old", "X", "Y"]
    first = table["rows"][0]
    assert first["cells"][0] == {"people": 200, "count": 60, "share": 30.0}
    assert first["apart"][0][0] == pytest.approx(-10)
    assert [one["sites"] for one in table["together"]] == [2, 2]
    assert together.together.high < 0
    assert table["together"][1]["change"][1] < 0 < table["together"][1]["change"][2]


def test_few_people_are_hidden_and_left_out_of_every_sum():
    rows = [
        ("A", "Old", True, 50, 3, None, None), ("A", "New", False, 50, 20, None, None),
        ("B", "Old", True, 50, 25, None, None), ("B", "New", False, 50, 10, None, None),
    ]  # fmt: skip
    table, _together = sites_of(rows)
    assert table["rows"][0]["cells"][0] == {"people": 50, "hidden": True}
    assert table["rows"][0]["apart"] == [None]
    assert table["together"][0]["sites"] == 1


def test_means_are_compared_and_gaps_left_open():
    rows = [
        ("A", "Old", True, 30, None, 9.0, 2.0), ("A", "New", False, 30, None, 7.0, 2.0),
        ("B", "New", False, 30, None, 7.5, 2.0),
    ]  # fmt: skip
    table, together = sites_of(rows)
    assert table["rows"][1]["cells"][0] is None
    assert table["rows"][1]["apart"] == [None]
    assert together.together.value == pytest.approx(-2)


def test_without_a_usual_way_nothing_is_held_against_anything():
    table, together = sites_of([("A", "X", False, 20, 8, None, None), ("A", "Y", False, 20, 9, None, None)])
    assert (table["usual"], table["ways"]) == ("", ["X", "Y"])
    assert table["rows"][0]["apart"] == [None, None]
    assert not together.together.known
