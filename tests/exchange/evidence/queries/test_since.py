"""What is attached and what a case came to are seen with the case; what is due is told to its keeper."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence.queries import since as queries
from tests._support.evidence_since import attached, case, figure, revisit
from tests._support.partnerships import seen_by

pytestmark = pytest.mark.django_db


def test_what_is_beside_a_case_is_seen_with_it_and_not_without():
    shown, hidden = case(), case("Quiet", visibility="private")
    for one in (shown, hidden):
        attached(one)
        figure(revisit(one))
    assert queries.attached_to(VISITOR, shown) and queries.revisits_of(VISITOR, shown)
    assert not queries.attached_to(VISITOR, hidden) and not queries.revisits_of(VISITOR, hidden)
    assert set(queries.last_of(VISITOR, [shown.pk, hidden.pk])) == {shown.pk}
    own = seen_by(hidden.owner)
    assert queries.attached_to(own, hidden) and set(queries.last_of(own, [hidden.pk])) == {hidden.pk}


def test_the_sums_of_a_look_back_hold_costs_and_gains_apart():
    found = revisit()
    figure(found)
    figure(found, stream="closing", expected=1000, came_to=2500)
    figure(found, stream="beds", is_cost=False, expected=90000, came_to=-500)
    told = queries.since(found)
    assert (told.cost_expected, told.cost_came) == (49000, 43500)
    assert (told.gain_expected, told.gain_came) == (90000, -500)
    assert told.has_costs and told.has_gains


def test_an_agreed_case_is_due_a_year_later_until_somebody_looks():
    today = timezone.localdate()
    old = case(status="agreed", agreed_on=today - timedelta(days=400))
    case("New", status="agreed", owner=old.owner)
    case("Open", owner=old.owner)
    mine = seen_by(old.owner)
    assert queries.due(mine, today) == [old]
    assert queries.due(VISITOR, today) == []
    revisit(old, looked_on=today - timedelta(days=3))
    assert queries.due(mine, today) == []
