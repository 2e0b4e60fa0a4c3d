"""A file of rows as whole columns: millions of rows without a Python object for each cell."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from alongside.exchange.feeds.reading import FileBroken, open_table

NAMED = 3  # wrong rows named before "and n more"


Names = Callable[[Sequence[str]], list[str]]


def as_written(header: Sequence[str]) -> list[str]:
    """Keep the names of the columns."""
    return list(header)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that were asked for and are there, and the number of each row as a spreadsheet shows it."""

    name: str
    cells: dict[str, Any]
    rows: NDArray[np.int64]

    def broken(self, column: str, wrong: NDArray[Any], why: str) -> FileBroken:
        """Say which rows of a column are wrong, with what stands in the first of them."""
        places = np.flatnonzero(wrong)
        said = self.cells[column][int(places[0])].as_py()
        said = "" if said is None else said
        first = f"{self.name}, row {self.rows[places[0]]}, column {column}: '{said}' {why}"
        others = [f"{row}" for row in self.rows[places[1:NAMED]]]
        if not others:
            return FileBroken(first)
        more = f" and {len(places) - NAMED:,} more" if len(places) > NAMED else ""
        return FileBroken(f"{first} The same holds for row {', '.join(others)}{more}.")

    def texts(self, column: str) -> pa.DictionaryArray:
        """Give a column as trimmed texts, each kept once.

        Raises: FileBroken for a cell that is empty.
        """
        coded = self.trimmed(column).dictionary_encode()
        empty = pc.is_null(coded.indices).to_numpy(zero_copy_only=False)
        if empty.any():
            raise self.broken(column, empty, "is not an id. Fill the cell.")
        return coded

    def trimmed(self, column: str) -> Any:
        """Give a column as texts without blanks around them; empty is null, a list is joined by `;`."""
        given = self.cells[column]
        if pa.types.is_list(given.type) or pa.types.is_large_list(given.type):
            given = pc.binary_join(pc.cast(given, pa.list_(pa.string())), ";")
        texts = pc.utf8_trim_whitespace(pc.cast(given, pa.string()))
        return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)

    def numbers(self, column: str, empty: float) -> NDArray[np.float64]:
        """Give a column as numbers, `empty` where the cell is.

        Raises: FileBroken for what is not a finite number, 0 or more.
        """
        given = self.cells[column]
        if not (pa.types.is_integer(given.type) or pa.types.is_floating(given.type)):
            given = self.trimmed(column)
        try:
            read = pc.cast(given, pa.float64(), safe=False)
        except pa.ArrowInvalid:
            texts = given.to_pylist()
            raise self.broken(column, np.array([not _number(text) for text in texts]), NUMBER) from None
        found = pc.fill_null(read, empty).to_numpy(zero_copy_only=False)
        wrong = ~(np.isfinite(found) & (found >= 0))
        if wrong.any():
            raise self.broken(column, wrong, NUMBER)
        return cast("NDArray[np.float64]", found)


NUMBER = "is not a number that is 0 or more. Correct it or leave the row out."


def _number(text: str | None) -> bool:
    try:
        return text is None or float(text) is not None
    except ValueError:
        return False


def read_columns(
    path: Path,
    wanted: Sequence[str],
    welcome: Sequence[str],
    warn: Callable[[str], None],
    names: Names = as_written,
) -> Columns:
    """Read the columns `wanted`, and those `welcome` that are there; others are named by `warn`.

    `names` turns a header into the names known here, for files that call their columns otherwise.

    Raises: FileBroken with the file's name, and row and column where one is to blame.
    """
    packed = path.name.lower().endswith(".gz")
    ending = Path(path.name[:-3] if packed else path.name).suffix.lower()
    try:
        if ending in (".csv", ".tsv"):
            with path.open("rb") as raw:
                return _separated(
                    raw, packed, path.name, "\t" if ending == ".tsv" else ",", wanted, welcome, warn, names
                )
        if ending == ".parquet":
            content = gzip.decompress(path.read_bytes()) if packed else None
            table = pa.parquet.ParquetFile(io.BytesIO(content) if content else path)
            header = names(table.schema_arrow.names)
            taken = _taken(path.name, header, wanted, welcome, warn)
            written = [table.schema_arrow.names[header.index(column)] for column in taken]
            cells = table.read(columns=written).select(written).rename_columns(taken)
            return _of_table(path.name, cells, np.arange(2, table.metadata.num_rows + 2))
        return _by_rows(path, wanted, welcome, warn, names)
    except FileNotFoundError as problem:
        raise FileBroken(f"{path.name}: there is no such file. Check its name.") from problem
    except pa.ArrowException as problem:
        raise FileBroken(f"{path.name}: it cannot be read: {_first(problem)}") from problem
    except (OSError, EOFError, zlib.error) as problem:
        raise FileBroken(f"{path.name}: the file cannot be opened: {problem}.") from problem


