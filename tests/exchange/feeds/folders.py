"""Small data sets in a folder of the test's own."""

import csv
import io
from pathlib import Path
from typing import Any

import yaml

from alongside.exchange.accounts.access import Doer
from alongside.exchange.directory.models import Actor, Identifier
from alongside.exchange.feeds.report import Report
from alongside.exchange.feeds.services import load_folder
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.models import Place, Within

BY = Doer(process="test")
PLACES = [
    {"id": "south", "name": "South", "kind": "region", "parent": ""},
    {"id": "torbay", "name": "Torbay", "kind": "district", "parent": "south", "code": "E06000027"},
    {"id": "brixham", "name": "Brixham", "kind": "town", "parent": "torbay", "lat": "50.39", "lon": "-3.51"},
]
ACTORS = [
    {"id": "lantern", "name": "Lantern Table", "sector": "third", "place": "torbay", "summary": "Lunches"},
    {"id": "council", "name": "Council", "sector": "public", "identifiers": "GB-LAE:TOB"},
]
OFFERS = [
    {"id": "lunch", "actor": "lantern", "kind": "asset", "title": "Lunch club", "place": "brixham"},
    {"id": "advice", "actor": "council", "kind": "support", "title": "Advice", "reach": "torbay;south"},
]
NEEDS = [{"id": "alone", "title": "People eat alone", "statement": "Nobody to eat with.", "place": "torbay"}]

ALL = {"offers": OFFERS, "needs": NEEDS, "actors": ACTORS, "places": PLACES}


def text(rows: list[dict[str, str]], *, ending: str = "\n", separator: str = ",") -> str:
    """The rows as a CSV file."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator=ending, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def folder(path: Path, entries: list[dict[str, Any]], files: dict[str, Any], **head: Any) -> Path:
    """Write a data set: `files` are rows, or bytes as they are."""
    path.mkdir(parents=True, exist_ok=True)
    said = {
        "id": "test-set",
        "title": "A set for a test",
        "licence": "CC0-1.0",
        "attribution": "Nobody",
        "date": "2026-11-01",
        **head,
        "files": entries,
    }
    (path / "dataset.yaml").write_text(yaml.safe_dump(said, sort_keys=False))
    for name, rows in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(rows if isinstance(rows, bytes) else text(rows).encode())
    return path


def whole(path: Path, **changed: Any) -> Path:
    """Places, actors, needs and offers; any of the files may be given differently."""
    files: dict[str, Any] = {
        "places.csv": PLACES,
        "actors.csv": ACTORS,
        "needs.csv": NEEDS,
        "offers.csv": OFFERS,
    }
    files |= {f"{name}.csv": rows for name, rows in changed.items()}
    kinds = ["places", "actors", "needs", "offers"]
    return folder(path, [{"file": f"{kind}.csv", "kind": kind} for kind in kinds], files)


def load(path: Path, **options: Any) -> Report:
    """Load a folder as the test's doer."""
    return load_folder(folder=path, by=BY, **options)


def why(report: Report) -> list[str]:
    """Every row left out, in a sentence."""
    return report.sentences()


def counts(report: Report, outcome: str) -> dict[str, int]:
    """How many rows of each table came out so; tables with none are not named."""
    return {name: row[outcome] for name, row in report.tables.items() if row[outcome]}


def state() -> dict[str, Any]:
    """Everything a load can change, without numbers that differ from run to run."""
    return {
        "places": sorted(Place.objects.values_list("source_id", "name", "parent__source_id")),
        "within": sorted(Within.objects.values_list("inner__source_id", "outer__source_id", "basis")),
        "actors": sorted(
            Actor.objects.values_list("source_id", "name", "place__source_id", "remit__summary")
        ),
        "identifiers": sorted(Identifier.objects.values_list("actor__source_id", "scheme", "value")),
        "needs": sorted(Need.objects.values_list("source_id", "title", "place__source_id")),
        "offers": sorted(Offer.objects.values_list("source_id", "title", "actor__source_id", "standing")),
        "reach": sorted(Offer.reach.through.objects.values_list("offer__source_id", "place__source_id")),
    }
