"""Fans: how many will have started by when, and how wide that is open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .bass import Bass
from .growth import FORMS, Growth
from .least import Floats

LEVELS = (0.5, 0.8, 0.95)
DRAWS, MOST_PERIODS = 4_000, 1_000
SPARE = 8  # times as many numbers are drawn, as some cannot be


@dataclass(frozen=True, slots=True)
class Fan:
    """What is to be expected after the last period seen.

    Shapes: `period` h numbers of periods from the first seen (1); `middle` (the median), `new_middle` h;
    `low`, `high`, `new_low`, `new_high` levels × h, in the order of `levels`. `middle`, `low` and `high` are
    of all who will have started, the others of those who start in that period.
    """

    enough: bool
    why: str
    levels: tuple[float, ...]
    period: Floats
    middle: Floats
    low: Floats
    high: Floats
    new_middle: Floats
    new_low: Floats
    new_high: Floats


def forecast(fitted: Bass | Growth, periods: int, seed: int = 0, draws: int = DRAWS) -> Fan:
    """Say how many will have started by the end of each of the next `periods`, in fans of 50%, 80% and 95%.

    By simulation: the curve's numbers are drawn as far as they are known (normal, by their covariance, above
    0, and m not below those who have started); from each, those left start as the curve says of people who
    have not started yet, and each period strays from that as periods have so far. Nobody who started is
    taken back and nobody starts beyond m. Of several curves each is drawn by its weight, so that the fan
    also shows not knowing which holds.
    Order: depends on `seed` alone. Cost: draws × periods.
    Raises: EngineInputError if `periods` is not 1 to 1,000.
    """
    if not 1 <= periods <= MOST_PERIODS:
        raise EngineInputError("periods", f"{periods} is not 1 to {MOST_PERIODS:,}.", "Look less far.")
    random = np.random.default_rng(seed)
    if not fitted.enough:
        return _none(fitted.why, len(fitted.seen), periods)
    if isinstance(fitted, Bass):
        numbers = np.array([fitted.p.value, fitted.p.value + fitted.q.value, fitted.m.value])
        found = _paths("bass", numbers, fitted.covariance, fitted.noise, fitted.seen, periods, draws, random)
    else:
        parts = [
            _paths(
                one.name,
                one.numbers,
                one.covariance,
                one.noise,
                fitted.seen,
                periods,
                round(draws * one.weight),
                random,
            )
            for one in fitted.curves
            if one.enough
        ]
        found = np.concatenate(parts)
    return _fan(found, fitted.seen)


def _paths(
    name: str,
    numbers: Floats,
    covariance: Floats,
    noise: float,
    seen: Floats,
    periods: int,
    draws: int,
    random: Generator,
) -> Floats:
    """Draw what becomes of all who have started: draws × periods."""
    start, now = float(seen.sum()), float(len(seen))
    drawn = _numbers(numbers, covariance, start, draws, random)
    most = np.maximum(drawn[:, 2], start)
    t = np.arange(now, now + periods + 1)
    with np.errstate(all="ignore"):
        by = FORMS[name](t[None, :], drawn[:, :1], drawn[:, 1:2])
        left = np.where(by < 1, 1 - by, 0.0)
        chance = np.where(left[:, :-1] > 0, np.diff(by, axis=1) / left[:, :-1], 1.0)
    chance = np.clip(np.nan_to_num(chance), 0.0, 1.0)
    stray = random.standard_normal((draws, periods)) * noise
    have = np.full(draws, start)
    found = np.empty((draws, periods))
    for place in range(periods):
        waiting = most - have
        have = have + np.clip(waiting * chance[:, place] + stray[:, place], 0, waiting)
        found[:, place] = have
    return found


def _numbers(numbers: Floats, covariance: Floats, start: float, draws: int, random: Generator) -> Floats:
    """Draw the three numbers as far as they are known, leaving out what cannot be."""
    spread = np.sqrt(np.maximum(np.diagonal(covariance), 0.0))
    unit = np.where(spread > 0, spread, 1.0)
    like = covariance / np.outer(unit, unit)
    strays = random.multivariate_normal(
        np.zeros(3), (like + like.T) / 2, size=SPARE * draws, method="eigh", check_valid="ignore"
    )
    drawn = numbers + strays * spread
    kept = drawn[(drawn[:, :2] > 0).all(axis=1) & (drawn[:, 2] >= start)]
    if not len(kept):
        return np.tile(numbers, (draws, 1))
    return kept[np.arange(draws) % len(kept)]


def _fan(found: Floats, seen: Floats) -> Fan:
    new = np.diff(found, axis=1, prepend=float(seen.sum()))
    tails = [(1 - level) / 2 for level in LEVELS]
    shares = [0.5, *tails, *(1 - tail for tail in tails)]
    total, fresh = np.quantile(found, shares, axis=0), np.quantile(new, shares, axis=0)
    period = np.arange(len(seen) + 1.0, len(seen) + found.shape[1] + 1)
    size = len(LEVELS) + 1
    parts = (period, total[0], total[1:size], total[size:], fresh[0], fresh[1:size], fresh[size:])
    return Fan(True, "", LEVELS, *(frozen_array("fan", part, np.float64) for part in parts))


def _none(why: str, seen: int, periods: int) -> Fan:
    line, bands = np.full(periods, np.nan), np.full((len(LEVELS), periods), np.nan)
    parts = (np.arange(seen + 1.0, seen + periods + 1), line, bands, bands, line, bands, bands)
    return Fan(False, why, LEVELS, *(frozen_array("fan", part, np.float64) for part in parts))
