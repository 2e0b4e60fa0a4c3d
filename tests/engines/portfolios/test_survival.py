"""How long something lasts where not all have ended."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.stats import CensoredData, ecdf

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import endings, survival

from .worlds import seeds


@given(seeds)
@settings(max_examples=15)
def test_shares_and_ranges_are_those_of_scipy(seed):
    draw = np.random.default_rng(seed)
    lasted, ended = draw.integers(1, 12, 30).astype(float), draw.random(30) < 0.6
    ended[0] = True
    found = survival(lasted, ended)
    true = ecdf(CensoredData(uncensored=lasted[ended], right=lasted[~ended])).sf
    assert np.allclose(true.evaluate(found.time), found.share)
    inside = (found.share > 0) & (found.share < 1)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # it warns where its range is not defined
        band = true.confidence_interval(method="log-log")
    for ours, theirs in ((found.low, band.low), (found.high, band.high)):
        assert np.allclose(ours[inside], theirs.evaluate(found.time)[inside])
    assert (found.low <= found.share).all() and (found.share <= found.high).all()


@given(seeds)
@settings(max_examples=10)
def test_where_all_have_ended_it_is_plain_counting(seed):
    lasted = np.random.default_rng(seed).integers(0, 9, 21).astype(float)
    found = survival(lasted, np.ones(21, bool))
    assert np.allclose(found.share, [(lasted > time).mean() for time in found.time])
    assert found.quantile(0.5)[0] == np.median(lasted)
    assert found.mean_up_to(100) == pytest.approx(lasted.mean())
    assert found.lasting(4) == pytest.approx((lasted >= 4).mean())


def test_where_none_ended_nothing_is_reached():
    found = survival([3, 4], [False, False])
    assert found.quantile(0.5) == (np.inf, np.inf, np.inf)
    assert found.lasting(9) == 1 and found.mean_up_to(2) == 2
    assert survival([5], [True]).high.tolist() == [1]
    assert survival([3, 5], [True, True]).mean_up_to(4) == 3.5


@given(seeds)
@settings(max_examples=10)
def test_ways_of_ending_are_those_of_a_product_of_small_steps(seed):
    draw = np.random.default_rng(seed)
    lasted, ended, way = draw.integers(1, 7, 25), draw.random(25) < 0.7, draw.integers(-1, 3, 25)
    ended[0] = True
    found = endings(lasted, ended, way)
    state = np.r_[1.0, np.zeros(len(found.ways))]  # still there, then the ways
    for row, time in enumerate(found.time):
        there = lasted >= time
        gone = [((lasted == time) & ended & (way == one)).sum() / there.sum() for one in found.ways]
        state[1:] += state[0] * np.array(gone)
        state[0] *= 1 - sum(gone)
        assert np.allclose(found.share[row], state[1:]) and np.allclose(found.by(time), state[1:])
    assert np.allclose(survival(lasted, ended).share, 1 - found.share.sum(axis=1))
    assert not found.by(0).any()


def test_what_cannot_be_is_said():
    with pytest.raises(EngineInputError, match="lasted: row 1"):
        survival([1, -1], [True, True])
    with pytest.raises(EngineInputError, match="lasted: row 0"):
        survival([np.nan], [True])
    with pytest.raises(EngineInputError, match="ended"):
        survival([1, 2], [True])
