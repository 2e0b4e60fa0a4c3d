"""The link in an invitation: no button is pressed by looking; a closed group is said to be closed."""

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Circle
from alongside.exchange.accounts.services import make_link, new_guest

pytestmark = pytest.mark.django_db


def test_one_may_say_no_and_a_closed_group_cannot_be_joined():
    guest = new_guest(name="Ada")
    open_one = Circle.objects.create(name="Early ideas")
    closed = Circle.objects.create(name="Late ideas", closed_at="2026-01-01T00:00Z")
    whose = {"purpose": "circle", "guest_id": guest.pk, "party_id": guest.party_id}
    no = Client().post(make_link(ref=open_one.ref, **whose), {"button": "no"})
    assert "You have not joined" in no.content.decode()
    late = make_link(ref=closed.ref, **whose)
    assert "closed since" in Client().get(late).content.decode()
    assert Client().post(late, {"button": "yes"}).status_code == 422
    assert not guest.party.circles.exists()
