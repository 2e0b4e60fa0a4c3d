"""Whatever stands in a table: every row has one outcome; good rows are kept whatever stands beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.feeds.known import Known
from alongside.exchange.feeds.lists import columns
from alongside.exchange.feeds.lists.building import About
from alongside.exchange.feeds.lists.judging import Table, judge
from alongside.exchange.feeds.lists.placing import Placer
from alongside.exchange.feeds.lists.sheets import CannotRead, Sheet, read
from tests._support import lists

pytestmark = pytest.mark.django_db
CELL = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["#N/A", "31/02/2026", "Alderquay", "Alderqay", "TQ1 2AB", "Total", "12", "", "a@b.example"]
    ),
    st.sampled_from(["{name}", "a;b", "=1+1", "x" * 400, "\x07", "GB-CHC:1", "-", "Lantern Table"]),
)
TABLES = st.lists(st.lists(CELL, max_size=6), max_size=8)
ROLES = st.lists(st.sampled_from(columns.ROLES), min_size=6, max_size=6)


@pytest.fixture(scope="module")
def known(django_db_setup, django_db_blocker):
    """The practice town, read once; what is judged writes nothing."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        lists.town()
        yield Known("practice")
        transaction.set_rollback(True)


def judged(known, rows, roles, kind="actors", numbers=None):
    numbered = list(zip(numbers or range(2, len(rows) + 2), rows, strict=True))
    table = Table(numbered, [f"Column {at}" for at in range(len(roles))], roles)
    about = About("ref", kind, "practice", "unclaimed", "public")
    return judge(table, about, Viewer(), known)


@given(TABLES, ROLES, st.sampled_from(columns.KINDS))
def test_every_row_has_one_outcome_and_a_reason_where_it_is_left_out(known, rows, roles, kind):
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    found = judged(known, rows, columns.fitted(kind, roles), kind)
    assert [row.number for row in found] == list(range(2, len(rows) + 2))
    for row in found:
        assert row.outcome in ("new", "here", "out")
        assert bool(row.why) == (row.outcome == "out")
        assert (row.built is not None) == (row.outcome != "out")
        assert (row.here is not None) == (row.outcome == "here")


@given(TABLES)
def test_good_rows_are_kept_whatever_stands_beside_them(known, others):
    good = [lists.new_row(number) for number in range(3)]
    roles = ["name", "summary", "place", "phone", "email", "website", "checked"]
    others = [[*row, *[""] * 7][:7] for row in others if any(cell.strip() for cell in row)]
    found = judged(known, [*good, *others], roles)
    assert [row.outcome for row in found[:3]] == ["new"] * 3


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_and_guessed_or_refused_with_a_sentence(known, content):
    try:
        sheets = read(content)
    except CannotRead as problem:
        assert str(problem)[-1] == "."
        return
    for sheet in sheets:
        guessed = columns.guess(sheet, is_place=Placer(known).knows)
        assert len(guessed.names) == len(guessed.roles) > 0
        judged(known, [cells for _, cells in sheet.rows[guessed.first :]], guessed.roles, guessed.kind)


@given(TABLES)
def test_guessing_never_fails(rows):
    rows = [(at, row) for at, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if rows:
        guessed = columns.guess(Sheet("", rows))
        assert set(guessed.roles) <= {"", *columns.ROLES_OF[guessed.kind]}


def test_the_same_organisation_in_two_places_is_two_and_in_one_place_is_one(known):
    roles = ["name", "place"]
    rows = [
        ["Age Friends", "Thrift Green"],
        ["Age Friends", "Oxlip Cross"],
        ["The Age Friends Ltd", "Oxlip Cross"],
    ]
    assert [row.outcome for row in judged(known, rows, roles)] == ["new", "new", "out"]


def test_an_address_gives_the_place_where_no_column_does(known):
    found = judged(known, [["Band", "1 High Street, Thrift Green, Alder Coast"]], ["name", "address"])
    assert found[0].spot.key == "town-thrift-green"


def test_an_unknown_postcode_is_left_out_unless_a_place_is_named(known):
    rows = [["A", "ZZ1 1ZZ", ""], ["B", "ZZ1 1ZZ", "Alderquay"]]
    found = judged(known, rows, ["name", "postcode", "place"])
    assert [row.outcome for row in found] == ["out", "new"]
    assert found[0].why.startswith("'ZZ1 1ZZ' is not a postcode we know")
