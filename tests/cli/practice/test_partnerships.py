"""Two work together in the practice town, once: one goes on, and one is closed with what was learned."""

import pytest

from alongside.cli.practice import partnerships
from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.models import Partnership
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_one_goes_on_and_one_is_closed():
    world = {"world": "practice"}
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    for key in ("aq-alliance", *partnerships.JOIN):
        actor = rows.actor(key, source_id=key, **world)
        user = User.objects.create(email=f"{key}@demo.example", name=key)
        role = {"role": "broker", "place": town} if key == "aq-alliance" else {"role": "editor"}
        Acting.objects.create(user=user, party=actor.party, **role)
    by = Doer(process="alongside demo")
    partnerships.seed(by)
    assert not Partnership.objects.exists(), "not before there is what they work on"
    rows.need("Carers alone", source_id=partnerships.NEED, place=town, **world)
    partnerships.seed(by)
    partnerships.seed(by)
    living, closed = (
        Partnership.objects.get(name=name) for name in (partnerships.LIVING, partnerships.CLOSED)
    )
    assert Partnership.objects.count() == 2
    assert living.stage == "design"
    assert len(queries.members_of(living)) == 4
    assert len(queries.named_on_card(VISITOR, living)) == 4
    assert closed.state == "closed"
    assert closed.lessons_shown
