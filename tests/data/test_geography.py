"""The geography that ships keeps its promises."""

import csv
import gzip
import hashlib
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "geography"


def rows(path):
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return list(csv.DictReader(text.decode("utf-8").splitlines()))


def features(level):
    return json.loads((DATA / "boundaries" / f"{level}.geojson").read_text("utf-8"))["features"]


PLACES = {row["id"]: row for row in rows(DATA / "places.csv")}
SUCCESSIONS = rows(DATA / "successions.csv")
SECTORS = rows(DATA / "postcodes.csv.gz")
NOW = {code: row for code, row in PLACES.items() if not row["valid_to"]}


def polygons(geometry):
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def in_ring(lon, lat, ring):
    """The textbook crossing rule."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def holds(geometry, lon, lat):
    return any(
        in_ring(lon, lat, rings[0]) and not any(in_ring(lon, lat, hole) for hole in rings[1:])
        for rings in polygons(geometry)
    )


def borders(geometry):
    """Every step of every ring, without its direction."""
    return {
        frozenset((tuple(a), tuple(b)))
        for rings in polygons(geometry)
        for ring in rings
        for a, b in pairwise(ring)
    }


def test_england_has_seven_regions_42_systems_and_296_districts():
    kinds = [row["kind"] for row in NOW.values()]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "nation": 1, "region": 7, "system": 42, "district": 296,
    }  # fmt: skip


def test_every_district_lies_in_one_system_one_region_and_england():
    tiers = ["district", "system", "region", "nation"]
    for row in PLACES.values():
        chain = [row]
        while chain[-1]["parent"]:
            chain.append(PLACES[chain[-1]["parent"]])
        assert [link["kind"] for link in chain] == tiers[tiers.index(row["kind"]) :], row["id"]
        assert all(link["id"] in NOW for link in chain[1:]), row["id"]


def test_every_place_of_today_has_a_point_in_england_and_says_it_is_derived():
    for row in NOW.values():
        assert 49.8 < float(row["lat"]) < 55.9 and -6.5 < float(row["lon"]) < 1.8, row["id"]
        assert row["point_basis"] == "derived"


def test_a_place_has_ended_exactly_when_it_has_a_successor_that_began_the_next_day():
    assert {row["old"] for row in SUCCESSIONS} == PLACES.keys() - NOW.keys()
    for row in SUCCESSIONS:
        old, new = PLACES[row["old"]], PLACES[row["new"]]
        assert old["valid_to"] < row["date"], row
        assert new["valid_from"] == row["date"], row
        assert old["kind"] == new["kind"], row


def test_every_chain_of_successors_ends_in_a_place_of_today():
    successor = {row["old"]: row["new"] for row in SUCCESSIONS}
    assert len(successor) == len(SUCCESSIONS)
    for code in successor:
        passed = set()
        while code in successor:
            assert code not in passed
            passed.add(code)
            code = successor[code]
        assert code in NOW


def test_every_postcode_sector_names_a_district_of_today_and_every_district_has_one():
    districts = {code for code, row in NOW.items() if row["kind"] == "district"}
    assert {row["district"] for row in SECTORS} == districts
    assert len({row["sector"] for row in SECTORS}) == len(SECTORS)
    for row in SECTORS:
        assert int(row["postcodes"]) > 0 and 0 < float(row["share"]) <= 1
        assert 49.8 < float(row["lat"]) < 55.9 and -6.5 < float(row["lon"]) < 1.8, row


def test_files_stay_small():
    assert (DATA / "boundaries" / "systems.geojson").stat().st_size < 300_000
    assert (DATA / "postcodes.csv.gz").stat().st_size < 400_000
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) < 800_000


@pytest.mark.parametrize(
    ("level", "kind"), [("systems", "system"), ("regions", "region"), ("england", "nation")]
)
def test_each_place_of_a_tier_has_one_boundary_of_closed_rings(level, kind):
    found = [feature["properties"]["place"] for feature in features(level)]
    assert sorted(found) == sorted(code for code, row in NOW.items() if row["kind"] == kind)
    for feature in features(level):
        assert feature["properties"]["name"] == PLACES[feature["properties"]["place"]]["name"]
        for rings in polygons(feature["geometry"]):
            for ring in rings:
                assert len(ring) >= 4 and ring[0] == ring[-1]
                assert len({tuple(point) for point in ring}) == len(ring) - 1, "a ring touches itself"


def test_no_gap_between_systems_every_step_is_shared_by_two_or_lies_on_englands_edge():
    steps = [borders(feature["geometry"]) for feature in features("systems")]
    times = {}
    for one in steps:
        for step in one:
            times[step] = times.get(step, 0) + 1
    assert set(times.values()) == {1, 2}
    edge = {step for step, count in times.items() if count == 1}
    ends = {}
    for step in edge:
        for point in step:
            ends[point] = ends.get(point, 0) + 1
    assert all(count % 2 == 0 for count in ends.values()), "the outer edge is not closed"


def test_a_districts_point_lies_in_its_system_unless_it_is_split_or_at_the_coast():
    shape = {feature["properties"]["place"]: feature["geometry"] for feature in features("systems")}
    elsewhere = []
    for row in NOW.values():
        if row["kind"] != "district":
            continue
        lon, lat = float(row["lon"]), float(row["lat"])
        owners = [code for code, geometry in shape.items() if holds(geometry, lon, lat)]
        assert len(owners) <= 1
        if owners != [row["parent"]]:
            elsewhere.append(row["name"])
    assert len(elsewhere) <= 3, elsewhere


def test_the_landscapes_points_get_a_system_and_a_district_that_exist():
    found = rows(DATA.parent / "landscape-2017" / "places_derived.csv")
    assert len(found) > 80
    for row in found:
        assert PLACES[row["system"]]["kind"] == "system"
        assert row["district"] == "" or NOW[row["district"]]["kind"] == "district"
        assert row["basis"] == "derived"
    by_id = {row["id"]: row for row in found}
    assert PLACES[by_id["torquay"]["district"]]["name"] == "Torbay"
    assert PLACES[by_id["torquay"]["system"]]["name"] == "Devon"
    assert not by_id.keys() & {"england", "denmark", "toronto", "uclp", "devon", "london"}


def test_the_checksums_in_the_source_are_those_of_the_files():
    lines = (DATA / "SOURCE.md").read_text("utf-8").split("## Files")[1].splitlines()
    listed = [[cell.strip() for cell in line.split("|")[1:4]] for line in lines if line.startswith("| ")][2:]
    named = {name for name, _, _ in listed}
    assert named == {item["file"] for item in yaml.safe_load((DATA / "dataset.yaml").read_text())["files"]}
    for name, size, digest in listed:
        data = (DATA / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (int(size), digest), name


def trust_regions(pack):
    """Regions of the trusts of each system; a head office may lie over the border (Oxleas in Dartford)."""
    counts = {}
    for row in rows(pack / "organisations" / "nhs_trusts22.csv"):
        if row["nhs_region_ods"] and row["icb24cd"]:
            counts.setdefault(row["icb24cd"], Counter())[row["nhs_region_ods"]] += 1
    return counts


@pytest.mark.pack
def test_systems_and_names_agree_with_the_official_lookup_of_2024(shared):
    pack = shared / "england"
    latest = {row["old"]: row["new"] for row in SUCCESSIONS}
    for row in rows(pack / "places" / "lad24_england.csv"):
        ours = NOW[latest.get(row["lad24cd"], row["lad24cd"])]
        assert (ours["name"], ours["parent"]) == (row["lad24nm"], row["icb24cd_main"])
    for row in rows(pack / "places" / "icb24_england.csv"):
        ours = NOW[row["icb24cd"]]
        assert ours["codes"] == f"ods:{row['icb24ods']}"
        assert row["icb24nm"] == f"NHS {ours['name']} Integrated Care Board"
    for system, codes in trust_regions(pack).items():
        assert PLACES[NOW[system]["parent"]]["codes"] == f"ods:{codes.most_common(1)[0][0]}", system


@pytest.mark.pack
def test_every_district_code_of_the_pack_is_a_place_of_ours(shared):
    pack = shared / "england"
    for row in rows(pack / "places" / "lookup_ltla_2016_to_2024.csv"):
        assert {row[f"ltla{year}_code"] for year in range(16, 25)} <= PLACES.keys()
        for year in (21, 22, 23, 24):
            assert PLACES[row[f"ltla{year}_code"]]["name"] == row[f"ltla{year}_name"]
