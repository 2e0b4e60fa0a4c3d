"""Ties as the network reads them: both ends seen, rivals never, hopes apart, the past told as such."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.directory.queries import network
from alongside.exchange.directory.queries.network import Which
from tests._support import rows, ties

pytestmark = pytest.mark.django_db
TODAY = "2026-11-22"


@pytest.fixture
def tied():
    return ties.settle()


def names(found):
    return {member.name for member in found.members.values()}


def read(viewer=VISITOR, **which):
    return network.tied(viewer, Which(TODAY, **which))


def test_both_ends_are_seen_or_there_is_no_tie(tied):
    assert "Quiet House" not in names(read())
    assert "Quiet House" in names(read(Viewer(1)))


def test_that_two_bid_for_the_same_work_is_no_tie_even_for_these_two(tied):
    for viewer in (VISITOR, Viewer(1, frozenset({tied.firm.party_id}))):
        assert "bids-against" not in {bond.kind for bond in read(viewer).bonds}
        assert read(viewer, kind="bids-against").bonds == ()


def test_who_may_come_to_work_together_is_counted_only_when_asked_for(tied):
    found = read()
    assert "prospective" not in {bond.kind for bond in found.bonds}
    assert found.hoped == {tuple(sorted((tied.pantry.pk, tied.council.pk)))}
    assert [bond.kind for bond in read(kind="prospective").bonds] == ["prospective"]


def test_now_and_the_past_are_told_apart(tied):
    now, past = read(time="now"), read(time="past")
    assert {bond.since for bond in past.bonds} == {"2012", "2010"}
    assert all(bond.is_past for bond in past.bonds) and not any(bond.is_past for bond in now.bonds)
    assert len(now.bonds) + len(past.bonds) == len(read().bonds)


@pytest.mark.parametrize(
    ("until", "over"),
    [
        *[(until, False) for until in ("", "2026", "2026-11", "2026-11-22", "2027")],
        *[(until, True) for until in ("2026-11-21", "2025", "2026-10")],
    ],
)
def test_what_ends_this_year_or_month_has_not_ended(until, over):
    one, other = rows.actor("One"), rows.actor("Other")
    ties_of = one.ties_out.create(other=other, kind="works-with", until=until)
    found = read(time="past" if over else "now")
    assert [(bond.pk, bond.is_past) for bond in found.bonds] == [(ties_of.pk, over)]


def test_years_keep_what_held_at_some_moment_and_leave_out_what_has_no_date(tied):
    assert {bond.since for bond in read(since=2014, until=2020).bonds} == {"2019-03", "2020", "2012", "2010"}
    assert {bond.since for bond in read(until=2011).bonds} == {"2010"}
    assert {bond.since for bond in read(since=2022).bonds} == {"2019-03", "2024", "2021", "2020", "2012"}


def test_one_end_is_in_the_place_and_of_the_sector(tied):
    assert names(read(place_id=tied.far.pk, time="now")) == {"Gwen", "Hall", "Pantry", "Charity"}
    assert names(read(sector="private", time="now")) == {"Firm", "Council"}


def test_whom_nobody_has_named_a_tie_of_is_counted(tied):
    rows.actor("Alone", sector="third", place=tied.town)
    assert network.without_ties(VISITOR, Which(TODAY)) == 1
    assert network.without_ties(VISITOR, Which(TODAY, place_id=tied.far.pk)) == 0


def test_there_is_only_a_past_where_nothing_holds_now(tied):
    assert not network.has_past_only(VISITOR, Which(TODAY))
    assert network.has_past_only(VISITOR, Which(TODAY, sector="academic"))
