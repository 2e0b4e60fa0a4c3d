"""Those who work together in the practice town decide and agree, once."""

import pytest

from alongside.cli.practice import partnership_governance
from alongside.exchange.accounts.access import Doer
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.models import Agreement, Decision
from alongside.exchange.partnerships.queries import agreeing, deciding
from tests._support.governing import one
from tests._support.partnerships import partnership

pytestmark = pytest.mark.django_db


def test_one_vote_is_over_one_waits_and_one_has_still_to_sign():
    by = Doer(process="alongside demo")
    found = partnership(world="practice")
    one(found, "Ann", "convener"), one(found, "Bob")
    partnership_governance.seed(by)
    assert not Decision.objects.exists(), "not before there are three"
    one(found, "Cay"), one(found, "Dee")
    partnership_governance.seed(by)
    partnership_governance.seed(by)
    closed = deciding.decisions_of(found).get(question=partnership_governance.AGREED["question"])
    outcome = deciding.tally(closed)
    assert (outcome.result, outcome.votes, outcome.against, outcome.aside) == ("carried", (2,), 1, 1)
    assert len(outcome.through) == 1
    waits = deciding.decisions_of(found).get(closed_at=None)
    assert len(deciding.waiting_for(waits)) == 2
    [agreement] = agreeing.agreements_of(found)
    assert len(agreeing.standing(agreement, queries.members_of(found)).missing) == 1
    assert Agreement.objects.count() == 1
