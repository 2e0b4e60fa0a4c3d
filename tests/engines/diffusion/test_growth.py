"""The curve that made the data is the one that is believed."""

import numpy as np
import pytest

from alongside.engines.diffusion.growth import FORMS, growth

MADE = {
    "bass": (0.01, 0.5),
    "logistic": (60.0, 0.6),
    "gompertz": (9.0, 0.4),
    "shifted-gompertz": (3.0, 0.3),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_curve_without_noise_is_found_again(name):
    t = np.arange(1.0, 21)
    counts = np.diff(700 * FORMS[name](t, *MADE[name]), prepend=0)
    found = growth(counts)
    assert found.best.name == name
    assert found.best.numbers == pytest.approx([*MADE[name], 700], rel=1e-3)
    assert found.best.weight > 0.99
    assert found.best.expected == pytest.approx(np.cumsum(counts), rel=1e-3)


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_a_share_that_only_grows(name):
    reached = FORMS[name](np.linspace(0, 80, 400), *MADE[name])
    assert 0 <= reached[0] < 0.05
    assert (np.diff(reached) >= 0).all()
    assert reached[-1] == pytest.approx(1, abs=1e-6)


def test_weights_follow_the_criterion():
    random = np.random.default_rng(1)
    counts = random.poisson(np.diff(300 * FORMS["gompertz"](np.arange(1.0, 15), 9, 0.4), prepend=0))
    found = growth(counts, m=320)
    assert sum(one.weight for one in found.curves) == pytest.approx(1)
    assert [one.weight for one in found.curves] == sorted((one.weight for one in found.curves), reverse=True)
    first, second = found.curves[:2]
    assert second.weight / first.weight == pytest.approx(np.exp((first.aicc - second.aicc) / 2))
    squares = np.sum((counts - np.diff(first.expected, prepend=0)) ** 2)
    n, k = 14, 3
    assert first.aicc == pytest.approx(n * np.log(squares / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1))


@pytest.mark.parametrize(
    ("counts", "why"),
    [([0] * 9, "nobody"), ([1, 2, 3, 4], "few"), ([0, 0, 9, 0, 0, 0, 0], "at-once"), ([3, 3], "few")],
)
def test_data_that_do_not_tell_are_refused_with_why(counts, why):
    found = growth(counts)
    assert (found.enough, found.why, found.best) == (False, why, None)
    assert all(one.weight == 0 for one in found.curves)
