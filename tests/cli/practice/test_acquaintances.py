"""The practice town's connector suggests that two meet, and some say what they bring; each is there once."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db


def test_each_is_there_once_and_what_was_taken_back_stays_away(home):
    from alongside.cli.practice import acquaintances
    from alongside.cli.practice.users import PARTIES
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.directory.models import Background, Knows
    from alongside.exchange.directory.services.backgrounds import forget_background
    from alongside.exchange.matches.models import Acquaintance

    by, world = Doer(process="alongside demo"), {"world": "practice"}
    acquaintances.seed(by)  # before there is a town
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    keys = {*acquaintances.PAIR, PARTIES["broker"][0], PARTIES["researcher"][0]}
    keys |= {key for *_, knows in acquaintances.BACKGROUNDS.values() for key in knows}
    actors = {key: rows.actor(key, source_id=key, place=town, **world) for key in sorted(keys)}
    for role in ("broker", "researcher"):
        user = User.objects.create(email=f"{role}@demo.example")
        place = town if role == "broker" else None
        Acting.objects.create(user=user, party=actors[PARTIES[role][0]].party, role=role, place=place)
    acquaintances.seed(by)
    acquaintances.seed(by)
    made = Acquaintance.objects.get()
    assert (made.one.name, made.other.name, made.state) == (*acquaintances.PAIR, "open")
    assert Background.objects.count() == 2 and Knows.objects.count() == 3
    forget_background(by=Doer(user_id=user.pk))
    acquaintances.seed(by)
    assert Background.objects.count() == 1
