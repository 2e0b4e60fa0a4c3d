"""From a record to its private group, for those who know of the group."""

from types import SimpleNamespace

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.accounts.models import Circle
from alongside.web.circles.ways import group_actions
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_members_are_led_to_the_group_and_others_are_not():
    host = rows.actor("Small Company").party
    circle = Circle.objects.create(name="Early ideas", host=host)
    circle.members.add(host)
    offer = rows.offer("Secret lamp", visibility="circle", owner=host)
    offer.circles.set([circle])
    member = SimpleNamespace(viewer=Viewer(user_id=1, parties=frozenset({host.pk})))
    [way] = group_actions(member, offer)
    assert way == {"text": "Private group: Early ideas", "url": f"/circles/{circle.ref}/", "main": False}
    assert group_actions(SimpleNamespace(viewer=VISITOR), offer) == []
    offer.visibility = "public"
    assert group_actions(member, offer) == []
