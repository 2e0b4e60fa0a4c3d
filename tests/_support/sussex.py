"""Sussex from the pack: neighbourhoods, libraries, clubs; and who is not heard, worked out in another way."""

from __future__ import annotations

import csv
import shutil
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import gamma

DATASET = "journey-sussex"
DESCRIBED = """\
id: journey-sussex
title: Sussex, from the England pack
licence: OGL-UK-3.0
publisher: Office for National Statistics
attribution: Contains public sector information licensed under the Open Government Licence v3.0
date: 2024-05-01
world: real
standing: unclaimed
files:
  - file: areas.csv
    kind: places
    only: true
    columns: {id: lsoa21cd, code: lsoa21cd, code_scheme: =ons, name: lsoa21nm, kind: =small_area,
      parent: lad24cd, lat: lat, lon: lon, point_basis: =derived}
  - {file: areas.geojson, kind: boundaries, only: true, columns: {place: lsoa21cd, vintage: "=2021"}}
  - {file: indicators.csv, kind: indicators}
  - file: areas.csv
    kind: figures
    only: true
    columns: {place: lsoa21cd, period: "=2025"}
    wide: {population-2021: residents_2021, imd-2025-score: imd25_IMD_score}
  - file: libraries.csv
    kind: offers
    only: true
    columns: {id: "library-{name}-{postcode}", kind: =asset, title: "Public library: {name}", place: lad24cd,
      summary: =A public library., lat: lat, lon: lon, point_basis: =stated, subjects: =library;venue,
      source: =Public libraries in England}
    read: {id: slug}
  - file: clubs.csv
    kind: offers
    only: true
    columns: {id: id, kind: =asset, title: name, summary: =A sports club., place: lad24cd, lat: lat, lon: lon,
      point_basis: =approximate, subjects: =sports-venue, source: =List of sports clubs}
"""
INDICATORS = """\
id,name,unit,better,source
population-2021,Residents,people,neither,ONS Census 2021
imd-2025-score,Deprivation score,score,lower,MHCLG English Indices of Deprivation 2025
"""


def folder(pack: Path, into: Path) -> Path:
    """A data set of Sussex alone, so that it loads in seconds."""
    source = pack / "demo_sussex"
    names = {"lsoa21_indicators.csv": "areas.csv", "lsoa21_sussex.geojson": "areas.geojson"}
    for theirs, ours in {**names, "libraries.csv": "libraries.csv", "sports_clubs.csv": "clubs.csv"}.items():
        shutil.copyfile(source / theirs, into / ours)
    (into / "dataset.yaml").write_text(DESCRIBED, encoding="utf-8")
    (into / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    return into


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def voices(areas: list[dict[str, str]]) -> dict[str, int]:
    """Voices that grow less the more deprived a neighbourhood is, invented and always the same."""
    rng = np.random.default_rng(1)
    mean = [float(a["residents_2021"]) / 60 * np.exp(-float(a["imd25_IMD_score"]) / 25) for a in areas]
    return {a["lsoa21cd"]: int(n) for a, n in zip(areas, rng.poisson(mean), strict=True)}


class Own:
    """Who is not heard in Sussex, area by area, without the engine."""

    def __init__(self, areas: list[dict[str, str]], counts: dict[str, int]) -> None:
        self.areas = areas
        people = [float(a["residents_2021"]) for a in areas]
        figure = [float(a["imd25_IMD_score"]) for a in areas]
        all_people = sum(people)
        ranked = sorted(range(len(areas)), key=lambda at: figure[at])
        heavy, below, at = [0.0] * len(areas), 0.0, 0
        while at < len(ranked):
            same = [one for one in ranked[at:] if figure[one] == figure[ranked[at]]]
            held = sum(people[one] for one in same)
            for one in same:
                heavy[one] = 2 * (below + held / 2) / all_people
            below, at = below + held, at + len(same)
        said = [2.5 if 0 < n < 5 else 5 * ((n + 2) // 5) for n in (counts[a["lsoa21cd"]] for a in areas)]
        burden = [p * h for p, h in zip(people, heavy, strict=True)]
        expected = [sum(said) * b / sum(burden) for b in burden]
        mean = sum(expected) / len(expected)
        seen = sum(e * (n / e - 1) ** 2 for e, n in zip(expected, said, strict=True)) / sum(expected)
        spread = max(seen - 1 / mean, (2 / len(expected)) ** 0.5 / mean)
        laws = [
            gamma(1 / spread + n, scale=1 / (1 / spread + e)) for e, n in zip(expected, said, strict=True)
        ]
        self.missing = [
            p * max(0.0, 1 - float(law.mean())) if law.cdf(1) >= 0.8 and e >= 1 else 0.0
            for p, law, e in zip(people, laws, expected, strict=True)
        ]
        self.sure = [bool(law.ppf(0.975) < 1) for law in laws]

    def order(self) -> list[str]:
        """The names of the least heard, most missing first."""
        listed = [at for at, many in enumerate(self.missing) if many]
        listed.sort(key=lambda at: (-self.missing[at], self.areas[at]["lsoa21nm"]))
        return [self.areas[at]["lsoa21nm"] for at in listed]

    def best_pair(self, venues: list[dict[str, str]], km: float) -> tuple[float, set[str]]:
        """The two venues that reach most, by trying all pairs; and how many people they reach."""
        lat, lon = (np.radians([float(a[name]) for a in self.areas]) for name in ("lat", "lon"))
        crowd = np.array(self.missing)
        near: list[Any] = []
        for one in venues:
            up, along = np.radians(float(one["lat"])), np.radians(float(one["lon"]))
            angle = np.arccos(
                np.clip(np.sin(lat) * np.sin(up) + np.cos(lat) * np.cos(up) * np.cos(lon - along), -1, 1)
            )
            near.append(1.3 * 6371.0088 * angle <= km)
        reach = np.array(near)
        alone = reach @ crowd
        both = (reach * crowd) @ reach.T
        table = alone[:, None] + alone[None, :] - both
        first, second = max(combinations(range(len(venues)), 2), key=lambda pair: table[pair])
        return float(table[first, second]), {venues[first]["name"], venues[second]["name"]}
