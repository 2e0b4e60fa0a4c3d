"""Our regression against statsmodels, and against the formulas written out term by term."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.least import (
    kept_errors,
    least_squares,
    ljung_box,
    memory,
    newey_west,
    usual_lags,
)


def world(seed=1, n=40, k=3):
    random = np.random.default_rng(seed)
    x = np.column_stack([np.ones(n), random.normal(size=(n, k - 1))])
    noise = np.convolve(random.normal(size=n + 2), [1, 0.6, 0.3], "valid")
    return x, x @ np.arange(1.0, k + 1) + noise


@pytest.mark.regression
@pytest.mark.parametrize("lags", [0, 1, 4])
def test_it_is_what_statsmodels_finds(lags):
    from statsmodels.regression.linear_model import OLS

    x, y = world()
    theirs = OLS(y, x).fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True}, use_t=True)
    ours = least_squares(x, y, lags)
    assert ours.coefficients == pytest.approx(theirs.params, rel=1e-10)
    assert ours.covariance == pytest.approx(theirs.cov_params(), rel=1e-9)
    robust = replace(ours, remembering=np.zeros((3, 3)))
    assert [robust.p(one) for one in range(3)] == pytest.approx(theirs.pvalues, rel=1e-7)
    intervals = [[robust.at(one).low, robust.at(one).high] for one in range(3)]
    assert np.array(intervals) == pytest.approx(theirs.conf_int(), rel=1e-9)


@pytest.mark.regression
def test_memory_is_judged_as_statsmodels_does():
    from statsmodels.stats.diagnostic import acorr_ljungbox

    left = least_squares(*world()).residuals
    theirs = acorr_ljungbox(left, lags=[6], model_df=0)
    assert ljung_box(left, 6) == pytest.approx(float(theirs["lb_pvalue"].iloc[0]), rel=1e-9)


@given(st.integers(0, 10**6), st.integers(0, 5))
@settings(max_examples=15, deadline=None)
def test_errors_are_the_double_sum_over_periods(seed, lags):
    scores = np.random.default_rng(seed).normal(size=(9, 2))
    by_hand = np.zeros((2, 2))
    for i in range(9):
        for j in range(9):
            weight = max(0.0, 1 - abs(i - j) / (lags + 1))
            by_hand += weight * np.outer(scores[i], scores[j])
    assert newey_west(scores, lags) == pytest.approx(by_hand)


def test_errors_that_keep_a_share_are_the_full_matrix_written_out():
    x, y = world()
    found = least_squares(x, y)
    left, n = y - x @ found.coefficients, 40
    share = memory(left)
    share += (3 + 3 * share) / n
    full = share ** np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
    bread = np.linalg.inv(x.T @ x)
    size = left @ left / np.trace((np.eye(n) - x @ bread @ x.T) @ full)
    by_hand = bread @ x.T @ full @ x @ bread * size
    assert found.remembering == pytest.approx(by_hand, rel=1e-9)
    assert kept_errors(x, np.zeros(n), bread).tolist() == np.zeros((3, 3)).tolist()


def test_the_wider_of_both_is_taken():
    found = least_squares(*world())
    both = [np.sqrt(one[1, 1]) for one in (found.covariance, found.remembering)]
    assert found.at(1).se == pytest.approx(max(both))


def test_without_memory_it_is_close_to_the_textbook():
    x, _ = world(n=400)
    y = x @ [1.0, 2.0, 3.0] + np.random.default_rng(3).normal(size=400)
    found = least_squares(x, y, 0)
    left = y - x @ found.coefficients
    plain = np.sqrt(np.diag(np.linalg.inv(x.T @ x)) * (left @ left) / 397)
    assert np.sqrt(np.diag(found.covariance)) == pytest.approx(plain, rel=0.15)


def test_errors_are_remembered_for_longer_in_longer_series():
    assert [usual_lags(n) for n in (10, 50, 100, 1000)] == [2, 3, 4, 6]


def test_memory_and_a_straight_line():
    assert memory(np.array([1.0, -1.0] * 10)) == pytest.approx(-0.95)
    assert np.isnan(memory(np.ones(5)))
    assert np.isnan(ljung_box(np.ones(5), 2))


def test_what_cannot_be_told_apart_is_refused():
    with pytest.raises(EngineInputError, match="too few"):
        least_squares(np.ones((5, 2)), np.arange(5.0))
    exact = least_squares(np.column_stack([np.ones(2), [0.0, 1.0]]), np.array([1.0, 2.0]))
    assert not exact.at(1).known


def test_the_interval_is_students():
    x, y = world()
    found = least_squares(x, y)
    one = found.at(1)
    assert (one.high - one.value) / one.se == pytest.approx(stats.t.ppf(0.975, 37))
