"""Votes from a file, long or wide; a row that cannot be used is named, and costs no other row."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from alongside.engines import opinions as engine
from alongside.exchange.feeds.reading import FileBroken, open_table

NAMES = {
    "voter": ("voter", "voter-id", "participant", "participant-id", "person", "pid", "user"),
    "statement": ("statement", "statement-id", "comment-id", "comment", "tid"),
    "vote": ("vote", "value"),
    "time": ("timestamp", "time", "modified", "datetime", "date"),
}
ABOUT = {"xid", "group-id", "group", "n-comments", "n-votes", "n-agree", "n-disagree"}
WORDS = {"agree": 1, "disagree": -1, "pass": 0}
NOTHING = {"", "na", "n/a", "nan", "null", "none"}
NO_VOTE = "is not a vote. Write 1 to agree, -1 to disagree, 0 to pass."
MOST_NAMED = 1_000
TEXT = pa.dictionary(pa.int32(), pa.string())
Ints = NDArray[np.int64]


@dataclass
class LeftOut:
    """Rows and cells that cannot be used: how many, and of the first thousand which and why."""

    file: str
    total: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)

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

    def coded(self, column: str) -> tuple[list[str], Ints]:
        """The different texts of a column, without blanks around them, and which of them each row has."""
        coded = self.columns[column]
        words = [(word or "").strip() for word in coded.dictionary.to_pylist()]
        at = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
        return [*words, ""], np.where(at < 0, len(words), at)


@dataclass(frozen=True, slots=True)
class Read:
    """The votes of a file: ids in order of people and statements, the matrix, and what was left out."""

    people: list[str]
    statements: list[str]
    told: engine.Votes
    left_out: LeftOut


def read_votes(path: Path, warn: Callable[[str], None]) -> Read:
    """Read votes: long (`voter,statement,vote`, Polis' names too) or wide (a row a person), by the header.

    The last vote of a person on a statement counts, by time where there is one, else by row.
    Raises: FileBroken where nothing can be read, or neither form is there.
    """
    left_out = LeftOut(path.name)
    cells = read_cells(path, left_out)
    named = {plain(column): column for column in reversed(cells.columns)}
    at = {word: next((named[one] for one in names if one in named), "") for word, names in NAMES.items()}
    if at["voter"] and at["statement"] and at["vote"]:
        extra = [one for one in cells.columns if one not in at.values() and plain(one) not in NAMES["time"]]
        if extra:
            warn(f"{path.name}: not used: {', '.join(extra)}.")
        return _long(cells, at, left_out, warn)
    voter = at["voter"] or named.get("id", "") or named.get("", "")
    if not voter and "" not in named:
        there = ", ".join(cells.columns)
        raise FileBroken(
            f"{path.name}: it needs the columns voter, statement and vote; or a column voter and one for "
            f"each statement. Its columns are: {there}."
        )
    return _wide(cells, voter, left_out, warn)


def plain(name: str) -> str:
    """A header as it is compared: `Voter_ID` is `voter-id`."""
    return re.sub(r"[\s_]+", "-", name.strip().casefold())


def in_order(ids: Sequence[str]) -> list[int]:
    """The places of ids in the order in which people read them: 2 before 10, numbers before words."""
    return sorted(range(len(ids)), key=lambda at: natural(ids[at]))


def natural(text: str) -> tuple[int, int, str]:
    """By what ids are put in order."""
    return (0, int(text), text) if re.fullmatch(r"-?\d{1,18}", text) else (1, 0, text)


def vote_of(text: str) -> int | None:
    """1, 0 or −1; None where it is no vote."""
    word = text.strip().casefold().replace("−", "-")
    if word in WORDS:
        return WORDS[word]
    try:
        value = float(word)
    except ValueError:
        return None
    return int(value) if value in (1.0, 0.0, -1.0) else None


def _long(cells: Cells, at: dict[str, str], left_out: LeftOut, warn: Callable[[str], None]) -> Read:
    ids, codes = {}, {}
    good = np.ones(len(cells.rows), bool)
    for word in ("voter", "statement"):
        ids[word], codes[word] = cells.coded(at[word])
        empty = np.array([not one for one in ids[word]], bool)[codes[word]]
        _leave(cells, at[word], good & empty, "is not an id. Fill the cell.", left_out)
        good &= ~empty
    words, coded = cells.coded(at["vote"])
    values = [vote_of(word) for word in words]
    said = np.array([engine.UNSEEN if one is None else one for one in values], np.int64)[coded]
    _leave(cells, at["vote"], good & (said == engine.UNSEEN), NO_VOTE, left_out)
    good &= said != engine.UNSEEN
    order = np.flatnonzero(good)
    if at["time"]:
        when = _times(cells, at["time"], left_out.file, warn)[order]
        order = order[np.argsort(when, kind="stable")]
    people, person = _places(ids["voter"], codes["voter"][order])
    statements, statement = _places(ids["statement"], codes["statement"][order])
    told = engine.votes(len(people), len(statements), person, statement, said[order])
    return Read(people, statements, told, left_out)


def _places(words: list[str], codes: Ints) -> tuple[list[str], Ints]:
    """The ids that are used, in order, and the place of each row among them."""
    used = np.unique(codes)
    names = sorted({words[code] for code in used.tolist()}, key=natural)
    place = {name: at for at, name in enumerate(names)}
    lookup = np.full(len(words), -1, np.int64)
    for code in used.tolist():
        lookup[code] = place[words[code]]
    return names, lookup[codes]


def _wide(cells: Cells, voter: str, left_out: LeftOut, warn: Callable[[str], None]) -> Read:
    words, codes = cells.coded(voter)
    empty = np.array([not one for one in words], bool)[codes]
    _leave(cells, voter, empty, "is not an id. Fill the cell.", left_out)
    people, person = _places(words, codes[~empty])
    columns, unused = [], []
    for column in cells.columns:
        if column == voter or plain(column) in ABOUT:
            continue
        texts, coded = cells.coded(column)
        kinds = [_kind(text) for text in texts]
        known = np.array([engine.UNSEEN if one is None else one for one in kinds], np.int8)[coded]
        strange = np.array([one is None for one in kinds], bool)[coded] & ~empty
        if strange.any() and not (known[~empty] != engine.UNSEEN).any():
            unused.append(column)
            continue
        _leave(cells, column, strange, NO_VOTE, left_out)
        columns.append((column.strip(), known[~empty]))
    if unused:
        warn(f"{left_out.file}: not used: {', '.join(unused)}.")
    names = [name for name, _ in columns]
    matrix = np.full((len(people), len(columns)), engine.UNSEEN, np.int8)
    for place, source in enumerate(in_order(names)):
        known = columns[source][1]
        rows = known != engine.UNSEEN
        matrix[person[rows], place] = known[rows]  # of a repeated person the last row stays
    statements = [names[source] for source in in_order(names)]
    return Read(people, statements, engine.of_matrix(matrix), left_out)


def _kind(text: str) -> int | None:
    """A cell of a wide file: a vote, −128 for not seen, None for what is neither."""
    return engine.UNSEEN if text.casefold() in NOTHING else vote_of(text)


def _leave(cells: Cells, column: str, wrong: NDArray[np.bool_], why: str, left_out: LeftOut) -> None:
    if not wrong.any():
        return
    words, codes = cells.coded(column)
    for at in np.flatnonzero(wrong).tolist():
        left_out.add(int(cells.rows[at]), column, f"'{words[codes[at]]}' {why}")


def _times(cells: Cells, column: str, file: str, warn: Callable[[str], None]) -> NDArray[np.float64]:
    """When each vote was given; those without a time that can be read count as before all others."""
    words, codes = cells.coded(column)
    found = np.array([_time(word) for word in words])
    missing = np.isnan(found)
    if count := int(missing[codes].sum()):
        warn(f"{file}, column {column}: {count:,} times cannot be read; these votes count as the earliest.")
    found[missing] = -np.inf
    when: NDArray[np.float64] = found[codes]
    return when


def _time(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        try:
            return datetime.fromisoformat(text).replace(tzinfo=None).timestamp()
        except ValueError:
            return float("nan")


def read_cells(path: Path, left_out: LeftOut, apart: bool = True) -> Cells:
    """Read a file into columns; rows that are broken are left out. `apart`: no cell goes over several lines.

    Raises: FileBroken with the file's name, where it cannot be read at all.
    """
    packed = path.name.lower().endswith(".gz")
    ending = Path(path.name[:-3] if packed else path.name).suffix.lower()
    try:
        if ending in (".csv", ".tsv"):
            return _separated(path, packed, "\t" if ending == ".tsv" else ",", left_out, apart)
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


def _separated(path: Path, packed: bool, separator: str, left_out: LeftOut, apart: bool) -> Cells:
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
        return _fast(stream, header, separator, left_out)


def _fast(stream: Any, header: list[str], separator: str, left_out: LeftOut) -> Cells:
    """The rest of a file without quotation marks: millions of rows without an object for each cell."""
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
            column_types=dict.fromkeys(header, TEXT), strings_can_be_null=False
        ),
    )
    kept = np.ones(table.num_rows + len(skipped), bool)
    kept[[number - 1 for number, _, _ in skipped]] = False
    for number, cells, text in skipped:
        if text.strip(f"{separator} \r"):
            left_out.add(number + 1, None, _length(cells, len(header)))
    return _of_table(table, np.flatnonzero(kept) + 2)


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


def _of_table(table: Any, rows: Ints | None = None) -> Cells:
    columns = {}
    for name in table.column_names:
        whole = table[name].combine_chunks()
        if isinstance(whole, pa.ChunkedArray):
            whole = whole.chunk(0) if whole.num_chunks else pa.array([], whole.type)
        columns[name] = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    return Cells(columns, np.arange(2, table.num_rows + 2) if rows is None else rows)


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
