"""The practice town's landlord is there twice, and its connector is asked; seeded twice, it is asked once."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db


def test_one_pair_waits_for_the_connector():
    from alongside.cli.practice import linking
    from alongside.exchange.accounts.access import Doer, viewer_for
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.directory.models import Actor
    from alongside.exchange.directory.queries import last_run, pairs_for, twice_for

    by, world = Doer(process="alongside demo"), {"world": "practice"}
    linking.seed(by)  # before the town is there
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    hill = rows.place("Saltern Hill", "small_area", parent=town, **world)
    site = {"website": "https://windlass-homes.example", "place": hill}
    rows.actor("Windlass Homes", source_id="aq-windlass", **site, **world)
    alliance = rows.actor("Together", source_id="aq-alliance", place=town, **world)
    for number in range(20):
        rows.actor(f"Number {number} of the quay", place=hill, **world)
    linking.seed(by)  # before its connector is there
    assert not Actor.objects.filter(name=linking.AGAIN["name"]).exists()
    user = User.objects.create(email="broker@demo.example")
    Acting.objects.create(user=user, party=alliance.party, role="broker", place=town)
    linking.seed(by)
    linking.seed(by)
    viewer = viewer_for(user)
    pair = pairs_for(viewer, world="practice").get()
    assert {pair.a.name, pair.b.name} == {"Windlass Homes", "The Windlass Homes Ltd"}
    assert pair.probability > 0.9 and last_run(world="practice").entries == 23
    assert twice_for(viewer, world="practice").ref == pair.ref
