"""`alongside lottery`: files in, a panel and everybody's chance out, or why there is none."""

import json

import pytest
from typer.testing import CliRunner

from alongside.config import entry

PEOPLE = """id,age,franchise,address,shoe
lisa,child,simpsons,1 A,3
marge,adult,Simpsons,3 A,4
louie,child,ducktales,2 A,4
dewey,child,ducktales,2  a,3
scrooge,adult,ducktales,1 A,3
"""
QUOTAS = """category,feature,min,max
age,child,1,2
age,adult,1,2
franchise,simpsons,1,2
franchise,ducktales,1,2
"""
FILES = ("--people", "people.csv", "--quotas", "quotas.csv", "--size", "2")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "quotas.csv").write_text(QUOTAS)
    return tmp_path


def run(*words):
    done = CliRunner().invoke(entry._app.app, ["lottery", *words], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def drawn(*words):
    code, out, said = run(*words, "--json")
    assert code == 0, said
    return json.loads(out)


def test_chances_keep_households_apart_and_unknown_columns_are_named(folder):
    code, out, said = run(*FILES, "--seed", "7", "--json")
    done = json.loads(out)
    assert code == 0
    assert done["probabilities"] == pytest.approx(
        {"dewey": 0.5, "lisa": 0, "louie": 0.5, "marge": 1, "scrooge": 0}, abs=1e-6
    )
    assert done["panel"] in (["dewey", "marge"], ["louie", "marge"])
    assert done["infeasible"] is None
    assert "not used: shoe" in said
    assert "without a chance: lisa, scrooge" in said


def test_without_addresses_or_ids_rows_are_numbered_and_all_can_be_drawn(folder):
    lines = [",".join(line.split(",")[1:3]) for line in PEOPLE.splitlines()]
    (folder / "people.csv").write_text("\n".join(lines) + "\n")
    done = drawn(*FILES, "--seed", "7", "--fair", "maximin")
    third = pytest.approx(1 / 3, abs=1e-6)
    assert done["probabilities"] == {
        "1": third,
        "2": pytest.approx(2 / 3, abs=1e-6),
        "3": third,
        "4": third,
        "5": third,
    }


def test_the_same_seed_draws_the_same_and_the_order_of_rows_changes_nothing(folder):
    first = drawn(*FILES, "--seed", "7")
    head, *people = PEOPLE.splitlines()
    (folder / "people.csv").write_text("\n".join([head, *people[::-1]]) + "\n")
    assert drawn(*FILES, "--seed", "7") == first
    others = {tuple(drawn(*FILES, "--seed", f"{seed}")["panel"]) for seed in (8, 9, 10)}
    assert len({tuple(first["panel"]), *others}) == 2


def test_a_draw_is_replayed_from_its_record_and_a_changed_one_is_told(folder):
    run(*FILES, "--seed", "7", "--out", "record.json")
    assert drawn("--replay", "record.json")["same"]
    record = json.loads((folder / "record.json").read_text())
    record["number"] = (record["number"] + 1) % 1000
    (folder / "record.json").write_text(json.dumps(record))
    code, out, _ = run("--replay", "record.json")
    assert code == 0
    assert "Not the same" in out


def test_where_no_panel_is_possible_it_says_why_and_the_smallest_change(folder):
    (folder / "quotas.csv").write_text(QUOTAS.replace("adult,1,2", "adult,2,2"))
    done = drawn(*FILES, "--seed", "7")
    assert (done["panel"], done["probabilities"]) == ([], {})
    assert "age" in done["infeasible"]["why"]
    change = done["infeasible"]["smallest_changes"][0]
    rows = [line.split(",") for line in QUOTAS.replace("adult,1,2", "adult,2,2").splitlines()]
    mended = [
        [change["category"], change["feature"], str(change["min"]), str(change["max"])]
        if row[:2] == [change["category"], change["feature"]]
        else row
        for row in rows
    ]
    (folder / "quotas.csv").write_text("\n".join(map(",".join, mended)) + "\n")
    assert drawn(*FILES, "--seed", "7")["infeasible"] is None
    code, out, _ = run(*FILES[:-1], "9", "--seed", "7")
    assert code == 0
    assert "No panel is possible" in out


def test_for_people_it_shows_who_was_drawn_and_who_stands_by(folder):
    code, out, _ = run(*FILES, "--seed", "7", "--alternates", "1")
    assert code == 0
    assert "marge" in out
    assert "Standing by, in this order" in out


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "people.csv",
            "marge,adult",
            "marge,adlt",
            "row 3, column age: 'adlt' has no quota. Did you mean adult?",
        ),
        ("people.csv", "marge,", "lisa,", "row 3, column id: 'lisa' stands in row 2 too"),
        ("people.csv", "franchise", "film", "it has no column 'franchise'"),
        ("quotas.csv", "child,1,2", "child,3,2", "row 2: min 3 is above max 2"),
        ("quotas.csv", "child,1,2", "child,one,2", "row 2, column min: 'one'"),
        ("quotas.csv", "child,1,2", "child,0.5,2", "row 2, column min: '0.5'"),
        ("quotas.csv", "age,adult", "age,child", "row 3: age, child is there twice"),
        ("quotas.csv", "category", "kind", "it has no column 'category'"),
    ],
)
def test_each_wrong_row_is_named(folder, file, old, new, said):
    path = folder / file
    path.write_text(path.read_text().replace(old, new, 1))
    code, out, complained = run(*FILES, "--seed", "7", "--json")
    assert (code, out) == (2, "")
    assert f"{file}" in complained and said in complained


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*FILES, "--seed", " "), "--seed"),
        ((*FILES, "--seed", "7", "--fair", "nash"), "--fair"),
        ((*FILES[:4], "--seed", "7"), "--size"),
        ((*FILES, "--seed", "7", "--alternates", "-1"), "--alternates"),
        (("--people", "people.csv"), "--quotas"),
        (("--replay", "people.csv"), "people.csv"),
        (("--replay", "none.json"), "no such file"),
    ],
)
def test_what_cannot_be_used_ends_with_a_sentence(folder, words, said):
    code, out, complained = run(*words)
    assert (code, out) == (2, "")
    assert said in complained


def test_nothing_said_counts_to_no_quota(folder):
    (folder / "people.csv").write_text(PEOPLE.replace("scrooge,adult", "scrooge,"))
    code, out, said = run(*FILES, "--seed", "7", "--json")
    assert code == 0
    assert "1 say nothing on age" in said
    assert json.loads(out)["probabilities"]["scrooge"] == 0
