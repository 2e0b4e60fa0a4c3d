"""`alongside allocate`: files in, who gets what out, and a sentence for what cannot be shared."""

import gzip
import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from alongside.config import entry

EDGES = "need,offer,value\nn1,o1,5\nn1,o2,3\nn2,o1,4.5\nn3,o2,1\n"
NEEDS = "need,demand,group,area\nn2,1,B,X\nn1,2,A,X\nn3,1,B,Y\n"
OFFERS = "offer,capacity\no2,1\no1,1\n"
SHARED = {
    "none": ([["n1", "o1", 1], ["n1", "o2", 1]], 8, 0),
    "floor": ([["n1", "o2", 1], ["n2", "o1", 1]], 7.5, 0.0625),
    "leximin": ([["n1", "o2", 1], ["n2", "o1", 1]], 7.5, 0.0625),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "edges.csv").write_text(EDGES)
    (tmp_path / "needs.csv").write_text(NEEDS)
    (tmp_path / "offers.csv").write_text(OFFERS)
    return tmp_path


def run(*words):
    done = CliRunner().invoke(entry._app.app, ["allocate", *words], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def shared(*words):
    code, out, _ = run(*words, "--json")
    assert code == 0
    return json.loads(out)


FILES = ("--edges", "edges.csv", "--needs", "needs.csv", "--offers", "offers.csv")


@pytest.mark.parametrize("fair", SHARED)
def test_each_way_to_share_says_who_gets_what_and_what_it_costs(folder, fair):
    assigned, value, price = SHARED[fair]
    done = shared(*FILES, "--fair", fair)
    assert (done["assigned"], done["value"], done["price_of_fairness"]) == (assigned, value, price)
    assert done["optimal"] is True and done["bound"] == value
    assert set(done["by_group"]) == {"A", "B"}


def test_what_one_more_of_each_offer_is_worth_is_said(folder):
    done = shared(*FILES)
    assert done["worth_of_one_more"] == {"o1": 4.5, "o2": 2.5}
    assert done["by_group"]["B"] == {"asked": 2, "received": 0, "share": 0, "value": 0}


def test_without_needs_and_offers_each_has_one_unit(folder):
    done = shared("--edges", "edges.csv")
    assert done["assigned"] == [["n1", "o2", 1], ["n2", "o1", 1]]
    assert set(done["by_group"]) == {"n1", "n2", "n3"}


def test_another_column_may_name_the_group(folder):
    assert set(shared(*FILES, "--by", "area")["by_group"]) == {"X", "Y"}


def test_a_floor_may_be_given_and_one_too_high_is_answered_with_the_highest(folder):
    assert shared(*FILES, "--fair", "floor", "--floor", "0.3")["floor"] == 0.3
    code, out, err = run(*FILES, "--fair", "floor", "--floor", "0.9", "--json")
    assert (code, out) == (2, "") and "the most that all can have is 0.5." in err


def written(folder, kind):
    rows = [dict(zip(("need", "offer", "value"), line.split(","), strict=True)) for line in EDGES.split()[1:]]
    path = folder / f"edges.{kind}"
    if kind == "tsv":
        path.write_text(EDGES.replace(",", "\t"))
    elif kind == "csv.gz":
        path.write_bytes(gzip.compress(EDGES.encode()))
    elif kind == "jsonl":
        path.write_text("\n".join(map(json.dumps, rows)))
    elif kind == "parquet":
        pa.parquet.write_table(
            pa.Table.from_pylist([row | {"value": float(row["value"])} for row in rows]), path
        )
    else:
        book = openpyxl.Workbook()
        for row in [["need", "offer", "value"], *[[r["need"], r["offer"], float(r["value"])] for r in rows]]:
            book.active.append(row)
        book.save(path)
    return path


@pytest.mark.parametrize("kind", ["tsv", "csv.gz", "jsonl", "parquet", "xlsx"])
def test_every_kind_of_file_gives_the_same(folder, kind):
    written(folder, kind)
    assert shared("--edges", f"edges.{kind}", *FILES[2:]) == shared(*FILES)


def test_the_order_of_the_rows_changes_nothing(folder):
    before = shared("--edges", "edges.csv", *FILES[2:])
    first, *rows = EDGES.splitlines()
    (folder / "edges.csv").write_text("\n".join([first, *reversed(rows)]))
    assert shared("--edges", "edges.csv", *FILES[2:]) == before


def test_columns_that_are_not_used_are_named(folder):
    code, _, err = run(*FILES)
    assert code == 0 and "needs.csv: not used: area." in err


def test_people_read_what_it_is_worth_and_what_is_scarce(folder):
    code, out, _ = run(*FILES, "--fair", "leximin")
    assert code == 0
    assert "Worth 7.5 in all; nothing is better." in out
    assert "gives up 6.2% of the most possible" in out and "One more of o1 would add 5." in out


BROKEN = {
    "need,offer,value\nn1,o1,5\nn2,o1,many\n": "edges.csv, row 3, column value: 'many' is not a number",
    "need,offer,value\nn1,o1,-5\n": "edges.csv, row 2, column value: '-5' is not a number that is 0 or more",
    "need,offer,value\nn1,o1,\n": "edges.csv, row 2, column value: '' is not a number",
    "need,offer,value\nn1,o1,inf\n": "edges.csv, row 2, column value: 'inf' is not a number",
    "need,offer,value\n,o1,1\n": "edges.csv, row 2, column need: '' is not an id",
    "need,offer,value\nn1,o9,1\n": "edges.csv, row 2, column offer: 'o9' is not in offers.csv",
    "need,offer,value\n\nn1,o1,1\nn1,o1,2\n": "edges.csv, row 4, column need: 'n1' is joined with the same",
    "need,offer,value\nn1,o1\n": "edges.csv, row 2: it has 2 cells and the header 3",
    "need,offer\nn1,o1\n": "edges.csv: it has no column 'value'. Its columns are: need, offer.",
    "": "edges.csv: it is empty",
    "need,need,offer,value\n": "edges.csv: the column 'need' stands in it twice",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_bad_row_is_named_with_file_row_and_column(folder, text):
    (folder / "edges.csv").write_text(text)
    code, out, err = run(*FILES, "--json")
    assert (code, out) == (2, "") and BROKEN[text] in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--edges", "nowhere.csv"), "nowhere.csv: there is no such file"),
        (("--edges", "edges.doc"), "edges.doc: its ending is none of"),
        ((*FILES, "--fair", "evenly"), "'evenly' is not one of none, floor, leximin"),
        ((*FILES, "--floor", "0.5"), "--floor goes with --fair floor"),
        ((*FILES, "--by", "town"), "--by town: there is no such column in needs.csv"),
        (("--edges", "edges.csv", "--by", "town"), "--by town: there is no such column"),
    ],
)
def test_a_wrong_word_is_answered_with_a_sentence(folder, words, said):
    (folder / "edges.doc").write_text(EDGES)
    code, _, err = run(*words)
    assert code == 2 and said in err


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ("need,demand\nn1,1\nn1,2\nn2,1\nn3,1\n", "needs.csv, row 3, column need: 'n1' stands in it twice"),
        ("need,demand\nn1,1.5\nn2,1\nn3,1\n", "needs.csv, row 2, column demand: '1.5' is not a whole number"),
        ("need,demand\nn1,x\nn2,1\nn3,1\n", "needs.csv, row 2, column demand: 'x' is not a number"),
        ("need,demand\nn1,9e15\nn2,1\nn3,1\n", "needs.csv, row 2, column demand: '9e15' is too many"),
    ],
)
def test_demands_are_whole_counts_for_each_need_once(folder, needs, said):
    (folder / "needs.csv").write_text(needs)
    code, _, err = run(*FILES)
    assert code == 2 and said in err
