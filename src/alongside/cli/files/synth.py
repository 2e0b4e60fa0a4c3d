"""`alongside synth`: needs and offers in any number, made from the texts, places and kinds that ship.

They are for measuring, and say nothing true of anybody. The same seed gives the same bytes.
"""

import csv
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pyarrow.parquet

from alongside.exchange.feeds.reading import FileBroken

DATA = Path(__file__).resolve().parents[4] / "data"
ROWS_AT_ONCE = 50_000
NEAR = 0.04  # degrees: how far around the middle of its place a thing is
OPEN, UNCLAIMED = 0.6, 0.95  # shares up to which an offer stands open, or in a register; the rest is history
PASSED_ON = "2017-12-31"
SENTENCE = re.compile(r"(?<=[.!?])\s+")
OFFER = (
    "id", "actor", "kind", "title", "summary", "audience", "pathway_stages", "sectors_served", "place", "lat",
    "lon", "standing", "reported_on", "tags", "source",
)  # fmt: skip
NEED = (
    "id", "title", "statement", "who_affected", "driver", "pathway_stage", "place", "lat", "lon", "source",
)  # fmt: skip
NUMBERS = {"lat", "lon"}
Row = dict[str, str]


@dataclass(frozen=True)
class Shipped:
    """What is mixed: the records of the shipped sets, their sentences, the subjects and the councils."""

    offers: list[Row]
    needs: list[Row]
    said_of_offers: list[str]
    said_of_needs: list[str]
    groups: list[str]
    subjects: list[str]
    places: list[Row]


def run(*, offers: int, needs: int, seed: int, out: Path) -> dict[str, Any]:
    """Write `offers.parquet` and `needs.parquet` into the folder; return what was written.

    Neither file depends on how many rows the other has. Raises: FileBroken where it cannot be written.
    """
    shipped = read()
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write(out / "offers.parquet", OFFER, lambda: offer_rows(shipped, offers, seed))
        _write(out / "needs.parquet", NEED, lambda: need_rows(shipped, needs, seed))
    except OSError as problem:
        raise FileBroken(f"--out {out}: it cannot be written: {problem.strerror}.") from problem
    return {"offers": offers, "needs": needs, "seed": seed, "files": ["offers.parquet", "needs.parquet"]}


def read() -> Shipped:
    """Read what ships. Order: as in the files."""
    folder = Path(os.environ.get("ALONGSIDE_DATA", DATA))
    table = {
        name: _rows(folder / f"{name}.csv")
        for name in (
            "landscape-2017/offers", "landscape-2017/innovations", "landscape-2017/needs",
            "practice-town/offers", "practice-town/needs", "taxonomy/subjects", "geography/places",
        )
    }  # fmt: skip
    for row in table["landscape-2017/innovations"]:
        row |= {"title": row["name"], "kind": "innovation", "pathway_stages": row["stage"]}
    offers = [row for name, rows in table.items() if name.endswith(("offers", "innovations")) for row in rows]
    needs = [row for name, rows in table.items() if name.endswith("needs") for row in rows]
    subjects = table["taxonomy/subjects"]
    return Shipped(
        offers=offers,
        needs=needs,
        said_of_offers=_sentences(offers, "summary"),
        said_of_needs=_sentences(needs, "statement"),
        groups=[row["label"] for row in subjects if row["kind"] == "group"],
        subjects=[row["label"] for row in subjects if row["kind"] != "group"],
        places=[
            row
            for row in table["geography/places"]
            if row["kind"] == "district" and not row["valid_to"] and row["lat"]
        ],
    )


