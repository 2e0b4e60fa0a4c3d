"""How likely and how soon adoption is."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import journeys, now, outlook

from . import worlds
from .worlds import seeds


def two_ways():
    """Of ten in stage 0 six go on after 1, two stop after 2, two go on after 3; from stage 1 all after 2."""
    onward = [1] * 6 + [3] * 2
    rows = [(item, 0, 0, left) for item, left in enumerate(onward)]
    rows += [(item, 1, left, left + 2) for item, left in enumerate(onward)]
    rows += [(item, 2, left + 2, np.nan) for item, left in enumerate(onward)]
    rows += [(8, 0, 0, 2), (9, 0, 0, 2)]
    item, stage, entered, left = zip(*rows, strict=True)
    return journeys(item, stage, entered, left, [0] * len(item), stages=3, kinds=1, until=50)


def ask(stage, since, within, **more):
    n = len(stage)
    return outlook(two_ways(), stage, [0] * n, since, reaching=[2], within=within, seed=1, **more)


def test_chances_are_those_worked_out_by_hand():
    found = ask([0, 0, 0, 1, 2], [0, 1, 2, 0, 9], 10)
    assert found.chance == pytest.approx([0.8, 0.5, 1, 1, 1], abs=0.03)
    assert found.median[[0, 2, 3, 4]].tolist() == [3, 3, 2, 0]
    assert found.mean == pytest.approx([0.6 * 3 + 0.2 * 5 + 0.2 * 10, 0.5 * 4 + 5, 3, 2, 0], abs=0.2)
    assert (found.low <= found.chance).all() and (found.chance <= found.high).all()
    assert 0.4 < found.low[0] < 0.75 < 0.85 < found.high[0] and found.known.all()
    soon = ask([0], [0], 3.5, again=0)
    assert soon.chance == pytest.approx([0.6], abs=0.03) and np.isnan(soon.low).all()
    assert ask([0], [0], 2, again=0).median.tolist() == [np.inf]


def test_who_stays_longer_than_anybody_did_has_no_known_chance():
    found = ask([0, 1], [3, 2.5], 10)
    assert not found.known.any() and np.isnan(found.chance).all() and np.isnan(found.mean).all()


def test_a_type_with_few_stays_goes_as_all_do():
    for many, chance in ((4, 4 / 9), (5, 1)):  # of another type five stopped, of this one all went on
        n = 5 + many
        stage, left = [0] * n + [1] * many, [1.0] * n + [np.nan] * many
        item, kind = [*range(n), *range(5, n)], [0] * 5 + [1] * many + [1] * many
        entered = [0] * n + [1] * many
        made = journeys(item, stage, entered, left, kind, stages=2, kinds=2, until=9)
        found = outlook(made, [0], [1], [0], reaching=[1], within=5, seed=1, again=0)
        assert found.chance == pytest.approx([chance], abs=0.03)


@given(seeds)
@settings(max_examples=3)
def test_a_seed_gives_the_same_and_more_time_never_less_chance(seed):
    made = worlds.journeys(worlds.stays(np.random.default_rng(seed), 40))
    here = now(made)

    def within(time):
        return outlook(made, here.stage, here.kind, here.since, reaching=[3], within=time, seed=seed, again=0)

    short, long = within(20), within(200)
    assert np.array_equal(within(20).chance, short.chance, equal_nan=True)
    known = short.known
    assert (long.chance[known] >= short.chance[known] - 0.03).all()
    assert (short.mean[known] <= 20).all() and (known == long.known).all()


def test_what_cannot_be_is_said():
    with pytest.raises(EngineInputError, match="within"):
        ask([0], [0], 0)
    with pytest.raises(EngineInputError, match="stage"):
        ask([3], [0], 1)
    empty = ask([], [], 5)
    assert len(empty.chance) == len(empty.low) == 0
