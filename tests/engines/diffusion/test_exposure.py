"""Exposure against counting neighbour by neighbour, and what must hold in any world."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion import (
    adoption,
    exposure,
    exposure_by_attribute,
    exposure_through,
    ties,
)

from .worlds import World, seeds, world


@given(seeds, st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=40)
def test_it_is_that_of_counting_neighbours(seed, weighted, incoming, normalised):
    small = world(seed)
    counts = np.random.default_rng(seed).integers(0, 3, small.n).astype(float)
    ways = {"weighted": weighted, "incoming": incoming, "normalised": normalised}
    found = exposure(small.given, small.told, counts=counts, **ways)
    for at, period in enumerate(small.calendar):
        for one in range(small.n):
            using, whole = 0.0, 0.0
            for (a, b), w in small.tied(period).items():
                ego, other = (b, a) if incoming else (a, b)
                if ego == one:
                    whole += (w if weighted else 1) * counts[other]
                    using += (w if weighted else 1) * counts[other] * small.uses(other, period)
            share = using / whole if whole else 0.0
            assert found[one, at] == pytest.approx(share if normalised else using)


@given(seeds)
@settings(max_examples=10)
def test_without_ties_nobody_is_exposed(seed):
    small = world(seed)
    assert not exposure(small.given, ties(small.n, [], [])).any()


@given(seeds)
@settings(max_examples=15)
def test_other_names_change_nothing(seed):
    small = world(seed)
    order = np.random.default_rng(seed).permutation(small.n)
    start, stop = np.empty(small.n), np.empty(small.n)
    start[order], stop[order] = small.start, small.stop
    rows = [(int(order[a]), int(order[b]), *rest) for a, b, *rest in small.rows]
    other = World(small.n, small.first, small.periods, start.tolist(), stop.tolist(), rows)
    assert np.allclose(exposure(other.given, other.told)[order], exposure(small.given, small.told))


@given(seeds)
@settings(max_examples=15)
def test_backwards_those_who_had_not_started_are_those_who_have(seed):
    """With time reversed, a start in period t becomes one after it: exposure and its complement add to 1."""
    small = world(seed, stops=False, changing=False)
    last = small.first + small.periods - 1
    begun = np.nan_to_num(small.start, nan=last + 1)
    back = adoption(small.n, small.first + last - (begun - 1), first=small.first, periods=small.periods + 1)
    forth = exposure(small.given, small.told)
    reversed_ = exposure(back, small.told)[:, : small.periods][:, ::-1]
    tied = np.asarray(small.told.held().sum(axis=1)).ravel() > 0
    assert np.allclose(forth[tied] + reversed_[tied], 1.0)


@given(seeds)
@settings(max_examples=15)
def test_one_more_tie_never_takes_exposure_away(seed):
    small = world(seed)
    more = World(**{name: getattr(small, name) for name in ("n", "first", "periods", "start", "stop")},
                 rows=[*small.rows, (0, small.n - 1, 1.0, np.nan, np.nan)])  # fmt: skip
    before = exposure(small.given, small.told, normalised=False)
    assert (exposure(more.given, more.told, normalised=False) >= before).all()


def test_a_lag_looks_back_and_knows_no_more_than_it_can():
    given_, told = adoption(2, [1, 2], periods=3), ties(2, [0, 1], [1, 0])
    assert exposure(given_, told).tolist() == [[0, 1, 1], [1, 1, 1]]
    found = exposure(given_, told, lag=1)
    assert np.isnan(found[:, 0]).all() and found[:, 1:].tolist() == [[0, 1], [1, 1]]


def test_sharing_a_place_exposes_to_the_others_there():
    given_ = adoption(5, [1, 2, 3, 1, 1], periods=3)
    found = exposure_by_attribute(given_, [4, 4, 4, 7, -1])
    assert found.tolist() == [[0, 0.5, 1], [0.5, 0.5, 1], [0.5, 1, 1], [0, 0, 0], [0, 0, 0]]
    raw = exposure_by_attribute(given_, [4, 4, 4, 7, -1], normalised=False)
    assert raw[0].tolist() == [0, 1, 2]


def test_any_table_of_weights_will_do():
    given_ = adoption(3, [1, 2, np.nan], periods=2)
    assert exposure_through(given_, [[0, 3, 1], [2, 0, 2], [0, 0, 0]]).tolist() == [
        [0, 0.75],
        [0.5, 0.5],
        [0, 0],
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda one: exposure(one, ties(3, [], [])), "ties: they are of 3 actors, not 2"),
        (lambda one: exposure(one, ties(2, [], []), lag=2), "lag: it is 2. Give 0 to 1"),
        (lambda one: exposure(one, ties(2, [], []), counts=[1, -1]), "counts: some are below 0"),
        (lambda one: exposure_through(one, [[1.0]]), "weights: their shape is (1, 1)"),
        (lambda one: exposure_through(one, [[0, -1], [0, 0]]), "weights: some are below 0"),
        (lambda one: exposure_by_attribute(one, [0]), "group"),
    ],
)
def test_what_is_wrong_is_named(wrong, said):
    with pytest.raises(EngineInputError) as problem:
        wrong(adoption(2, [1, 2]))
    assert said in str(problem.value)
