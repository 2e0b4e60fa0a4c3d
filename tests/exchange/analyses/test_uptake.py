"""How widely each is used: counts of sites, shares and ranges of ranks, never a bare one of few."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.uptake import uptake
from tests._support import rows
from tests._support.innovations_adoptions import adoption, ago, site, thing

pytestmark = pytest.mark.django_db


def test_the_wider_used_comes_first_with_its_range():
    here = rows.place("Wenbury")
    sites = [site(f"Site {number}", place=here) for number in range(9)]
    wide, rare = thing("Wide"), thing("Rare")
    for one in sites:
        adoption(wide, one, place=here)
    adoption(rare, sites[0], place=here, stopped_on=ago(3), stop="cost")
    adoption(rare, site("Away"))
    found = uptake(VISITOR, world="real", place_id=here.pk)
    first, last = found.lines
    assert found.sites == 9 and (first.offer, last.offer) == (wide, rare) and found.is_compared
    assert (first.started, first.using, last.started, last.using, last.stopped) == (9, 9, 1, 0, 1)
    assert 0 < first.low < first.high <= 1 and first.first == 1 and last.last == 2
    assert uptake(VISITOR, world="real").sites == 10


def test_too_few_are_not_ranked_and_plans_do_not_count():
    adoption(thing("A"))
    adoption(thing("B"), started_on=None, planned_on=ago(-9))
    found = uptake(VISITOR, world="real")
    assert len(found.lines) == 1 and found.lines[0].last == 0 and not found.is_compared
    assert uptake(VISITOR, world="practice").lines == ()
