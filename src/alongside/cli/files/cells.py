"""A file as columns of coded texts: millions of rows, and one that is broken costs no other."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from alongside.exchange.feeds.reading import FileBroken, open_table

MOST_NAMED = 1_000
NUMBERS = ("timestamp",)  # read as numbers where all are: thirty million different texts need much room
TEXT = pa.dictionary(pa.int32(), pa.string())
Ints = NDArray[Any]
Choose = Callable[[list[str]], list[str]]


@dataclass
class LeftOut:
    """Rows and cells that cannot be used: how many, and of the first thousand which and why."""

    file: str
    total: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)

    def clear(self) -> None:
        """Forget them: the file is read again."""
        self.total, self.rows = 0, []

    def add(self, row: int, column: str | None, why: str) -> None:
        """Note one."""
        self.total += 1
        if len(self.rows) < MOST_NAMED:
            self.rows.append({"file": self.file, "row": row, "column": column, "why": why})


@dataclass(frozen=True, slots=True)
class Cells:
    """A file as columns of coded texts, and the number of each row as a spreadsheet shows it."""

    columns: dict[str, Any]
    rows: Ints
    unread: tuple[str, ...] = ()  # columns of the file that nobody asked for

    def coded(self, column: str) -> tuple[list[str], Ints]:
        """The different texts of a column, without blanks around them, and which of them each row has."""
        coded = self.columns[column]
        words = [(word or "").strip() for word in coded.dictionary.to_pylist()]
        at = pc.fill_null(coded.indices, len(words)).to_numpy(zero_copy_only=False)
        return [*words, ""], at


def read_cells(path: Path, left_out: LeftOut, apart: bool = True, choose: Choose = list) -> Cells:
    """Read a file into columns; rows that are broken are left out. `apart`: no cell goes over several lines.
    `choose`: which columns of the header are needed.

    Raises: FileBroken with the file's name, where it cannot be read at all.
    """
    packed = path.name.lower().endswith(".gz")
    ending = Path(path.name[:-3] if packed else path.name).suffix.lower()
    try:
        if ending in (".csv", ".tsv"):
            return _separated(path, packed, "\t" if ending == ".tsv" else ",", left_out, apart, choose)
        if ending == ".parquet" and not packed:
            table = pa.parquet.read_table(path)
            return _of_table(table.cast(pa.schema([(name, pa.string()) for name in table.column_names])))
        return _by_rows(path, left_out)
    except FileNotFoundError as problem:
        raise FileBroken(f"{path.name}: there is no such file. Check its name.") from problem
    except UnicodeDecodeError as problem:
        raise FileBroken(
            f"{path.name}: it is not text in UTF-8. Save it again as UTF-8, in a spreadsheet as 'CSV UTF-8'."
        ) from problem
    except (pa.ArrowException, OSError, EOFError, zlib.error) as problem:
        raise FileBroken(f"{path.name}: it cannot be read: {str(problem).splitlines()[0]}") from problem


def _opened(path: Path, packed: bool) -> Any:
    return gzip.open(path, "rb") if packed else path.open("rb")


def _separated(
    path: Path, packed: bool, separator: str, left_out: LeftOut, apart: bool, choose: Choose
) -> Cells:
    with _opened(path, packed) as stream:
        quoted = any(b'"' in part for part in iter(lambda: stream.read(1 << 24), b""))
    with _opened(path, packed) as stream:
        first = stream.readline().decode("utf-8-sig")
        if separator == "," and "," not in first:
            separator = next((one for one in (";", "\t") if one in first), ",")
        if quoted:
            text = first + stream.read().decode("utf-8")
            return _of_lines(path.name, _quoted(text, separator, apart), left_out)
        header = _header(path.name, first.rstrip("\r\n").split(separator))
        try:
            return _fast(stream, header, separator, left_out, choose(header), NUMBERS)
        except pa.ArrowInvalid:
            left_out.clear()
    with _opened(path, packed) as stream:
        stream.readline()
        return _fast(stream, header, separator, left_out, choose(header))


def _fast(
    stream: Any,
    header: list[str],
    separator: str,
    left_out: LeftOut,
    needed: list[str],
    numbers: tuple[str, ...] = (),
) -> Cells:
    """The rest of a file without quotation marks: millions of rows without an object for each cell.

    Raises: pyarrow.ArrowInvalid, for one where a column of `numbers` holds something else.
    """
    skipped: list[Any] = []

    def note(row: Any) -> str:
        skipped.append((row.number, row.actual_columns, row.text))
        return "skip"

    if not stream.peek(1):
        return _of_table(pa.table({name: pa.array([], pa.string()) for name in header}))
    table = pa.csv.read_csv(
        stream,
        read_options=pa.csv.ReadOptions(column_names=header, use_threads=False),
        parse_options=pa.csv.ParseOptions(
            delimiter=separator, quote_char=False, ignore_empty_lines=False, invalid_row_handler=note
        ),
        convert_options=pa.csv.ConvertOptions(
            column_types={one: pa.float64() if one in numbers else TEXT for one in header},
            strings_can_be_null=False,
            include_columns=needed,
            null_values=[],
        ),
    )
    kept = np.ones(table.num_rows + len(skipped), bool)
    kept[[number - 1 for number, _, _ in skipped]] = False
    for number, cells, text in skipped:
        if text.strip(f"{separator} \r"):
            left_out.add(number + 1, None, _length(cells, len(header)))
    others = tuple(one for one in header if one not in needed)
    return _of_table(table, np.flatnonzero(kept).astype(np.int32) + 2, others)


def _length(cells: int, header: int) -> str:
    return f"The row has {cells} cells and the header {header}."


def _quoted(text: str, separator: str, apart: bool) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file with quotation marks; `apart`: no cell goes over lines, so an open quotation mark
    costs its own row only."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    yield 1, next(reader, [])
    if not apart:
        yield from enumerate(reader, start=2)
        return
    for number, line in enumerate(text.split("\n")[reader.line_num :], start=2):
        whole = line.rstrip("\r")
        closed = whole if whole.count('"') % 2 == 0 else whole.replace('"', "")
        yield number, next(csv.reader([closed], delimiter=separator), [])


def _of_lines(name: str, lines: Iterator[tuple[int, list[str]]], left_out: LeftOut) -> Cells:
    header = _header(name, next(lines, (1, []))[1])
    columns: list[list[str]] = [[] for _ in header]
    rows = []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            left_out.add(number, None, _length(len(cells), len(header)))
            continue
        rows.append(number)
        for column, cell in zip(columns, cells, strict=True):
            column.append(cell)
    made = {one: pa.array(column, pa.string()) for one, column in zip(header, columns, strict=True)}
    return _of_table(pa.table(made), np.array(rows, np.int64))


def _header(name: str, cells: Sequence[str]) -> list[str]:
    header = [cell.strip().strip('"') for cell in cells]
    if not any(header):
        raise FileBroken(f"{name}: it is empty. It needs a first line with the names of the columns.")
    if twice := [one for one in header if header.count(one) > 1]:
        raise FileBroken(
            f"{name}: the column '{twice[0]}' stands in it twice. Give each column its own name."
        )
    return header


def _of_table(table: Any, rows: Any = None, unread: tuple[str, ...] = ()) -> Cells:
    columns = {}
    for name in table.column_names:
        whole = table[name].combine_chunks()
        if isinstance(whole, pa.ChunkedArray):
            whole = whole.chunk(0) if whole.num_chunks else pa.array([], whole.type)
        coded = pa.types.is_dictionary(whole.type) or pa.types.is_floating(whole.type)
        columns[name] = whole if coded else whole.dictionary_encode()
    return Cells(columns, np.arange(2, table.num_rows + 2) if rows is None else rows, unread)


def _by_rows(path: Path, left_out: LeftOut) -> Cells:
    """JSON lines and spreadsheets."""
    try:
        table = open_table(path)
        kept = []
        for line in table.lines:
            if line.fault:
                left_out.add(line.number, None, line.fault)
            else:
                kept.append(line)
    except FileBroken as problem:
        raise FileBroken(f"{path.name}: {problem}") from problem
    made = {
        name: pa.array([line.cells.get(name, "") for line in kept], pa.string()) for name in table.columns
    }
    return _of_table(pa.table(made), np.array([line.number for line in kept], np.int64))
