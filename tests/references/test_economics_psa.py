"""The vaccine case as R's BCEA 2.4.84 answers it, to the printed digits, and the whole curves."""

import csv
import gzip
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from alongside.config import entry
from alongside.engines import economics
from tests._support import needs

pytestmark = pytest.mark.reference


@pytest.fixture(scope="module")
def folder():
    return needs.shared() / "references" / "10_costbenefit"


def simulated(folder):
    content = gzip.decompress((folder / "BCEA_Vaccine_psa.csv.gz").read_bytes()).decode()
    return list(csv.DictReader(content.splitlines()))


@pytest.fixture(scope="module")
def vaccine(folder):
    rows = simulated(folder)
    return economics.simulations(
        *([[float(row[f"{kind}_{option}"]) for option in (1, 2)] for row in rows] for kind in ("cost", "eff"))
    )


@pytest.fixture(scope="module")
def printed(folder):
    return json.loads((folder / "BCEA_Vaccine_reference.json").read_text())


def test_ratio_and_break_even(vaccine, printed):
    assert economics.compare(vaccine, 1, 0).icer == pytest.approx(printed["ICER"], rel=1e-12)
    assert economics.break_even(vaccine, 1, 0) == printed["kstar"]
    (found,) = economics.switches(vaccine)
    assert (found.before, found.after, found.at) == (0, 1, 20100)


def test_what_is_printed_at_some_prices(vaccine, printed):
    at = [one["k"] for one in printed["at"]]
    line, every = economics.curve(vaccine, 1, 0, at), economics.acceptability(vaccine, at)
    for place, one in enumerate(printed["at"]):
        assert line.eib[place] == pytest.approx(one["eib"], rel=1e-9)
        assert line.ceac[place] == one["ceac"]
        assert every.evpi[place] == pytest.approx(one["evpi"], rel=1e-9)
        assert every.best[place] + 1 == one["best"]


def test_the_whole_curves(folder, vaccine):
    rows = list(csv.DictReader((folder / "BCEA_Vaccine_curves.csv").read_text().splitlines()))
    table = {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}
    line, every = economics.curve(vaccine, 1, 0, table["k"]), economics.acceptability(vaccine, table["k"])
    assert len(rows) == 501 and (every.best + 1 == table["best"]).all()
    assert np.allclose(line.eib, table["eib"], rtol=1e-11, atol=1e-13)
    assert np.allclose(every.evpi, table["evpi"], rtol=1e-11)
    assert (line.ceac == table["ceac"]).all() and np.allclose(every.chance[:, 1], table["ceac"])


def test_the_command_says_the_same(folder, tmp_path):
    rows = simulated(folder)
    for kind in ("cost", "eff"):
        lines = [f"{row[f'{kind}_1']}\t{row[f'{kind}_2']}" for row in rows]
        content = "\n".join(["Status Quo\tVaccination", *lines]).encode()
        (tmp_path / f"{kind}.tsv.gz").write_bytes(gzip.compress(content))
    words = ["--costs", tmp_path / "cost.tsv.gz", "--effects", tmp_path / "eff.tsv.gz", "--wtp", "25000"]
    done = CliRunner().invoke(entry._app.app, ["value", "psa", *map(str, words), "--json"])
    found = json.loads(done.stdout)
    assert (round(found["icer"]), found["break_even"]) == (20098, 20100)
    at = found["wtp"]["25000"]
    assert (round(at["enb"], 4), at["ceac"], round(at["evpi"], 4)) == (1.2284, 0.529, 2.4145)
    assert at["best"] == "Vaccination" and round(at["net_benefit"]["Status Quo"], 3) == -36.054
