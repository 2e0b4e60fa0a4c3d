"""Before and after: the difference of means, and signs that it is no more than a return."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.before_after import before_after


def state(found, key):
    return next(one.state for one in found.assumptions if one.key == key)


def noise(n=48, seed=4):
    return np.random.default_rng(seed).normal(50, 3, n)


@given(st.integers(0, 10**6), st.integers(4, 20))
@settings(max_examples=20, deadline=None)
def test_the_change_is_the_difference_of_means(seed, begin):
    y = noise(24, seed)
    found = before_after(y, begin)
    assert found.change.value == pytest.approx(y[begin:].mean() - y[:begin].mean())
    assert found.counts == (begin, 24 - begin)


def test_a_real_change_is_found_and_chance_is_not():
    y = noise()
    assert before_after(y, 24).change.chance
    y[24:] -= 8
    assert before_after(y, 24).change.high < 0


def test_intervals_hold_nothing_about_as_often_as_they_say():
    held = [before_after(noise(40, seed), 20).change.chance for seed in range(200)]
    assert 0.92 <= np.mean(held) <= 0.99


def test_a_start_in_a_bad_spell_is_said():
    y = noise()
    assert state(before_after(y, 24), "no-bad-spell") == "supported"
    y[21:24] += 15
    assert state(before_after(y, 24), "no-bad-spell") == "against"


def test_a_series_that_was_falling_already_is_said():
    y = noise() - np.arange(48)
    assert state(before_after(y, 24), "steady-before") == "against"


def test_memory_is_said_and_widens_the_interval():
    y = noise(seed=1)
    slow = np.repeat(noise(12), 4)
    assert state(before_after(slow, 24), "no-memory") == "doubtful"
    assert state(before_after(y, 24), "no-memory") == "supported"


def test_few_points_give_no_interval():
    found = before_after([1.0, 2.0, 5.0, np.nan, 6.0], 3)
    assert not found.change.known
    assert found.after == 6
    assert state(found, "enough") == "against"
    assert state(found, "no-bad-spell") == "unknown"
    with pytest.raises(EngineInputError):
        before_after([1.0, 2.0], 2)


def test_what_no_series_can_tell_is_never_supported():
    assert state(before_after(noise(), 24), "nothing-else") == "untestable"
