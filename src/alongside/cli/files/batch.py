"""`alongside match --batch`: the needs of one file against the offers of another."""

import csv
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
from rich.console import Console

from alongside.backends.encoders import choose
from alongside.backends.index import Document
from alongside.backends.matching import MatchLine, NeedLine, match_batch
from alongside.engines.matching import KINDS, STAGES, STANDINGS
from alongside.exchange.feeds.reading import FileBroken, Line, open_table

err = Console(stderr=True)
OUT = ("need", "rank", "offer", "score")
DIGITS = 6
ENDINGS = (".csv", ".tsv", ".jsonl", ".parquet")


class RowBroken(Exception):
    """A row cannot be used; the message says why and what to do."""


def run(*, needs: Path, offers: Path, out: Path, top: int) -> dict[str, Any]:
    """Match, write the answers, and return the counts; rows that cannot be used are named on standard error.

    Raises: FileBroken with the file's name for a file that cannot be read or written.
    """
    if out.suffix not in ENDINGS:
        raise FileBroken(
            f"--out {out.name}: its ending is none of {', '.join(ENDINGS)}. Choose one of these."
        )
    asked = list(_rows(needs, _need))
    held = list(_rows(offers, _offer))
    names = [name for name, _ in held]
    documents = (_document(number, fields) for number, (_, fields) in enumerate(held))
    with tempfile.TemporaryDirectory(prefix="alongside-batch-") as folder:
        found = match_batch(
            asked,
            documents,
            folder=Path(folder) / "index",
            encoder=choose(),
            today=datetime.now(UTC).toordinal(),
            top=top,
        )
        lines = [_out(line, names) for line in found]
    _write(out, lines)
    return {"needs": len(asked), "offers": len(held), "rows": len(lines), "out": str(out)}


def _out(line: MatchLine, names: list[str]) -> dict[str, Any]:
    return {
        "need": line.need,
        "rank": line.rank,
        "offer": names[line.offer],
        "score": round(line.score, DIGITS),
    }


def _rows(path: Path, read: Any) -> Iterator[Any]:
    """Each usable row; the others are named, with the reason, and left out. An id counts once."""
    seen: set[str] = set()
    try:
        for line in open_table(path).lines:
            try:
                found = read(_cells(line, seen))
            except RowBroken as problem:
                err.print(f"{path.name}, row {line.number}: {problem} It was left out.", markup=False)
            else:
                yield found
    except FileBroken as problem:
        raise FileBroken(f"{path.name}: {problem}") from problem


def _cells(line: Line, seen: set[str]) -> dict[str, str]:
    """A row with an id of its own."""
    if line.fault:
        raise RowBroken(line.fault)
    cells = {name: value.strip() for name, value in line.cells.items()}
    name = cells.get("id", "")
    if not name:
        raise RowBroken("it has no id. Fill the column id.")
    if name in seen:
        raise RowBroken(f"the id '{name}' stands in it twice. Give each row its own.")
    seen.add(name)
    return cells


def _need(cells: dict[str, str]) -> NeedLine:
    words = [cells.get(name, "") for name in ("title", "statement", "text", "who_affected")]
    stage = _one_of(cells.get("pathway_stage") or cells.get("stage", ""), STAGES, "stage")
    lat, lon = _point(cells)
    return NeedLine(cells["id"], ". ".join(filter(None, words)), stage, lat, lon)


def _offer(cells: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """An offer's id, and what its document holds."""
    stages = (cells.get("pathway_stages") or cells.get("stages", "")).split(";")
    lat, lon = _point(cells)
    words = [cells.get(name, "") for name in ("summary", "text", "audience", "tags")]
    return cells["id"], {
        "title": cells.get("title") or cells.get("name", ""),
        "text": ". ".join(filter(None, words)),
        "kind": _one_of(cells.get("kind") or "support", KINDS, "kind"),
        "standing": _one_of(cells.get("standing") or "open", STANDINGS, "standing"),
        "stages": tuple(_one_of(stage.strip(), STAGES, "stage") for stage in stages if stage.strip()),
        "lat": lat,
        "lon": lon,
    }


def _document(number: int, fields: dict[str, Any]) -> Document:
    return Document(id=number, version=0, audiences=("public",), world="real", **fields)


def _one_of(value: str, known: tuple[str, ...], what: str) -> str:
    if value and value not in known:
        raise RowBroken(f"'{value}' is not a {what}. Use one of {', '.join(known)}.")
    return value


def _point(cells: dict[str, str]) -> tuple[float, float]:
    """Latitude and longitude, NaN where the row has none."""
    try:
        lat, lon = (float(cells.get(name) or "nan") for name in ("lat", "lon"))
    except ValueError as problem:
        raise RowBroken("lat and lon must be numbers in degrees.") from problem
    if abs(lat) > 90 or abs(lon) > 180:
        raise RowBroken(f"the point {lat}, {lon} is not on the globe. Give degrees.")
    return lat, lon


def _write(out: Path, lines: list[dict[str, Any]]) -> None:
    try:
        if out.suffix == ".parquet":
            types = [("need", pyarrow.string()), ("rank", pyarrow.int64())]
            types += [("offer", pyarrow.string()), ("score", pyarrow.float64())]
            pyarrow.parquet.write_table(pyarrow.Table.from_pylist(lines, pyarrow.schema(types)), out)
            return
        with out.open("w", encoding="utf-8", newline="") as file:
            if out.suffix == ".jsonl":
                file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
                return
            writer = csv.DictWriter(
                file, OUT, delimiter="\t" if out.suffix == ".tsv" else ",", lineterminator="\n"
            )
            writer.writeheader()
            writer.writerows(lines)
    except OSError as problem:
        raise FileBroken(f"--out {out}: it cannot be written: {problem.strerror}.") from problem
