"""What is about the same, and near."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.needs import queries as needs
from alongside.exchange.needs.models import NeedSubject
from alongside.exchange.offers import queries as offers
from alongside.exchange.offers.models import OfferSubject
from tests._support import rows

pytestmark = pytest.mark.django_db
NOW = ("open", "unclaimed")


def about(offer, *subjects):
    OfferSubject.objects.bulk_create(OfferSubject(offer=offer, subject=subject) for subject in subjects)
    return offer


@pytest.fixture
def topics():
    return [rows.subject(code, code.title()) for code in ("food", "sleep", "sport")]


def test_the_most_alike_come_first_and_among_equals_the_nearest(topics):
    food, sleep, sport = topics
    ours = about(rows.offer("Ours", lat=50.4, lon=-3.5), food, sleep)
    about(rows.offer("Near", lat=50.41, lon=-3.5), food)
    about(rows.offer("Nearer", lat=50.401, lon=-3.5), food)
    about(rows.offer("Alike", lat=50.5, lon=-3.6), sleep, food, sport)
    about(rows.offer("Far", lat=52.0, lon=-3.5), food, sleep)
    about(rows.offer("Other", lat=50.4, lon=-3.5), sport)
    about(rows.offer("Past", lat=50.4, lon=-3.5, standing="history", reported_on="2017-01-01"), food)
    found = offers.like(VISITOR, ours, standings=NOW)
    assert [(like.row.title, like.shared) for like in found] == [
        ("Alike", ("Food", "Sleep")),
        ("Nearer", ("Food",)),
        ("Near", ("Food",)),
    ]
    assert found[1].km == pytest.approx(0.11, abs=0.01)
    assert [like.row.title for like in offers.like(VISITOR, ours, standings=("history",))] == ["Past"]


def test_without_a_point_two_subjects_must_be_shared_or_the_only_one(topics):
    food, sleep, sport = topics
    two, one = about(rows.offer("Two"), food, sleep), about(rows.offer("One"), sport)
    about(rows.offer("Both"), food, sleep)
    about(rows.offer("Half"), food)
    about(rows.offer("Sporty"), sport)
    assert [(like.row.title, like.km) for like in offers.like(VISITOR, two, standings=NOW)] == [
        ("Both", None)
    ]
    assert [like.row.title for like in offers.like(VISITOR, one, standings=NOW)] == ["Sporty"]


def test_settings_and_hidden_records_make_nothing_alike(topics):
    library = rows.subject("library", "Library", "setting")
    ours = about(rows.offer("Ours"), library)
    about(rows.offer("Elsewhere"), library)
    hidden = rows.offer("Hidden", visibility="members")
    assert offers.like(VISITOR, ours, standings=NOW) == []
    about(hidden, topics[0])
    assert offers.like(VISITOR, about(rows.offer("Eater"), topics[0]), standings=NOW) == []


def test_others_need_the_same_while_they_still_wait(topics):
    here = rows.place("Torbay", lat=50.4, lon=-3.5)
    made = {name: rows.need(name, place=here) for name in ("Ours", "Theirs")}
    made["Met"] = rows.need("Met", place=here, status="met")
    made["Practice"] = rows.need("Practice", world="practice")
    for need in made.values():
        NeedSubject.objects.create(need=need, subject=topics[0])
    found = needs.like(VISITOR, made["Ours"])
    assert [(like.row.title, like.shared, like.km) for like in found] == [("Theirs", ("Food",), 0.0)]


def test_however_many_are_alike_the_database_is_asked_three_times(topics, django_assert_num_queries):
    ours = about(rows.offer("Ours", lat=50.4, lon=-3.5), *topics)
    for number in range(20):
        about(rows.offer(f"Offer {number}", lat=50.4, lon=-3.5), *topics)
    with django_assert_num_queries(3):
        assert len(offers.like(VISITOR, ours, standings=NOW)) == 6
