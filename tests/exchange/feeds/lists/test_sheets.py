"""A list is told by what it holds; what cannot be read is said in a sentence."""

import io
import zipfile

import openpyxl
import pytest

from alongside.exchange.feeds.lists import sheets
from alongside.exchange.feeds.lists.sheets import CannotRead, read

TABLE = [["Name", "Town"], ["Café “Süd”, Ltd", "Truro"], ["B", "Bude"]]


def cells(content):
    return [row for _, row in read(content)[0].rows]


def book(*tables):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for at, table in enumerate(tables):
        sheet = made.create_sheet(f"Sheet {at}")
        for row in table:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("sign", ["\t", ",", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_in_any_usual_way_gives_the_same_cells(sign, encoding):
    text = "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in TABLE)
    assert cells(text.encode(encoding)) == TABLE


def test_a_book_gives_its_sheets_with_rows_and_the_numbers_of_a_spreadsheet():
    found = read(book([], TABLE, [[None, None], *TABLE, [], ["C", 12.0]]))
    assert [sheet.name for sheet in found] == ["Sheet 1", "Sheet 2"]
    assert [number for number, _ in found[1].rows] == [2, 3, 4, 6] and found[1].empty == 2
    assert found[1].rows[-1][1] == ["C", "12"]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing():
    assert cells(b'Name,Town\nThe "Hub,Truro\n"B,Bude\nC,Looe') == [
        ["Name", "Town"], ['The "Hub', "Truro"], ["B", "Bude"], ["C", "Looe"],
    ]  # fmt: skip


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no rows"),
        (b" \n \n", "no rows"),
        (b"%PDF-1.4 ...", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel file"),
        (b"\x89PNG....", "a picture"),
        (b"PK\x03\x04broken", "cannot be unpacked"),
        (zipped(word__document_xml="x"), "a Word document"),
        (zipped(content_xml="x"), "OpenDocument"),
        (zipped(other="x"), "no spreadsheet"),
        (zipped(xl__workbook_xml="x"), "cannot be opened"),
        (zipped(xl__workbook_xml="x", xl__big_xml=b"0" * 61_000_000), "unpacks to far more"),
        (b"\x00\x01\x02\x03\x00\x00\x00\x00" * 20, "neither a spreadsheet nor text"),
        (b"x" * 5_000_001, "5 MB are the most"),
        (b'{"contents": [', "cannot be read as one"),
        (b'{"contents": []}', "holds no services"),
        (b"[" * 100_000, "cannot be read as one"),
        ((b"x," * 80 + b"\n") * 3, "60 are the most"),
        (b"a\n" * 20_005, "20,000 rows"),
    ],
)
def test_what_cannot_be_read_is_said(content, why):
    with pytest.raises(CannotRead, match=why):
        read(content)


def test_no_text_is_kept_that_a_database_would_refuse():
    assert cells(b'[{"name": "A\\u0000\\ud800b"}]')[1][0] == "Ab"


def test_a_list_of_the_longest_length_is_read():
    assert len(read(b"a\n" * sheets.MOST_ROWS)[0].rows) == sheets.MOST_ROWS
