"""Who may read a business case, and what it is about for them."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence.queries import cases as queries
from tests._support import rows
from tests._support.evidence import case, party, version
from tests._support.partnerships import seen_by, user_of

pytestmark = pytest.mark.django_db
CLUB = "club@example.org"


@pytest.fixture
def club():
    actor = rows.actor("Club")
    user_of(actor.party, CLUB)
    return actor


@pytest.mark.parametrize(
    ("status", "is_seen"), [("draft", False), ("review", True), ("agreed", True), ("withdrawn", False)]
)
def test_those_named_see_it_from_review_on(club, status, is_seen):
    more = {"agreed": {"agreed_on": "2026-01-01"}, "withdrawn": {"status_why": "x"}}.get(status, {})
    found = case(owner=rows.actor("Ward").party, visibility="private", status=status, **more)
    party(found, actor=club)
    viewer = seen_by(club.party, CLUB)
    assert (queries.case_for(viewer, found.ref) is not None) == is_seen
    assert queries.case_for(VISITOR, found.ref) is None
    assert not queries.keeps(viewer, found)


def test_each_answers_for_its_own_party_alone(club):
    found = case(status="review")
    party(found, key="ward")
    mine = party(found, key="club", actor=club)
    viewer = seen_by(club.party, CLUB)
    assert queries.answers_for(viewer, found) == [mine]
    assert list(queries.to_answer(viewer)) == [mine]
    assert queries.answers_for(VISITOR, found) == []
    assert list(queries.to_answer(VISITOR)) == []


def test_what_it_is_about_is_named_as_far_as_the_viewer_may_see_it(club):
    hidden = rows.offer("Hidden", kind="innovation", owner=club.party, visibility="private")
    found = case(offer=hidden, place=rows.place("Wenbury"))
    assert [one.name for one in queries.about(VISITOR, found)] == ["Wenbury"]
    mine = queries.about(seen_by(club.party, CLUB), found)
    assert [(one.kind, one.name) for one in mine] == [("offer", "Hidden"), ("place", "Wenbury")]


def test_cases_are_narrowed(club):
    first = case(title="Lunch", owner=club.party, place=rows.place("Wenbury"))
    second = case(title="Falls", status="review")
    viewer = seen_by(club.party, CLUB)
    rows_ = queries.cases_for(viewer, world="real")
    assert list(queries.narrowed(viewer, rows_, q="lunch")) == [first]
    assert list(queries.narrowed(viewer, rows_, status="review")) == [second]
    assert list(queries.narrowed(viewer, rows_, mine=True)) == [first]
    assert list(queries.narrowed(viewer, rows_, place_ids=[first.place_id])) == [first]
    assert [queries.writer(one) for one in (first, second)] == ["Club", ""]


def test_the_newest_version_counts():
    first = version()
    second = version(first.case, number=2)
    assert queries.newest(first.case) == second
    assert queries.version_of(first.case, 1) == first
    assert queries.version_of(first.case, 3) is None
