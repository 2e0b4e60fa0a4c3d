"""Which weights put which option first, against the exact answer for two criteria."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.priorities import acceptability, any_weights, weights_of, weights_within

from .worlds import seeds


def exact(values):
    """For two criteria: the line of weights cut where two options are equal, each piece by its length."""
    n = len(values)
    cuts = {0.0, 1.0}
    for i in range(n):
        for j in range(i):
            slope = (values[i, 0] - values[i, 1]) - (values[j, 0] - values[j, 1])
            if slope:
                at = (values[j, 1] - values[i, 1]) / slope
                cuts |= {at} if 0 < at < 1 else set()
    rank, central = np.zeros((n, n)), np.zeros(n)
    cuts = sorted(cuts)
    for low, high in pairwise(cuts):
        middle = (low + high) / 2
        order = np.argsort(-(values @ [middle, 1 - middle]))
        for place, option in enumerate(order):
            rank[option, place] += high - low
        central[order[0]] += (high - low) * middle
    return rank, np.divide(central, rank[:, 0], out=np.full(n, np.nan), where=rank[:, 0] > 1e-12)


@given(seeds)
@settings(max_examples=10)
def test_two_criteria_are_as_the_exact_answer(seed):
    values = np.random.default_rng(seed).random((4, 2))
    found = acceptability(values, any_weights(2, seed, 10_000), seed)
    rank, central = exact(values)
    assert np.allclose(found.rank, rank, atol=0.025)
    often = rank[:, 0] > 0.05
    assert np.allclose(found.central[often, 0], central[often], atol=0.03)
    assert (found.confidence[often] == 1).all()


@given(seeds)
@settings(max_examples=10)
def test_shares_add_up_and_options_and_criteria_may_stand_in_any_order(seed):
    draw = np.random.default_rng(seed)
    values, weights = draw.integers(1, 6, (5, 3)).astype(float), any_weights(3, seed, 300)
    found = acceptability(values, weights, 1)
    assert np.allclose(found.rank.sum(axis=0), 1) and np.allclose(found.rank.sum(axis=1), 1)
    assert np.allclose(found.beats + found.beats.T, 1)
    row, column = draw.permutation(5), draw.permutation(3)
    moved = acceptability(values[row][:, column], weights[:, column], 1)
    assert np.allclose(moved.rank, found.rank[row])
    assert np.allclose(moved.central, found.central[row][:, column], equal_nan=True)
    scaled = acceptability(values * 7 + 2, weights, 1)
    assert np.allclose(scaled.rank, found.rank)


def test_people_who_differ_are_not_averaged_away():
    """Half care for the one, half for the other: the option between, best on average, is nobody's first."""
    values = [[5, 1], [1, 5], [3.5, 3.5]]
    weights = weights_of([[3, 0]] * 6 + [[0, 3]] * 6)
    found = acceptability(values, weights, 1)
    assert found.rank[:, 0].tolist() == [0.5, 0.5, 0] and found.rank[2].tolist() == [0, 1, 0]
    assert found.central[0].tolist() == [1, 0] and np.isnan(found.central[2]).all()
    assert np.isnan(found.confidence[2])


def test_values_that_are_unsure_share_first_place():
    found = acceptability([[3.0], [3.0]], np.ones((10_000, 1)), 1, error=[[1.0], [1.0]])
    assert found.rank[0, 0] == pytest.approx(0.5, abs=0.02) and found.confidence[0] == pytest.approx(
        0.5, abs=0.02
    )
    assert acceptability([[3.0], [3.0]], np.ones((9, 1)), 1).rank.tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_weights_lie_where_they_may():
    drawn = any_weights(3, 1)
    assert np.allclose(drawn.sum(axis=1), 1) and np.allclose(drawn.mean(axis=0), 1 / 3, atol=0.01)
    assert np.allclose(drawn.var(axis=0), 1 / 18, atol=0.003)  # even on the triangle
    low, high = [0.2, 0.1, 0.0], [0.5, 0.6, 0.3]
    within = weights_within(low, high, 1, 500)
    assert within.shape == (500, 3) and np.allclose(within.sum(axis=1), 1)
    assert (within >= np.array(low) - 1e-12).all() and (within <= np.array(high) + 1e-12).all()
    assert weights_of([[2, 2], [0, 0], [1, 3]]).tolist() == [[0.5, 0.5], [0.5, 0.5], [0.25, 0.75]]
    assert weights_within([0.3, 0.7], [0.3, 0.7], 1, 5) == pytest.approx(np.tile([0.3, 0.7], (5, 1)))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: acceptability([1, 2], [[1]], 1), "not a table"),
        (lambda: acceptability([[1, 2]], [[1]], 1), "its shape is"),
        (lambda: acceptability([[1, 2]], [[0.5, 0.2]], 1), "does not add up to 1"),
        (lambda: acceptability([[1, 2]], [[0.5, 0.5]], 1, [[-1, 0]]), "error"),
        (lambda: weights_within([0.6, 0.6], [1, 1], 1), "no weights that add up to 1"),
        (lambda: weights_within([0, 0], [0.3, 0.3], 1), "no weights that add up to 1"),
        (lambda: weights_within([0, 0], [1], 1), "another length"),
        (lambda: weights_of([[-1, 2]]), "stated"),
    ],
)
def test_what_is_wrong_is_named(make, said):
    with pytest.raises(EngineInputError, match=said):
        make()
