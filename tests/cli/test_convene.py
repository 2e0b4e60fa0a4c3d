"""`alongside convene --actors`: files in, who should work together out, and a sentence for what is wrong."""

import gzip
import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from alongside.config import entry

ACTORS = """id,sector,competences,cost,load
ward,public,nursing;Beds,10,0.2
hub,public,,5,
uni,academic, DATA  science ;evaluation,20,0.95
firm,private,data science;software,30,0
club,third,"walking, company",1,0
rival,private,software,25,0
"""
TIES = """source,target,weight,kind
ward,hub,1,works-with
hub,uni,1,works-with
ward,firm,3,works-with
uni,firm,5,
firm,rival,0.5,bids-against
rival,uni,0.1,
club,ward,2,works-with
"""
NEEDS = "id,competences\nn1,nursing;data science;evaluation\n"
FILES = ("--actors", "actors.csv", "--ties", "ties.csv", "--needs", "needs.csv")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actors.csv").write_text(ACTORS)
    (tmp_path / "ties.csv").write_text(TIES)
    (tmp_path / "needs.csv").write_text(NEEDS)
    return tmp_path


def run(*words):
    done = CliRunner().invoke(entry._app.app, ["convene", *words], catch_exceptions=False)
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


def convened(*words):
    code, out, err = run(*words, "--json")
    assert code == 0, err
    return json.loads(out)["proposals"]


def ids(one):
    return [member["id"] for member in one["members"]]


def test_the_closest_team_that_covers_all_comes_with_what_a_person_asks_about_it(folder):
    found = convened(*FILES)
    one = next(one for one in found if "sum" in one["why"])
    assert one["need"] == "n1" and set(ids(one)) == {"uni", "ward"}
    assert (one["coverage"], one["missing"], one["gap"]) == (1.0, [], 0.0)
    assert one["cohesion"] == {"diameter": 2.0, "sum": 4.0, "steiner": 2.0}
    assert one["why"] == ["diameter", "sum", "steiner"]
    covers = {member["id"]: member["covers"] for member in one["members"]}
    assert covers == {"ward": ["nursing"], "uni": ["data science", "evaluation"]}
    assert sorted(member["role"] for member in one["members"]) == ["convener", "lead"]
    assert {"warning": "overloaded", "members": ["uni"], "about": None} in one["warnings"]


def test_no_two_who_bid_for_the_same_work_are_proposed_and_their_tie_is_no_way(folder):
    (folder / "needs.csv").write_text("id,competences\nn1,software;data science;evaluation;nursing\n")
    for one in convened(*FILES):
        assert not {"firm", "rival"} <= set(ids(one))
    best = [one["cohesion"]["diameter"] for one in convened(*FILES) if "diameter" in one["why"]]
    assert best == [2.1]  # ward, hub, uni, rival


def test_the_order_of_the_rows_changes_nothing(folder):
    before = run(*FILES, "--json")[1]
    for name in ("actors.csv", "ties.csv"):
        head, *rows = (folder / name).read_text().splitlines()
        (folder / name).write_text("\n".join([head, *reversed(rows)]) + "\n")
    assert run(*FILES, "--json")[1] == before


def test_what_nobody_has_is_missing(folder):
    (folder / "needs.csv").write_text("id,competences\nn1,nursing;astronomy\n")
    found = convened(*FILES)
    assert found[0]["coverage"] == 0.5
    assert all("astronomy" in one["missing"] for one in found)


def test_where_nobody_has_anything_there_is_no_proposal(folder):
    (folder / "needs.csv").write_text("id,competences\nn1,astronomy\n")
    code, out, err = run(*FILES, "--json")
    assert (code, json.loads(out)) == (0, {"proposals": []})
    assert "Need 'n1': nobody has any competence that it asks for." in err


def test_those_without_ties_are_said_not_to_be_joined(folder):
    (folder / "ties.csv").write_text("source,target\n")
    found = convened(*FILES)
    assert found[0]["coverage"] == 1.0
    assert found[0]["cohesion"] == {"diameter": None, "sum": None, "steiner": None}
    assert {"warning": "not-joined", "members": [], "about": None} in found[0]["warnings"]


def test_size_and_number_of_proposals_are_kept(folder):
    found = convened(*FILES, "--size", "3-4", "--proposals", "2")
    assert 1 <= len(found) <= 2
    assert all(3 <= len(one["members"]) <= 4 for one in found)
    assert len(convened(*FILES, "--size", "2", "--proposals", "1")[0]["members"]) == 2


def test_several_needs_follow_each_other_by_id(folder):
    (folder / "needs.csv").write_text("id,competences\nn2,walking\nn1,beds;evaluation\n")
    found = convened(*FILES)
    assert list(dict.fromkeys(one["need"] for one in found)) == ["n1", "n2"]
    assert [one["members"] for one in found if "sum" in one["why"] and one["need"] == "n2"] == [
        [{"id": "club", "role": "convener", "covers": ["walking"]}]
    ]


