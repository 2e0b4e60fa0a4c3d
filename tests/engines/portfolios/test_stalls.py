"""What stays unusually long, and where a type is lost."""

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.stats import CensoredData, logrank

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import EVERY, journeys, leaving, now, stalls, survival
from alongside.engines.portfolios.stalls import log_rank

from . import worlds
from .worlds import seeds


def beside(*since, kind=0, other=0):
    """Ten that left a stage after 1 to 10, and others still there for so long."""
    many = len(since)
    return journeys(
        range(10 + many),
        [0] * (10 + many),
        [0] * 10 + [100 - one for one in since],
        [*range(1, 11), *[np.nan] * many],
        [other] * 10 + [kind] * many,
        stages=2,
        kinds=2,
        until=100,
    )


def test_longer_than_nine_in_ten_of_its_like_is_a_stall():
    (one,) = stalls(beside(10))
    assert (one.item, one.since, one.peers, one.kind) == (10, 10, 10, 0)
    assert one.chance == pytest.approx(0.1) and one.stalled and one.usual == 5 and one.limit == 9
    (one,) = stalls(beside(9))
    assert one.chance == pytest.approx(0.2) and not one.stalled
    assert stalls(beside(9), 0.8)[0].stalled


def test_who_has_few_of_its_type_is_held_against_all_and_few_of_all_against_none():
    (one,) = stalls(beside(50, kind=1))
    assert one.kind == EVERY and one.chance == 0 and one.stalled
    assert [one.item for one in stalls(beside(2, 30))] == [11, 10]
    kinds, left = [0] * 5 + [1] * 5 + [0], [*range(1, 11), np.nan]
    made = journeys(range(11), [0] * 11, [0] * 11, left, kinds, stages=1, kinds=2, until=20)
    assert [(one.kind, one.peers) for one in stalls(made)] == [(0, 5)]
    assert stalls(journeys([0, 1], [0, 0], [0, 0], [1, np.nan], [0, 0], stages=1, kinds=1, until=9)) == ()


@given(seeds)
@settings(max_examples=6)
def test_the_chance_is_that_of_the_others_alone(seed):
    made = worlds.journeys(worlds.stays(np.random.default_rng(seed), 40))
    here = {int(item): at for at, item in enumerate(now(made).item)}
    for one in stalls(made):
        stay = now(made).stay[here[one.item]]
        rows = np.flatnonzero((made.stage == one.stage) & ((made.kind == one.kind) | (one.kind == EVERY)))
        rows = rows[rows != stay]
        assert one.peers == len(rows) >= 5
        assert one.chance == survival(made.stayed[rows], made.ended[rows]).lasting(one.since)


@given(seeds)
@settings(max_examples=6)
def test_ways_out_add_up_and_there_is_one_valley_at_most_of_a_type(seed):
    made = worlds.journeys(worlds.stays(np.random.default_rng(seed)))
    found = leaving(made)
    for one in found:
        ways = (one.on, one.back, one.stop, one.done, one.stuck)
        assert sum(ways) == pytest.approx(1) and min(ways) >= 0
    for kind in {one.kind for one in found}:
        here = [one for one in found if one.kind == kind and one.enough and one.stage < worlds.STAGES - 1]
        valleys = [one for one in here if one.valley]
        assert len(valleys) == 1
        assert valleys[0].stop + valleys[0].stuck == pytest.approx(max(one.stop + one.stuck for one in here))


def test_a_type_that_takes_longer_than_the_others_is_slow():
    lasted, kind = [*range(1, 11), *range(21, 31)], [0] * 10 + [1] * 10
    made = journeys(range(20), [0] * 20, [0] * 20, lasted, kind, stages=2, kinds=2)
    quick, slow = (next(one for one in leaving(made) if one.kind == kind) for kind in (0, 1))
    assert slow.slow and (slow.median, slow.others) == (25, 5) and slow.p < 0.001 and not quick.slow
    assert slow.p == pytest.approx(quick.p)
    every = next(one for one in leaving(made) if one.kind == EVERY)
    assert np.isnan(every.p) and not every.slow and every.stop == pytest.approx(1)


@given(seeds)
@settings(max_examples=10)
def test_the_log_rank_test_is_that_of_scipy(seed):
    draw = np.random.default_rng(seed)
    one, other = draw.integers(1, 9, 12).astype(float), draw.integers(1, 14, 15).astype(float)
    ended, over = draw.random(12) < 0.7, draw.random(15) < 0.7
    ended[:2], over[:2] = True, True
    x, y = (CensoredData(uncensored=times[e], right=times[~e]) for times, e in ((one, ended), (other, over)))
    assert log_rank(one, ended, other, over) == pytest.approx(logrank(x, y).pvalue)
    assert log_rank(one, np.zeros(12, bool), other, np.zeros(15, bool)) == 1


def test_a_share_outside_0_to_1_is_refused():
    with pytest.raises(EngineInputError, match="quantile"):
        stalls(beside(1), 1.0)
