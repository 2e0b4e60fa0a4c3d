"""The steps of `dataset.yaml`, one at a time."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from alongside.exchange.feeds.grammar import Entry, describe
from alongside.exchange.feeds.mapping import READ, Reader
from alongside.exchange.feeds.reading import FileBroken

from .folders import folder


def entry(path: Path, said: dict[str, Any]) -> Entry:
    """The one entry of a description."""
    folder(path, [said], {})
    return describe(path / "dataset.yaml", path).entries[0]


def cells(path: Path, rows: list[dict[str, str]], **said: Any) -> list[Any]:
    """Our cells of each row, or the reason why there are none."""
    reader = Reader(entry(path, {"rows": rows, "kind": "offers", **said}))
    return [mapped.fault or mapped.cells for mapped in reader.rows()]


ROW = {"id": "1", "kind": "asset", "title": "T"}


def test_a_column_is_taken_from_a_cell_a_constant_a_text_or_the_first_that_is_filled(tmp_path: Path) -> None:
    columns = {"id": "a-{n}", "kind": "=asset", "title": ["x", "y"], "note": "n", "summary": "{x}{n}"}
    found = cells(tmp_path, [{"n": "7", "x": " ", "y": "Y"}], columns=columns)
    assert found == [
        {"id": ("a-7",), "kind": ("asset",), "title": ("Y",), "note": ("7",), "summary": ()},
    ]


def test_where_keeps_and_skip_drops_rows_and_both_are_counted_by_reason(tmp_path: Path) -> None:
    rows = [
        {**ROW, "id": str(n), "on": on, "at": at}
        for n, (on, at) in enumerate([("y", "E1"), ("n", "E2"), ("y", "W3")])
    ]
    said = {
        "where": {"on": ["y"]},
        "skip": {"at": ["W*"]},
        "why": {"on": "it is off", "at": "it is in Wales."},
    }
    reader = Reader(entry(tmp_path, {"rows": rows, "kind": "offers", **said}))
    assert [mapped.cells["id"] for mapped in reader.rows()] == [("0",)]
    assert reader.intended == {"it is off": 1, "it is in Wales": 1}


def test_an_empty_value_in_where_means_an_empty_cell(tmp_path: Path) -> None:
    rows = [{**ROW, "same": ""}, {**ROW, "id": "2", "same": "x"}]
    assert [row["id"] for row in cells(tmp_path, rows, where={"same": [""]})] == [("1",)]


def test_several_values_are_split_read_mapped_and_prefixed_each_alone(tmp_path: Path) -> None:
    said = {
        "columns": {"subjects": "tags"},
        "split": {"subjects": "|"},
        "read": {"subjects": "slug"},
        "maps": {"subjects": {"old-age": "older-people;retired", "other": "", "*": "anything"}},
        "prefix": {"subjects": "x:"},
    }
    found = cells(tmp_path, [{**ROW, "tags": "Old age|other| new "}], **said)
    assert found[0]["subjects"] == ("x:older-people", "x:retired", "x:anything")


def test_a_value_missing_from_its_table_leaves_the_row_out_by_name(tmp_path: Path) -> None:
    found = cells(tmp_path, [{**ROW, "kind": "hal"}, ROW], maps={"kind": {"hall": "asset", "asset": "asset"}})
    assert found[0].startswith("'hal' is not in the table of what is taken over. Did you mean hall?")
    assert found[1]["kind"] == ("asset",)


def test_the_source_s_own_word_for_the_kind_is_kept(tmp_path: Path) -> None:
    found = cells(tmp_path, [{**ROW, "kind": "Hall"}], maps={"kind": {"Hall": "asset"}})
    assert (found[0]["kind"], found[0]["kind_in_source"]) == (("asset",), ("Hall",))


def test_only_takes_nothing_that_is_not_named(tmp_path: Path) -> None:
    columns = {"id": "id", "kind": "kind", "title": "title"}
    found = cells(tmp_path, [{**ROW, "note": "secret"}], columns=columns, only=True)
    assert "note" not in found[0]


def test_a_column_that_the_file_does_not_have_breaks_the_file_and_is_guessed(tmp_path: Path) -> None:
    with pytest.raises(FileBroken, match="no column 'titel'. Did you mean title?"):
        cells(tmp_path, [ROW], columns={"title": "titel"})


def test_a_table_beside_the_description_is_read(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "kinds.csv").write_text("theirs,ours,why\nHall,asset,said\n", encoding="utf-8")
    assert cells(tmp_path, [{**ROW, "kind": "Hall"}], maps={"kind": "maps/kinds.csv"})[0]["kind"] == (
        "asset",
    )


@pytest.mark.parametrize(
    ("reading", "before", "after"),
    [
        ("whole", "2324869.0", "2324869"),
        ("whole", "7", "7"),
        ("company", "123456.0", "00123456"),
        ("company", "sc123456", "SC123456"),
        ("day", "2020-05-06T10:00:00Z", "2020-05-06"),
        ("day", "2020-05", "2020-05"),
        ("calm", "THE FRIENDS OF ST MARY'S NHS TRUST", "The Friends of St Mary's NHS Trust"),
        ("calm", "Age UK", "Age UK"),
        (
            "calm",
            "TO RELIEVE NEED AMONG PATIENTS OF THE NHS IN THE COUNTY. TO PROVIDE GRANTS FOR EQUIPMENT.",
            "To relieve need among patients of the NHS in the county. To provide grants for equipment.",
        ),
        ("website", "www.example.org", "https://www.example.org"),
        ("website", "http://example.org/a", "http://example.org/a"),
        ("website", "none", ""),
        ("slug", "St. Mary's Hall", "st-mary-s-hall"),
    ],
)
def test_readings_do_what_the_reference_says(reading: str, before: str, after: str) -> None:
    assert READ[reading](before) == after


def test_a_fraction_is_no_whole_number(tmp_path: Path) -> None:
    found = cells(tmp_path, [{**ROW, "id": "1.5"}], read={"id": "whole"})
    assert found == ["'1.5' is not a whole number."]


def test_every_file_of_the_reference_s_example_is_understood() -> None:
    reference = Path(__file__).parents[3] / "docs/reference/dataset.md"
    blocks = [block.split("```")[0] for block in reference.read_text(encoding="utf-8").split("```yaml\n")[1:]]
    assert blocks and all(isinstance(yaml.safe_load(block), list) for block in blocks)
