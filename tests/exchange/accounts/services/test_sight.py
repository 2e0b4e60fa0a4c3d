"""Saying who may see a row: only with a group that one belongs to and sees into."""

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting, Circle, Party, User
from alongside.exchange.accounts.services import SightRefused, set_sight
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    user, party = User.objects.create(email="a@example.org"), Party.objects.create()
    Acting.objects.create(user=user, party=party)
    circle = Circle.objects.create(name="Early ideas")
    circle.members.set([party])
    return Doer(user_id=user.pk, acting_for_id=party.pk), circle, rows.offer("Tea", owner=party)


def test_a_row_is_shared_with_a_group_and_made_public_again(ours):
    by, circle, offer = ours
    assert set_sight(row=offer, visibility="circle", circles=[circle.ref], by=by) == ["visibility", "circles"]
    offer.refresh_from_db()
    assert (offer.visibility, list(offer.circles.all())) == ("circle", [circle])
    assert set_sight(row=offer, visibility="circle", circles=[circle.ref], by=by) == []
    assert set_sight(row=offer, visibility="public", circles=[circle.ref], by=by) == ["visibility", "circles"]
    assert not offer.circles.exists()


def test_what_cannot_be_is_refused_and_nothing_changes(ours):
    by, circle, offer = ours
    other = Circle.objects.create(name="Others")
    broken = Doer(user_id=by.user_id)
    circle.terms.create(version=1, text="Say nothing.")  # not signed
    nobodys = rows.offer("Nobody's")
    for row, doer, sight, refs in (
        (offer, by, "all", []),
        (offer, by, "circle", []),
        (offer, by, "circle", [other.ref]),
        (offer, by, "circle", [circle.ref]),
        (offer, broken, "circle", ["none"]),
        (nobodys, by, "private", []),
    ):
        with pytest.raises(SightRefused):
            set_sight(row=row, visibility=sight, circles=refs, by=doer)
    offer.refresh_from_db()
    assert offer.visibility == "public"


def test_a_group_of_the_other_world_is_not_found(ours):
    by, circle, _ = ours
    played = rows.offer("Played", world="practice", owner_id=by.acting_for_id)
    with pytest.raises(SightRefused, match="group that you belong to"):
        set_sight(row=played, visibility="circle", circles=[circle.ref], by=by)
