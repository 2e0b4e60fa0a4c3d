"""Promises of the order in which different offers come first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import different_first, likeness
from tests.engines.matching.worlds import offers, random_world


def slow_order(score, alike, trade_off):
    """Maximal marginal relevance as the paper writes it, one candidate at a time."""
    left, order = list(range(len(score))), []
    while left:
        worth = [
            trade_off * score[i] - (1 - trade_off) * max((alike[i][j] for j in order), default=0.0)
            for i in left
        ]
        best = left[max(range(len(left)), key=lambda at: (worth[at], -left[at]))]
        order.append(best)
        left.remove(best)
    return order


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))
def test_it_is_the_order_of_the_paper(seed, trade_off):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(0, 8))
    score, alike = rng.integers(0, 5, n) / 4, rng.integers(0, 5, (n, n)) / 4
    alike = np.maximum(alike, alike.T)
    kept = score.copy()
    assert different_first(score, alike, trade_off).tolist() == slow_order(score, alike, trade_off)
    assert (score == kept).all()


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_likeness_is_one_for_the_same_organisation_and_else_half_the_subjects_shared(seed):
    _, found, _ = random_world(seed)
    rows = np.random.default_rng(seed).permutation(len(found))
    alike = likeness(found, rows)
    start, about = found.subjects
    for a, i in enumerate(rows):
        for b, j in enumerate(rows):
            one, other = set(about[start[i] : start[i + 1]]), set(about[start[j] : start[j + 1]])
            same = i == j or (found.actor[i] == found.actor[j] >= 0)
            share = len(one & other) / len(one | other) if one | other else 0
            assert alike[a, b] == pytest.approx(1 if same else share / 2)


def test_other_organisations_come_before_the_second_of_the_first():
    found = offers({"actor": 1}, {"actor": 1}, {"actor": 1}, {"actor": 2}, {"actor": -1}, {"actor": -1})
    score = np.array([0.9, 0.85, 0.84, 0.7, 0.6, 0.55])
    assert different_first(score, likeness(found, np.arange(6))).tolist() == [0, 3, 4, 5, 1, 2]
    assert different_first(score, likeness(found, np.arange(6)), 1.0).tolist() == [0, 1, 2, 3, 4, 5]


def test_one_that_hardly_fits_does_not_pass_one_that_fits_well():
    found = offers({"actor": 1}, {"actor": 1}, {"actor": 2})
    order = different_first(np.array([0.95, 0.9, 0.3]), likeness(found, np.arange(3)))
    assert order.tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("score", "alike", "trade_off", "named"),
    [
        ([0.5, 0.4], [[1.0]], 0.5, "alike"),
        ([1.5], [[1.0]], 0.5, "score"),
        ([0.5], [[2.0]], 0.5, "alike"),
        ([0.5], [[1.0]], 1.5, "trade_off"),
        ([np.nan], [[1.0]], 0.5, "score"),
    ],
)
def test_one_fault_at_a_time_is_named(score, alike, trade_off, named):
    with pytest.raises(EngineInputError, match=f"^{named}"):
        different_first(np.array(score), np.array(alike), trade_off)
