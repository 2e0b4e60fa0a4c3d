"""Interrupted time series: what was built in is found, whatever else moves."""

import numpy as np
import pytest

from alongside.engines.measures.interrupted import interrupted

T = np.arange(60.0)


def world(level=0.0, slope=0.0, waves=0.0, seed=5, noise=1.0):
    random = np.random.default_rng(seed)
    after = T >= 36
    y = 100 + 0.5 * T + after * (level + slope * (T - 36)) + waves * np.sin(2 * np.pi * T / 12)
    return y + random.normal(0, noise, 60)


def state(found, key):
    return next(one.state for one in found.assumptions if one.key == key)


def test_without_noise_it_is_exact():
    found = interrupted(world(-6, 0.3, 4, noise=0), 36, season=12)
    assert found.level.value == pytest.approx(-6)
    assert found.slope.value == pytest.approx(0.3)
    assert found.before_slope.value == pytest.approx(0.5)
    assert found.average.value == pytest.approx(-6 + 0.3 * 11.5)
    assert found.end.value == pytest.approx(-6 + 0.3 * 23)


def test_the_line_that_would_have_gone_on_differs_from_the_fitted_by_the_effect():
    found = interrupted(world(-6, 0.3), 36)
    assert np.isnan(found.counterfactual[:36]).all()
    gap = found.fitted[36:] - found.counterfactual[36:]
    assert gap.mean() == pytest.approx(found.average.value)
    assert gap[-1] == pytest.approx(found.end.value)
    assert (found.low[36:] < found.counterfactual[36:]).all()


def test_it_is_two_lines_fitted_apart():
    y = world(-6, 0.3)
    before, after = np.polyfit(T[:36], y[:36], 1), np.polyfit(T[36:], y[36:], 1)
    found = interrupted(y, 36)
    assert found.level.value == pytest.approx(np.polyval(after, 36) - np.polyval(before, 36))
    assert found.slope.value == pytest.approx(after[0] - before[0])


def test_periods_of_settling_in_belong_to_neither_side():
    y = world(-6, 0, noise=0)
    y[36:40] = 500
    found = interrupted(y, 36, wash_in=4)
    assert found.average.value == pytest.approx(-6)
    assert found.counts == (36, 20)


def test_an_ordinary_series_shows_no_change_about_as_often_as_it_says():
    held = [interrupted(world(seed=seed), 36).average.chance for seed in range(150)]
    assert 0.92 <= np.mean(held) <= 0.99


def test_moving_and_scaling_moves_and_scales():
    y = world(-6, 0.3)
    one, other = interrupted(y, 36), interrupted(3 * y - 7, 36)
    assert other.level.value == pytest.approx(3 * one.level.value)
    assert other.level.se == pytest.approx(3 * one.level.se)
    assert interrupted(-y, 36).level.value == pytest.approx(-one.level.value)


def test_what_it_rests_on():
    plain = interrupted(world(), 36)
    assert state(plain, "straight-before") == "supported"
    assert state(plain, "placebo-date") == "supported"
    assert state(plain, "memory-small") == "supported"
    bent = world() + np.where(T < 36, 0.05 * (T - 18) ** 2, 0)
    assert state(interrupted(bent, 36), "straight-before") == "against"
    early = world() + np.where((T >= 18) & (T < 36), 20, 0)
    assert state(interrupted(early, 36), "placebo-date") == "against"
    assert state(interrupted(world(waves=8), 36), "memory-small") == "doubtful"
    assert state(interrupted(world(waves=8), 36, season=12), "season") == "supported"


def test_too_few_points_say_nothing():
    found = interrupted([1.0, 2, 3, 4, 5, 6], 3)
    assert not found.average.known
    assert state(found, "enough") == "against"
    assert found.counts == (3, 3)
