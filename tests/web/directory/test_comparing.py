"""Who does much the same here, and what organisations have in common."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.offers.models import OfferSubject
from alongside.web.directory import comparing
from tests._support import rows

pytestmark = pytest.mark.django_db
HERE = {"lat": 50.40, "lon": -3.50}
NEAR = {"lat": 50.42, "lon": -3.52}
FAR = {"lat": 54.0, "lon": -1.5}


def helping(name, subjects=(), **fields):
    made = rows.actor(name, **fields)
    offer = rows.offer(f"Help from {name}", actor=made, world=made.world)
    for subject in subjects:
        OfferSubject.objects.create(offer=offer, subject=subject)
    return made


def names(actor):
    return [(like.row.name, like.shared) for like in comparing.others_alike(VISITOR, actor)]


def test_others_with_the_same_job_are_near_and_of_its_kind_or_help_with_the_same():
    food, sleep = rows.subject("food", "Food"), rows.subject("sleep", "Sleep")
    ours = helping("Ours", [food], **HERE)
    helping("Same", [food, sleep], **NEAR)
    helping("Other work", [sleep], **NEAR)
    helping("Far", [food], **FAR)
    helping("Practice", [food], world="practice", **NEAR)
    then = {"standing": "history", "reported_on": "2017-01-01"}
    helping("Past", [food], **NEAR, **then)
    assert names(ours) == [("Same", ("Food",))]


def test_a_kind_is_a_job_for_public_bodies_and_not_for_charities():
    surgery = rows.actor("Surgery", sector="public", kind="GP practice", **HERE)
    rows.actor("Other surgery", sector="public", kind="GP practice", **NEAR)
    charity = rows.actor("Charity", kind="Charity", **HERE)
    rows.actor("Other charity", kind="Charity", **NEAR)
    assert names(surgery) == [("Other surgery", ("GP practice",))]
    assert names(charity) == []


def test_those_who_work_in_the_same_region_are_near_too():
    west, nation = rows.place("West", "region"), rows.place("England", "nation")
    found = [rows.actor(name, kind="network", sector="network") for name in ("One", "Two", "Three")]
    for actor, place in zip(found, (west, west, nation), strict=True):
        actor.remit.places.set([place, nation])
    assert names(found[0]) == [("Two", ("network",))]


def test_what_is_shared_is_marked_with_how_many_and_comes_first():
    food, sleep, rest = (rows.subject(code, code.title()) for code in ("food", "sleep", "arts"))
    one, two, three = helping("One", [food, rest]), helping("Two", [food, sleep]), helping("Three", [food])
    profiles = comparing.profiles(VISITOR, [one, two, three])
    row = next(row for row in comparing.rows(profiles) if row["key"] == "functions")
    assert row["cells"][0]["items"] == [
        {"text": "Food", "url": "", "mark": "all 3"},
        {"text": "Arts", "url": "", "mark": ""},
    ]
    assert comparing.in_short(profiles) == [
        "They share: food.",
        "Only One: arts.",
        "Only Two: sleep.",
        "All that Three is about, another is too.",
    ]


@pytest.mark.parametrize(
    ("count", "of", "said"), [(1, 2, ""), (2, 2, "both"), (2, 3, "2 of 3"), (3, 3, "all 3"), (1, 4, "")]
)
def test_the_mark_says_it_in_words(count, of, said):
    assert comparing.mark(count, of) == said


def test_nothing_is_known_and_the_page_says_so():
    profiles = comparing.profiles(VISITOR, [rows.actor("One"), rows.actor("Two")])
    assert comparing.in_short(profiles) == [
        "We know of nothing that all of them do.",
        "We do not know what One is about.",
        "We do not know what Two is about.",
    ]


def test_the_places_that_its_help_is_for_are_told_once():
    giver, west = rows.actor("Giver"), rows.place("West")
    for number in range(2):
        rows.offer(f"Offer {number}", actor=giver).reach.set([west])
    assert comparing.places_served(VISITOR, giver) == [("West", f"/places/{west.ref}/")]
