"""Rows of a large file, a few at a time: Parquet, CSV, TSV and JSON lines are never held whole."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pyarrow
import pyarrow.parquet

from alongside.backends.lines import COLUMNS, RowBroken, cells_of, twice
from alongside.exchange.feeds.reading import FileBroken, open_table

AT_ONCE = 10_000
ENDINGS = (".csv", ".tsv", ".jsonl", ".parquet")
Line = tuple[int, dict[str, Any] | str]  # the row's number, and its cells or what is wrong with it
T = TypeVar("T")


@dataclass
class LeftOut:
    """Rows that cannot be used: which file, which row, which column if one is to blame, and why."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, file: str, row: int, why: RowBroken) -> None:
        """Note a row."""
        self.rows.append({"file": file, "row": row, "column": why.column, "why": str(why)})


def usable(path: Path, read: Callable[[dict[str, str], int], T], left_out: LeftOut) -> Iterator[T]:
    """Read each row that can be used, given its cells and its place among all rows; others are noted.

    An id counts once: the first row with it that can be used.
    Raises: FileBroken with the file's name, at once or while the rows are read.
    """
    seen: set[str] = set()
    try:
        for place, (number, row) in enumerate(_lines(path)):
            try:
                if isinstance(row, str):
                    raise RowBroken(row)
                cells = cells_of(row)
                found = read(cells, place)
                if cells["id"] in seen:
                    raise twice(cells["id"])
            except RowBroken as problem:
                left_out.add(path.name, number, problem)
            else:
                seen.add(cells["id"])
                yield found
    except FileBroken as problem:
        raise FileBroken(f"{path.name}: {problem}") from problem


def _lines(path: Path) -> Iterator[Line]:
    plain = path.name[:-3] if path.suffix == ".gz" else path.name
    ending = Path(plain).suffix.lower()
    try:
        if ending == ".parquet" and path.suffix != ".gz":
            yield from _parquet(path)
        elif ending in (".csv", ".tsv", ".jsonl"):
            with _opened(path) as file:
                yield from _json_lines(file) if ending == ".jsonl" else _separated(file, ending)
        else:
            for line in open_table(path).lines:
                yield line.number, line.fault or dict(line.cells)
    except FileNotFoundError as problem:
        raise FileBroken("there is no such file. Check its name.") from problem
    except UnicodeDecodeError as problem:
        raise FileBroken(
            "it is not text in UTF-8. Save it again as UTF-8, in a spreadsheet as 'CSV UTF-8'."
        ) from problem
    except (OSError, EOFError, zlib.error) as problem:
        raise FileBroken(f"the file cannot be read: {problem}.") from problem


@contextmanager
def _opened(path: Path) -> Iterator[io.TextIOWrapper]:
    with path.open("rb") as raw:
        content: Any = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
        with io.TextIOWrapper(content, encoding="utf-8-sig", newline="") as file:
            yield file


def _separated(file: io.TextIOWrapper, ending: str) -> Iterator[Line]:
    reader = csv.reader(file, delimiter="\t" if ending == ".tsv" else ",", strict=True)
    number = 1
    try:
        header = _header([name.strip() for name in next(reader, [])])
        for cells in reader:
            number += 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) == len(header):
                yield number, dict(zip(header, cells, strict=True))
            else:
                yield (
                    number,
                    (
                        f"the row has {len(cells)} cells and the header {len(header)}. "
                        "Put texts that hold a comma between quotation marks."
                    ),
                )
    except csv.Error as problem:
        raise FileBroken(f"it cannot be read as a table from row {number + 1} on: {problem}.") from problem


def _header(header: Sequence[str]) -> Sequence[str]:
    if not any(header):
        raise FileBroken("it is empty. It needs a first line with the names of the columns.")
    if twice := {name for name in header if name and header.count(name) > 1}:
        raise FileBroken(f"the column '{min(twice)}' stands in it twice. Give each column its own name.")
    return header


def _json_lines(file: io.TextIOWrapper) -> Iterator[Line]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            row = None
        if isinstance(row, dict):
            yield number, row
        else:
            yield number, 'the line is not a JSON object. Write one object, {"id": …}, on each line.'


def _parquet(path: Path) -> Iterator[Line]:
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            names = _header(file.schema_arrow.names)
            number = 1
            for batch in file.iter_batches(AT_ONCE, columns=[name for name in names if name in COLUMNS]):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except (pyarrow.ArrowException, pyarrow.ArrowInvalid) as problem:
        raise FileBroken(f"it is not a Parquet file: {problem}.") from problem
