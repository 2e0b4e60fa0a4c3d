"""`alongside diffusion`: two files in, the published table out, and a sentence for what cannot be read."""

import csv
import gzip
import json

import pytest
from typer.testing import CliRunner

from alongside.config import entry
from tests._support import needs

NODES = "id,toa,tos,village\nann,1946,,x\nbob,1947,1949,x\ncat,1948,,x\ndan,,,y\neve,1950,,y\n"
TIES = "i,j,w\nbob,ann,2\ncat,ann,1\ncat,bob,3\neve,cat,1\neve,dan,1\nann,ann,1\ncat,bob,1\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "ties.csv").write_text(TIES)
    return tmp_path


def run(*words, nodes="nodes.csv", ties="ties.csv"):
    given = ["diffusion", "--nodes", str(nodes), "--ties", str(ties), *words]
    done = CliRunner().invoke(entry._app.app, given, catch_exceptions=False)
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


def found(*words, **files):
    code, out, _ = run("--json", *words, **files)
    assert code == 0
    return json.loads(out)


def test_everything_is_told_by_period_and_by_id(folder):
    told = found()
    assert told["periods"] == [1946, 1947, 1948, 1949, 1950]
    assert told["cumulative"] == [1, 2, 3, 3, 4] and told["curve"]["using"] == [1, 2, 3, 2, 3]
    assert told["curve"]["stopped"] == [0, 0, 0, 1, 0] and told["hazard"][1:3] == [1 / 4, 1 / 3]
    assert told["threshold"] == {"ann": 0, "bob": 1, "cat": 1, "dan": None, "eve": 0.5}
    assert told["exposure"]["mean"] == [0.3, 0.4, 0.5, 0.4, 0.4]
    assert told["infectiousness"]["ann"] == 0.5 and told["susceptibility"]["cat"] == 0.5
    assert told["classes"]["dan"] == {"toa_class": "Non-Adopters", "thr_class": "Non-Adopters"}
    assert told["classes"]["eve"]["toa_class"] == "Laggards"
    assert set(told["moran"]) >= {"observed", "expected", "sd", "p"} and len(told["moran"]["p"]) == 5
    assert set(told["bass"]) >= {"p", "q", "m", "se"} and told["bass"]["m"] == 5


def test_people_read_a_table_and_sentences(folder):
    code, out, err = run("--test", "20")
    assert code == 0 and "1 ties of someone with themselves are left out" in err
    assert "Period  Started  Ever (share)  Using  Hazard        95%  Exposure  Density  Moran's I (sd)" in out
    assert "  1949        0      3 (0.60)      2    0.00  0.00–0.66      0.40     0.25" in out
    assert "5 actors, 5 ties. 4 started, half of them by period 1947. 1 stopped; 3 use it now." in out
    assert "on average 62% of those they look to used it" in out and "in 20 networks rewired" in out


def test_how_exposure_is_taken_can_be_said(folder):
    def thresholds(*words):
        return [found(*words)["threshold"][name] for name in ("bob", "cat", "eve")]

    assert thresholds("--weighted") == [1, 1, 0.5]
    assert found("--weighted", "--lag", "1")["threshold"]["cat"] == 1
    assert found("--incoming")["exposure"]["mean"][3] == pytest.approx(0.3)
    assert thresholds("--lag", "2") == [None, 0.5, 0.5]
    assert thresholds("--undirected") == pytest.approx([0.5, 2 / 3, 0.5])
    assert thresholds("--through", "village") == [0.5, 1, 0]
    assert 0 < found("--through", "alike")["threshold"]["cat"] < 1


def test_ties_with_a_time_hold_in_that_period_only(folder):
    (folder / "ties.csv").write_text("ego,alter,time\ncat,ann,1948\ncat,dan,1949\neve,ann,\neve,ann,1900\n")
    code, out, err = run("--json")
    told = json.loads(out)
    assert code == 0 and "column time: 1 ties lie outside periods 1946 to 1950" in err
    assert told["threshold"]["cat"] == 1 and told["exposure"]["mean"] == pytest.approx(
        [0.2, 0.2, 0.4, 0.2, 0.2]
    )
    assert told["curve"]["density"] == [0.05, 0.05, 0.1, 0.1, 0.05]


def test_ties_may_hold_for_a_while(folder):
    (folder / "ties.csv").write_text("ego,alter,since,until\ncat,ann,1947,1949\neve,ann,1949,\n")
    assert found()["curve"]["density"] == [0, 0.05, 0.05, 0.1, 0.05]


