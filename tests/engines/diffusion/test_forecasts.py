"""Fans hold what comes about as often as they say."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion.bass import fit, share
from alongside.engines.diffusion.forecasts import LEVELS, forecast
from alongside.engines.diffusion.growth import growth


def worlds(count, seen):
    random = np.random.default_rng(5)
    for _ in range(count):
        p, q, m = random.uniform(0.005, 0.03), random.uniform(0.3, 0.6), 400
        starts = random.multinomial(m, np.diff(share(np.arange(17), p, q), append=1.0))
        yield starts[:seen], np.cumsum(starts)[seen:-1]


def test_fans_hold_what_comes_about_about_as_often_as_they_say():
    held, tried = np.zeros(len(LEVELS)), 0
    for seen, come in worlds(20, 11):
        fan = forecast(fit(seen), 5, draws=400)
        if fan.enough:
            tried += 1
            held += ((fan.low <= come) & (come <= fan.high)).mean(axis=1)
    assert tried >= 15
    assert 0.35 <= held[0] / tried <= 0.75
    assert held[1] / tried >= 0.65
    assert held[2] / tried >= 0.8


@pytest.mark.parametrize("fitted", [fit, growth])
def test_a_fan_opens_and_never_falls_below_those_who_have_started(fitted):
    seen, _ = next(worlds(1, 11))
    fan = forecast(fitted(seen), 6, seed=4)
    assert fan.period.tolist() == [12, 13, 14, 15, 16, 17]
    assert (fan.low >= seen.sum()).all()
    assert (np.diff(fan.middle) >= 0).all()
    assert (np.diff(fan.low, axis=0) <= 0).all()
    assert (np.diff(fan.high, axis=0) >= 0).all()
    assert (fan.new_low >= 0).all()
    assert ((fan.low <= fan.middle) & (fan.middle <= fan.high)).all()
    again = forecast(fitted(seen), 6, seed=4)
    assert (again.high == fan.high).all()


def test_nobody_starts_beyond_those_who_can():
    fan = forecast(fit([9, 7, 5, 3, 2, 1], m=27), 4)
    assert (fan.high == 27).all()
    assert (fan.low == 27).all()


def test_without_a_curve_there_is_no_fan():
    fan = forecast(fit([3] * 8), 3)
    assert (fan.enough, fan.why) == (False, "no-peak")
    assert np.isnan(fan.middle).all()


def test_a_far_future_is_refused():
    with pytest.raises(EngineInputError):
        forecast(fit([9, 7, 5, 3, 2, 1]), 0)
