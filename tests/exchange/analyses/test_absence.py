"""Why one offer is not among the answers: said to those who may see it, and true in each case."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.accounts.models import Party
from alongside.exchange.analyses import absence, matching
from alongside.exchange.analyses.absence import explain_absence
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import find_groups, find_offers
from alongside.exchange.places.queries import where_is
from tests._support import rows

pytestmark = pytest.mark.django_db
TEXT = "Family carers want to learn about dementia"


@pytest.fixture
def here():
    return rows.place("Torbay", lat=50.46, lon=-3.56)


@pytest.fixture
def course(here):
    return rows.offer("Dementia course for family carers", "Learn about dementia", place=here)


def test_of_a_hidden_one_and_of_the_other_world_nothing_is_said(course, indexed):
    owner = Party.objects.create()
    hidden = rows.offer("Dementia course", visibility="private", owner=owner)
    practice = rows.offer("Dementia course", world="practice")
    indexed()
    assert explain_absence(VISITOR, Ask(TEXT), hidden.ref) is None
    assert explain_absence(VISITOR, Ask(TEXT), practice.ref) is None
    assert explain_absence(VISITOR, Ask(TEXT), "nothing") is None
    assert explain_absence(Viewer(1, frozenset({owner.pk})), Ask(TEXT), hidden.ref) is not None


def test_one_that_is_listed_says_where(course, indexed):
    better = rows.offer("Family carers learn about dementia", "Family carers want to learn about dementia")
    indexed()
    said = [explain_absence(VISITOR, Ask(TEXT), offer.ref) for offer in (better, course)]
    assert [one.status for one in said] == ["listed", "listed"]
    listed = [found.ref for found in find_groups(VISITOR, Ask(TEXT), {"open": 9}).found]
    assert [listed.index(one.ref) + 1 for one in said] == [one.position for one in said]
    assert all(line.why for line in said[1].reasons)


@pytest.mark.parametrize(
    ("fields", "ask", "why"),
    [
        ({"kind": "asset"}, {"kinds": ("support",)}, "another kind of help"),
        ({"stages": ["idea"]}, {"stages": ("adoption",)}, "not as far along"),
        ({"standing": "unclaimed"}, {"standings": ("open",)}, "had in another way"),
        ({"capacity": 2, "taken": 2}, {}, "no room left"),
        ({"valid_until": date(2020, 1, 1)}, {}, "has ended"),
    ],
)
def test_what_kept_it_out_is_named(course, indexed, fields, ask, why):
    offer = rows.offer("Dementia lessons for family carers", "Learn about dementia", **fields)
    indexed()
    said = explain_absence(VISITOR, Ask(TEXT, **ask), offer.ref)
    assert said.status == "excluded" and why in said.why and said.reasons == ()


def test_one_that_is_further_than_was_asked_for_says_so_with_its_reasons(course, here, indexed):
    far = rows.place("Exeter", lat=50.72, lon=-3.53)
    offer = rows.offer("Dementia lessons for family carers", "Learn about dementia", place=far)
    indexed()
    said = explain_absence(VISITOR, Ask(TEXT, where=where_is(here), within_km=5.0), offer.ref)
    assert said.status == "excluded" and "further away" in said.why
    assert any(line.part == "reach" for line in said.reasons)


def test_one_about_something_else_says_so_and_what_was_low(course, indexed):
    bins = rows.offer(
        "Emptying of bins", "Weekly refuse collection", confirmed_on=timezone.localdate() - timedelta(900)
    )
    indexed()
    said = explain_absence(VISITOR, Ask(TEXT), bins.ref)
    assert said.status == "below_floor" and "Too little of it is about this need" in said.why
    assert min(said.reasons, key=lambda line: line.score).score < 0.5


def test_one_that_cannot_be_found_yet_says_so_and_no_reason_that_may_be_false(course, indexed):
    indexed()
    later = rows.offer("Dementia lessons for family carers", "Learn about dementia")
    said = explain_absence(VISITOR, Ask(TEXT), later.ref)
    assert (said.status, said.why, said.reasons) == ("not_retrieved", absence.NOT_YET, ())


def test_one_that_others_left_no_room_for_is_compared_now_and_its_parts_are_told(
    course, indexed, monkeypatch
):
    other = rows.offer("Family carers group", "Carers meet")
    ended = rows.offer("Carers evening", "Carers meet", valid_until=date(2020, 1, 1))
    bins = rows.offer("Emptying of bins", "Weekly refuse collection")
    indexed()
    listed = {one.ref: one for one in find_offers(VISITOR, Ask(TEXT)).found}
    monkeypatch.setattr(matching, "CANDIDATES", 1)
    assert len(find_offers(VISITOR, Ask(TEXT)).found) == 1
    said = {row.title: explain_absence(VISITOR, Ask(TEXT), row.ref) for row in (other, ended, bins)}
    assert said[other.title].status == "not_retrieved" and said[other.title].position is None
    assert said[other.title].why == absence.NOT_COMPARED
    assert [line.part for line in said[other.title].reasons] == [r.part for r in listed[other.ref].reasons]
    assert "has ended" in said[ended.title].why and said[bins.title].status == "below_floor"
