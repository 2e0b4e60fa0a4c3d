"""What is needed now that something could meet: shared meaning, subjects and words, what is near first."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.wanted import alike, wanted
from alongside.exchange.places.queries import where_is
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def lifts(indexed):
    here = rows.place("Torbay", lat=50.46, lon=-3.56)
    there = rows.place("Leeds", lat=53.8, lon=-1.55)
    transport = rows.subject("transport", "Transport", "help", ("lifts", "drive"))
    people = rows.subject("older-people", "Older people", "group", ("older people",))
    near = rows.need("Lifts to the clinic", "Nobody can drive us to the clinic.", place=here)
    far = rows.need("Lifts to church", "Older people need lifts on Sundays.", place=there)
    homes = rows.need("Cold homes", "Older people sit in cold rooms.", place=here)
    for need in (near, far):
        need.abouts.create(subject=transport, words="lifts")
    for need in (far, homes):
        need.abouts.create(subject=people, words="older people")
    rows.offer("Tea", "Tea and cake")
    indexed()
    return {"here": here, "near": near, "far": far, "homes": homes}


def titles(found):
    return [one.title for one in found]


def test_what_is_near_comes_first_with_what_it_shares(lifts):
    found = wanted(VISITOR, Ask("I can drive older people", where=where_is(lifts["here"]), top=9))
    assert titles(found)[0] == "Lifts to the clinic" and "Lifts to church" in titles(found)
    assert found[0].subjects == ("Transport",) and found[0].km == pytest.approx(0)
    church = next(one for one in found if one.title == "Lifts to church")
    assert church.groups == ("Older people",) and 300 < church.km < 450


def test_to_be_about_the_same_people_alone_is_too_little(lifts):
    found = {one.title: one for one in wanted(VISITOR, Ask("I can drive older people", top=9))}
    assert "Cold homes" not in found or found["Cold homes"].near >= 0.2
    assert all("older" not in one.words for one in found.values())


def test_without_a_place_what_shares_most_comes_first(lifts):
    found = wanted(VISITOR, Ask("lifts to the clinic for whoever cannot drive", top=9))
    assert titles(found)[0] == "Lifts to the clinic" and found[0].km is None


@pytest.mark.parametrize("change", [{"status": "met"}, {"status": "draft"}, {"visibility": "private"}])
def test_only_what_is_asked_now_and_may_be_seen(lifts, change):
    need = lifts["near"]
    need.owner = rows.actor().party
    for name, value in change.items():
        setattr(need, name, value)
    need.save()
    assert "Lifts to the clinic" not in titles(wanted(VISITOR, Ask("I can drive to the clinic", top=9)))


def test_the_other_world_is_not_asked_about(lifts):
    assert wanted(VISITOR, Ask("I can drive", world="practice", top=9)) == ()


def test_much_the_same_is_more_than_one_word(lifts):
    same = alike(VISITOR, Ask("Nobody gives us lifts to the clinic", top=3))
    assert titles(same)[0] == "Lifts to the clinic"
    assert alike(VISITOR, Ask("xqzv", top=3)) == ()
