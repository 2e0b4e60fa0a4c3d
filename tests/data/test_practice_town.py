"""The practice town as it ships: whole, invented, and unable to reach anybody."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data" / "practice-town"
DRAMA = re.compile(r"01632 960\d{3}|07700 900\d{3}")
TODAY = dt.date(2026, 11, 22)  # the day it was written; the town does not age in this test


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def several(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def texts() -> list[tuple[str, str]]:
    return [(p.name, p.read_text(encoding="utf-8")) for p in sorted(FOLDER.iterdir()) if p.is_file()]


def test_it_is_the_practice_world():
    head = yaml.safe_load((FOLDER / "dataset.yaml").read_text(encoding="utf-8"))
    assert (head["id"], head["world"], head["standing"]) == ("practice-town", "practice", "open")


def test_it_has_what_a_newcomer_needs():
    nature = Counter(row["nature"] for row in rows("actors"))
    assert nature["person"] == 8 and 24 <= nature["organisation"] <= 28
    assert len(rows("offers")) == 40 and len(rows("needs")) == 15
    assert {row["sector"] for row in rows("actors")} == {
        "public", "private", "third", "academic", "network", "community",
    }  # fmt: skip
    assert {row["kind"] for row in rows("offers")} == {"capability", "asset", "support", "innovation", "fund"}


def test_every_id_is_used_once_and_every_name_leads_somewhere():
    tables = {name: rows(name) for name in ("places", "actors", "ties", "needs", "offers", "notes")}
    known = {name: {row["id"] for row in table} for name, table in tables.items()}
    for name, table in tables.items():
        assert len(known[name]) == len(table), name
    places, actors = known["places"], known["actors"]
    assert {row["parent"] for row in tables["places"]} - {""} <= places
    for row in [*tables["actors"], *tables["offers"], *tables["needs"], *rows("connectors")]:
        assert row["place"] in places, row
        assert set(several(row.get("reach", ""))) <= places, row
    for row in [*tables["offers"], *tables["needs"]]:
        assert row["actor"] in actors, row["id"]
    for row in tables["ties"]:
        assert {row["source_actor"], row["target_actor"]} <= actors, row["id"]
    assert {row["about"] for row in tables["notes"]} <= known["needs"]


def test_subjects_and_groups_are_in_the_taxonomy():
    with (ROOT / "data" / "taxonomy" / "subjects.csv").open(encoding="utf-8", newline="") as handle:
        kinds = {row["code"]: row["kind"] for row in csv.DictReader(handle)}
    for row in [*rows("offers"), *rows("needs")]:
        assert set(several(row.get("subjects", ""))) <= set(kinds), row["id"]
        assert {kinds.get(code) for code in several(row["groups"])} <= {"group"}, row["id"]


def test_telephone_numbers_are_those_kept_for_drama():
    for name, text in texts():
        if name == "SOURCE.md":
            continue
        for number in re.findall(r"(?<![\d.-])0\d{3,4}[ -]?\d{3}[ -]?\d{3,4}\b", text):
            assert DRAMA.fullmatch(number), (name, number)
    assert DRAMA.search(rows("connectors")[0]["phone"])


def test_mail_and_web_addresses_lead_nowhere():
    for name, text in texts():
        for host in re.findall(r"@([\w.-]+\w)|https?://([\w.-]+)", text):
            assert "".join(host).endswith(".example"), (name, host)


def test_the_town_lies_in_open_sea():
    for row in [*rows("places"), *rows("actors")]:
        if row["lat"]:
            assert 50.1 < float(row["lat"]) < 50.3 and -7.1 < float(row["lon"]) < -6.8, row["id"]


def test_needs_have_run_every_course():
    status = Counter(row["status"] for row in rows("needs"))
    assert status["open"] > 8
    assert all(status[one] == 1 for one in ("draft", "met", "closed", "called", "answered"))
    for row in rows("needs"):
        assert bool(row["closed_reason"]) == (row["status"] == "closed"), row["id"]
        assert (row["visibility"] == "private") == (row["status"] == "draft"), row["id"]


def test_one_story_has_run_the_whole_loop():
    (met,) = [row for row in rows("needs") if row["status"] == "met"]
    story = [row["date"] for row in rows("notes") if row["about"] == met["id"]]
    assert story == sorted(story) and len(story) >= 5
    ties = {(row["source_actor"], row["target_actor"]): row["since"] for row in rows("ties")}
    assert met["reported_on"] < ties["aq-lantern", "aq-netloft"] < story[-1]
    assert "aq-lunch-men" in {row["id"] for row in rows("offers")}


def test_one_offer_is_full_one_has_ended_and_money_is_open():
    offers = rows("offers")
    full = [r for r in offers if r["capacity"] and r["capacity"] == r["taken"]]
    ended = [r for r in offers if r["valid_until"] and dt.date.fromisoformat(r["valid_until"]) < TODAY]
    assert full and len(ended) == 1
    assert all(dt.date.fromisoformat(r["valid_until"]) > TODAY for r in offers if r["kind"] == "fund")
    assert all(int(r["taken"]) <= int(r["capacity"]) for r in offers if r["capacity"])


def test_dates_are_days_and_nothing_was_checked_in_the_future():
    for row in [*rows("offers"), *rows("actors")]:
        assert dt.date.fromisoformat(row["confirmed_on"]) <= TODAY, row["id"]
    for row in rows("notes"):
        assert dt.date.fromisoformat(row["date"]) <= TODAY, row["id"]


def test_residents_said_who_may_see_them():
    people = [row for row in rows("actors") if row["nature"] == "person"]
    assert {row["visibility"] for row in people} == {"public", "members", "private"}
    assert all(row["note"].startswith("Agreed to be") and row["sector"] == "community" for row in people)
    assert not [row["id"] for row in people if row["lat"]]


def test_a_title_says_which_carers_it_means():
    for row in [*rows("offers"), *rows("needs")]:
        for before in re.findall(r"(\w+) carers?\b", row["title"], re.IGNORECASE):
            assert before.lower() in {"family", "unpaid", "young"}, row["title"]