def offer_rows(shipped: Shipped, count: int, seed: int) -> Iterator[list[Row]]:
    """The offers, in batches. Order and content depend on the seed and on what ships."""
    chance = np.random.default_rng([seed, 1])
    for start in range(0, count, ROWS_AT_ONCE):
        size = min(ROWS_AT_ONCE, count - start)
        base, one, other, group, subject, place = _picks(
            chance,
            size,
            shipped.offers,
            shipped.said_of_offers,
            shipped.said_of_offers,
            shipped.groups,
            shipped.subjects,
            shipped.places,
        )
        points, standing = chance.normal(0.0, NEAR, (size, 2)), chance.random(size)
        yield [
            _offer(
                start + row + 1,
                shipped.offers[base[row]],
                [shipped.said_of_offers[one[row]], shipped.said_of_offers[other[row]]],
                (shipped.groups[group[row]], shipped.subjects[subject[row]]),
                _where(shipped.places[place[row]], points[row]),
                float(standing[row]),
            )
            for row in range(size)
        ]


def _offer(
    number: int, base: Row, said: list[str], about: tuple[str, str], where: Row, standing: float
) -> Row:
    stood = "open" if standing < OPEN else "unclaimed" if standing < UNCLAIMED else "history"
    return where | {
        "id": f"synth-offer-{number}",
        "kind": base["kind"],
        "title": f"{base['title']}, {where['name']}"[:250],
        "summary": " ".join([*said, f"{about[1]}."]),
        "audience": about[0],
        "pathway_stages": base.get("pathway_stages") or base.get("stages", ""),
        "sectors_served": base.get("sectors_served", ""),
        "standing": stood,
        "reported_on": PASSED_ON if stood == "history" else "",
        "tags": about[1],
        "source": "Made by alongside synth",
    }


def need_rows(shipped: Shipped, count: int, seed: int) -> Iterator[list[Row]]:
    """The needs, in batches. Order and content depend on the seed and on what ships."""
    chance = np.random.default_rng([seed, 2])
    for start in range(0, count, ROWS_AT_ONCE):
        size = min(ROWS_AT_ONCE, count - start)
        base, one, group, place = _picks(
            chance, size, shipped.needs, shipped.said_of_needs, shipped.groups, shipped.places
        )
        points = chance.normal(0.0, NEAR, (size, 2))
        yield [
            _need(
                start + row + 1,
                shipped.needs[base[row]],
                shipped.said_of_needs[one[row]],
                shipped.groups[group[row]],
                _where(shipped.places[place[row]], points[row]),
            )
            for row in range(size)
        ]


def _need(number: int, base: Row, said: str, group: str, where: Row) -> Row:
    return where | {
        "id": f"synth-need-{number}",
        "title": f"{base['title']}, {where['name']}"[:250],
        "statement": f"{base['statement']} {said}",
        "who_affected": group,
        "driver": base["driver"],
        "pathway_stage": base.get("pathway_stage") or base.get("stage", ""),
        "source": "Made by alongside synth",
    }


def _picks(chance: np.random.Generator, size: int, *pools: list[Any]) -> list[list[int]]:
    """For each pool, which of it each row takes."""
    return [chance.integers(0, len(pool), size).tolist() for pool in pools]


def _where(place: Row, off: Any) -> Row:
    """A point near the middle of a place, to some ten metres."""
    lat, lon = float(place["lat"]) + float(off[0]), float(place["lon"]) + float(off[1])
    return {"place": place["id"], "name": place["name"], "lat": f"{lat:.4f}", "lon": f"{lon:.4f}"}


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sentences(rows: list[Row], column: str) -> list[str]:
    return [said for row in rows for said in SENTENCE.split(row[column].strip()) if said]


def _write(path: Path, columns: tuple[str, ...], made: Callable[[], Iterator[list[Row]]]) -> None:
    types = [(name, pyarrow.float64() if name in NUMBERS else pyarrow.string()) for name in columns]
    schema = pyarrow.schema(types)
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as file:
        for rows in made():
            arrays = [
                pyarrow.array(
                    [float(row[name]) if name in NUMBERS else row.get(name, "") for row in rows], kind
                )
                for name, kind in types
            ]
            file.write_table(pyarrow.table(arrays, schema=schema))
