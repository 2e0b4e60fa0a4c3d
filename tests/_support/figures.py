"""A few invented figures of real council areas, for journeys: what ships holds places and no figures."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

PLACES = ("E06000027", "E06000026", "E07000041", "E07000045", "E07000040", "E07000042", "E07000043")
DATASET = """\
id: journey-figures
title: Invented figures for journeys
licence: CC0-1.0
publisher: The tests
attribution: The tests
date: 2026-01-01
world: real
standing: open
files:
  - {file: indicators.csv, kind: indicators}
  - {file: figures.csv, kind: figures}
"""
CODE = "feels-lonely"


def load(exchange: Any, folder: Path) -> str:
    """Load them into a running exchange; loading again changes nothing. Returns the code of the figure."""
    folder.mkdir(exist_ok=True)
    (folder / "dataset.yaml").write_text(DATASET, encoding="utf-8")
    about = {
        "id": CODE,
        "name": "People who feel lonely",
        "unit": "% of adults",
        "better": "lower",
        "basis": "survey",
        "source": "A survey that the tests made up",
        "licence": "CC0-1.0",
        "warning": "Invented.",
    }
    _write(folder / "indicators.csv", [about])
    rows = [
        {"indicator": CODE, "place": place, "period": str(year), "value": 5 + number + (year - 2022) / 2}
        for number, place in enumerate(PLACES)
        for year in (2022, 2023, 2024)
    ]
    _write(folder / "figures.csv", rows)
    done = exchange.run("load", str(folder))
    assert done.returncode == 0, done.stderr
    return CODE


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
