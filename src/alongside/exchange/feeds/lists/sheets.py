"""Read what somebody brings, told by its content: a table as text, a spreadsheet, or a feed in JSON."""

import csv
import io
import json
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..reading import plain

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_UNPACKED = 60_000_000  # bytes of a spreadsheet once it is unpacked
MOST_TEXT = 12_000_000  # characters in all cells of a list
MOST_SHEETS = 20
DELIMITERS = "\t,;|"
JSON_SHEET = "Open Referral"
OTHER_FILES = {
    b"%PDF": "This is a PDF. Open the list in a spreadsheet, and save it as XLSX or CSV.",
    b"\xd0\xcf\x11\xe0": (
        "This is an old Excel file (.xls), or one with a password. Save it as XLSX without a password."
    ),
    b"\x89PNG": "This is a picture. Bring the list itself, as XLSX or CSV.",
    b"\xff\xd8\xff": "This is a picture. Bring the list itself, as XLSX or CSV.",
    b"GIF8": "This is a picture. Bring the list itself, as XLSX or CSV.",
    b"PAR1": "This is a Parquet file. Save the list as XLSX or CSV.",
    b"\x1f\x8b": "This file is packed (.gz). Unpack it and bring what is in it.",
    b"{\\rtf": "This is a text document. Put the list in a spreadsheet, and save it as XLSX or CSV.",
}

Row = tuple[int, list[str]]


class CannotRead(Exception):
    """What was brought cannot be read as a list; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as text. Rows keep the number that a spreadsheet shows; empty rows are not there."""

    name: str
    rows: list[Row]
    empty: int = 0  # rows without any text between the others


def read(content: bytes) -> list[Sheet]:
    """The tables in a file, or in text that was pasted; at least one, each with a row.

    Raises: CannotRead.
    """
    if len(content) > MOST_BYTES:
        raise CannotRead(
            f"The list has {len(content) / 1e6:.1f} MB; {MOST_BYTES // 1_000_000} MB are the most. "
            "Take out pictures, or bring it in parts."
        )
    if content.startswith(b"PK\x03\x04"):
        return _checked(_workbook(content))
    for sign, why in OTHER_FILES.items():
        if content.startswith(sign):
            raise CannotRead(why)
    text = _decoded(content)
    if text.lstrip()[:1] in ("{", "["):
        from .referral import table_of

        rows = table_of(_json(text))
        return _checked([_sheet(JSON_SHEET, enumerate(rows, 1))])
    return _checked([_sheet("", enumerate(_separated(text), 1))])


def _checked(sheets: list[Sheet]) -> list[Sheet]:
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise CannotRead("There are no rows in it. Check that you chose the right file, or paste the rows.")
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS + 1:
            named = f"The sheet '{sheet.name}'" if sheet.name else "The list"
            raise CannotRead(
                f"{named} has more than {MOST_ROWS:,} rows, the most at one time. Bring it in parts."
            )
    if sum(len(cell) for sheet in sheets for _, cells in sheet.rows for cell in cells) > MOST_TEXT:
        raise CannotRead("There is too much text in it for one list. Bring it in parts.")
    return sheets


def _sheet(name: str, rows: Iterable[tuple[int, list[str]]]) -> Sheet:
    kept: list[Row] = []
    empty = between = 0
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            between += 1
            continue
        empty, between = empty + between, 0
        while cells and not cells[-1].strip():
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise CannotRead(
                f"Row {number} has {len(cells)} columns; {MOST_COLUMNS} are the most. Take some out."
            )
        kept.append((number, [_storable(cell) for cell in cells]))
        if len(kept) > MOST_ROWS + 1:
            break
    return Sheet(name, kept, empty if kept else 0)


def _storable(cell: str) -> str:
    """The text without what no database keeps: NUL, and halves of signs."""
    return cell.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def _decoded(content: bytes) -> str:
    """The text, in whichever of the usual ways it was written down."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace").removeprefix("\ufeff")
    head = content[:2000]
    if b"\0\0" in head:
        raise CannotRead("This is neither a spreadsheet nor text. Save the list as XLSX or CSV.")
    if head[1::2].count(0) > len(head) // 4:
        return content.decode("utf-16-le", errors="replace")
    if head[::2].count(0) > len(head) // 4:
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as problem:
        where = f" (line {problem.lineno})" if isinstance(problem, json.JSONDecodeError) else ""
        raise CannotRead(
            f"It begins like a feed in JSON, but cannot be read as one{where}. "
            "Fetch it again, and bring all of it."
        ) from problem


def _separated(text: str) -> list[list[str]]:
    """Rows of a text whose cells stand between tabs, commas, semicolons or bars."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:  # a quotation mark that is never closed would swallow what follows
        return [[cell.strip().strip('"') for cell in line.split(delimiter)] for line in text.split("\n")]


def _delimiter(text: str) -> str:
    """The sign that cuts most lines into the same number of cells, and more than one."""
    lines = [line for line in text[:200_000].split("\n") if line.strip()][:60]
    best, most = ",", 0.0
    for sign in DELIMITERS:
        try:
            widths = [len(cells) for cells in csv.reader(lines, delimiter=sign) if cells]
        except csv.Error:
            continue
        width, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
        if width > 1 and times / len(widths) * min(width, 12) > most:
            best, most = sign, times / len(widths) * min(width, 12)
    return best


def _workbook(content: bytes) -> list[Sheet]:
    _check_package(content)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a sheet has besides its cells
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheets = book.worksheets[:MOST_SHEETS]
            return [_sheet(sheet.title, _cells(sheet)) for sheet in sheets]
    except CannotRead:
        raise
    except Exception as problem:  # the library raises whatever a broken package makes it stumble over
        raise CannotRead(
            "The spreadsheet cannot be opened: it is broken or has a password. Save it again as XLSX."
        ) from problem


def _cells(sheet: Any) -> Iterable[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    blank = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [plain(value) for value in row]
        blank = 0 if any(cell.strip() for cell in cells) else blank + 1
        if blank > 5_000:  # a sheet formatted to its foot
            return
        yield number, cells


def _check_package(content: bytes) -> None:
    """Refuse what is no spreadsheet, and one that would unpack to more than we read."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise CannotRead("The file is broken: it cannot be unpacked. Save it again as XLSX.") from problem
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        if any(name.startswith("word/") for name in names):
            raise CannotRead("This is a Word document. Copy its table, and paste it here.")
        if "content.xml" in names:
            raise CannotRead("This is an OpenDocument file. Save it as XLSX or CSV.")
        raise CannotRead("This is a packed folder and no spreadsheet. Unpack it, and bring the list in it.")
    if any(part.flag_bits & 1 for part in parts):
        raise CannotRead("The spreadsheet has a password. Save it without one.")
    if len(parts) > 2_000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise CannotRead("The spreadsheet unpacks to far more than a list. Bring a smaller one, or a CSV.")


def looks_like_address(text: str) -> bool:
    """Whether somebody pasted where the list is, and not the list."""
    return bool(re.fullmatch(r"\s*https?://\S+\s*", text))
