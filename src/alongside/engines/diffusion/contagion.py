"""Who is followed, and who follows: starts right after those of others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from .._shared.errors import EngineInputError
from .values import Adoption, Bools, Floats, Ints, Ties, locked

DISCOUNTS = ("linear", "exponential")


@dataclass(frozen=True, slots=True)
class Discount:
    """How starts further apart count: 1 ÷ k, or 1 ÷ (1 + r)^(k − 1), at k periods apart, up to `periods`."""

    periods: int = 1
    kind: str = "linear"
    r: float = 0.5

    def weights(self, longest: int) -> Floats:
        """Give the weights at 1, 2, … periods, no further than there are periods.

        Raises: EngineInputError for what is no discount.
        """
        if self.periods < 1:
            raise EngineInputError("periods", f"it is {self.periods}.", "Look 1 period ahead or more.")
        if self.kind not in DISCOUNTS:
            raise EngineInputError("kind", f"'{self.kind}' is no discount.", f"Use {', '.join(DISCOUNTS)}.")
        if self.r <= -1:
            raise EngineInputError("r", f"it is {self.r:g}.", "Give a rate above −1.")
        apart = np.arange(1, min(self.periods, longest) + 1, dtype=np.float64)
        found: Floats = 1 / apart if self.kind == "linear" else (1 + self.r) ** (1 - apart)
        return found


def infectiousness(
    given: Adoption,
    told: Ties,
    *,
    discount: Discount | None = None,
    normalised: bool = True,
    incoming: bool = False,
) -> Floats:
    """Say how many of those who look to an actor and had not started, start soon after it.

    With t its start, over k = 1 … K: those who look to it in period t + k and start in it, each × w(k), ÷
    those who look to it then and start in it or later; `normalised`: ÷ all who start in t + k, × w(k).
    Shapes: n; NaN for who did not start, 0 in the last period. `incoming`: those it looks to instead.
    Cost: ties × K. Sources: Myers (2000), American Journal of Sociology 106, 173–208; Valente, Dyal, Chu,
    Wipfli and Fujimoto (2015), Social Science & Medicine 145, 89–97.
    """
    return _contagion(given, told, discount or Discount(), normalised, not incoming, 1)


def susceptibility(
    given: Adoption,
    told: Ties,
    *,
    discount: Discount | None = None,
    normalised: bool = True,
    incoming: bool = False,
) -> Floats:
    """Say how many of those an actor looks to, who had started, did so right before it.

    With t its start, over k = 1 … K: those it looks to in period t − k + 1 who started in t − k, each × w(k),
    ÷ those who had started by then; `normalised`: ÷ all who started in t − k, × w(k).
    Shapes: n; NaN for who did not start, 0 in the first period. `incoming`: those who look to it instead.
    Sources: as `infectiousness`.
    """
    return _contagion(given, told, discount or Discount(), normalised, incoming, -1)


def _contagion(
    given: Adoption, told: Ties, discount: Discount, normalised: bool, turned: bool, step: int
) -> Floats:
    """One pass over the ties: `step` 1 looks at later starts, −1 at earlier ones."""
    weight = discount.weights(max(given.periods - 1, 1))
    near, open_to = np.zeros(given.n), np.zeros(given.n)
    for places, matrix in told.by_period(given, False, turned):
        here = np.zeros(given.periods + 1, np.bool_)
        here[places] = True
        ego, other = _pairs(matrix, _asked(given, here, len(weight), step))
        mine, theirs = given.start[ego], given.start[other]
        able = theirs < given.periods
        ego, mine, theirs = ego[able], mine[able], theirs[able]
        for k, w in enumerate(weight, start=1):
            at = mine + step * k  # when the other must have started to count in full
            seen = (at >= 0) & (at < given.periods)
            seen &= here[np.where(seen, at if step > 0 else at + 1, given.periods)]
            near += w * np.bincount(ego[seen & (theirs == at)], minlength=given.n)
            further = theirs >= at if step > 0 else theirs <= at
            open_to += w * np.bincount(ego[seen & further], minlength=given.n)
    found = np.divide(near, open_to, out=np.zeros(given.n), where=open_to > 0)
    if normalised:
        of = _starts(given, weight, step)
        found = np.divide(found, of, out=np.zeros(given.n), where=of > 0)
    found[~given.started] = np.nan
    return locked(found)


def _asked(given: Adoption, here: Bools, longest: int, step: int) -> Ints:
    """Actors for whom a period that is `here` lies within reach of their start."""
    near = np.zeros(given.periods + 1, np.bool_)
    for k in range(1, longest + 1):
        period = np.arange(given.periods) + (k if step > 0 else 1 - k)
        seen = (period >= 0) & (period < given.periods)
        near[: given.periods][seen] |= here[period[seen]]
    return np.flatnonzero(near[given.start])


def _pairs(matrix: csr_array, rows: Ints) -> tuple[Ints, Ints]:
    some = matrix if len(rows) == matrix.shape[0] else matrix[rows]
    return np.repeat(rows, np.diff(some.indptr)), some.indices


def _starts(given: Adoption, weight: Floats, step: int) -> Floats:
    """For each actor, all starts within K periods of its own, discounted."""
    started = np.bincount(given.start, minlength=given.periods + 1)[: given.periods].astype(np.float64)
    per_period = np.zeros(given.periods + 1)
    for k, w in enumerate(weight, start=1):
        at = np.arange(given.periods) + step * k
        seen = (at >= 0) & (at < given.periods)
        per_period[: given.periods][seen] += w * started[at[seen]]
    found: Floats = per_period[given.start]
    return found
