"""What it would be worth to know more before deciding: all, some inputs, or what a study would find."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.errors import EngineInputError
from .psa import matrix
from .smoothing import Smooth, smooth

Floats = NDArray[np.float64]

AGAIN = 200  # surfaces drawn for the standard error
AT_ONCE = 20_000  # simulations of which these are held


@dataclass(frozen=True, slots=True)
class Worth:
    """What knowing more is worth, in the unit of the net benefit, and the standard error of the estimate."""

    value: float
    se: float


def evpi(benefit: ArrayLike) -> Worth:
    """Expected value of perfect information: the best in each simulation, less the best on average.

    Shapes: `benefit` s × d, net benefit of d options in s simulations.
    Raises: EngineInputError where it is no matrix of numbers with two options.
    Source: Raiffa and Schlaifer (1961), Applied Statistical Decision Theory, section 4.5.
    """
    given = _benefit(benefit)
    lost = given.max(1) - given[:, given.mean(0).argmax()]
    return Worth(max(0.0, float(lost.mean())), float(lost.std() / np.sqrt(len(lost))))


def evppi(benefit: ArrayLike, inputs: ArrayLike, *, seed: int = 1) -> Worth:
    """Expected value of partial perfect information: what knowing these inputs is worth, and no others.

    The net benefit is regressed on the inputs (`smoothing`); what is fitted estimates the net benefit
    expected once they are known. Inputs that together take few values (at most a hundredth of s) are not
    smoothed: then it is the mean of each. The result is held between 0 and that of perfect information.
    Shapes: `benefit` s × d; `inputs` s, or s × n for n inputs known together, as they were drawn.
    Standard error: surfaces drawn from the posterior of the fit, and the spread over the simulations.
    Cost: O(s × p²) with p ≤ 12 n + 16 n (n − 1)/2.
    Raises: EngineInputError for inputs that are no numbers or not as many as simulations.
    Source: Strong, Oakley and Brennan (2014), Medical Decision Making 34, 311–326.
    """
    given = _benefit(benefit)
    known = matrix("inputs", np.atleast_2d(np.asarray(inputs)).T if np.ndim(inputs) == 1 else inputs)
    if len(known) != len(given):
        raise EngineInputError(
            "inputs",
            f"there are {len(known):,} draws of them and {len(given):,} of the net benefit.",
            "Give the inputs as they were drawn for each simulation.",
        )
    best = int(given.mean(0).argmax())
    gain = np.delete(given, best, 1) - given[:, [best]]
    fitted = smooth(known, gain)
    if fitted is None:  # they never change: nothing is left to be known
        return Worth(0.0, 0.0)
    lead = fitted.values()
    lost = np.maximum(lead.max(1), 0) - max(0.0, lead.mean(0).max())
    value, most = float(lost.mean()), evpi(given).value
    spread = np.hypot(lost.std() / np.sqrt(len(lost)), _drawn(fitted, seed).std())
    return Worth(min(max(value, 0.0), most), float(spread))


def _drawn(fitted: Smooth, seed: int) -> Floats:
    """The value of information of surfaces drawn from the posterior of the fit."""
    random = np.random.default_rng(seed)
    rows = fitted.design[:: -(-len(fitted.design) // AT_ONCE)]
    found = np.empty(AGAIN)
    for place in range(AGAIN):
        lead = rows @ fitted.coefficients_drawn(random)
        found[place] = np.maximum(lead.max(1), 0).mean() - max(0.0, lead.mean(0).max())
    return found


def evsi(benefit: ArrayLike, summaries: ArrayLike, *, seed: int = 1) -> Worth:
    """Expected value of sample information: what a study is worth before one knows what it will find.

    For each simulation one study is imagined with its inputs as the truth, and summed up in few figures
    (`found_share`, `found_mean`, or one's own); the net benefit is regressed on these as in `evppi`.
    Shapes: `benefit` s × d; `summaries` s, or s × n.
    Source: Strong, Oakley, Brennan and Breeze (2015), Medical Decision Making 35, 570–583.
    """
    return evppi(benefit, summaries, seed=seed)


def found_share(share: ArrayLike, people: int, *, seed: int) -> Floats:
    """The share a study among so many people would find, where the true one is as drawn; s each.

    Raises: EngineInputError for a share that is none, or nobody asked.
    """
    given = np.asarray(share, dtype=np.float64)
    if not ((given >= 0) & (given <= 1)).all():
        raise EngineInputError("share", "a share lies outside 0 to 1.", "Give shares as they were drawn.")
    found: Floats = np.random.default_rng(seed).binomial(_people(people), given) / people
    return found


def found_mean(mean: ArrayLike, spread: ArrayLike, people: int, *, seed: int) -> Floats:
    """The mean a study among so many people would find; `spread`: standard deviation between people.

    Raises: EngineInputError for a spread below 0, or nobody asked.
    """
    given, wide = np.broadcast_arrays(np.asarray(mean, np.float64), np.asarray(spread, np.float64))
    if not (wide >= 0).all():
        raise EngineInputError("spread", "it is below 0.", "Give the standard deviation between people.")
    found: Floats = np.random.default_rng(seed).normal(given, wide / np.sqrt(_people(people)))
    return found


def for_people(value: float, people: float, years: int = 1, rate: float = 0.035) -> float:
    """Worth to all whom the decision concerns, in today's money: `people` a year for so many years.

    `value`: per person; `rate`: of discount a year, the first year undiscounted.
    """
    if not (people >= 0 and years >= 1 and rate > -1):
        raise EngineInputError(
            "people", "so many people, years or this rate cannot be.", "Give 0 or more people."
        )
    return float(value * people * ((1 + rate) ** -np.arange(float(years))).sum())


def _people(people: int) -> int:
    if people < 1:
        raise EngineInputError("people", "nobody is asked.", "Give 1 or more.")
    return people


def _benefit(benefit: ArrayLike) -> Floats:
    given = matrix("benefit", benefit)
    if given.shape[1] < 2:
        raise EngineInputError(
            "benefit",
            "there is only one option.",
            "Add what it is compared with; to do nothing is 0 throughout.",
        )
    return given
