"""The practice town has one private group with an early product; seeded twice, it is there once."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db
KEYS = ("aq-institute", "aq-carers", "aq-rowing")


def test_a_group_is_signed_by_two_and_shows_them_an_early_product():
    from alongside.cli.practice import circles
    from alongside.exchange.accounts.access import VISITOR, Doer, viewer_for
    from alongside.exchange.accounts.models import Acting, Circle, User
    from alongside.exchange.offers.queries import offers_for

    by, world = Doer(process="alongside demo"), {"world": "practice"}
    circles.seed(by)  # before the town is there
    actors = [rows.actor(key, source_id=key, **world) for key in KEYS]
    circles.seed(by)  # before its people are there
    assert not Circle.objects.exists()
    people = [User.objects.create(email=f"{key}@demo.example") for key in KEYS]
    for actor, user in zip(actors, people, strict=True):
        Acting.objects.create(user=user, party=actor.party, role="member")
    circles.seed(by)
    circles.seed(by)
    group = Circle.objects.get()
    assert group.host == actors[0].party and group.members.count() == 3 and group.world == "practice"
    assert group.terms.get().signatures.count() == 2
    counts = [offers_for(viewer_for(user), world="practice").count() for user in people]
    assert counts == [1, 1, 0] and not offers_for(VISITOR, world="practice").exists()
