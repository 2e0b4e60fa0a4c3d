"""Disadoption: people start, stop, return and put something else in its place.

A stretch of use that began in period s and ended in period e lasted e − s periods. Who uses it now is who
started, less who stopped, with who came back: exactly, in every period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import CensoredData, beta, ecdf, norm

from .._shared.checks import frozen_array, require_finite
from .._shared.errors import EngineInputError
from .forecasts import DRAWS, LEVELS, MOST_PERIODS
from .least import LEVEL
from .values import Adoption, Bools, Floats, Ints

HALF = 0.5  # of Jeffreys' prior


@dataclass(frozen=True, slots=True)
class Account:
    """Who uses it, period by period: `using` = before + `started` + `returned` − `stopped`.

    Shapes: T, one a period. `never` has not started by its end, `away` has stopped and not come back.
    `replaced_by`: of the stops, how many put what in its place, by its code; stops without one are not in it.
    """

    period: Ints
    started: Ints
    returned: Ints
    stopped: Ints
    using: Ints
    away: Ints
    never: Ints
    replaced_by: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Rate:
    """How likely a change is in one period: `events` of `chances`, NaN without a chance; 95% interval."""

    value: float
    low: float
    high: float
    events: int
    chances: int


@dataclass(frozen=True, slots=True)
class Transitions:
    """Rates a period of starting (of those who never had), stopping (users) and returning (who stopped).

    `settles`: the share of all who ever started that would be using it in the long run, were the rates to
    stay: returning ÷ (stopping + returning), 1 where nobody has stopped, NaN where neither is known.
    """

    start: Rate
    stop: Rate
    back: Rate
    settles: float


@dataclass(frozen=True, slots=True)
class TimeOfUse:
    """How long it is used once started, though some still use it.

    Shapes: `time`, `still`, `low`, `high` one for each different time: the share still using it after that
    many periods, 95% interval. `median`: when half have stopped, NaN if that was not seen. `mean` is that
    over the first `horizon` periods, the longest seen, so it is too low while many still use it. `stretches`
    of use, `ended` of them.
    """

    time: Floats
    still: Floats
    low: Floats
    high: Floats
    mean: float
    mean_low: float
    mean_high: float
    horizon: float
    median: float
    median_low: float
    median_high: float
    stretches: int
    ended: int


@dataclass(frozen=True, slots=True)
class InUse:
    """How many are to be expected to use it. Shapes: h periods; `low`, `high` levels × h, as in `levels`."""

    levels: tuple[float, ...]
    period: Ints
    middle: Floats
    low: Floats
    high: Floats


def account(given: Adoption, replaced_by: ArrayLike | None = None) -> Account:
    """Count who starts, stops, returns and uses it in each period.

    Shapes: `replaced_by` one code for each stretch of `given`, in its order (by actor, then time): what took
    its place, −1 for nothing or not known.
    Raises: EngineInputError if an actor starts again while using it, or a stretch that goes on was replaced.
    """
    _, again = _gaps(given)
    size = given.periods
    returned = np.bincount(given.spell_start[again], minlength=size)[:size]
    first = np.bincount(given.spell_start[~again], minlength=size)[:size]
    stopped = np.bincount(given.spell_stop, minlength=size + 1)[:size]
    using = np.cumsum(first + returned - stopped)
    ever = np.cumsum(first)
    places: dict[int, int] = {}
    if replaced_by is not None:
        code = frozen_array("replaced_by", replaced_by, np.int64, given.spell_stop.shape)
        wrong = (code >= 0) & (given.spell_stop == size)
        if wrong.any():
            row = int(np.flatnonzero(wrong)[0])
            raise EngineInputError("replaced_by", f"stretch {row} goes on.", "Say when it was stopped.")
        values, counts = np.unique(code[code >= 0], return_counts=True)
        places = dict(zip(values.tolist(), counts.tolist(), strict=True))
    return Account(
        period=_ints(np.arange(given.first, given.first + size)),
        started=_ints(first),
        returned=_ints(returned),
        stopped=_ints(stopped),
        using=_ints(using),
        away=_ints(ever - using),
        never=_ints(given.n - ever),
        replaced_by=places,
    )


def transitions(given: Adoption) -> Transitions:
    """Estimate the rates a period at which people start, stop and return.

    A stretch (of use, or of being away) that ends in the period in which it began counts as one period;
    others give one chance in each period after the first. Starts in the first period have no chance
    before them and are left out. Intervals: 95% by the beta distribution with Jeffreys' prior.
    Source: Brown, Cai and DasGupta (2001), Statistical Science 16, 101–133.
    """
    gap, again = _gaps(given)
    last = given.periods - 1
    later = given.start > 0
    starts = int(np.count_nonzero(given.started & later))
    waited = int(np.minimum(given.start[later], last).sum())
    ended = given.spell_stop < given.periods
    used = np.where(ended, np.maximum(given.spell_stop - given.spell_start, 1), last - given.spell_start)
    final = np.append(given.spell_actor[1:] != given.spell_actor[:-1], True)[: len(ended)]
    away = int((last - given.spell_stop[final & ended]).sum() + np.maximum(gap[again], 1).sum())
    stop = _rate(int(ended.sum()), int(used.sum()))
    back = _rate(int(again.sum()), away)
    if stop.events == 0:
        settles = 1.0 if stop.chances else float("nan")
    else:
        settles = back.value / (stop.value + back.value) if back.chances else float("nan")
    return Transitions(_rate(starts, waited), stop, back, settles)


def time_of_use(given: Adoption) -> TimeOfUse:
    """Say how long it is used, counting those who still use it for as long as they were seen to.

    By Kaplan and Meier; intervals on the log–log scale, that of the mean by Greenwood's variance. Each
    stretch counts, so who came back counts more than once.
    Raises: EngineInputError if nobody ever started.
    Source: Kaplan and Meier (1958), JASA 53, 457–481; Brookmeyer and Crowley (1982), Biometrics 38, 29–41.
    """
    _gaps(given)
    if not len(given.spell_actor):
        raise EngineInputError("start", "nobody has started.", "Give at least one stretch of use.")
    ended = given.spell_stop < given.periods
    lasted = np.where(ended, given.spell_stop, given.periods - 1) - given.spell_start
    data = CensoredData(uncensored=lasted[ended].astype(float), right=lasted[~ended].astype(float))
    still = ecdf(data).sf
    time = np.asarray(still.quantiles, np.float64)
    share = np.asarray(still.probabilities, np.float64)
    stops = np.array([np.count_nonzero(ended & (lasted == at)) for at in time], np.float64)
    present = np.array([np.count_nonzero(lasted >= at) for at in time], np.float64)
    low, high = _around(share, stops, present)
    mean, se = _mean(time, share, stops, present)
    wide = float(norm.ppf((1 + LEVEL) / 2)) * se
    horizon = float(time[-1])
    return TimeOfUse(
        time=_floats(time),
        still=_floats(share),
        low=_floats(low),
        high=_floats(high),
        mean=mean,
        mean_low=max(mean - wide, 0.0),
        mean_high=min(mean + wide, horizon),
        horizon=horizon,
        median=_reaches_half(time, share),
        median_low=_reaches_half(time, low),
        median_high=_reaches_half(time, high),
        stretches=len(ended),
        ended=int(ended.sum()),
    )


def in_use(
    given: Adoption, periods: int, starting: ArrayLike | None = None, seed: int = 0, draws: int = DRAWS
) -> InUse:
    """Say how many will use it in each of the next periods, in fans of 50%, 80% and 95%.

    By simulation: rates are drawn as far as they are known (beta, Jeffreys' prior), then each person who uses
    it may stop and each who stopped may return. Starts come at the rate so far, or by `starting`, how
    many are expected to start in each of those periods (as `forecast` says), of those who have not.
    Order: depends on `seed` alone. Cost: draws × periods.
    Raises: EngineInputError if `periods` is not 1 to 1,000, or `starting` is not one number for each.
    """
    if not 1 <= periods <= MOST_PERIODS:
        raise EngineInputError("periods", f"{periods} is not 1 to {MOST_PERIODS:,}.", "Look less far.")
    random = np.random.default_rng(seed)
    now, rates = account(given), transitions(given)
    start, stop, back = (_drawn(one, draws, random) for one in (rates.start, rates.stop, rates.back))
    expected = None
    if starting is not None:
        expected = frozen_array("starting", starting, np.float64, (periods,))
        require_finite("starting", expected)
    using, away, never = (np.full(draws, part[-1]) for part in (now.using, now.away, now.never))
    found = np.empty((draws, periods))
    for place in range(periods):
        chance = start
        if expected is not None:
            chance = np.clip(expected[place] / np.maximum(never, 1), 0.0, 1.0)
        came, went, returned = (
            random.binomial(many, rate) for many, rate in ((never, chance), (using, stop), (away, back))
        )
        using, away, never = using + came + returned - went, away + went - returned, never - came
        found[:, place] = using
    tails = [(1 - level) / 2 for level in LEVELS]
    shares = np.quantile(found, [0.5, *tails, *(1 - tail for tail in tails)], axis=0)
    size = len(LEVELS) + 1
    period = np.arange(periods) + given.first + given.periods
    return InUse(LEVELS, _ints(period), _floats(shares[0]), _floats(shares[1:size]), _floats(shares[size:]))


def _gaps(given: Adoption) -> tuple[Ints, Bools]:
    """For each stretch, periods since the stretch of that actor before it, and whether there was one."""
    who = given.spell_actor
    again = np.zeros(len(who), np.bool_)
    gap = np.zeros(len(who), np.int64)
    again[1:] = who[1:] == who[:-1]
    gap[1:] = given.spell_start[1:] - given.spell_stop[:-1]
    wrong = again & ((gap < 0) | np.append(False, given.spell_stop[:-1] == given.periods)[: len(who)])
    if wrong.any():
        actor = int(who[np.flatnonzero(wrong)[0]])
        raise EngineInputError(
            "start", f"actor {actor} starts again while using it.", "Say when it stopped, or leave one out."
        )
    return np.where(again, gap, 0), again


def _rate(events: int, chances: int) -> Rate:
    if chances == 0:
        return Rate(float("nan"), 0.0, 1.0, events, 0)
    low, high = beta.ppf([(1 - LEVEL) / 2, (1 + LEVEL) / 2], events + HALF, chances - events + HALF)
    return Rate(
        events / chances,
        0.0 if events == 0 else float(low),
        1.0 if events == chances else float(high),
        events,
        chances,
    )


def _drawn(rate: Rate, draws: int, random: np.random.Generator) -> Floats:
    if rate.chances == 0:  # of what never could be seen nothing is foretold
        return np.zeros(draws)
    return random.beta(rate.events + HALF, rate.chances - rate.events + HALF, draws)


def _around(share: Floats, stops: Floats, present: Floats) -> tuple[Floats, Floats]:
    """Interval of each share still using it; none about 1 (nobody has stopped) and 0 (all have)."""
    with np.errstate(all="ignore"):
        spread = np.sqrt(np.cumsum(stops / (present * (present - stops)))) / -np.log(share)
        factor = np.exp(float(norm.ppf((1 + LEVEL) / 2)) * spread)
        low, high = share**factor, share ** (1 / factor)
    known = (share > 0) & (share < 1)
    return np.where(known, low, share), np.where(known, high, share)


def _mean(time: Floats, share: Floats, stops: Floats, present: Floats) -> tuple[float, float]:
    """Area under the share still using it, up to the longest time seen, and its standard error."""
    area = np.cumsum(np.diff(time, prepend=0.0) * np.append(1.0, share[:-1]))
    rest = area[-1] - area  # area to the right of each time
    with np.errstate(all="ignore"):
        parts = np.where(present > stops, rest**2 * stops / (present * (present - stops)), 0.0)
    return float(area[-1]), float(np.sqrt(parts.sum()))


def _reaches_half(time: Floats, share: Floats) -> float:
    under = np.flatnonzero(share <= HALF + 1e-12)
    return float(time[under[0]]) if len(under) else float("nan")


def _ints(values: ArrayLike) -> Ints:
    return frozen_array("values", values, np.int64)


def _floats(values: ArrayLike) -> Floats:
    return frozen_array("values", values, np.float64)
