"""What is believed of the scores, against plain sums over a grid."""

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.special import expit, ndtr

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.priorities import choices, estimate, pairs, propagate

from .worlds import seeds, world


@pytest.mark.parametrize(("link", "curve"), [("logit", expit), ("probit", ndtr)])
@pytest.mark.parametrize("prior", [0.3, 4.0, 30.0])
def test_one_answer_is_as_the_grid_has_it(link, curve, prior):
    """One factor is matched exactly: the moments of the difference of two are known by summing it up."""
    gap = np.linspace(-80, 80, 200_001)
    heavy = curve(gap) * np.exp(-(gap**2) / (4 * prior))
    heavy /= heavy.sum()
    mean = heavy @ gap
    found = propagate(pairs(2, [0], [1]), prior, link)
    along = np.array([1, -1])
    assert found.mean @ along == pytest.approx(mean, abs=1e-7) and found.converged
    assert along @ found.covariance @ along == pytest.approx(heavy @ (gap - mean) ** 2, abs=1e-6)


def test_several_answers_are_close_to_the_grid():
    """Three items, five answers: closer than the peak of the posterior is."""
    made = pairs(3, [0, 0, 1, 2, 0], [1, 2, 2, 0, 1])
    axis = np.linspace(-9, 9, 91)
    x, y, z = np.meshgrid(axis, axis, axis, indexing="ij")
    score = [x, y, z]
    logs = -(x**2 + y**2 + z**2) / (2 * 4.0)
    for winner, loser in zip([0, 0, 1, 2, 0], [1, 2, 2, 0, 1], strict=True):
        logs = logs + np.log(expit(score[winner] - score[loser]))
    heavy = np.exp(logs - logs.max())
    heavy /= heavy.sum()
    found = propagate(made, 4.0)
    means = [(heavy * one).sum() for one in score]
    assert np.allclose(found.mean, means, atol=0.01)
    assert np.abs(estimate(made, 4.0).score - means).max() > 5 * np.abs(found.mean - means).max()
    for at, one in enumerate(score):
        assert found.covariance[at, at] == pytest.approx((heavy * (one - means[at]) ** 2).sum(), rel=0.01)


@given(seeds)
@settings(max_examples=10, deadline=None)
def test_it_comes_to_rest_near_the_peak(seed):
    made = world(seed, 5)
    found, peak = propagate(made, 1.0), estimate(made, 1.0)
    assert found.converged and np.allclose(found.mean, peak.score, atol=0.4)
    assert np.linalg.eigvalsh(found.covariance).min() > 0


def test_many_equal_answers_are_as_many_single_ones():
    one = propagate(pairs(3, [0, 1, 2], [1, 2, 0], count=[6, 5, 4]), 4.0)
    each = propagate(pairs(3, [0] * 6 + [1] * 5 + [2] * 4, [1] * 6 + [2] * 5 + [0] * 4), 4.0)
    assert np.allclose(one.mean, each.mean, atol=1e-7) and one.converged


def test_what_it_cannot_do_is_said():
    for make, said in (
        (lambda: propagate(pairs(2, [0], [1]), link="cauchit"), "link: it is 'cauchit'"),
        (lambda: propagate(pairs(2, [0], [1]), prior=0), "prior"),
        (lambda: propagate(choices(3, [0], [[0, 1, 2]])), "out of more than two"),
    ):
        with pytest.raises(EngineInputError, match=said):
            make()
    nothing = propagate(pairs(2, [], []), 3.0)
    assert nothing.converged and nothing.covariance.tolist() == [[3, 0], [0, 3]]
