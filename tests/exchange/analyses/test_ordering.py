"""Different ones first when asked; an operator's floor when set; what was learnt when it is switched on."""

from dataclasses import replace

import pytest
from django.utils import timezone

from alongside.engines.matching import DEFAULT_WEIGHTS
from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import find_groups, find_offers
from alongside.exchange.analyses.models import WeightSet
from alongside.exchange.analyses.ordering import weights_now
from tests._support import rows

pytestmark = pytest.mark.django_db
ASK = Ask("Family carers want to learn about dementia", top=6)


@pytest.fixture
def lists(indexed):
    """Four courses of one company, and one each of a charity and of nobody known."""
    makers = [rows.actor("Company", sector="private")] * 4 + [rows.actor("Charity", sector="third"), None]
    for number, maker in enumerate(makers):
        rows.offer(f"Dementia course for family carers {number}", "Learn about dementia", actor=maker)
    indexed()


def order(**changes):
    return names(find_offers(VISITOR, replace(ASK, **changes)))


def names(answer):
    return [found.actor.name if found.actor else "" for found in answer.found]


def test_what_fits_best_comes_first_unless_something_else_is_asked(lists, settings):
    assert order() == ["Company"] * 4 + order()[4:]
    assert set(order(different_first=True)[:3]) == {"Company", "Charity", ""}
    assert order(different_first=True, top=3) == order(different_first=True)[:3]
    groups = find_groups(VISITOR, replace(ASK, different_first=True), {"open": 3})
    assert set(names(groups)) == {"Company", "Charity", ""}


def test_a_floor_brings_the_few_forward_by_no_more_than_they_deserve(lists, settings):
    plain = order()
    settings.SMALL_FLOOR = 0.9
    floored = order()
    assert sorted(floored) == sorted(plain) and floored.index("Charity") < plain.index("Charity")
    assert floored[0] == "Company" and order(different_first=True)[0] == "Company"


def test_what_was_learnt_counts_in_its_world_while_it_is_on(lists):
    factors = [1, 2, 1, 1, 1, 1, 1, 1, 1]
    made = WeightSet.objects.create(factors=factors, outcomes=100, good=50)
    assert weights_now("real") is DEFAULT_WEIGHTS
    made.active, made.switched_at = True, timezone.now()
    made.save()
    assert (weights_now("real").table[:, 1] == 2 * DEFAULT_WEIGHTS.table[:, 1]).all()
    assert weights_now("practice") is DEFAULT_WEIGHTS
    before = WeightSet.objects.get()
    before.factors = [0.25, *factors[1:]]
    before.save()
    weight = {line.part: line.weight for line in find_offers(VISITOR, ASK).found[0].reasons}
    assert weight["topic"] == 2.5
