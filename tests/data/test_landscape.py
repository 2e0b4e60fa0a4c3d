"""The landscape of 2017 as it ships: whole, consistent, and silent about single interviewees."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data" / "landscape-2017"
COUNTS = {
    "places": 130, "actors": 340, "ties": 165, "needs": 121, "offers": 136, "innovations": 141,
    "funds": 64, "initiatives": 146, "claims": 436, "participation": 88,
}  # fmt: skip
OFFER_FILES = ("innovations", "offers", "funds", "initiatives")
TIE_KINDS = {
    "works-with", "member-of", "part-of", "hosts", "funds", "runs", "founds-with", "advises", "evaluates",
    "adopts-from", "board-of", "seconded-to", "prospective", "bids-against",
}  # fmt: skip
SECTORS = {"public", "private", "third", "academic", "network", "community"}
PLACE_KINDS = {"nation", "region", "system", "district", "small_area", "town", "study_region", "other"}
DRIVERS = {"skills", "motivations", "information", "relationships", "engagement", "funding"}
NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|single|sole|[0-9]+"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def ids(name: str) -> set[str]:
    return {row["id"] for row in rows(name)}


def several(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_every_row_of_the_source_ships_once(name):
    table = rows(name)
    assert len(table) == COUNTS[name]
    assert len({row["id"] for row in table}) == len(table)


def test_no_id_is_used_by_two_kinds_of_offer():
    every = [row["id"] for name in OFFER_FILES for row in rows(name)]
    assert len(set(every)) == len(every)


def test_every_place_and_actor_that_is_named_exists():
    places, actors = ids("places"), ids("actors")
    assert {row["parent"] for row in rows("places")} - {""} <= places
    assert {row["place"] for row in rows("actors")} - {""} <= places
    for tie in rows("ties"):
        assert {tie["source_actor"], tie["target_actor"]} <= actors, tie["id"]
    for name in OFFER_FILES:
        for row in rows(name):
            assert {row["actor"], *several(row["helpers"])} <= actors | {""}, row["id"]
            assert row["actor"] or not row["helpers"], row["id"]


def test_places_lie_within_one_another_without_a_circle():
    parent = {row["id"]: row["parent"] for row in rows("places")}
    for start in parent:
        seen, here = set(), start
        while here:
            assert here not in seen, start
            seen.add(here)
            here = parent[here]


def test_points_are_marked_approximate_or_absent():
    for row in rows("places") + rows("actors"):
        assert (row["coord_source"] == "approx") == bool(row["lat"]), row["id"]


def test_every_value_is_in_its_reviewed_table():
    entries = yaml.safe_load((FOLDER / "dataset.yaml").read_text(encoding="utf-8"))["files"]
    checked = 0
    for entry in entries:
        splits, columns = entry.get("split", {}), entry.get("columns", {})
        for ours, table in entry.get("maps", {}).items():
            known = {row["theirs"] for row in rows(table.removesuffix(".csv"))}
            for row in rows(entry["file"].removesuffix(".csv")):
                cell = row[columns.get(ours, ours)]
                values = several(cell) if ours in splits or columns.get(ours) == "type" else [cell]
                assert set(values) - {""} <= known, (entry["file"], row["id"], ours, values)
                checked += 1
    assert checked > 3000


@pytest.mark.parametrize(
    ("table", "allowed"),
    [
        ("sectors", SECTORS),
        ("tie_kinds", TIE_KINDS),
        ("place_kinds", PLACE_KINDS),
        ("drivers", DRIVERS),
        ("offer_kinds", {"capability", "asset", "support", "innovation", "fund"}),
        ("initiative_kinds", {"support"}),
        ("points", {"approximate", ""}),
    ],
)
def test_reviewed_tables_end_in_our_words(table, allowed):
    assert {row["ours"] for row in rows(f"maps/{table}")} <= allowed


@pytest.mark.parametrize(("table", "kinds"), [("tags", None), ("who", {"group"})])
def test_tags_end_in_subjects_that_the_taxonomy_has(table, kinds):
    with (ROOT / "data" / "taxonomy" / "subjects.csv").open(encoding="utf-8", newline="") as handle:
        subjects = {row["code"]: row["kind"] for row in csv.DictReader(handle)}
    for row in rows(f"maps/{table}"):
        if row["ours"]:
            assert row["ours"] in subjects, row
            assert kinds is None or subjects[row["ours"]] in kinds, row


def test_a_tie_without_common_work_is_never_mapped_to_rivalry_or_work():
    ours = {row["theirs"]: row["ours"] for row in rows("maps/tie_kinds")}
    for word in (
        "overlapping-remit",
        "publicises",
        "reports-on",
        "in-discussion-with",
        "prospective-partner",
    ):
        assert ours[word] == "prospective"


def test_one_thing_under_two_ids_is_kept_once_with_both_ids():
    table = {row["id"]: row for name in OFFER_FILES for row in rows(name)}
    pairs = rows("maps/same_thing")
    for pair in pairs:
        kept, other = table[pair["keep"]], table[pair["other"]]
        assert pair["why"]
        assert other["id"] in several(kept["also"])
        assert other["same_as"] == kept["id"] and not kept["same_as"]
    assert len({pair["other"] for pair in pairs}) == len(pairs)
    assert sum(bool(row["same_as"]) for row in table.values()) == len(pairs)
    assert "off-sleepio" in several(table["inn-sleepio"]["also"])


def test_an_innovation_is_never_given_up_for_another_row():
    assert not [row["id"] for row in rows("innovations") if row["same_as"]]


def test_an_innovation_of_nobody_has_no_actor():
    bare = [row for row in rows("innovations") if not row["actors"] and not row["also"]]
    assert bare and not [row["id"] for row in bare if row["actor"]]


def test_everything_is_history():
    head = yaml.safe_load((FOLDER / "dataset.yaml").read_text(encoding="utf-8"))
    assert head["standing"] == "history" and head["world"] == "real"
    assert str(head["date"]).startswith("2017")


def test_claims_say_how_many_only_in_bands():
    table = rows("claims")
    assert {row["said_by"] for row in table} == {"five or more", "fewer than five", "not known"}
    assert not {"n_interviewees", "stated_count"} & set(table[0])


def test_no_shipped_text_counts_interviewees():
    counted = re.compile(rf"\b({NUMBER_WORDS})\s+(interviewees?|participants?|informants?)\b", re.IGNORECASE)
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in {".csv", ".yaml"} and path.name != "participation.csv":
            found = counted.search(path.read_text(encoding="utf-8"))
            assert not found, (path.name, found)
    for row in rows("claims"):
        assert not re.search(r"interviewee|cites one|cites only", row["note"], re.IGNORECASE), row["id"]


def test_fates_name_bodies_we_have_and_say_where_from():
    actors = ids("actors")
    for row in rows("maps/fates"):
        assert row["actor"] in actors and row["into_id"] in actors | {""}, row
        assert row["what"] in {"ended", "renamed", "merged", "moved"} and row["source"], row
        assert re.fullmatch(r"(\d{4}(-\d{2}(-\d{2})?)?)?", row["when"]), row
    assert not {row["actor"] for row in rows("maps/fates") if row["into_id"] == row["actor"]}


def test_shipped_files_are_utf8_with_plain_line_ends():
    for path in FOLDER.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            data.decode("utf-8")
            assert b"\r" not in data, path.name
