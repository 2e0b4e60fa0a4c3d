"""Moran's I against its definition and all deals; shuffled worlds keep what they must."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.sparse import csr_array

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion import adoption, dependence, moran, moran_of, nearness, rewired, ties

from .worlds import seeds, world

NAN = float("nan")


def by_hand(x, w):
    rows = w.sum(axis=1, keepdims=True)
    w = np.divide(w, rows, out=np.zeros_like(w), where=rows > 0)
    z = x - x.mean()
    return len(x) / w.sum() * (z @ w @ z) / (z @ z)


def test_moments_are_those_of_all_deals():
    random = np.random.default_rng(1)
    x, w = random.normal(size=6), random.integers(0, 3, (6, 6)).astype(float)
    np.fill_diagonal(w, 0)
    found = moran(x, csr_array(w))
    deals = [by_hand(np.array(one), w) for one in permutations(x)]
    assert found.observed[0] == pytest.approx(by_hand(x, w))
    assert found.expected[0] == pytest.approx(np.mean(deals)) == pytest.approx(-1 / 5)
    assert found.deviation[0] == pytest.approx(np.std(deals))


@given(seeds)
@settings(max_examples=15)
def test_periods_are_taken_one_by_one(seed):
    small = world(seed)
    near, plain = moran_of(small.given, small.told), moran_of(small.given, small.told, by="ties")
    using = small.given.using()
    for at, period in enumerate(small.calendar):
        w = np.zeros((small.n, small.n))
        for pair, weight in small.tied(period).items():
            w[pair] = weight
        varies = 0 < using[:, at].sum() < small.n and w.any()
        assert plain.observed[at] == pytest.approx(by_hand(using[:, at], w) if varies else 0)
        steps = nearness(small.told, period=period).toarray()
        assert near.observed[at] == pytest.approx(by_hand(using[:, at], steps) if varies else 0)
        assert np.isnan(near.deviation[at]) or varies


def test_nearness_ends_at_its_reach():
    line = ties(9, range(8), range(1, 9))
    assert nearness(line).toarray()[0].tolist() == [0, 1, 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 6, 0, 0]
    assert nearness(line, reach=1).sum() == 8


def test_rewired_ties_keep_how_many_each_has_in_each_period():
    random = np.random.default_rng(2)
    drawn = np.unique(random.integers(0, 30, (300, 2)), axis=0)
    source, target = drawn[drawn[:, 0] != drawn[:, 1]].T
    when = source % 2
    told = ties(30, source, target, since=when, until=when)
    other = rewired(told, random)
    for period in (0, 1):
        before, after = told.held(period=period).toarray(), other.held(period=period).toarray()
        assert (before.sum(0) == after.sum(0)).all() and (before.sum(1) == after.sum(1)).all()
        assert not after.diagonal().any() and (before != after).any()


def test_a_wave_through_ties_is_told_from_chance():
    """Starts run along a ring: each looks back to those who started just before."""
    n = 60
    given_ = adoption(n, np.arange(n) // 6 + 1)
    told = ties(
        n, np.repeat(np.arange(6, n), 3), np.concatenate([[i - 6, i - 5, i - 4] for i in range(6, n)])
    )
    for shuffle in ("ties", "times"):
        found = dependence(given_, told, runs=99, shuffle=shuffle)
        assert found.p == pytest.approx(0.02) and found.observed > found.high > found.expected > found.low
    assert dependence(given_, told, runs=20) == dependence(given_, told, runs=20)


def test_chance_is_told_as_chance():
    random = np.random.default_rng(5)
    given_ = adoption(80, random.integers(1, 9, 80))
    told = ties(80, random.integers(0, 80, 300), random.integers(0, 80, 300))
    assert dependence(given_, told, runs=99).p > 0.05


def test_nothing_to_test_has_no_answer():
    assert np.isnan(dependence(adoption(3, [NAN] * 3), ties(3, [0], [1]), runs=3).p)
    assert dependence(adoption(3, [1, 2, 3]), ties(3, [], []), runs=3).p == 1
    assert moran_of(adoption(0, []), ties(0, [], [])).observed.tolist() == [0]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda one, net: moran([1, 2], csr_array((3, 3))), "weights"),
        (lambda one, net: moran([1, NAN], csr_array((2, 2))), "values"),
        (lambda one, net: moran_of(one, net, by="air"), "by: 'air'"),
        (lambda one, net: dependence(one, net, shuffle="cards"), "shuffle: 'cards'"),
        (lambda one, net: dependence(one, net, runs=0), "runs"),
    ],
)
def test_what_is_wrong_is_named(wrong, said):
    with pytest.raises(EngineInputError, match=said):
        wrong(adoption(2, [1, 2]), ties(2, [0], [1]))
