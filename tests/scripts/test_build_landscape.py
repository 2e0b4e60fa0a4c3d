"""The script that builds the shipped landscape from the extract."""

from __future__ import annotations

import csv
import filecmp
from pathlib import Path

import pytest

from scripts import build_landscape as script

FOLDER = Path(__file__).resolve().parents[2] / "data" / "landscape-2017"


@pytest.mark.reference
def test_what_ships_is_what_the_script_builds(tmp_path):
    counts = script.build(script.shared(), tmp_path)
    built = sorted(path.name for path in tmp_path.iterdir())
    assert built == sorted([*(f"{name}.csv" for name in counts), "instruments.yaml"])
    same, other, missing = filecmp.cmpfiles(tmp_path, FOLDER, built, shallow=False)
    assert (same, other, missing) == (built, [], [])


@pytest.mark.reference
def test_every_band_holds_the_number_that_the_source_gives():
    with (script.shared() / "claims.csv").open(encoding="utf-8", newline="") as handle:
        source = {row["id"]: row["n_interviewees"] or row["stated_count"] for row in csv.DictReader(handle)}
    for row in script.read(FOLDER / "claims.csv"):
        number = source[row["id"]]
        expected = "not known" if not number else "five or more" if int(number) > 4 else "fewer than five"
        assert row["said_by"] == expected, row["id"]


@pytest.mark.parametrize(
    ("interviewees", "stated", "band"),
    [
        ("0", "", "fewer than five"),
        ("4", "", "fewer than five"),
        ("5", "", "five or more"),
        ("", "1", "fewer than five"),
        ("", "", "not known"),
    ],
)
def test_bands_are_cut_at_five(interviewees, stated, band):
    assert script.band(interviewees, stated) == band


def test_a_remark_that_gives_a_count_away_is_dropped():
    row = {"id": "c", "n_interviewees": "1", "stated_count": "", "note": "The footnote cites one."}
    assert script.claim(row) == {"id": "c", "said_by": "fewer than five", "note": ""}


def test_a_status_code_becomes_words():
    row = {
        "note": "status=ceased (March 2017); town uncertain",
        "status": "ceased",
        "is_generic_group": "no",
        "region_basis": "table-column",
    }
    assert script.actor(row)["shown_note"] == "Status in the source: ceased. March 2017; town uncertain."


def test_a_missing_extract_is_said_plainly(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ALONGSIDE_SHARED", str(tmp_path))
    assert script.main() == 2
    assert "ALONGSIDE_SHARED" in capsys.readouterr().err
