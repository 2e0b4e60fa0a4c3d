"""`alongside opinions` as it is typed: both forms of a file, groups from outside, rows that are no good."""

import gzip
import json

import pytest
from typer.testing import CliRunner

from alongside.config import entry

LONG = "voter,statement,vote\n" + "".join(
    f"{who},{what},{1 if (who < 7) == (what < 4) else -1}\n" for who in range(12) for what in range(8)
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    done = CliRunner().invoke(entry._app.app, ["opinions", *words], catch_exceptions=False)
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


def told(folder, content, *words, name="votes.csv"):
    (folder / name).write_text(content, encoding="utf-8")
    code, out, err = run(name, *words, "--json")
    assert code == 0, err
    return json.loads(out), err


def as_wide(content):
    rows = [line.split(",") for line in content.splitlines()[1:]]
    names = sorted({row[1] for row in rows})
    said = {(row[0], row[1]): row[2] for row in rows}
    people = sorted({row[0] for row in rows}, key=int)
    head = ["participant", "xid", *names]
    return "\n".join(",".join(line) for line in [head] + [
        [who, "", *(said.get((who, name), "") for name in names)] for who in people
    ])  # fmt: skip


def test_what_is_told(folder):
    found, err = told(folder, LONG)
    assert err == ""
    assert found["groups"] == {str(who): int(who >= 7) for who in range(12)}
    assert found["k"] == 2 and found["stability"] == 1
    first = found["statements"][0]
    assert first["id"] == "0" and first["consensus"] == pytest.approx(8 / 9 * 1 / 7)
    assert first["votes_by_group"]["0"] == {"agree": 7, "disagree": 0, "pass": 0, "seen": 7}
    assert first["divisive"] == pytest.approx(8 / 9 * 6 / 7) and first["uncertain"] == pytest.approx(1 / 14)
    assert first["sentence"] == "Most people in group 1 agree, most in group 2 disagree."
    assert next(one["id"] for one in found["representative"]["0"]) == "0"


def test_a_wide_file_and_any_order_of_rows_say_the_same(folder):
    long, _ = told(folder, LONG)
    wide, _ = told(folder, as_wide(LONG))
    head, *rows = LONG.splitlines()
    other, _ = told(folder, "\n".join([head, *rows[::-1]]))
    assert long == wide == other


def test_polis_names_and_the_last_vote_by_time(folder):
    rows = "".join(
        f"{stamp},Fri Sep 20,{what},{who},{vote}\n"
        for who, what, vote, stamp in (("1", "5", -1, 300), ("1", "5", 1, 200), ("2", "5", 0, 100))
    )
    found, err = told(folder, "timestamp,datetime,comment-id,voter-id,vote\n" + rows, "--k", "1")
    assert err == ""
    assert found["statements"][0]["votes"] == {"agree": 0, "disagree": 1, "pass": 1, "seen": 2}


def test_rows_that_are_no_good_are_named_and_cost_no_other(folder):
    bad = 'x,1,"1\n3,1,maybe\n,1,1\n4,1\n4,,1\n'
    found, err = told(folder, LONG + bad)
    assert found["left_out_total"] == 4
    assert {(one["row"], one["column"]) for one in found["left_out"]} == {
        (99, "vote"), (100, "voter"), (101, None), (102, "statement"),
    }  # fmt: skip
    assert "4 left out" in err and "'maybe' is not a vote" in err
    assert found["statements"][1]["votes"]["seen"] == 13  # x voted, its open quotation mark aside
    wide, _ = told(folder, as_wide(LONG).replace("\n3,,", "\n3,,5", 1))
    assert wide["left_out_total"] == 1 and wide["participants"]["3"]["votes"] == 7


def test_groups_from_outside(folder):
    (folder / "groups.csv").write_text("participant,group-id\n0,b\n1,a\n2,a\n3,\n99,a\n")
    found, err = told(folder, LONG, "--groups", "groups.csv")
    assert found["groups"] == {"0": "b", "1": "a", "2": "a"}
    assert found["statements"][0]["consensus"] == pytest.approx(3 / 4 * 2 / 3)
    assert "1 people are in it who did not vote" in err


def test_words_and_hidden_ones_from_a_file(folder):
    (folder / "said.csv").write_text('comment-id,moderated,comment-body\n0,-1,"Yes,\nit is"\n1,1,No\n')
    found, _ = told(folder, LONG, "--statements", "said.csv")
    assert found["statements"][0]["hidden"] and found["statements"][0]["text"] == "Yes,\nit is"
    assert all(one["id"] != "0" for rows in found["representative"].values() for one in rows)


def test_packed_files_and_other_endings(folder):
    (folder / "votes.csv.gz").write_bytes(gzip.compress(LONG.encode()))
    (folder / "votes.jsonl").write_text(
        "\n".join(
            json.dumps(dict(zip(("voter", "statement", "vote"), line.split(","), strict=True)))
            for line in LONG.splitlines()[1:]
        )
    )
    plain, _ = told(folder, LONG)
    for name in ("votes.csv.gz", "votes.jsonl"):
        code, out, _ = run(name, "--json")
        assert code == 0 and json.loads(out) == plain


def test_for_people(folder):
    (folder / "votes.csv").write_text(LONG)
    code, out, _ = run("votes.csv")
    assert code == 0
    assert "12 people, 8 statements; groups 0: 7, 1: 5." in out and "Divides" in out


@pytest.mark.parametrize(
    ("content", "words", "says"),
    [
        ("a,b\n1,2\n", (), "it needs the columns voter, statement and vote"),
        ("", (), "it is empty"),
        ("voter,statement,vote\n1,1,x\n", (), "there is no vote in it that can be used"),
        ("voter,voter,vote\n1,1,1\n", (), "stands in it twice"),
        (LONG, ("--k", "40"), "--k: it is 40"),
        (LONG, ("--k", "2", "--groups", "votes.csv"), "Leave one out"),
        (LONG, ("--groups", "votes.csv"), "it has no column 'group'"),
        (LONG, ("--groups", "none.csv"), "there is no such file"),
    ],
)
def test_what_cannot_be_used_ends_with_two_and_a_sentence(folder, content, words, says):
    (folder / "votes.csv").write_text(content)
    code, out, err = run("votes.csv", *words)
    assert code == 2 and says in err and out == ""
