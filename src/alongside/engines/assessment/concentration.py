"""How voices lie along a burden: the concentration curve, and its index with a standard error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from .._shared.errors import EngineInputError
from .values import LEVEL, Floats, amounts, any_values, tie_of


@dataclass(frozen=True, slots=True)
class Concentration:
    """The index: −1 (all voices where the burden is least) to 1 (all where it is most); 0 is evenly.

    `error`: its standard error, none with fewer than three areas; `low`, `high`: the 95% interval by it.
    """

    index: float
    error: float | None
    low: float | None
    high: float | None

    @property
    def sure(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class Curve:
    """Running shares, from the lightest burden to the heaviest, beginning at (0, 0): equal ranks are one
    step."""

    people: Floats
    voices: Floats

    def voices_of_heaviest(self, part: float) -> float:
        """The share of the voices given by the part of the people, 0 to 1, who carry most; drawn straight."""
        return 1 - float(np.interp(1 - part, self.people, self.voices))


def curve(voices: ArrayLike, people: ArrayLike, burden: ArrayLike) -> Curve:
    """The concentration curve of voices along a burden.

    Shapes: n counts of voices and of people, 0 or more; n values of burden, by which areas are ranked.
    Cost: O(n log n). Raises: EngineInputError; there must be people and voices.
    """
    count, crowd, order, group = _ranked(voices, people, burden)
    steps = int(group[-1]) + 1
    run = [np.bincount(group, weights=one[order], minlength=steps) for one in (crowd, count)]
    along = [np.concatenate([[0.0], np.cumsum(one) / one.sum()]) for one in run]
    for one in along:
        one[-1] = 1.0
        one.setflags(write=False)
    return Curve(*along)


def concentration(voices: ArrayLike, people: ArrayLike, burden: ArrayLike) -> Concentration:
    """The concentration index of voices along a burden, people as weights, equal ranks shared.

    C = 2 ÷ μ × Σ f_t μ_t R_t − 1, with f_t the share of the people, μ_t voices a head and R_t the middle of
    the people's ranks, one and the same for equal burdens. It is the slope of the convenient regression of
    2 var(R) μ_t ÷ μ on R. Its variance is (Σ f_t a_t² − (1 + C)²) ÷ n over n areas that have people, with
    a_t = μ_t ÷ μ (2 R_t − 1 − C) + 2 − q_(t−1) − q_t, q_t the running share of voices up to that rank: areas
    are what varies, not the people in them.
    Shapes, order and errors: as `curve`. Cost: O(n log n).
    Source: Kakwani, Wagstaff and van Doorslaer (1997), Journal of Econometrics 77, 87–103; O'Donnell, van
    Doorslaer, Wagstaff and Lindelow (2008), Analyzing Health Equity Using Household Survey Data, chapter 8.
    """
    count, crowd, order, group = _ranked(voices, people, burden)
    along = curve(count, crowd, burden)
    f = crowd[order] / crowd.sum()
    middle = ((along.people[:-1] + along.people[1:]) / 2)[group]
    with np.errstate(invalid="ignore", divide="ignore"):
        head = np.where(f > 0, count[order] / count.sum() / f, 0.0)  # μ_t ÷ μ
    index = float(2 * (f * head * middle).sum() - 1)
    n = int((f > 0).sum())
    if n < 3:
        return Concentration(index, None, None, None)
    q = along.voices[:-1] + along.voices[1:]
    a = head * (2 * middle - 1 - index) + 2 - q[group]
    error = float(np.sqrt(max(0.0, float((f * a * a).sum()) - (1 + index) ** 2) / n))
    far = float(ndtri((1 + LEVEL) / 2)) * error
    return Concentration(index, error, max(-1.0, index - far), min(1.0, index + far))


def _ranked(
    voices: ArrayLike, people: ArrayLike, burden: ArrayLike
) -> tuple[Floats, Floats, np.ndarray, np.ndarray]:
    """Checked counts and people, the order from light to heavy, and the run of equal burdens of each rank."""
    crowd = amounts("people", people)
    count = amounts("voices", voices, crowd)
    weight = any_values("burden", burden, crowd)
    for name, one in (("people", crowd), ("voices", count)):
        if one.sum() <= 0:
            raise EngineInputError(name, "there are none.", "Give at least one area with some.")
    if (count[crowd == 0] > 0).any():
        row = int(np.flatnonzero((crowd == 0) & (count > 0))[0])
        raise EngineInputError("people", f"row {row} has voices but nobody lives there.", "Leave it out.")
    order = np.argsort(weight, kind="stable")
    return count, crowd, order, tie_of(weight[order])
