"""`alongside priorities`: one file in, an order with its ranges, and a sentence for what cannot be used."""

import json

import pytest
from typer.testing import CliRunner

from alongside.config import entry

CYCLE = "winner,loser\na,b\na,b\nb,c\nc,a\n"


def run(folder, content, *words, name="pairs.csv"):
    (folder / name).write_text(content)
    done = CliRunner().invoke(
        entry._app.app, ["priorities", str(folder / name), *words], catch_exceptions=False
    )
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


def found(folder, content):
    code, out, _ = run(folder, content, "--json")
    assert code == 0
    return json.loads(out)


def test_scores_ranges_and_ranks_are_told(tmp_path):
    done = found(tmp_path, CYCLE)
    assert [one["id"] for one in done["items"]] == ["a", "c", "b"]
    assert [round(one["score"], 8) for one in done["items"]] == [0.41961762, 0.0, -0.41961762]
    assert [one["rank"] for one in done["items"]] == [1, 2, 3]
    assert all(one["low"] < one["score"] < one["high"] for one in done["items"])
    assert (done["connected"], done["regularised"], done["left_out"]) == (True, False, [])


def test_counts_and_ties_and_the_order_of_rows(tmp_path):
    plain = found(tmp_path, CYCLE)["items"]
    assert found(tmp_path, "Loser,Winner,Count\na,c,1\nb,a,2.0\nc,b,\n")["items"] == plain
    tied = found(tmp_path, "winner,loser,tie\na,b,yes\nb,c,1\nc,a,0\na,c,no\n")
    assert {one["rank"] for one in tied["items"]} == {1} and tied["tied"] == [["a", "b", "c"]]


def test_rankings_of_all_or_of_the_first_few(tmp_path):
    ballots = "ballot,item,rank\n1,a,1\n1,b,2\n1,c,3\n2,b,1\n2,a,\n2,c,\n3,c,1\n3,a,2\n3,b,3\n"
    done = found(tmp_path, ballots)
    assert [one["id"] for one in done["items"]] == ["a", "b", "c"] and not done["regularised"]


def test_what_cannot_be_compared_is_said(tmp_path):
    done = found(tmp_path, "winner,loser\na,b\nc,d\n")
    assert (done["connected"], done["groups"], done["regularised"]) == (False, [["a", "b"], ["c", "d"]], True)
    assert (done["undefeated"], done["winless"]) == (["a", "c"], ["b", "d"])
    assert "2 groups that nobody compared" in run(tmp_path, "winner,loser\na,b\nc,d\n")[1]
    assert "a weak prior was needed" in run(tmp_path, "winner,loser\na,b\n")[1]


def test_rows_that_cannot_be_used_are_left_out_and_named(tmp_path):
    rows = "winner,loser,tie,count\na,b,,\na,,,\na,a,,\na,b,perhaps,\na,b,,-2\nb,a,,0\nb,a,,\n"
    code, out, err = run(tmp_path, rows, "--json")
    done = json.loads(out)
    assert code == 0 and [one["row"] for one in done["left_out"]] == [3, 4, 5, 6]
    assert "pairs.csv, row 3: it has no loser. It is left out." in err and "1 more rows are left out" in err
    assert [one["score"] for one in done["items"]] == [0, 0]
    twice = "ballot,item,rank,colour\n1,a,1,red\n1,a,2,\n1,b,first,\n1,,1,\n1,c,2,\n"
    code, out, err = run(tmp_path, twice, "--json")
    assert [one["row"] for one in json.loads(out)["left_out"]] == [3, 4, 5]
    assert "ballot '1' ranks 'a' a second time" in err and "not used: colour" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n", "it needs the columns winner,loser"),
        ("", "pairs.csv: it is empty"),
        ("winner,loser\na,b,c\n", "pairs.csv, row 2: it has 3 cells"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path, content, said):
    code, out, err = run(tmp_path, content, "--json")
    assert (code, out) == (2, "") and said in err


def test_a_file_without_rows_orders_nothing(tmp_path):
    done = found(tmp_path, "winner,loser\n")
    assert done["items"] == [] and done["connected"]
