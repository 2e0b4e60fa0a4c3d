"""A list as a file: what was shown comes out, and nothing in it runs."""

import csv
import datetime
import io

from django.test import RequestFactory
from openpyxl import load_workbook

from alongside.web import downloads

HEAD = ["Name", "Places", "Checked"]
ROWS = [
    ["=HYPERLINK(1)", 3, datetime.date(2026, 11, 2)],
    ["Ünïcode, with a comma", None, None],
    ["bell\x07", -2, None],
]


def test_what_is_asked_for_is_one_of_two_kinds_or_nothing():
    ask = RequestFactory().get
    assert downloads.asked_for(ask("/", {"download": "xlsx"})) == "xlsx"
    assert downloads.asked_for(ask("/", {"download": "exe"})) == downloads.asked_for(ask("/")) == ""


def test_a_csv_holds_the_rows_and_no_formula():
    response = downloads.as_file("csv", "Who's involved", HEAD, ROWS)
    assert response["Content-Disposition"] == 'attachment; filename="whos-involved.csv"'
    read = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert read[0] == HEAD
    assert read[1] == ["'=HYPERLINK(1)", "3", "2026-11-02"]
    assert read[2] == ["Ünïcode, with a comma", "", ""]
    assert read[3][1] == "-2"  # a number stays a number


def test_a_spreadsheet_holds_the_rows_as_text_and_where_they_come_from():
    response = downloads.as_file("xlsx", "Needs", HEAD, ROWS, ["Asked: everything", "=1+1"])
    book = load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["needs", "About"]
    rows = list(book["needs"].iter_rows())
    assert [cell.value for cell in rows[0]] == HEAD
    assert (rows[1][0].value, rows[1][0].data_type, rows[1][1].value) == ("=HYPERLINK(1)", "s", 3)
    assert rows[1][2].value.date() == datetime.date(2026, 11, 2)
    assert rows[3][0].value == "bell"
    assert book["About"]["A2"].data_type == "s"


def test_the_links_keep_what_was_asked_and_forget_the_page():
    request = RequestFactory().get("/needs/", {"q": "lonely", "page": "3"})
    assert [link["url"] for link in downloads.links(request)] == [
        "/needs/?q=lonely&download=xlsx",
        "/needs/?q=lonely&download=csv",
    ]
