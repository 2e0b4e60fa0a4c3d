"""Matched comparison: the mixture is the best there is, and placebos rank it fairly."""

import numpy as np
import pytest
from scipy.optimize import minimize

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.matched import features, matched, mixture, nearest


def world(effect=0.0, seed=7, others=20):
    random = np.random.default_rng(seed)
    factors = np.cumsum(random.normal(0, 1, (2, 30)), axis=1)
    rows = 40 + random.uniform(0, 3, (others, 2)) @ factors + random.normal(0, 0.4, (others, 30))
    mine = 0.5 * rows[2] + 0.3 * rows[5] + 0.2 * rows[9] + random.normal(0, 0.2, 30)
    mine[20:] += effect
    return mine, rows


def state(found, key):
    return next(one.state for one in found.assumptions if one.key == key)


def test_no_other_shares_come_nearer():
    mine, rows = world(others=10)
    shares = mixture(mine[:20], rows[:, :20])
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()

    def miss(one):
        return ((mine[:20] - one @ rows[:, :20]) ** 2).sum()

    best = minimize(
        miss, np.full(10, 1 / 10), bounds=[(0, 1)] * 10,
        constraints={"type": "eq", "fun": lambda one: one.sum() - 1}, method="SLSQP",
    )  # fmt: skip
    assert miss(shares) <= best.fun * (1 + 1e-4)


def test_what_it_was_mixed_of_is_found_again():
    _, rows = world()
    exact = 0.5 * rows[2] + 0.3 * rows[5] + 0.2 * rows[9]
    found = matched(exact, rows, 20)
    assert found.shares[[2, 5, 9]] == pytest.approx([0.5, 0.3, 0.2], abs=1e-3)
    assert found.fit == pytest.approx(0, abs=1e-3)


def test_a_real_effect_ranks_first_and_chance_does_not():
    found = matched(*world(-6), 20)
    assert found.change.value == pytest.approx(-6, abs=0.5)
    assert (found.rank, found.of, found.p) == (1, 21, pytest.approx(1 / 21))
    assert matched(*world(0), 20).rank > 1


def test_nearest_takes_those_most_alike_and_shares_alike():
    theirs = np.array([[0.0, 0], [10, 0], [1, 0], [2, 0], [9, 0]])
    assert nearest(np.array([0.0, 0]), theirs, 3).tolist() == pytest.approx([1 / 3, 0, 1 / 3, 1 / 3, 0])
    found = matched(*world(-6), 20, how="nearest")
    assert np.count_nonzero(found.shares) == 5
    assert found.change.high < 0


def test_features_are_level_slope_and_what_is_given():
    rows = np.array([[1.0, 2, 3, 99], [5, 5, 5, 99]])
    found = features(rows, 3, np.array([[7.0], [8.0]]))
    assert found.tolist() == [[2, 1, 7], [5, 0, 8]]


def test_balance_says_who_is_unlike():
    mine, rows = world(others=19)
    covariates = (np.array([0.0]), np.random.default_rng(1).normal(size=(19, 1)))
    assert len(matched(mine, rows, 20, covariates=covariates).balance) == 3
    assert state(matched(mine, rows, 20), "comparators") == "supported"
    assert state(matched(mine + 500, rows, 20), "alike-before") == "against"


def test_the_order_of_comparators_does_not_matter():
    mine, rows = world(-6)
    order = np.random.default_rng(1).permutation(20)
    one, other = matched(mine, rows, 20), matched(mine, rows[order], 20)
    assert other.change.value == pytest.approx(one.change.value, abs=1e-6)
    assert other.rank == one.rank


@pytest.mark.parametrize(
    "change",
    [
        {"theirs": [[1.0, 2, 3]]},
        {"theirs": [[1.0, 2, np.nan], [1, 2, 3]]},
        {"how": "luck"},
        {"begin": 0},
    ],
)
def test_what_cannot_be_compared_is_refused(change):
    given = {"ours": [1.0, 2, 3], "theirs": [[1.0, 2, 3], [2, 2, 2]], "begin": 2} | change
    with pytest.raises(EngineInputError):
        matched(**given)
