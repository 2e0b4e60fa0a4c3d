"""How something has spread, what may come, whether it goes with who works with whom."""

from itertools import combinations

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.spread import read_learnt, read_spread
from alongside.exchange.analyses.spread_growth import FEWEST_SITES, outlook
from alongside.exchange.analyses.spread_ties import learn, month_of
from tests._support.innovations_adoptions import adoption, thing
from tests._support.spread import TODAY, settle

pytestmark = pytest.mark.django_db


def test_what_may_come_goes_on_from_what_has_been():
    found = read_spread(VISITOR, settle().offer, TODAY)
    assert found.ever == 10 and found.count("planned") == 1 and found.count("stopped") == 1
    looked = found.outlook
    assert looked.enough and len(found.ahead) == len(looked.middle) == 12
    assert found.ahead[0] > found.points.ends[found.points.whole - 1]
    assert all(
        10 <= low <= middle <= high
        for low, middle, high in zip(looked.low, looked.middle, looked.high, strict=True)
    )
    assert list(looked.middle) == sorted(looked.middle)
    assert all(
        wide[0] <= low and high <= wide[1]
        for low, high, wide in zip(looked.low, looked.high, looked.widest, strict=True)
    )


def test_with_too_few_nothing_is_foretold():
    offer = thing()
    assert read_spread(VISITOR, offer, TODAY).outlook.why == "nobody"
    adoption(offer)
    few = read_spread(VISITOR, offer, TODAY)
    assert few.outlook.why == "few" and few.ahead == ()
    assert outlook((1,) * (FEWEST_SITES - 1) + (0,) * 9, 1).why == "few"
    assert outlook((0,) * 9 + (9,), 1).why == "at-once"


def test_the_same_input_has_the_same_mark():
    offer = settle().offer
    first, again = (read_spread(VISITOR, offer, TODAY) for _ in range(2))
    assert first == again
    adoption(offer)
    assert read_spread(VISITOR, offer, TODAY).digest != first.digest


def test_who_follows_the_one_it_works_with_is_seen():
    world = settle()
    found = read_spread(VISITOR, world.offer, TODAY)
    ground, learnt = read_learnt(VISITOR, world.offer, found, TODAY)
    assert ground.names[:10] == tuple(one.name for one in world.sites[:10]) and len(ground.pairs) == 11
    assert learnt.enough and learnt.around[:4] == (0, 1, 1, 1)  # of the one before it
    assert learnt.mean > learnt.by_chance and not learnt.learns  # a row of ten is too little to be sure
    assert learnt.followed and all(0 < soon <= of for _at, soon, of in learnt.followed)
    assert learnt.kind[0] == 0 and learnt.kind[10] == -1


def test_without_ties_nothing_is_said_of_them():
    offer = thing()
    for _number in range(9):
        adoption(offer)
    found = read_spread(VISITOR, offer, TODAY)
    _ground, learnt = read_learnt(VISITOR, offer, found, TODAY)
    assert not learnt.enough and not learnt.learns and set(learnt.around) == {0}


def test_in_one_of_two_circles_it_is_learned():
    circles = [
        (one, other, None, None) for side in (0, 10) for one, other in combinations(range(side, side + 10), 2)
    ]
    spells = tuple((who, 2 * who, None) for who in range(10))
    learnt = learn(20, 10, spells, tuple(circles), 20)
    assert learnt.learns and learnt.near > 0.5 and learnt.near_p < 0.01
    mixed = learn(20, 10, spells, tuple((one, (one + 7) % 20, None, None) for one in range(20)), 20)
    assert not mixed.learns


def test_months_are_read_from_any_day():
    assert month_of("2026-03-05") == month_of("2026-03") == 2026 * 12 + 2
    assert (month_of("2026"), month_of("2026", last=True), month_of("")) == (2026 * 12, 2026 * 12 + 11, None)
