"""`alongside stable`: two files of wishes in, pairs out, and a sentence for what cannot be read."""

import json

import pytest
from typer.testing import CliRunner

from alongside.config import entry

LEFT = [
    {"id": "A", "prefers": ["x", ["z", "y"]]},
    {"id": "B", "prefers": ["x"]},
    {"id": "C", "prefers": ["x"]},
]
RIGHT = [
    {"id": "x", "prefers": ["B", "A", "C"], "capacity": 1},
    {"id": "y", "prefers": ["A"]},
    {"id": "z", "prefers": ["A"], "capacity": 2},
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "left.jsonl", LEFT)
    write(tmp_path / "right.jsonl", RIGHT)
    return tmp_path


def write(path, rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))


def run(*words):
    given = ["stable", "--left", "left.jsonl", "--right", "right.jsonl", *words]
    done = CliRunner().invoke(entry._app.app, given, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_pairs_and_who_has_no_place_are_said(folder):
    code, out, err = run("--json")
    assert code == 0 and err == ""
    assert json.loads(out) == {"pairs": [["A", "y"], ["B", "x"]], "unplaced": ["C"]}
    write(folder / "left.jsonl", LEFT[::-1])
    assert run("--json")[1] == out
    assert "Without a place: C." in run()[1]


def test_either_side_may_have_the_first_word(folder):
    write(folder / "left.jsonl", [{"id": i, "prefers": p} for i, p in (("A", ["x", "y"]), ("B", ["y", "x"]))])
    write(
        folder / "right.jsonl", [{"id": i, "prefers": p} for i, p in (("x", ["B", "A"]), ("y", ["A", "B"]))]
    )
    assert json.loads(run("--json")[1])["pairs"] == [["A", "x"], ["B", "y"]]
    assert json.loads(run("--proposing", "right", "--json")[1])["pairs"] == [["A", "y"], ["B", "x"]]
    assert run("--proposing", "both")[0] == 2


def test_somebody_who_is_not_there_and_a_column_that_is_not_used_are_named(folder):
    write(folder / "left.jsonl", [{"id": "A", "prefers": ["q", "x"], "colour": "red"}])
    code, out, err = run("--json")
    assert code == 0 and json.loads(out)["pairs"] == [["A", "x"]]
    assert (
        "left.jsonl: not used: colour." in err and "1 who are listed there are not on the other side" in err
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("[1]", "left.jsonl, row 2: it is not a JSON object"),
        ("{oops", "left.jsonl, row 2: it is not a JSON object"),
        ({"prefers": ["x"]}, "left.jsonl, row 2: it has no id"),
        ({"id": "A", "prefers": ["x"]}, "left.jsonl, row 2: the id 'A' stands in it twice"),
        ({"id": "B"}, "left.jsonl, row 2: prefers is not a list"),
        ({"id": "B", "prefers": ["x", "x"]}, "left.jsonl, row 2: prefers names 'x' twice"),
        ({"id": "B", "prefers": [None]}, "left.jsonl, row 2: prefers holds what is not an id"),
        ({"id": "B", "prefers": ["x"], "capacity": -1}, "capacity '-1' is not a whole number"),
        ({"id": "B", "prefers": ["x"], "capacity": 1.5}, "capacity '1.5' is not a whole number"),
        ({"id": "B", "prefers": ["x"], "capacity": "two"}, "capacity 'two' is not a whole number"),
    ],
)
def test_a_bad_row_is_named(folder, row, said):
    write(folder / "left.jsonl", [LEFT[0], row])
    code, out, err = run("--json")
    assert (code, out) == (2, "") and said in err


def test_a_file_that_is_not_there_is_named(folder):
    (folder / "left.jsonl").unlink()
    code, _, err = run()
    assert code == 2 and "left.jsonl: there is no such file" in err
