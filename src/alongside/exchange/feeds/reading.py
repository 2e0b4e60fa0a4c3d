"""Open a file of rows: CSV, TSV, JSON lines, Parquet, a spreadsheet or GeoJSON, packed by gzip or not."""

import csv
import datetime
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENDINGS = (".csv", ".tsv", ".jsonl", ".parquet", ".xlsx", ".geojson")
GEOMETRY = "geometry"
csv.field_size_limit(10_000_000)


class FileBroken(Exception):
    """A file that cannot be read as what it is; nothing of it is kept."""

    def __init__(self, why: str, column: str | None = None) -> None:
        super().__init__(why)
        self.column = column


@dataclass(frozen=True, slots=True)
class Line:
    """One row as written: its number, its cells as text, and what is wrong with it, if anything."""

    number: int
    cells: dict[str, str]
    fault: str = ""
    geometry: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file: its columns and its rows. Rows are numbered as a spreadsheet shows them, the header being 1."""

    columns: tuple[str, ...]
    lines: Iterable[Line]


def open_table(path: Path) -> Table:
    """Open the file and read its header.

    Raises: FileBroken, at once or while the rows are read.
    """
    ending = _ending(path)
    try:
        with path.open("rb") as raw:
            source: Any = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
            return READERS[ending](source.read())
    except FileNotFoundError as problem:
        raise FileBroken("the file is not in the folder. Put it there, or take its entry out.") from problem
    except (OSError, EOFError, zlib.error) as problem:
        raise FileBroken(f"the file cannot be opened: {problem}.") from problem


def _ending(path: Path) -> str:
    name = path.name[:-3] if path.name.endswith(".gz") else path.name
    for ending in ENDINGS:
        if name.lower().endswith(ending):
            return ending
    raise FileBroken(f"its ending is none of {', '.join(ENDINGS)}, with or without .gz. Convert it.")


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileBroken(
            f"it is not text in UTF-8 (byte {problem.start}). Save it again as UTF-8, "
            "in a spreadsheet as 'CSV UTF-8'."
        ) from problem


def _csv(content: bytes) -> Table:
    return _separated(_text(content), ",")


def _tsv(content: bytes) -> Table:
    return _separated(_text(content), "\t")


def _separated(content: str, separator: str) -> Table:
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    try:
        header = next(reader, [])
    except csv.Error as problem:
        raise FileBroken(f"its first line cannot be read: {problem}.") from problem
    columns = _header(header)
    return Table(columns, _separated_lines(reader, columns))


def _header(header: Iterable[Any]) -> tuple[str, ...]:
    columns = tuple("" if name is None else str(name).strip() for name in header)
    if not any(columns):
        raise FileBroken("it is empty. It needs a first line with the names of the columns.")
    if twice := {name for name in columns if name and columns.count(name) > 1}:
        name = min(twice)
        raise FileBroken(f"the column '{name}' stands in it twice. Give each column its own name.", name)
    return columns


def _separated_lines(reader: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[Line]:
    number = 1
    try:
        for cells in reader:
            number += 1
            if not any(cell.strip() for cell in cells):
                continue
            yield _line(number, cells, columns)
    except csv.Error as problem:
        raise FileBroken(f"it cannot be read as a table from row {number + 1} on: {problem}.") from problem


def _line(number: int, cells: list[str], columns: tuple[str, ...]) -> Line:
    if len(cells) != len(columns):
        fault = (
            f"the row has {len(cells)} cells and the header {len(columns)}. "
            "Put texts that hold a comma between quotation marks."
        )
        return Line(number, {}, fault)
    return Line(number, dict(zip(columns, cells, strict=True)))


def plain(value: Any) -> str:
    """A typed value as the text that a CSV file would hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, float):
        if value != value:
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time.min else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ";".join(plain(one) for one in value)
    return str(value)


def _jsonl(content: bytes) -> Table:
    rows: list[tuple[int, Any]] = []
    for number, line in enumerate(_text(content).splitlines(), 1):
        if not line.strip():
            continue
        try:
            rows.append((number, json.loads(line)))
        except json.JSONDecodeError:
            rows.append((number, None))
    if rows and not any(isinstance(row, dict) for _, row in rows):
        raise FileBroken('none of its lines is a JSON object. Write one object, {"id": …}, on each line.')
    columns = tuple(dict.fromkeys(key for _, row in rows if isinstance(row, dict) for key in row))
    return Table(columns, [_object(number, row, columns) for number, row in rows])


def _object(number: int, row: Any, columns: tuple[str, ...]) -> Line:
    if not isinstance(row, dict):
        return Line(number, {}, 'the line is not a JSON object. Write one object, {"id": …}, on each line.')
    return Line(number, {name: plain(row.get(name)) for name in columns})


def _parquet(content: bytes) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(content))
    except (pa.ArrowException, OSError) as problem:
        raise FileBroken(f"it is not a Parquet file: {problem}.") from problem
    columns = _header(table.column_names)
    rows = (row for batch in table.to_batches(max_chunksize=10_000) for row in batch.to_pylist())
    texts = ({name: plain(value) for name, value in row.items()} for row in rows)
    return Table(columns, (Line(number, row) for number, row in enumerate(texts, 2)))


def _xlsx(content: bytes) -> Table:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError) as problem:
        raise FileBroken(f"it is not a spreadsheet (.xlsx): {problem}.") from problem
    columns = _header(rows[0] if rows else [])
    lines = [
        Line(number, dict(zip(columns, map(plain, cells), strict=True)))
        for number, cells in enumerate(rows[1:], 2)
        if any(plain(cell).strip() for cell in cells)
    ]
    return Table(columns, lines)


def _geojson(content: bytes) -> Table:
    try:
        said = json.loads(_text(content))
        features = said["features"]
        properties = [dict(feature["properties"] or {}) for feature in features]
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as problem:
        raise FileBroken("it is not a GeoJSON collection of features.") from problem
    columns = tuple(dict.fromkeys(name for row in properties for name in row))
    lines = [
        Line(number, {name: plain(row.get(name)) for name in columns}, geometry=feature.get(GEOMETRY))
        for number, (feature, row) in enumerate(zip(features, properties, strict=True), 1)
    ]
    return Table(columns, lines)


READERS: dict[str, Any] = dict(zip(ENDINGS, (_csv, _tsv, _jsonl, _parquet, _xlsx, _geojson), strict=True))
