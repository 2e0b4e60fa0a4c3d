"""The practice town's two questions: one is open in two languages, one is voted on and closed; both once."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db


def test_two_questions_are_asked_and_once():
    from alongside.cli.practice import connector, conversations
    from alongside.exchange.accounts.access import VISITOR, Doer
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.voices.models import Vote
    from alongside.exchange.voices.queries.asks import asks_for

    by, world = Doer(process="alongside demo"), {"world": "practice"}
    conversations.seed(by)  # before the town is there
    assert not asks_for(VISITOR).exists()
    town = rows.place("Alderquay", "town", source_id="alderquay", **world)
    host = rows.actor("The alliance", source_id=connector.ALLIANCE, **world)
    user = User.objects.create(email="broker@demo.example")
    Acting.objects.create(user=user, party=host.party, role="broker", place=town)
    conversations.seed(by)
    conversations.seed(by)
    found = {one.title: one for one in asks_for(VISITOR, world="practice")}
    assert {title: one.state for title, one in found.items()} == {
        conversations.OPEN: "open",
        conversations.OLDER: "closed",
    }
    talk = found[conversations.OPEN].conversation
    assert (talk.statements.count(), talk.information.count(), talk.languages) == (14, 2, ["en", "cy"])
    assert all(len(one.text) <= talk.longest for one in talk.statements.all())
    votes = Vote.objects.filter(statement__conversation__ask=found[conversations.OLDER])
    assert votes.count() == len(conversations.BEFORE_VOTES) * len(conversations.BEFORE_SEEDS)
