"""The map of the England pack keeps clear of the traps that the pack's own README names."""

import csv
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "data" / "packs" / "england.yaml"
GEOGRAPHY = ROOT / "data" / "geography"


@pytest.fixture(scope="module")
def read(shared):
    """Read an entry by file and kind, with our columns; several entries of one file are joined."""
    from alongside.exchange.feeds.grammar import describe
    from alongside.exchange.feeds.mapping import Reader

    described = describe(MAP, shared / "england")

    def rows(name, kind):
        found = []
        for entry in described.entries:
            if entry.name == name and entry.kind == kind:
                for row in Reader(entry).rows():
                    assert not row.fault, (name, row)
                    found.append({column: ";".join(values) for column, values in row.cells.items()})
        return found

    return rows


@pytest.mark.pack
def test_every_file_of_the_pack_is_loaded_or_left_with_a_reason(shared):
    said = yaml.safe_load(MAP.read_text("utf-8"))
    named = {entry["file"] for entry in said["files"] if "file" in entry} | said["leaves"].keys()
    folder = shared / "england"
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and name.parts[0] not in {*named, "README.md", "MANIFEST.csv"}:
            assert name.as_posix() in named, name
    assert all((folder / name).exists() for name in named)


def test_every_figure_names_an_indicator_that_the_map_describes():
    said = yaml.safe_load(MAP.read_text("utf-8"))
    with (MAP.parent / "england" / "indicators.csv").open(newline="", encoding="utf-8") as handle:
        known = {row["id"]: row for row in csv.DictReader(handle)}
    used = {code for entry in said["files"] for code in entry.get("wide", {})}
    assert used | {code for code in known if code.startswith("qof-")} == known.keys()
    assert all(row["unit"] and row["source"] for row in known.values())
    warned = [code for code in known if code.startswith(("qof-", "loneliness", "health-index-raw-", "brc-"))]
    assert all(known[code]["warning"] for code in warned)


@pytest.mark.pack
def test_every_district_and_system_of_a_figure_is_a_place_that_ships(shared):
    from alongside.exchange.feeds.grammar import describe
    from alongside.exchange.feeds.mapping import Reader

    with (GEOGRAPHY / "places.csv").open(newline="", encoding="utf-8") as handle:
        places = {row["id"] for row in csv.DictReader(handle)}
    with (MAP.parent / "england" / "indicators.csv").open(newline="", encoding="utf-8") as handle:
        indicators = {row["id"] for row in csv.DictReader(handle)}
    for entry in describe(MAP, shared / "england").entries:
        if entry.kind == "figures" and "lsoa21" not in entry.name:
            for row in Reader(entry).rows():
                assert row.cells["place"][0] in places, (entry.name, row)
                assert row.cells["indicator"][0] in indicators, (entry.name, row)
                float(row.cells["value"][0])


@pytest.mark.pack
def test_only_open_english_trusts_are_taken(read):
    rows = read("organisations/nhs_trusts22.csv", "actors")
    assert len(rows) == 209  # 218, less six that have closed and three of Wales
    assert {"GB-NHS-RXH", "GB-NHS-RYT"}.isdisjoint(row["id"] for row in rows)


@pytest.mark.pack
def test_no_library_in_a_prison_is_taken_whatever_its_type_says(read):
    rows = read("assets/libraries_england_2023.csv.gz", "offers")
    assert len(rows) == 3126 - 64 - 20  # twenty were closed for a time
    assert not [row for row in rows if "prison" in (row["kind_in_source"] + row["title"]).lower()]
    services = {row["id"] for row in read("assets/libraries_england_2023.csv.gz", "actors")}
    assert {row["actor"] for row in rows} - {""} == services


@pytest.mark.pack
@pytest.mark.parametrize("name", ["sample", "top2000"])
def test_charities_are_english_and_each_offer_belongs_to_one(read, name):
    file = f"organisations/charities_ukcat_{name}.csv.gz"
    actors = {row["id"]: row for row in read(file, "actors")}
    offers = read(file, "offers")
    assert all(code.startswith("GB-CHC-") for code in actors)
    assert all(row["place"].startswith("E0") for row in actors.values())
    assert {row["actor"] for row in offers} <= actors.keys()
    assert all(len(row["summary"]) > 1 for row in offers if row["summary"] not in {".", "-"})
    numbers = {row["value"] for row in read(file, "identifiers")}
    assert numbers and all(len(number) == 8 for number in numbers if number.isdigit())


@pytest.mark.pack
def test_funds_are_history_and_nothing_else_of_the_pack_is_open(shared):
    from alongside.exchange.feeds.grammar import describe

    for entry in describe(MAP, shared / "england").entries:
        grants = entry.name.startswith("grants/")
        assert entry.standing == ("history" if grants else "unclaimed"), entry.name
        assert ("SA" in entry.licence) == grants, entry.name


@pytest.mark.pack
def test_no_address_telephone_or_mail_is_taken(shared):
    from alongside.exchange.feeds.grammar import describe

    taken = {column for entry in describe(MAP, shared / "england").entries for column in entry.theirs()}
    assert not {column for column in taken if any(word in column for word in ("address", "phone", "mail"))}
