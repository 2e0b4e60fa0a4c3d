"""Rows that can be used, and for each other one which row it is, which column, and why."""

import pytest

from alongside.backends.lines import offer_of
from alongside.cli.files.rows import LeftOut, usable
from alongside.exchange.feeds.reading import FileBroken


def read(tmp_path, content, name="offers.csv"):
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    left_out = LeftOut()
    found = [(line.number, line.id) for line in usable(tmp_path / name, offer_of, left_out)]
    return found, [(row["row"], row["column"], row["why"]) for row in left_out.rows]


def test_rows_are_numbered_among_all_and_the_others_named(tmp_path):
    found, left_out = read(tmp_path, "id,kind\na,fund\nb,thing\n,fund\na,fund\nc\nd,\n")
    assert found == [(0, "a"), (5, "d")]
    assert [(row, column) for row, column, _ in left_out] == [(3, "kind"), (4, "id"), (5, "id"), (6, "")]


def test_a_row_with_a_fault_of_its_own_is_told_of_that_and_not_of_its_id(tmp_path):
    _, left_out = read(tmp_path, "id,kind\na,fund\na,thing\n")
    assert [column for _, column, _ in left_out] == ["kind"]


def test_the_first_row_that_can_be_used_has_the_id(tmp_path):
    found, left_out = read(tmp_path, "id,kind\na,thing\na,fund\na,asset\n")
    assert found == [(1, "a")] and [row for row, _, _ in left_out] == [2, 4]


def test_an_empty_line_is_no_row_and_a_cell_may_hold_lines(tmp_path):
    found, left_out = read(tmp_path, 'id,title\na,"two\nlines"\n\nb,one\n')
    assert ([name for _, name in found], left_out) == (["a", "b"], [])


def test_lines_of_json_that_are_no_objects_are_named(tmp_path):
    found, left_out = read(tmp_path, '{"id": "a"}\n[1]\n\nnothing\n{"id": "b"}\n', "offers.jsonl")
    assert [name for _, name in found] == ["a", "b"]
    assert [row for row, _, _ in left_out] == [2, 4] and "JSON object" in left_out[0][2]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", "", "a.csv: it is empty"),
        ("a.csv", "id,id\n", "'id' stands in it twice"),
        ("a.csv", b"id\n\xff\n", "not text in UTF-8"),
        ("a.csv.gz", "id\n", "cannot be read"),
        ("a.parquet", "id\n", "not a Parquet file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path, name, content, why):
    with pytest.raises(FileBroken, match=why):
        read(tmp_path, content, name)
