"""`alongside network`: two files in, every measure out, and a sentence for what cannot be read."""

import json

import pytest
from typer.testing import CliRunner

from alongside.config import entry
from tests._support import needs

NODES = "id,sector,size\na,public,3\nb,public,\nc,third,1\nd,third,2\ne,NA,2\n"
TIES = "from,to,w,type,year\na,b,2,runs,2015\nb,c,1,funds,2016-03-01\nc,d,1,runs,2018\na,a,1,runs,2015\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "ties.csv").write_text(TIES)
    return tmp_path


def run(*words, nodes="nodes.csv", ties="ties.csv"):
    given = ["network", "--nodes", str(nodes), "--ties", str(ties), *words]
    done = CliRunner().invoke(entry._app.app, given, catch_exceptions=False)
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


def test_every_measure_is_told(folder):
    code, out, err = run("--group", "sector", "--json")
    found = json.loads(out)
    assert code == 0 and "1 have none; they are taken as a group '(not stated)'" in err
    assert set(found) == {"nodes", "graph", "brokerage"} and list(found["nodes"]) == list("abcde")
    b, e = found["nodes"]["b"], found["nodes"]["e"]
    assert (b["degree"], b["in_degree"], b["strength"], b["betweenness"]) == (2, 1, 3, 2)
    assert (b["group"], b["cut_point"], b["k_core"], b["ei_index"]) == ("public", True, 1, 0)
    assert (e["degree"], e["constraint"], e["ei_index"]) == (0, None, None)
    assert found["graph"]["ties"] == 3 and found["graph"]["components"] == 2
    assert found["graph"]["mixing"]["public"] == {"(not stated)": 0, "public": 1, "third": 1}
    assert found["brokerage"]["roles"]["b"] == {
        "coordinator": 0, "itinerant": 0, "representative": 1, "gatekeeper": 0, "liaison": 0, "total": 1,
    }  # fmt: skip
    assert found["brokerage"]["z"]["graph"]["total"] is not None
    assert found["graph"]["introductions"][0]["best_known"] is True
    assert found["graph"]["key_players"]["fragmentation"]["exact"] is True


def test_the_order_of_rows_changes_nothing(folder):
    before = run("--group", "sector", "--json")
    for name in ("nodes.csv", "ties.csv"):
        head, *rows = (folder / name).read_text().splitlines()
        (folder / name).write_text("\n".join([head, *rows[::-1]]))
    assert run("--group", "sector", "--json") == before


def test_without_a_group_nothing_is_said_of_groups(folder):
    found = json.loads(run("--json")[1])
    assert found["brokerage"] is None and found["graph"]["introductions"] == []


def test_ties_are_chosen_by_kind_and_years_and_read_both_ways(folder):
    assert json.loads(run("--kind", "runs", "--json")[1])["graph"]["ties"] == 2
    assert json.loads(run("--years", "2015-2016", "--json")[1])["graph"]["ties"] == 2
    assert json.loads(run("--undirected", "--json")[1])["nodes"]["b"]["in_degree"] == 2
    assert "5 actors, 3 ties" in run("--group", "sector")[1]


def test_ties_of_strangers_are_left_out_and_told_of(folder):
    (folder / "ties.csv").write_text('"src","dst","freq"\na,b,1\na,x,2\n')
    code, out, err = run("--json")
    assert code == 0 and json.loads(out)["graph"]["ties"] == 1
    assert "ties.csv: 1 ties are left out: they name who is not in nodes.csv, as 'x' in row 3" in err


@pytest.mark.parametrize(
    ("nodes", "ties", "words", "said"),
    [
        (None, None, ("--group", "colour"), "--group colour: there is no such column in nodes.csv"),
        (None, None, ("--group", "id"), "an id is not a group"),
        ("id\na\na\n", None, (), "nodes.csv, row 3, column id: 'a' stands in it twice"),
        ("id\na\n \n", None, (), "nodes.csv, row 3, column id"),
        ("name\na\n", None, (), "nodes.csv: it has no column 'id'"),
        (None, "from,to,w\na,b,two\n", (), "ties.csv, row 2, column weight: 'two' is not a number"),
        (None, "from,to,w\na,b,-1\n", (), "ties.csv, row 2, column weight: '-1' is not a number that is 0"),
        (None, "from,to\na,\n", (), "ties.csv, row 2, column target: '' is not an id"),
        (None, "from,x\na,b\n", (), "ties.csv: it has no column 'target'"),
        (None, "from,to,year\na,b,soon\n", ("--years", "2015-2016"), "column time: 'soon' is not a date"),
        (None, "from,to\na,b\n", ("--years", "2015-2016"), "--years: ties.csv has no column 'time'"),
        (None, None, ("--kind", "loves"), "--kind loves: no tie in ties.csv is of that kind"),
        (None, None, ("--years", "2015"), "--years: '2015' is not two years"),
        (None, None, ("--years", "2016-2015"), "--years: 2016-2015 ends before it begins"),
    ],
)
def test_what_is_wrong_is_named(folder, nodes, ties, words, said):
    for name, content in (("nodes.csv", nodes), ("ties.csv", ties)):
        if content is not None:
            (folder / name).write_text(content)
    code, out, err = run("--json", *words)
    assert (code, out) == (2, "") and said in err


def test_files_without_a_row_are_a_network_without_actors(folder):
    (folder / "nodes.csv").write_text("id,sector\n")
    (folder / "ties.csv").write_text("source,target\n")
    code, out, _ = run("--group", "sector", "--json")
    assert code == 0 and json.loads(out)["nodes"] == {}


@pytest.mark.reference
def test_the_network_of_an_emergency_as_its_files_are():
    folder = needs.shared() / "references" / "02_brokerage"
    files = {"nodes": folder / "emon_MtSi_nodes.csv", "ties": folder / "emon_MtSi_edges.csv"}
    found = json.loads(run("--group", "Sponsorship", "--json", **files)[1])["brokerage"]
    assert found["graph"] == {
        "coordinator": 6, "itinerant": 7, "representative": 5, "gatekeeper": 4, "liaison": 11, "total": 33,
    }  # fmt: skip
    assert found["z"]["graph"]["total"] == pytest.approx(-1.55667111906495, abs=1e-11)
    assert found["z"]["nodes"]["1"]["liaison"] == pytest.approx(3.39865068172676, abs=1e-11)
