"""Scores of greatest likelihood, and how sure they are."""

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.optimize import minimize

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.priorities import estimate, log_likelihood, pairs, rankings

from .worlds import drawn, ring, seeds, world


@given(seeds)
@settings(max_examples=20)
def test_no_search_finds_better_scores(seed):
    made = world(seed)
    found = estimate(made)
    ridge = 1 / found.prior if found.prior else 0.0

    def loss(score):
        return ridge / 2 * score @ score - log_likelihood(made, score)

    other = minimize(loss, np.zeros(made.n), method="BFGS")
    assert loss(found.score) <= other.fun + 1e-9
    assert abs(found.score.sum()) < 1e-9 and (found.low <= found.score).all()


@given(seeds)
@settings(max_examples=20)
def test_names_of_items_do_not_matter(seed):
    n, winner, loser, *rest = drawn(seed)
    went = np.random.default_rng(seed).permutation(n)
    found, moved = (
        estimate(pairs(n, winner, loser, *rest)),
        estimate(pairs(n, went[winner], went[loser], *rest)),
    )
    assert np.allclose(moved.score[went], found.score, atol=1e-7)
    assert np.allclose(moved.error[went], found.error, rtol=1e-5)


@given(seeds)
@settings(max_examples=20)
def test_one_more_win_never_lowers_who_won(seed):
    n, winner, loser, tie, count = drawn(seed)
    before = estimate(pairs(n, winner, loser, tie, count), prior=4.0).score
    more = pairs(n, np.r_[winner, 0], np.r_[loser, 1], np.r_[tie, False], np.r_[count, 1])
    after = estimate(more, prior=4.0).score
    assert after[0] >= before[0] - 1e-9 and after[1] <= before[1] + 1e-9


def test_ten_times_the_answers_are_ten_times_as_sure():
    once, often = (estimate(pairs(3, [0, 0, 1, 2], [1, 1, 2, 0], count=np.full(4, c))) for c in (1, 10))
    assert np.allclose(once.score, often.score, atol=1e-9)
    assert np.allclose(once.covariance, 10 * often.covariance)


def test_two_items_are_the_textbook():
    found = estimate(pairs(2, [0, 1], [1, 0], count=[30, 10]))
    gap = np.array([1, -1])
    assert np.isclose(found.score @ gap, np.log(3))
    assert np.isclose(gap @ found.covariance @ gap, 1 / 30 + 1 / 10)  # variance of log odds


def test_who_never_lost_and_who_was_never_asked_have_finite_scores_and_wide_ranges():
    found = estimate(pairs(5, [0, 1, 2], [1, 2, 1], count=[9, 9, 9]))
    assert found.prior == 4.0 and not found.connections.connected and not found.connections.settled
    assert np.isfinite(found.score).all() and found.score[0] == found.score.max()
    assert np.isclose(found.score[3], 0) and found.error[3] > found.error[1]
    assert found.connections.seen.tolist() == [True, True, True, False, False]
    assert estimate(ring(4)).prior is None


def test_answers_of_few_people_are_less_sure_than_as_many_of_many():
    """Each of 20 people says the same ten times over: 200 answers that are worth 20."""
    winner = np.repeat(np.r_[np.zeros(12, int), np.ones(8, int)], 10)
    by = np.repeat(np.arange(20), 10)
    found = estimate(pairs(2, winner, 1 - winner, by=by), clustered=True)
    assert found.design_effect == pytest.approx(10 * 20 / 19)
    assert estimate(pairs(2, winner, 1 - winner), clustered=True).design_effect < 1.02
    assert estimate(pairs(2, [0], [1], by=[3]), clustered=True).design_effect == 1


def test_nothing_was_said():
    assert estimate(pairs(0, [], [])).score.tolist() == []
    alone = estimate(rankings(3, [], [], []))
    assert alone.score.tolist() == [0, 0, 0] and alone.error.tolist() == pytest.approx(
        [(4 * 2 / 3) ** 0.5] * 3
    )


@pytest.mark.parametrize("prior", [0, -1, np.nan, np.inf])
def test_a_prior_is_above_nothing(prior):
    with pytest.raises(EngineInputError, match="prior"):
        estimate(ring(3), prior=prior)
