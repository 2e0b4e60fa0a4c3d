"""An introduction is seen by its two sides, by whoever asked, and by the connectors of its places."""

import pytest

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.accounts.models import Party
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.matches import services
from alongside.exchange.matches.queries import introductions as queries
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support import introductions as two
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_another_is_not_found():
    those = two.two()
    made = two.introduced(those, by=those.ward)
    village = rows.place("Village", parent=those.place)
    near = two.user("near", Party.objects.create(), "broker", village)
    stranger = two.user("stranger", Party.objects.create())
    for who in (those.ward, those.helper, those.nell):
        assert queries.introduction_for(two.viewer(who), made.ref) == made
    for who in (near, stranger):
        assert queries.introduction_for(two.viewer(who), made.ref) is None
        assert not queries.introductions_for(two.viewer(who))
    assert queries.introduction_for(VISITOR, made.ref) is None


def test_a_connector_of_what_it_lies_in_sees_it():
    those = two.two()
    inner = rows.place("Village", parent=those.place)
    Need.objects.update(place=inner)
    Offer.objects.update(place=None)
    made = two.introduced(those, by=those.ward)
    assert queries.introduction_for(two.viewer(those.nell), made.ref) == made


@pytest.mark.parametrize("model", [Need, Offer])
def test_what_one_may_no_longer_see_takes_its_introduction_along(model):
    those = two.two()
    made = two.introduced(those)
    model.objects.update(visibility="private")
    owner, other = (those.ward, those.helper) if model is Need else (those.helper, those.ward)
    assert queries.introduction_for(two.viewer(owner), made.ref) == made
    for who in (other, those.nell):
        assert queries.introduction_for(two.viewer(who), made.ref) is None


def test_what_waits_for_an_answer_waits_for_the_side_that_is_asked():
    those = two.two()
    made = two.introduced(those, by=those.ward)
    ward, club = two.viewer(those.ward), two.viewer(those.helper)
    (waiting,) = queries.waiting_introductions(club)
    assert (waiting, waiting.which) == (made, "offer")
    assert queries.waiting_introductions(ward) == [] == queries.waiting_introductions(two.viewer(those.nell))
    services.answer(ref=made.ref, which="offer", says="yes", by=two.doer(those.helper))
    assert queries.waiting_introductions(club) == []


def test_letters_are_for_the_two_sides_and_not_for_a_connector():
    those = two.two()
    made = two.in_touch(those)
    letter = services.write_letter(ref=made.ref, which="need", text="Hello", by=two.doer(those.ward))
    assert queries.letters_of(two.viewer(those.helper), made) == [letter]
    assert queries.letters_of(two.viewer(those.nell), made) == []
    assert queries.letters_of_link(made, "offer") == [letter] and queries.letters_of_link(made, "need") == []


def test_a_guest_sees_their_own():
    those = two.two()
    guest = new_guest(name="Ann", email="ann@x.example")
    Need.objects.update(owner=guest.party, actor=None)
    made = two.introduced(those)
    viewer = viewer_for(None, guest)
    assert queries.introduction_for(viewer, made.ref) == made
    assert queries.my_sides(viewer, made) == ["need"]
    assert len(queries.waiting_introductions(viewer)) == 1


def test_what_one_can_ask_for_and_give():
    those = two.two()
    ward, club, nell = (two.viewer(who) for who in (those.ward, those.helper, those.nell))
    stranger = two.viewer(two.user("stranger", Party.objects.create()))
    assert [queries.can_be_asked(who, those.need) for who in (ward, club, nell, stranger)] == [
        True, False, True, False,
    ]  # fmt: skip
    assert [queries.could_help(who, those.need) for who in (ward, club, nell, stranger)] == [
        False, True, False, False,
    ]  # fmt: skip
    assert [queries.could_ask(who, those.offer) for who in (ward, club, stranger, VISITOR)] == [
        True, False, True, False,
    ]  # fmt: skip
    assert queries.needs_to_ask_for(ward, world="real") == [those.need]
    assert queries.needs_to_ask_for(nell, world="real") == [those.need]
    assert queries.needs_to_ask_for(club, world="real") == []
    assert queries.offers_to_give(club, world="real") == [those.offer]
    assert queries.offers_to_give(ward, world="real") == []
