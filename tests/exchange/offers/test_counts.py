"""Help in a place is counted as the list of it would be, in few queries, for whoever looks."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.offers import counts
from alongside.exchange.offers.models import OfferSubject
from alongside.exchange.offers.queries import offers_for
from tests._support import rows

pytestmark = pytest.mark.django_db
MEMBER = Viewer(user_id=1)
PAST = {"standing": "history", "reported_on": date(2017, 1, 1)}


@pytest.fixture
def region():
    """A region with two councils, one with a neighbourhood; help of every standing, one reaching both."""
    england = rows.place("England", "nation")
    west = rows.place("West", "region", parent=england)
    a, b = (rows.place(name, parent=west) for name in "AB")
    area = rows.place("A1", "small_area", parent=a)
    food, advice = rows.subject("food", "Food"), rows.subject("advice", "Advice")
    made = {
        "both": rows.offer("Both", place=a),
        "small": rows.offer("Small", place=area, standing="unclaimed", kind="asset"),
        "past": rows.offer("Past", place=b, kind="innovation", innovation_types=["device"], **PAST),
        "hidden": rows.offer("Hidden", place=b, visibility="members"),
        "wide": rows.offer("Wide"),
    }
    made["both"].reach.add(a, b)
    made["wide"].reach.add(england)
    for key, subject in (("both", food), ("both", advice), ("small", food), ("past", food), ("hidden", food)):
        OfferSubject.objects.create(offer=made[key], subject=subject)
    return {"england": england, "west": west, "a": a, "b": b, "food": food, "advice": advice, **made}


def test_help_is_counted_by_standing_kind_and_type(region):
    found = counts.tally(VISITOR, place=region["west"])
    assert found.by_standing == {"open": 1, "unclaimed": 1, "history": 1}
    assert found.by_kind["asset", "unclaimed"] == 1 and found.by_type["device", "history"] == 1
    assert found.of() == 2 and not found.more
    assert counts.tally(MEMBER, place=region["west"]).by_standing["open"] == 2


def test_the_count_is_that_of_the_list_whichever_way_it_is_asked(region, monkeypatch):
    from alongside.exchange.places import queries

    for most in (10_000, 1):
        monkeypatch.setattr(queries, "MANY", most)
        for viewer in (VISITOR, MEMBER):
            for name in ("england", "west", "a", "b"):
                listed = set(offers_for(viewer, place_id=region[name].pk).values_list("pk", flat=True))
                assert {row["pk"] for row in counts.in_place(viewer, place=region[name])} == listed, name


def test_no_more_are_counted_than_the_limit_and_that_is_said(region, monkeypatch):
    monkeypatch.setattr(counts, "MOST", 2)
    found = counts.tally(VISITOR, place=region["west"])
    assert sum(found.by_standing.values()) == 2 and found.more


def test_topics_are_counted_by_standing_and_narrowed_where_asked(region):
    food, advice = region["food"].pk, region["advice"].pk
    found = counts.by_topic(VISITOR, place=region["west"])
    assert found == {(food, "open"): 1, (food, "unclaimed"): 1, (food, "history"): 1, (advice, "open"): 1}
    only = counts.by_topic(VISITOR, place=region["west"], subjects=frozenset({advice}))
    assert only == {(advice, "open"): 1}


@pytest.mark.parametrize("by", ["topic", "kind"])
def test_side_by_side_each_place_has_what_its_own_page_counts(region, by):
    columns = (region["a"].pk, region["b"].pk)
    for viewer in (VISITOR, MEMBER):
        found = counts.across(viewer, place=region["west"], columns=columns, by=by)
        for place in (region["a"], region["b"]):
            if by == "topic":
                own = counts.by_topic(viewer, place=place)
            else:
                own = counts.tally(viewer, place=place).by_kind
            for (key, standing), number in own.items():
                if standing != "history":
                    assert found[key, place.pk] == sum(own[key, one] for one in counts.HELP), (key, number)


def test_what_serves_a_wider_area_is_told_apart_and_only_what_can_be_asked_now(region):
    found = counts.from_around(VISITOR, world="real", outer=frozenset({region["england"].pk}), most=5)
    assert [offer.title for offer in found] == ["Wide"]


def test_a_few_of_one_standing_come_by_title(region):
    rows.offer("Another", place=region["a"])
    found = counts.some(VISITOR, place=region["west"], standing="open", most=1)
    assert [offer.title for offer in found] == ["Another"]


def test_neighbourhoods_with_help_of_their_own_are_counted_once(region):
    rows.offer("Again", place=region["small"].place)
    assert counts.small_areas(VISITOR, place=region["a"]) == 1
    assert counts.small_areas(VISITOR, place=region["b"]) == 0
