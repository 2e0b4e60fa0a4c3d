"""The practice town's connector asks once who could host; nobody has answered."""

import pytest

from alongside.cli.practice import convening
from tests._support import rows
from tests._support.introductions import user

pytestmark = pytest.mark.django_db


def test_one_question_waits_and_is_asked_once():
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.partnerships.models import HostRound

    by, world = Doer(process="alongside demo"), {"world": "practice"}
    convening.seed(by)  # before there is a town
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    user("nell", rows.actor(**world).party, "broker", town)
    rows.need("Young people wait", source_id=convening.NEED, place=town, **world)
    convening.seed(by)  # before there is anybody
    assert not HostRound.objects.exists()
    for key in (*convening.ASKED, *convening.HOSTS):
        made = rows.actor(key, source_id=key, **world)
        if key in convening.ASKED:
            user(key, made.party)
    convening.seed(by)
    convening.seed(by)
    asked = HostRound.objects.get()
    assert asked.asked.count() == 4 and asked.tallies.count() == 2
    assert not asked.asked.filter(answered=True).exists()
