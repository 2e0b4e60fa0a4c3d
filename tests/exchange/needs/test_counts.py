"""What is needed in a place and not answered, and who says so: small counts of people stay hidden."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.needs import counts
from alongside.exchange.needs.models import NeedSubject
from tests._support import rows

pytestmark = pytest.mark.django_db
MEMBER = Viewer(user_id=1)


@pytest.fixture
def council():
    west = rows.place("West", "region")
    return rows.place("Council", parent=west)


def test_what_waits_longest_comes_first_and_what_is_answered_or_past_is_left_out(council):
    rows.need("New", place=council, reported_on=date(2026, 5, 1))
    rows.need("Old", place=council, reported_on=date(2026, 1, 1))
    rows.need("Asked", place=council, status="called", reported_on=date(2026, 3, 1))
    rows.need("Met", place=council, status="met")
    rows.need("Closed", place=council, status="closed", closed_reason="Moved")
    rows.need("Past", place=council, standing="history", reported_on=date(2017, 1, 1))
    rows.need("Elsewhere", place=rows.place("Other"))
    rows.need("Hidden", place=council, visibility="members", reported_on=date(2026, 4, 1))
    found = counts.unanswered(VISITOR, place=council.parent)
    assert [(need.title, need.since) for need in found] == [
        ("Old", date(2026, 1, 1)),
        ("Asked", date(2026, 3, 1)),
        ("New", date(2026, 5, 1)),
    ]
    assert "Hidden" in [need.title for need in counts.unanswered(MEMBER, place=council)]


def test_without_a_date_it_waits_since_it_was_written(council):
    need = rows.need("Undated", place=council)
    assert counts.unanswered(VISITOR, place=council).get().since == need.made_at.date()


def test_a_few_residents_are_not_counted_out_nor_can_they_be_worked_out(council):
    resident, body = rows.actor("Resident", sector="community"), rows.actor("Body", sector="public")
    for number in range(3):
        rows.need(f"R{number}", place=council, actor=resident)
    for number in range(6):
        rows.need(f"B{number}", place=council, actor=body)
    found = counts.raised_by(VISITOR, counts.unanswered(VISITOR, place=council))
    assert found.counts == {"community": None, "public": None} and found.total == 9


def test_who_may_not_be_seen_counts_as_not_named(council):
    hidden = rows.actor("Hidden", sector="public", visibility="members")
    for number in range(5):
        rows.need(f"N{number}", place=council, actor=hidden)
    waiting = counts.unanswered(VISITOR, place=council)
    assert counts.raised_by(VISITOR, waiting).counts == {counts.NOT_SAID: 5}
    assert counts.raised_by(MEMBER, waiting).counts == {"public": 5}


def test_topics_are_counted_in_a_place_and_side_by_side(council):
    food = rows.subject("food", "Food")
    for place in (council, council, rows.place("Other", parent=council.parent)):
        NeedSubject.objects.create(need=rows.need("Hungry", place=place), subject=food)
    waiting = counts.unanswered(VISITOR, place=council.parent)
    assert counts.by_topic(VISITOR, waiting) == {food.pk: 3}
    assert counts.across(waiting, [council.pk]) == {(food.pk, council.pk): 2}


def test_many_places_are_counted_in_one_query(council, django_assert_num_queries):
    rows.need("One", place=council)
    with django_assert_num_queries(1):
        found = counts.unanswered_in(VISITOR, place_ids=[council.pk, council.parent_id])
    assert found == {council.pk: 1, council.parent_id: 1}
    assert counts.unanswered_in(VISITOR) == found