def _first(problem: Exception) -> str:
    """What went wrong, in a line; what is not UTF-8 with what to do about it."""
    said = str(problem).splitlines()[0]
    if "UTF8" in said:
        return "it is not text in UTF-8. Save it again as UTF-8, in a spreadsheet as 'CSV UTF-8'."
    return said


def _taken(
    name: str,
    header: Sequence[str],
    wanted: Sequence[str],
    welcome: Sequence[str],
    warn: Callable[[str], None],
) -> list[str]:
    """Choose the columns to read.

    Raises: FileBroken if one is missing or stands there twice.
    """
    if not any(header):
        raise FileBroken(f"{name}: it is empty. It needs a first line with the names of the columns.")
    known = [*wanted, *welcome]
    for column in known:
        if header.count(column) > 1:
            raise FileBroken(
                f"{name}: the column '{column}' stands in it twice. Give each column its own name."
            )
        if column in wanted and column not in header:
            there = ", ".join(one for one in header if one)
            raise FileBroken(f"{name}: it has no column '{column}'. Its columns are: {there}.")
    if others := [column for column in header if column and column not in known]:
        warn(f"{name}: not used: {', '.join(others)}.")
    return [column for column in known if column in header]


def _of_table(name: str, table: Any, rows: NDArray[np.int64]) -> Columns:
    cells = {}
    for column in table.column_names:
        whole = table[column].combine_chunks()
        if isinstance(whole, pa.ChunkedArray):
            whole = whole.chunk(0) if whole.num_chunks else pa.array([], whole.type)
        cells[column] = whole.dictionary_decode() if pa.types.is_dictionary(whole.type) else whole
    return Columns(name, cells, rows)


def _separated(
    raw: BinaryIO,
    packed: bool,
    name: str,
    separator: str,
    wanted: Sequence[str],
    welcome: Sequence[str],
    warn: Callable[[str], None],
    names: Names,
) -> Columns:
    """Read a CSV or TSV file; a row of another length than the header is a fault, an empty line is none."""
    stream: Any = gzip.GzipFile(fileobj=raw) if packed else raw
    first = stream.readline().decode("utf-8-sig", errors="replace")
    header = names([one.strip() for one in next(csv.reader([first], delimiter=separator), [])])
    taken = _taken(name, header, wanted, welcome, warn)
    skipped: list[Any] = []

    def note(row: Any) -> str:
        skipped.append(row)
        return "skip"

    kept_names = [one if one in taken else f"\0{place}" for place, one in enumerate(header)]
    if not stream.peek(1):  # a header and no rows, which the reader refuses
        nothing = {column: pa.array([], pa.string()) for column in taken}
        return _of_table(name, pa.table(nothing), np.zeros(0, np.int64))
    table = pa.csv.read_csv(
        stream,
        read_options=pa.csv.ReadOptions(column_names=kept_names, use_threads=False),
        parse_options=pa.csv.ParseOptions(
            delimiter=separator,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=note,
        ),
        convert_options=pa.csv.ConvertOptions(
            include_columns=taken,
            column_types={column: pa.string() for column in taken},
            strings_can_be_null=False,
        ),
    )
    for row in skipped:
        if row.text.strip():
            raise FileBroken(
                f"{name}, row {row.number + 1}: it has {row.actual_columns} cells and the header "
                f"{row.expected_columns}. Put texts that hold a comma between quotation marks."
            )
    kept = np.ones(table.num_rows + len(skipped), bool)
    kept[[row.number - 1 for row in skipped]] = False
    numbers = np.flatnonzero(kept) + 2
    filled = np.zeros(len(numbers), bool)
    for column in taken:
        filled |= pc.greater(pc.binary_length(table[column]), 0).to_numpy()
    if filled.all():
        return _of_table(name, table, numbers)
    return _of_table(name, table.filter(pa.array(filled)), numbers[filled])


def _by_rows(
    path: Path, wanted: Sequence[str], welcome: Sequence[str], warn: Callable[[str], None], names: Names
) -> Columns:
    """Read what is not made for millions of rows: JSON lines and spreadsheets."""
    try:
        table = open_table(path)
        header = names(table.columns)
        taken = _taken(path.name, header, wanted, welcome, warn)
        lines = list(table.lines)
    except FileBroken as problem:
        said = str(problem)
        raise FileBroken(said if said.startswith(path.name) else f"{path.name}: {said}") from problem
    for line in lines:
        if line.fault:
            raise FileBroken(f"{path.name}, row {line.number}: {line.fault}")
    written = {column: table.columns[header.index(column)] for column in taken}
    cells = {
        column: pa.array([line.cells[name] for line in lines], pa.string())
        for column, name in written.items()
    }
    return Columns(path.name, cells, np.array([line.number for line in lines], np.int64))
