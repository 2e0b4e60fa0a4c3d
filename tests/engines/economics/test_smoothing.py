"""Regression by penalised splines finds what is there and does not follow noise."""

import numpy as np
import pytest

from alongside.engines.economics.smoothing import smooth

RANDOM = np.random.default_rng(4)
X = RANDOM.normal(size=(800, 2))


def test_a_line_is_found_and_a_bend_nearly():
    line = smooth(X, 2 * X[:, :1] - X[:, 1:] + 3)
    assert line.values() == pytest.approx(2 * X[:, :1] - X[:, 1:] + 3, abs=1e-3)
    bent = np.column_stack([np.exp(X[:, 0]), np.sin(2 * X[:, 1])])
    found = smooth(X, bent + RANDOM.normal(0, 0.5, bent.shape)).values()
    assert ((found - bent) ** 2).mean(0) == pytest.approx([0, 0], abs=0.03)


def test_noise_is_smoothed_away():
    found = smooth(X[:, :1], RANDOM.normal(size=(800, 1))).values()
    assert found.std() < 0.15


def test_few_values_have_their_means_and_none_has_no_fit():
    known, y = np.repeat([[1.0], [2.0], [5.0]], 300, 0), RANDOM.normal(size=(900, 2))
    found = smooth(known, y).values()
    assert found[:300] == pytest.approx(np.tile(y[:300].mean(0), (300, 1)), abs=1e-6)
    assert smooth(np.ones((9, 2)), y[:9]) is None


def test_drawn_surfaces_lie_around_the_fitted_as_wide_as_they_are_unsure():
    fitted = smooth(X[:, :1], X[:, :1] + RANDOM.normal(size=(800, 1)))
    random = np.random.default_rng(1)
    drawn = np.array([fitted.design @ fitted.coefficients_drawn(random) for _ in range(200)])
    assert drawn.mean(0) == pytest.approx(fitted.values(), abs=0.1)
    middle = np.abs(X[:, 0]) < 0.5
    assert drawn[:, middle].std(0).mean() == pytest.approx(np.sqrt(2 / 800), rel=0.6)


def test_a_switch_between_two_values_and_a_number_go_together():
    switch = RANDOM.integers(0, 2, 800)
    known = np.column_stack([switch, X[:, 0]])
    truth = np.where(switch, X[:, 0], -X[:, 0])[:, None]
    assert smooth(known, truth).values() == pytest.approx(truth, abs=0.05)
