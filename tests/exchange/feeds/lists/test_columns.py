"""Columns are guessed from headings and from cells, with and without headings."""

import pytest

from alongside.exchange.feeds.lists.columns import HEADINGS, ROLES_OF, fitted, guess, letter, plain, role_of
from alongside.exchange.feeds.lists.sheets import Sheet
from tests._support import lists


def sheet(*rows):
    return Sheet("", [(at, list(row)) for at, row in enumerate(rows, 1)])


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Organisation Name*", "name"),
        ("Name of group", "name"),
        ("What they do (in short)", "summary"),
        ("Postcode:", "postcode"),
        ("Tel. No.", "phone"),
        ("E-mail", "email"),
        ("Web site", "website"),
        ("Reg. charity no", "charity"),
        ("Who is it for?", "audience"),
        ("What's needed", "statement"),
        ("Last checked", "checked"),
        ("Town / City", "place"),
        ("Zebra", ""),
        ("Name", ""),
        ("Why it was left out", ""),
    ],
)
def test_headings_of_brokers_are_understood(heading, role):
    assert role_of(heading) == role


def test_every_heading_is_written_plainly_and_every_role_belongs_to_a_kind():
    assert all(text == plain(text) for texts in HEADINGS.values() for text in texts)
    assert set().union(*ROLES_OF.values()) == set(HEADINGS)


def test_titles_above_the_headings_are_passed_over():
    found = guess(sheet(["Groups of the county"], ["Printed in May"], ["Group", "Town"], ["A", "Truro"]))
    assert (found.header, found.first, found.roles) == (2, 3, ["name", "place"])


def test_without_headings_the_cells_tell():
    rows = [lists.new_row(number) for number in range(12)]
    found = guess(sheet(*rows), is_place=lambda text: text in lists.TOWNS)
    assert found.header is None and found.kind == "actors"
    assert found.roles == ["name", "summary", "place", "phone", "email", "website", "checked"]
    assert found.names[0] == "Column A"


def test_unknown_headings_above_numbers_are_headings():
    rows = [["Qua", "Quo"], *([f"Band {number}", f"TQ1 {number}AB"] for number in range(5))]
    found = guess(sheet(*rows))
    assert (found.header, found.roles) == (0, ["name", "postcode"])


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["Organisation", "Description"], "actors"),
        (["Activity", "Organisation", "When"], "offers"),
        (["What is needed", "Where"], "needs"),
        (["Name", "Service"], "offers"),
    ],
)
def test_what_the_rows_list_is_guessed(headings, kind):
    assert guess(sheet(headings, ["a", "b", "c"][: len(headings)])).kind == kind


def test_names_of_people_and_remarks_are_left_out_until_somebody_chooses_them():
    found = guess(sheet(["Group", "Contact person", "Notes"], ["A", "Ann Example", "rude on the phone"]))
    assert found.roles == ["name", "", ""] and found.shy == ["Contact person", "Notes"]


def test_roles_of_another_kind_are_put_to_the_nearest():
    assert fitted("needs", ["title", "summary", "audience", "cost"]) == [
        "title",
        "statement",
        "who_affected",
        "",
    ]
    assert fitted("actors", ["title", "place", "place"]) == ["name", "place", ""]


def test_columns_are_lettered_as_a_spreadsheet_does():
    assert [letter(at) for at in (0, 25, 26, 59)] == ["A", "Z", "AA", "BH"]