@pytest.mark.parametrize(
    ("head", "rows", "words", "diameter", "says"),
    [
        ("source,target,weight", ["ward,uni,4"], (), 4.0, "is read as a distance: less is closer"),
        ("source,target,weight", ["ward,uni,4"], ("--weight", "strength"), 0.25, "read as a strength"),
        ("a,b,weight_1_over_shared,shared_inventors", ["ward,uni,0.2,5"], (), 0.2, "not used: shared_inv"),
        ("From,To,Strength", ["ward,uni,5"], (), 0.2, ""),
        ("source,target,distance,weight", ["ward,uni,0.7,9"], (), 0.7, ""),
        ("source,target,kind,year", ["ward,uni,works-with,2016"], (), 1.0, ""),
        (
            "source,target,weight",
            ["ward,uni,0", "ward,hub,2", "hub,uni,2"],
            ("--weight", "strength"),
            1.0,
            "",
        ),
        ("source,target", ["ward,uni", "ward,nobody"], (), 1.0, "such as 'nobody' in row 3"),
    ],
)
def test_what_a_column_of_ties_means_is_said(folder, head, rows, words, diameter, says):
    (folder / "ties.csv").write_text("\n".join([head, *rows]) + "\n")
    code, out, err = run(*FILES, *words, "--json")
    assert code == 0 and says in err
    found = [one for one in json.loads(out)["proposals"] if "diameter" in one["why"]]
    assert found[0]["cohesion"]["diameter"] == diameter


def test_levels_count_from_the_least_that_a_need_asks_for(folder):
    (folder / "actors.csv").write_text("id,competences\na,nursing:0.4|data\nb,nursing:0.8\n")
    (folder / "ties.csv").write_text("source,target\na,b\n")
    (folder / "needs.csv").write_text("id,competences\nn1,NURSING:0.5;Data\n")
    found = convened(*FILES)
    assert ids(found[0]) == ["a", "b"] and not found[0]["missing"]
    assert [member["covers"] for member in found[0]["members"]] == [["Data"], ["NURSING"]]


def written(folder, ending):
    """The same actors in another form."""
    head, *rows = (line.split(",") for line in "id,skills\na,x;y\nb,z\n".splitlines())
    path = folder / f"actors.{ending}"
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    if ending == "csv.gz":
        path.write_bytes(gzip.compress(b"id,skills\na,x;y\nb,z\n"))
    elif ending == "tsv":
        path.write_text("id\tskills\na\tx;y\nb\tz\n")
    elif ending == "jsonl":
        path.write_text(
            "".join(json.dumps(row | {"skills": row["skills"].split(";")}) + "\n" for row in cells)
        )
    elif ending == "parquet":
        lists = pa.array([row["skills"].split(";") for row in cells])
        pyarrow.parquet.write_table(pa.table({"id": ["a", "b"], "skills": lists}), path)
    else:
        book = openpyxl.Workbook()
        for row in (head, *rows):
            book.active.append(row)
        book.save(path)
    return path.name


@pytest.mark.parametrize("ending", ["csv.gz", "tsv", "jsonl", "parquet", "xlsx"])
def test_files_of_every_form_are_read(folder, ending):
    (folder / "ties.csv").write_text("source,target\na,b\n")
    (folder / "needs.csv").write_text("id,competences\nn1,x;y;z\n")
    name = written(folder, ending)
    found = convened("--actors", name, *FILES[2:])
    assert ids(found[0]) == ["a", "b"] and found[0]["coverage"] == 1.0


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("actors.csv", "id,sector\na,public\n", "it has no column 'competences'"),
        ("actors.csv", "id,competences\na,x\na,y\n", "actors.csv, row 3, column id: 'a' stands in it twice"),
        ("actors.csv", "id,competences\n,x\n", "row 2, column id: '' is not an id"),
        ("actors.csv", "id,competences\na,x:7\n", "gives 'x' a level that is not 0 to 1"),
        ("actors.csv", "id,competences,load\na,x,3\n", "row 2, column load: '3' is more than 1"),
        ("ties.csv", "source,target,weight\nward,hub,-1\n", "row 2, column weight: '-1' is not a number"),
        ("ties.csv", "source,target,weight\nward,hub,near\n", "'near' is not a number"),
        ("ties.csv", "from,weight\nward,1\n", "it has no column 'target'"),
        ("needs.csv", "id,competences\nn1,\n", "needs.csv, row 2: it asks for no competence"),
        ("needs.csv", "", "it is empty"),
    ],
)
def test_what_cannot_be_read_is_named_by_file_and_row(folder, name, text, says):
    (folder / name).write_text(text)
    code, out, err = run(*FILES, "--json")
    assert (code, out) == (2, "") and says in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (FILES[:4], "three files: --actors, --ties and --needs"),
        (("n1", *FILES), "but not both"),
        ((*FILES, "--size", "5-2"), "--size: '5-2' is not a range"),
        ((*FILES, "--size", "few"), "Write two numbers, as 3-8"),
        ((*FILES, "--weight", "heavy"), "'heavy' is not one of distance, strength"),
        (("--actors", "nowhere.csv", *FILES[2:]), "nowhere.csv: there is no such file"),
    ],
)
def test_what_does_not_fit_is_refused(folder, words, says):
    code, _, err = run(*words)
    assert code == 2 and says in err


def test_people_read_lines_and_json_readers_one_object(folder):
    code, out, err = run(*FILES)
    assert code == 0
    assert "For n1:" in out and "Covers 100%, diameter 2, sum 4, steiner 2." in out
    assert "Hardly any room left: uni." in out
    assert "the weight of a tie is read as a distance" in err
