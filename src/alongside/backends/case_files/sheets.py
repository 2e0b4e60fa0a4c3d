"""Cells of a workbook: texts that stay texts, numbers to change, formulas, each with its look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

MONEY, RATE, FACTOR, SHARE, PLAIN = '"£"#,##0;[Red]-"£"#,##0', "0.0##%", "0.0000", "0.00", "General"
WRITTEN = PatternFill("solid", fgColor="FFF7D6")  # a cell to change
HEAD = PatternFill("solid", fgColor="E8EDEE")
LINE = Border(bottom=Side("thin", color="768692"))
WIDTH = 13


def column(number: int) -> str:
    """Its letter, from 1."""
    return str(get_column_letter(number))


class Sheet:
    """One sheet: writes rows from the top, and says where things stand."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[int] = ()) -> None:
        self.book = book
        self.raw: Worksheet = book.create_sheet(title)
        self.raw.sheet_view.showGridLines = False
        self.raw.page_setup.orientation = "landscape"
        self.raw.page_setup.fitToHeight = 0
        self.raw.sheet_properties.pageSetUpPr.fitToPage = True
        for at, width in enumerate(widths, 1):
            self.raw.column_dimensions[column(at)].width = width

    @property
    def quoted(self) -> str:
        """Its name as formulas write it."""
        return str(quote_sheetname(self.raw.title))

    def text(self, row: int, at: int, words: object, *, bold: bool = False, wrap: bool = False) -> None:
        """A text, never a formula, whatever it begins with."""
        cell = self.raw.cell(row, at)
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(words))
        cell.data_type = "s"
        cell.font = Font(bold=bold)
        cell.alignment = Alignment(wrap_text=wrap, vertical="top")

    def written(self, row: int, at: int, value: Any, form: str = PLAIN) -> None:
        """A number or a word that a reader may change."""
        if isinstance(value, str):
            self.text(row, at, value)
        else:
            cell = self.raw.cell(row, at, value)
            cell.number_format, cell.alignment = form, Alignment(vertical="top")
        self.raw.cell(row, at).fill = WRITTEN

    def formula(self, row: int, at: int, formula: str, form: str = PLAIN, *, bold: bool = False) -> None:
        """A live formula, without its equals sign."""
        cell = self.raw.cell(row, at, f"={formula}")
        cell.number_format, cell.alignment = form, Alignment(vertical="top")
        cell.font = Font(bold=bold)

    def head(self, row: int, words: Iterable[object], first: int = 1) -> None:
        """A row of headings."""
        for at, one in enumerate(words, first):
            self.text(row, at, one, bold=True, wrap=True)
            cell = self.raw.cell(row, at)
            cell.fill, cell.border = HEAD, LINE

    def title(self, words: str, under: Sequence[str] = ()) -> None:
        """What the sheet is, in its first rows."""
        self.text(1, 1, words, bold=True)
        self.raw.cell(1, 1).font = Font(bold=True, size=14)
        for at, line in enumerate(under, 2):
            self.text(at, 1, line)

    def name(self, name: str, row: int, at: int) -> None:
        """Give a cell a name that formulas and people can use."""
        where = f"{self.quoted}!${column(at)}${row}"
        self.book.defined_names[name] = DefinedName(name, attr_text=where)

    def cell(self, row: object, at: int) -> str:
        """A cell of this sheet as formulas elsewhere write it, its column held."""
        return f"{self.quoted}!${column(at)}{row}"

    def rows(self, first: int, last: int, at: int) -> str:
        """Part of a column of this sheet, held, as formulas elsewhere write it."""
        return f"{self.quoted}!${column(at)}${first}:${column(at)}${last}"
