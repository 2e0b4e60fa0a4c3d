"""Offers, for a viewer; and as the index reads them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.accounts.models import Circle, Party
from alongside.exchange.directory.models import Actor
from alongside.exchange.offers import queries
from alongside.exchange.offers.models import OfferIdentifier, OfferSubject
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_anothers_private_offer_is_not_found_by_any_of_its_ids():
    owner = Party.objects.create()
    made = rows.offer(visibility="private", owner=owner, source_id="off-1")
    OfferIdentifier.objects.create(offer=made, value="inn-1")
    for key in (made.ref, "off-1", "inn-1"):
        assert queries.offer_for(VISITOR, key) is None
        assert queries.offer_for(Viewer(1, frozenset({owner.pk})), key) == made
    assert queries.offers_by_id(VISITOR, [made.pk]) == {}


def test_lists_are_by_kind_standing_actor_words_and_the_place_it_is_in_or_serves():
    west = rows.place("West", "region")
    torbay, exeter = rows.place("Torbay", parent=west), rows.place("Exeter", parent=west)
    giver = rows.actor()
    rows.offer("Hall", kind="asset", place=torbay)
    rows.offer("Bus", "Lifts to the clinic", actor=giver).reach.set([exeter, torbay])
    rows.offer("Form", standing="unclaimed")
    rows.offer("Practice", world="practice")
    found = lambda **asked: [offer.title for offer in queries.offers_for(VISITOR, **asked)]  # noqa: E731
    assert found() == ["Bus", "Form", "Hall"]
    assert found(kind="asset") == ["Hall"]
    assert found(standing="unclaimed") == ["Form"]
    assert found(q="CLINIC") == found(actor_id=giver.pk) == ["Bus"]
    assert found(place_id=torbay.pk) == found(place_id=west.pk) == ["Bus", "Hall"], "each once"
    assert found(place_id=exeter.pk) == ["Bus"]
    assert found(world="practice") == ["Practice"]


def row_of(offer):
    return next(queries.index_rows([offer.pk]))


def test_the_index_reads_who_may_see_an_offer_and_all_that_hangs_on_it():
    circle, owner = Circle.objects.create(name="C"), Party.objects.create()
    group, topic = rows.subject("carers", "Carers", "group"), rows.subject("rest", "Rest")
    here = rows.place("Torbay", lat=50.4, lon=-3.5)
    made = rows.offer(visibility="circle", owner=owner, place=here)
    made.circles.set([circle])
    made.reach.set([here])
    made.groups.set([group])
    OfferSubject.objects.create(offer=made, subject=topic, words="rest")
    read = row_of(made)
    assert read.audiences == {f"circle:{circle.pk}", f"party:{owner.pk}"}
    assert (read.reach, read.groups, read.subjects) == (
        (here.pk,),
        ("carers",),
        ((topic.pk, "rest", "Rest"),),
    )
    assert (read.lat, read.lon) == (50.4, -3.5)


@pytest.mark.parametrize(
    ("sight", "told"), [("public", True), ("members", False), ("circle", False), ("private", False)]
)
def test_the_words_of_an_actor_lead_to_its_offer_only_where_everyone_may_know_them(sight, told):
    party = Party.objects.create()
    giver = rows.actor("Bread Bank", "Feeds families", party=party, owner=party, visibility=sight)
    assert row_of(rows.offer(actor=giver)).actor_words == ("Bread Bank. Feeds families" if told else "")


def test_an_offer_without_an_actor_has_no_words_of_one():
    assert row_of(rows.offer()).actor_words == ""


@pytest.mark.parametrize(
    ("kind", "known"),
    [("district", True), ("town", True), ("small_area", True), ("region", False), ("system", False)],
)
def test_the_point_of_a_wide_place_is_not_the_offers(kind, known):
    made = rows.offer(place=rows.place("Somewhere", kind, lat=50.0, lon=-3.0))
    assert queries.point_of(made) == ((50.0, -3.0) if known else (None, None))
    made.lat, made.lon = 51.0, -1.0
    assert queries.point_of(made) == (51.0, -1.0), "its own point comes first"


def test_an_actors_offers_are_known_by_its_id():
    made = rows.offer(actor=rows.actor())
    assert queries.of_actors([made.actor_id]) == queries.all_ids() == [made.pk]


def test_help_that_was_last_checked_comes_first_and_only_what_can_be_had_now_and_seen():
    today = timezone.localdate()
    owner = Party.objects.create()
    rows.offer("Older", confirmed_on=today - timedelta(3))
    rows.offer("Newer", confirmed_on=today - timedelta(1))
    rows.offer("Never checked")
    rows.offer("To come", confirmed_on=today + timedelta(1))
    rows.offer("Listed", standing="unclaimed", confirmed_on=today)
    rows.offer("Mine", visibility="private", owner=owner, confirmed_on=today)

    def checked(viewer, most=9):
        return [offer.title for offer in queries.checked_lately(viewer, world="real", most=most)]

    assert checked(VISITOR) == ["Newer", "Older"] and checked(VISITOR, 1) == ["Newer"]
    assert checked(Viewer(1, frozenset({owner.pk}))) == ["Mine", "Newer", "Older"]


def test_lists_are_by_stage_and_by_branches_of_subjects():
    food, sleep = rows.subject("food", "Food"), rows.subject("sleep", "Sleep")
    soup = rows.offer("Soup", stages=["testing", "adoption"])
    for subject in (food, sleep):
        OfferSubject.objects.create(offer=soup, subject=subject)
    OfferSubject.objects.create(offer=rows.offer("Bread", stages=["idea"]), subject=food)
    found = lambda **asked: [offer.title for offer in queries.offers_for(VISITOR, **asked)]  # noqa: E731
    assert found(stage="adoption") == ["Soup"]
    assert found(stage="adopt") == []
    assert found(subjects=[[food.pk, sleep.pk]]) == ["Bread", "Soup"]
    assert found(subjects=[[food.pk], [sleep.pk]]) == ["Soup"]


def test_what_actors_offer_is_told_of_offers_that_may_be_seen():
    food, sleep = rows.subject("food", "Food"), rows.subject("sleep", "Sleep", "group")
    giver, other = rows.actor("Giver"), rows.actor("Other")
    owner = Party.objects.create()
    for offer in (rows.offer(actor=giver), rows.offer(actor=other)):
        OfferSubject.objects.create(offer=offer, subject=food)
    hidden = rows.offer(actor=other, visibility="private", owner=owner)
    OfferSubject.objects.create(offer=hidden, subject=sleep)
    mine = Viewer(1, frozenset({owner.pk}))
    among = Actor.objects.all()
    assert queries.subjects_by_actor(VISITOR, [other.pk]) == {other.pk: {food.pk: ("Food", "help")}}
    assert queries.helping_alike(VISITOR, [food.pk, sleep.pk], among) == {giver.pk: 1, other.pk: 1}
    assert queries.helping_alike(mine, [food.pk, sleep.pk], among) == {giver.pk: 1, other.pk: 2}
    about = lambda viewer: list(queries.actors_about(viewer, [sleep.pk], world="real"))  # noqa: E731
    assert about(VISITOR) == [] and about(mine) == [{"actor_id": other.pk}]
