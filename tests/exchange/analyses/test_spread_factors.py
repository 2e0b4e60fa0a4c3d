"""What starting goes with: the data set, and no word more than it bears."""

import pytest

from alongside.engines.diffusion.hazards import installed
from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import spread_factors
from alongside.exchange.analyses.spread import read_learnt, read_spread
from tests._support import rows
from tests._support.innovations_adoptions import adoption, thing
from tests._support.spread import TODAY, settle

pytestmark = pytest.mark.django_db


def read(offer):
    found = read_spread(VISITOR, offer, TODAY)
    ground, _learnt = read_learnt(VISITOR, offer, found, TODAY)
    return spread_factors.read_factors(VISITOR, offer.world, found.uses, ground, TODAY)


def test_the_data_set_has_a_row_for_each_organisation():
    world = settle()
    rows.need("Warm rooms", place=world.here)
    found = read(world.offer)
    assert len(found.rows) == 12 and found.rows[0].asked == 1 and found.rows[0].public
    assert sorted(row.many for row in found.rows) == [1, 1, *[2] * 10]
    assert sum(row.started is not None for row in found.rows) == 10


@pytest.mark.skipif(not installed(), reason="statsmodels is not here")
def test_it_asks_of_no_more_than_the_starts_bear():
    found = read(settle().offer)
    assert found.asked == ("around", "many") and found.said[0].code == "base" and found.why == ""


def test_with_few_starts_or_without_the_library_it_says_so(monkeypatch):
    offer = thing()
    adoption(offer)
    assert read(offer).why == "few"
    spread_factors._regressed.cache_clear()
    monkeypatch.setattr(spread_factors, "installed", lambda: False)
    found = read(settle().offer)
    spread_factors._regressed.cache_clear()
    assert found.why == "not-installed" and found.rows and not found.said
