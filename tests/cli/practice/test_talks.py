"""The practice town's connector has two talks to be reminded of; seeded twice, they are there once."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db


def test_two_talks_wait_today_and_are_noted_once():
    from alongside.cli.practice import talks
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.digests.models import Talk

    by, world = Doer(process="alongside demo"), {"world": "practice"}
    talks.seed(by)  # before the town is there
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    alliance, *_ = (
        rows.actor(key, source_id=key, **world) for key in ("aq-alliance", "aq-netloft", "aq-chapel")
    )
    talks.seed(by)  # before its connector is there
    assert not Talk.objects.exists()
    user = User.objects.create(email="broker@demo.example")
    Acting.objects.create(user=user, party=alliance.party, role="broker", place=town)
    talks.seed(by)
    talks.seed(by)
    assert [talk.actor.name for talk in Talk.objects.order_by("pk")] == ["aq-netloft", "aq-chapel"]
    assert all(talk.remind_on and talk.user == user and talk.tie for talk in Talk.objects.all())
