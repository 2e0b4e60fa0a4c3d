"""Any list as a file to keep: XLSX and CSV, with where it comes from."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.writer.excel import save_workbook

FILES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run when it opens a CSV
MOST_ROWS = 50_000  # a file that an old laptop still opens


def asked_for(request: HttpRequest) -> str:
    """`xlsx` or `csv` where the address asks for a file (`?download=`), else nothing."""
    kind = request.GET.get("download", "")
    return kind if kind in FILES else ""


def as_file(
    kind: str, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]], about: Sequence[str] = ()
) -> HttpResponse:
    """The rows as a file named after `name`; `about` says what was asked, from which source and licence."""
    body = _xlsx(name, head, rows, about) if kind == "xlsx" else _csv(head, rows)
    response = HttpResponse(body, content_type=FILES[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "list"}.{kind}"'
    return response


def links(request: HttpRequest, **part: str) -> list[dict[str, str]]:
    """The addresses of the list on this page as files, for `components/downloads.jinja`.

    `part`: what is added to the address, where a page has more than one list.
    """
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in part.items():
        query[name] = value
    found = []
    for kind in FILES:
        query["download"] = kind
        found.append({"text": kind.upper(), "url": f"{request.path}?{query.urlencode()}"})
    return found


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_calm(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")  # the mark by which Excel knows UTF-8


def _calm(value: Any) -> Any:
    """Text that would run as a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _xlsx(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]], about: Sequence[str]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(slugify(name)[:31] or "list")
    sheet.freeze_panes = "A2"
    sheet.append(list(head))
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    if about:
        notes = book.create_sheet("About")
        for line in about:
            notes.append([_cell(notes, line)])
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    """A cell that shows the value and never runs it."""
    if not isinstance(value, str):
        return value if isinstance(value, (int, float, bool, date, datetime)) or value is None else str(value)
    cell = WriteOnlyCell(sheet, "".join(c for c in value if c >= " " or c in "\n\t"))
    cell.data_type = "s"
    return cell
