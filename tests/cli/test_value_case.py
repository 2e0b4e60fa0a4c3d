"""`alongside value case`: a case from a file, with no database; what cannot be read says where."""

import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from alongside.config import entry

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/case.yaml"
SMALL = """
case: 1
title: Small
first_year: 2026
years: 2
discount: 0
parties: [{id: council}, {id: trust, block_contract: true}, {id: people, kind: carers}]
streams:
  - {id: run, kind: cost, bears: council, value: 100}
  - {id: care, kind: benefit, gains: council, value: {best: 90, low: 60, high: 120}}
  - {id: beds, kind: benefit, gains: trust, value: 80}
  - {id: joy, kind: benefit, gains: people, counts_as: wellbeing, value: 30}
"""


def run(*words):
    done = CliRunner().invoke(entry._app.app, ["value", "case", *map(str, words)], catch_exceptions=False)
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    return path


def test_a_case_is_worked_out_with_cash_capacity_and_wellbeing_apart(small):
    code, out, _ = run(small, "--json", "--draws", "2000")
    done = json.loads(out)
    assert code == 0
    assert (done["npv"], done["bcr"], done["payback"]) == (200, 2, 0.5)
    assert done["npv_by"] == {"cash": -20, "capacity": 160, "wellbeing": 60}
    assert done["npv_adds"] == ["cash", "capacity", "wellbeing"]
    assert done["cashable_share"] == 0.45 and done["cash"] == {
        "npv": -20, "bcr": 0.9, "payback": None, "payback_discounted": None
    }  # fmt: skip
    assert done["parties"]["trust"]["capacity"] == 160
    assert done["parties"]["council"]["budget"] == {"2026": -10, "2027": -10}
    assert sum(one["npv"] for one in done["parties"].values()) == done["npv"]
    assert done["streams"]["beds"]["not_cash_because"] == "block-contract"
    between = done["intervals"]["npv"]
    assert 140 < between["low"] < 200 < between["high"] < 260 and done["evpi"] == 0
    assert (
        done["intervals"]["parties"]["trust"]["low"] == done["intervals"]["parties"]["trust"]["high"] == 160
    )
    assert run(small, "--json", "--draws", "2000")[1] == out
    assert json.loads(run(small, "--json", "--draws", "0")[1])["intervals"] == {}


def test_people_read_it_in_words(small):
    code, out, _ = run(small, "--draws", "100")
    said = " ".join(out.split())
    assert code == 0 and "Worth in today's money: £200, likely between £" in said
    assert "Cash alone: −£20" in said and "Back for each £1: £2.00; of each £1 of cash £0.90 as cash." in said
    assert "beds is said to be cash; under a block contract no cash leaves" in said
    assert "Paid back after 0.5 years; in cash alone not within these years." in said


def test_what_nobody_knows_is_never_nought():
    done = json.loads(run(EXAMPLE, "--json", "--draws", "100")[1])
    carers = done["parties"]["carers"]
    assert carers["npv"] is None and carers["wellbeing"] is None and carers["not_known"] == ["wellbeing"]
    assert done["not_known"] == ["carers-hours"] and done["streams"]["carers-hours"]["worth"] is None
    assert done["intervals"]["parties"]["carers"] is None
    assert done["scenarios"].keys() == {"slow", "no-effect"}
    assert "not known" in run(EXAMPLE, "--draws", "0")[1]


def test_the_workbook_is_kept_where_it_is_asked_for(small, tmp_path):
    code, _, _ = run(small, "--xlsx", tmp_path / "out.xlsx", "--draws", "0")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert code == 0 and book["Results"]["A1"].value == "Small"
    assert book["Results"]["E7"].value == "=E5-E6"


@pytest.mark.pango
def test_two_pages_are_kept_where_they_are_asked_for(small, tmp_path):
    code, _, _ = run(small, "--pdf", tmp_path / "out.pdf", "--draws", "50")
    assert code == 0 and (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("value: 100", "value: lots"), "small.yaml: streams[0].value: 'lots' is not a number."),
        (("bears: council", "bears: nobody"), "streams[0].bears: 'nobody' is none of the parties."),
        (("case: 1", "case: [1"), "small.yaml: the file: line"),
        (("kind: cost", "kind: csot"), "streams[0].kind: 'csot' is not one of the words for it."),
        (("years: 2", "years: 0"), "years: 0 is not between 1 and 100."),
    ],
)
def test_a_case_that_cannot_be_used_says_where(small, change, said):
    small.write_text(SMALL.replace(*change))
    code, out, err = run(small, "--json")
    assert (code, out) == (2, "") and said in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--draws", "-1"], "--draws: -1 is below 0"),
        (["--draws", "1"], "draws: 1 is too few or too many"),
        (["--xlsx", "/nowhere/at/all.xlsx"], "cannot be written"),
    ],
)
def test_an_option_that_cannot_be_used_says_so(small, words, said):
    code, out, err = run(small, "--json", *words)
    assert (code, out) == (2, "") and said in err


def test_a_file_that_is_not_there_is_named(tmp_path):
    code, _, err = run(tmp_path / "gone.yaml")
    assert code == 2 and "gone.yaml: there is no such file" in err
    assert run(tmp_path)[0] == 2
