"""Who may keep, edit and join entries, and what a merger makes of two."""

import csv
from pathlib import Path

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.directory import rules
from alongside.exchange.directory.rules import Powers

FIELDS = Path(__file__).resolve().parents[2] / "architecture/fields.csv"


def test_what_a_merger_makes_of_each_field_is_what_the_table_of_fields_says():
    with FIELDS.open(encoding="utf-8", newline="") as file:
        said = {
            row["field"]: row["merged"] for row in csv.DictReader(file) if row["model"] == "directory.Actor"
        }
    for column, how in rules.MERGED.items():
        wanted = said[column.removesuffix("_id")]
        assert wanted == how or (wanted, how) == ("moved", "kept"), column


def test_two_become_one_by_these_rules():
    empty = dict.fromkeys(rules.MERGED, "") | dict.fromkeys(("lat", "lon", "reported_on", "confirmed_on"))
    kept = empty | {"name": "A", "note": "One.", "confirmed_on": 1}
    gone = empty | {
        "name": "B",
        "website": "b.example",
        "note": "Two.",
        "confirmed_on": 2,
        "lat": 5.0,
        "lon": 1.0,
    }
    gone |= {"point_basis": "stated"}
    after = rules.merged(kept, gone)
    assert (after["name"], after["website"], after["note"]) == ("A", "b.example", "One.; Two.")
    assert (after["confirmed_on"], after["lat"], after["point_basis"]) == (2, 5.0, "stated")
    assert rules.merged(gone, kept)["lat"] == 5.0
    long = rules.merged(kept | {"basis": "x" * 60}, gone | {"basis": "y" * 60})
    assert long["basis"] == "x" * 60


@pytest.mark.parametrize(
    ("powers", "is_kept", "may"),
    [
        (Powers(keeps=True), True, True),
        (Powers(runs=True), True, True),
        (Powers(connects=True), False, True),
        (Powers(connects=True), True, False),
        (Powers(), False, False),
    ],
)
def test_who_may_change_an_entry(powers, is_kept, may):
    assert isinstance(rules.may_edit(powers, is_kept=is_kept), Allowed if may else Refused)


@pytest.mark.parametrize(
    ("powers", "state", "own", "may"),
    [
        (Powers(connects=True), "waiting", False, True),
        (Powers(runs=True), "waiting", False, True),
        (Powers(connects=True), "waiting", True, False),
        (Powers(connects=True), "declined", False, False),
        (Powers(keeps=True), "waiting", False, False),
    ],
)
def test_who_may_answer_a_request(powers, state, own, may):
    assert isinstance(rules.may_decide(powers, state=state, is_own=own), Allowed if may else Refused)


@pytest.mark.parametrize(
    ("email", "website", "fits"),
    [
        ("ann@club.example", "https://www.club.example/about", True),
        ("ann@mail.club.example", "club.example", True),
        ("ann@club.example", "https://bowls.club.example", True),
        ("ann@other.example", "https://club.example", False),
        ("ann@gmail.com", "https://gmail.com", False),
        ("ann@uk", "https://uk", False),
        ("ann@club.example", "", False),
        ("ann@club.example", "http://[", False),
    ],
)
def test_a_mail_address_hints_that_somebody_belongs_there(email, website, fits):
    assert rules.mail_fits(email, website) is fits


def test_a_web_address_has_a_scheme_that_is_safe():
    assert rules.web_address("club.example") == "https://club.example"
    assert rules.web_address("http://club.example") == "http://club.example"
    assert rules.web_address("javascript://club.example") == "https://club.example"
    assert rules.web_address("") == ""
    assert set(rules.problems_of({"name": "", "website": "nowhere"})) == {"name", "website"}
