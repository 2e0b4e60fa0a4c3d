"""Costs are found by words, in their own world, by whoever is signed in."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.evidence.queries import costs as queries
from tests._support.evidence_reviewing import unit_cost

pytestmark = pytest.mark.django_db
SOMEBODY = Viewer(user_id=1)


def test_costs_are_found_by_words_and_not_by_visitors_or_in_the_other_world():
    night = unit_cost()
    unit_cost(name="A visit", unit="visit")
    unit_cost(world="practice", name="An invented night")
    assert [one.pk for one in queries.costs_for(SOMEBODY, world="real", q="hospital NIGHT")] == [night.pk]
    assert queries.costs_for(SOMEBODY, world="real").count() == 2
    assert not queries.costs_for(VISITOR, world="real").exists()
    assert queries.cost_for(SOMEBODY, night.pk, world="practice") is None
    assert queries.lists_in(SOMEBODY, world="real") == [
        {"source": "List of the town", "year": 2024, "licence": "OGL-UK-3.0", "many": 2}
    ]