def test_periods_are_those_asked_for(folder):
    (folder / "nodes.csv").write_text("node,adopted\na,3\nb,4.0\nc,NA\n")
    (folder / "ties.csv").write_text("from,to\na,b\n")
    assert found()["periods"] == [3, 4]
    assert found("--periods", "6")["periods"] == [1, 2, 3, 4, 5, 6]
    (folder / "nodes.csv").write_text("node,adopted\na,1946-05-01\nb,1949\nc,\n")
    _, out, err = run("--periods", "2", "--json")
    told = json.loads(out)
    assert told["periods"] == [1946, 1947] and told["cumulative"] == [1, 1]
    assert "1 start after period 1947, the last of 2: not started by then" in err
    (folder / "nodes.csv").write_text("node,adopted\na,\nb,\n")
    assert run()[0] == 0 and found()["cumulative"] == [0]


def test_the_order_of_rows_changes_nothing(folder):
    before = run("--json", "--test", "5")[1]
    for name in ("nodes.csv", "ties.csv"):
        head, *rows = (folder / name).read_text().splitlines()
        (folder / name).write_text("\n".join([head, *rows[::-1]]))
    assert run("--json", "--test", "5")[1] == before


def test_ties_of_strangers_are_left_out_and_told_of(folder):
    (folder / "ties.csv").write_text("src,dst\nbob,ann\nbob,zoe\n")
    code, out, err = run("--json")
    assert code == 0 and json.loads(out)["ties"] == 1
    assert "ties.csv: 1 ties are left out: they name who is not in nodes.csv, as 'zoe' in row 3" in err


@pytest.mark.parametrize(
    ("nodes", "ties", "words", "said"),
    [
        ("id,toa\na,1\na,2\n", None, (), "nodes.csv, row 3, column id: 'a' stands in it twice"),
        ("id,toa\n,1\n", None, (), "nodes.csv, row 2, column id"),
        ("id,when\na,1\n", None, (), "nodes.csv: it has no column 'toa'"),
        ("id,toa\na,soon\n", None, (), "nodes.csv, row 2, column toa: 'soon' is not a period"),
        ("id,toa\na,1.5\n", None, (), "nodes.csv, row 2, column toa: '1.5' is not a period"),
        ("id,toa,tos\na,3,2\n", None, (), "nodes.csv, row 2, column tos: '2' is before its toa"),
        ("id,toa,tos\na,,2\n", None, (), "nodes.csv, row 2, column tos: '2' is a stop without a start"),
        ("id,toa\na,1\nb,20190101\n", None, (), "column toa: there would be 20,190,101"),
        (None, "i,j,w\nann,bob,x\n", (), "ties.csv, row 2, column weight: 'x' is not a number"),
        (None, "i,j,time\nann,bob,soon\n", (), "ties.csv, row 2, column time: 'soon' is not a period"),
        (None, "i,j,time,until\nann,bob,3,2\n", (), "ties.csv, row 2, column until: '2' is before its time"),
        (None, "i,x\nann,bob\n", (), "ties.csv: it has no column 'target'"),
        (None, None, ("--through", "colour"), "--through colour: there is no such column in nodes.csv"),
        (None, None, ("--lag", "9"), "lag: it is 9. Give 0 to 4 periods"),
    ],
)
def test_what_is_wrong_is_named(folder, nodes, ties, words, said):
    for name, content in (("nodes.csv", nodes), ("ties.csv", ties)):
        if content is not None:
            (folder / name).write_text(content)
    code, out, err = run("--json", *words)
    assert (code, out) == (2, "") and said in err


@pytest.mark.reference
def test_tetracycline_among_physicians_as_its_files_are():
    folder = needs.shared() / "references" / "01_diffusion"
    files = {"nodes": folder / "medInnovations_nodes_toa.csv", "ties": folder / "medInnovations_edges.csv"}
    told = found("--periods", "18", **files)
    with (folder / "reference" / "medInnovations_summary_by_period.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert told["cumulative"] == [int(row["cum_adopt"]) for row in rows]
    for key, column in (
        ("observed", "moran_obs"),
        ("expected", "moran_exp"),
        ("sd", "moran_sd"),
        ("p", "moran_pval"),
    ):
        theirs = [None if row[column] == "NA" else float(row[column]) for row in rows]
        assert told["moran"][key] == pytest.approx(theirs, rel=1e-11, abs=1e-14)
    with gzip.open(folder / "reference" / "medInnovations_exposure.csv.gz", "rt") as file:
        exposed = list(csv.DictReader(file))
    means = [sum(float(row[f"{at}"]) for row in exposed) / 125 for at in range(1, 19)]
    assert told["exposure"]["mean"] == pytest.approx(means, abs=1e-10)
    assert told["susceptibility"]["1011"] == 0 and told["infectiousness"]["1011"] == pytest.approx(1 / 77)
    fitted = json.loads((folder / "reference" / "bass_reference.json").read_text("utf-8"))["medInnovations"]
    assert told["bass"]["p"] == pytest.approx(fitted["netdiffuseR_fitbass"]["p"], rel=1e-5)
    assert told["bass"]["q"] == pytest.approx(fitted["netdiffuseR_fitbass"]["q"], rel=1e-5)
