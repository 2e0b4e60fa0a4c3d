"""How long something lasts where not all have ended: shares with likely ranges, and how they end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from .._shared.checks import frozen_array, require_between, require_finite
from .values import Floats, Ints, locked

SURE = 0.95
NEAR = 1e-12


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that lasts longer than each time at which some ended (Kaplan and Meier).

    Shapes: t times, rising. `at_risk`: how many had lasted up to then; `gone`: how many ended; `share`, `se`
    (Greenwood), `low`, `high`: the share, its standard error and 95% range (log–log).
    """

    time: Floats
    at_risk: Floats
    gone: Floats
    share: Floats
    se: Floats
    low: Floats
    high: Floats

    def lasting(self, time: float) -> float:
        """The share that lasts at least so long: those that ended at this very time did."""
        before = int(np.searchsorted(self.time, time, side="left"))
        return float(self.share[before - 1]) if before else 1.0

    def quantile(self, part: float) -> tuple[float, float, float]:
        """The first time at which at least `part` have ended, and its 95% range; infinite where not reached.

        Source: Brookmeyer and Crowley (1982), Biometrics 38, 29–41, with the log–log range.
        """
        times = []
        for curve in (self.share, self.low, self.high):
            reached = np.flatnonzero(curve <= 1 - part + NEAR)
            times.append(float(self.time[reached[0]]) if len(reached) else np.inf)
        return times[0], times[1], times[2]

    def mean_up_to(self, time: float) -> float:
        """The mean of how long it lasts, or `time` where that is less (restricted mean)."""
        inside = self.time < time
        steps = np.diff(np.r_[0.0, self.time[inside], time])
        return float(steps @ np.r_[1.0, self.share[inside]])


def survival(lasted: ArrayLike, ended: ArrayLike) -> Curve:
    """How many last how long, where some have not ended yet.

    Shapes: n each; `lasted` 0 or more, so far where not `ended`. What ends and what is seen no longer at the
    same time: the ending comes first. Where the share is 0 the upper limit is the last one before.
    Source: Kaplan and Meier (1958), JASA 53, 457–481; log–log: Kalbfleisch and Prentice (1980).
    Cost: one sort.
    """
    spans = frozen_array("lasted", lasted, np.float64)
    require_finite("lasted", spans)
    require_between("lasted", spans, 0, np.inf)
    over = frozen_array("ended", ended, np.bool_, (len(spans),))
    time, at_risk, gone = _counts(spans, over)
    share = np.cumprod(1 - gone / at_risk)
    left = at_risk - gone
    with np.errstate(divide="ignore", invalid="ignore"):
        var = np.cumsum(gone / (at_risk * left))
        se = np.where(share > 0, share * np.sqrt(var), 0.0)
        step = float(ndtri((1 + SURE) / 2)) * np.sqrt(var) / -np.log(share)
        low = np.where(share > 0, share ** np.exp(step), 0.0)
        high = np.where(share > 0, share ** np.exp(-step), np.nan)
    if len(high) and share[-1] <= 0:
        high[-1] = high[-2] if len(high) > 1 else 1.0
    return Curve(*(locked(part) for part in (time, at_risk, gone, share, se, low, high)))


def _counts(spans: Floats, over: np.typing.NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    time, gone = np.unique(spans[over], return_counts=True)
    at_risk = len(spans) - np.searchsorted(np.sort(spans), time, side="left")
    return time, at_risk.astype(np.float64), gone.astype(np.float64)


@dataclass(frozen=True, slots=True)
class Endings:
    """How many have ended in which way by when, each way competing with the others (Aalen and Johansen).

    Shapes: t times; `ways` w different ways, rising; `share` t × w, cumulative; with those that still last
    they add up to 1 at each time.
    """

    time: Floats
    ways: Ints
    share: Floats

    def by(self, time: float) -> Floats:
        """The share that ended in each way up to a time, with it."""
        upto = int(np.searchsorted(self.time, time, side="right"))
        found: Floats = self.share[upto - 1] if upto else np.zeros(len(self.ways))
        return found


def endings(lasted: ArrayLike, ended: ArrayLike, way: ArrayLike) -> Endings:
    """The share that ended in each way by each time. What is still there counts to none.

    Shapes: n each; `way` an integer, read only where `ended`.
    Source: Aalen and Johansen (1978), Scandinavian Journal of Statistics 5, 141–150.
    """
    spans = frozen_array("lasted", lasted, np.float64)
    over = frozen_array("ended", ended, np.bool_, (len(spans),))
    how = frozen_array("way", way, np.int64, (len(spans),))
    curve = survival(spans, over)
    ways = np.unique(how[over])
    gone = np.zeros((len(curve.time), len(ways)))
    row, column = np.searchsorted(curve.time, spans[over]), np.searchsorted(ways, how[over])
    np.add.at(gone, (row, column), 1.0)
    before = np.r_[1.0, curve.share][: len(curve.time)]
    share = np.cumsum((before / curve.at_risk)[:, None] * gone, axis=0)
    return Endings(curve.time, locked(ways), locked(share))
