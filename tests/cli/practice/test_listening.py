"""The practice town's connector writes down where people were listened to, once."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db


def test_each_is_there_once_with_what_was_heard(home):
    from alongside.cli.practice import connector, listening
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.voices.models import Session

    by, world = Doer(process="alongside demo"), {"world": "practice"}
    listening.seed(by)  # before there is a town
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    host = rows.actor("Alliance", source_id=connector.ALLIANCE, place=town, **world)
    nell = User.objects.create(email="broker@demo.example")
    Acting.objects.create(user=nell, party=host.party, role="broker", place=town)
    listening.seed(by)
    listening.seed(by)
    found = Session.objects.order_by("on")
    assert [one.heard for one in found] == [17, 11, None]
    assert {one.world for one in found} == {"practice"}
