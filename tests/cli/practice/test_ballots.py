"""The practice town's connector asks for two orders; enough people answer that both can be shown."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db


def test_two_lists_are_put_in_order_and_once(monkeypatch):
    from alongside.cli.practice import ballots, connector
    from alongside.exchange.accounts.access import VISITOR, Doer
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.analyses.priorities import shown_for
    from alongside.exchange.voices.queries.asks import asks_for
    from alongside.exchange.voices.queries.ballots import ballot_for

    monkeypatch.setattr(ballots, "PEOPLE", 11)
    by, world = Doer(process="alongside demo"), {"world": "practice"}
    ballots.seed(by)  # before there is a town
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    host = rows.actor("Alliance", source_id=connector.ALLIANCE, **world)
    user = User.objects.create(email="broker@demo.example")
    Acting.objects.create(user=user, party=host.party, role="broker", place=town)
    for key, _worth in ballots.NEEDS:
        rows.need(key.removeprefix("need-aq-"), source_id=key, place=town, **world)
    ballots.seed(by)
    ballots.seed(by)
    asks = {one.state: one for one in asks_for(VISITOR, kind="ballot", world="practice")}
    assert set(asks) == {"open", "closed"}
    found = {state: shown_for(ballot_for(VISITOR, one.ref)) for state, one in asks.items()}
    assert (found["open"].people, found["closed"].people) == (5, 16)
    assert found["closed"].outcome["weighed"] == 16
