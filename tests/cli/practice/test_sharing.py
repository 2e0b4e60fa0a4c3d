"""The practice town's connector keeps one sharing that differs by what is fair; it is there once."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db


def test_one_sharing_is_kept_and_once(home, settings):
    from alongside.cli.practice import sharing
    from alongside.exchange.accounts.access import Doer, viewer_for
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.analyses import indexing
    from alongside.exchange.analyses.sharing import shared_for
    from alongside.exchange.matches.models import Sharing

    settings.ENCODER = "latent"
    by, world = Doer(process="alongside demo"), {"world": "practice"}
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    user = User.objects.create(email="broker@demo.example")
    Acting.objects.create(user=user, party=rows.actor(**world).party, role="broker", place=town)
    for key in sharing.NEEDS:
        rows.need("Families want a course on falls", source_id=key, place=town, **world)
    for key in sharing.OFFERS:
        rows.offer("Course on falls for families", "", source_id=key, place=town, capacity=5, **world)
    sharing.seed(by)  # before there is an index
    assert not Sharing.objects.exists()
    indexing.rebuild()
    sharing.seed(by)
    sharing.seed(by)
    made = Sharing.objects.get()
    assert list(made.needs.values_list("takes", flat=True)) == [1, 2, 1]
    found = shared_for(viewer_for(user), made.ref)
    assert sum(one.places for one in found.choices[0].given) == 3, "what there is of the two helps"
