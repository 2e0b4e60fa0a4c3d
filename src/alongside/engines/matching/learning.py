"""Learn from what became of earlier answers how much each part should count, and whether that is better."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .values import KINDS, PARTS
from .weights import DEFAULT_WEIGHTS, Weights

RIDGE = 10.0  # how firmly the weights are held to where they were, in outcomes
LEAST_TOPIC = 0.25  # what an offer is about always counts, at least a quarter as much as it did
FOLDS = 5
STEPS = 500
SMALL = 1e-10
DRAWS = 1000  # of the bootstrap


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """What became of offers that were suggested: the nine parts each had, and whether it went well.

    There is no place here for who asked, who offered, or anything about them.
    Shapes: `parts` is n × 9, NaN where a part was not known; the others have n values.
    Units: `kind` is a position in KINDS; `good` says whether it went well; `counts` is how much it says, 0 or
    more; `need` is a number that outcomes of one need share, used only to keep them together when some are
    held back.
    Raises: EngineInputError naming the column; also for an outcome without a topic.
    """

    parts: NDArray[np.float64]
    kind: NDArray[np.int64]
    good: NDArray[np.bool_]
    counts: NDArray[np.float64]
    need: NDArray[np.int64]

    def __post_init__(self) -> None:
        n = len(np.atleast_1d(self.good))
        parts = frozen_array("outcomes.parts", self.parts, np.float64, (n, len(PARTS)))
        require_between("outcomes.parts", parts.ravel(), 0, 1)
        require_finite("outcomes.parts", parts[:, 0])
        object.__setattr__(self, "parts", parts)
        for name, kind, high in (
            ("kind", np.int64, len(KINDS) - 1), ("good", np.bool_, 1),
            ("counts", np.float64, np.inf), ("need", np.int64, np.inf),
        ):  # fmt: skip
            values = frozen_array(f"outcomes.{name}", getattr(self, name), kind, (n,))
            require_finite(f"outcomes.{name}", values)
            require_between(f"outcomes.{name}", values, 0, high)
            object.__setattr__(self, name, values)

    def __len__(self) -> int:
        return len(self.good)

    def of(self, rows: NDArray[np.bool_]) -> Outcomes:
        """Keep some of the outcomes."""
        return Outcomes(
            self.parts[rows], self.kind[rows], self.good[rows], self.counts[rows], self.need[rows]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """What was learnt. The chance that an offer goes well is logistic(bias + slope × its score).

    Shapes: `factors` has nine values, 0 or more, by which each part's weight is multiplied for every kind.
    `slope` is 0 or more, so that a part that is better never makes an offer look worse.
    """

    bias: float
    slope: float
    factors: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Compared:
    """The learnt weights against those in use, on outcomes that were held back from the learning.

    Units: `loss` and `base_loss` are mean log losses, less is better; `gain` is what was won, with the
    interval in which it lies in 95 of 100 resamples of needs; `auc` is the chance that one that went well is
    put before one that did not.
    """

    outcomes: int
    good: int
    loss: float
    base_loss: float
    gain: float
    gain_low: float
    gain_high: float
    auc: float
    base_auc: float

    @property
    def better(self) -> bool:
        """Whether there is a gain beyond chance, and no worse order."""
        return self.gain_low > 0 and self.auc >= self.base_auc


def scaled(factors: ArrayLike, base: Weights = DEFAULT_WEIGHTS) -> Weights:
    """Multiply each part's weight, for every kind, by its factor.

    Raises: EngineInputError for other than nine factors, one below 0, or a topic that counts for too little.
    """
    times = frozen_array("factors", factors, np.float64, (len(PARTS),))
    require_finite("factors", times)
    require_between("factors", times, 0, np.inf)
    if times[0] < LEAST_TOPIC:
        raise EngineInputError(
            "factors", f"topic would count {times[0]:g} times as much.", f"Give it {LEAST_TOPIC} or more."
        )
    return Weights(base.table * times)


def refit(outcomes: Outcomes, base: Weights = DEFAULT_WEIGHTS, ridge: float = RIDGE) -> Fit:
    """Learn how much each part should count, from how things went, held to the weights in use.

    The mean log loss of logistic(bias + slope × score), where score = Σ weight × part ÷ Σ weight over the
    parts known, plus `ridge` ÷ 2n × Σ (factor − 1)², is made least over factors ≥ 0 and slope ≥ 0, by
    projected gradient steps with backtracking; the slope, measured in spreads of the scores, is held to 1 as
    the factors are. Without outcomes every factor stays 1.
    Order: the order of the outcomes changes nothing beyond rounding.
    Cost: O(n) a step, at most 500 steps.
    Raises: EngineInputError for a ridge that is not above 0.
    Source: penalised logistic regression, le Cessie and van Houwelingen (1992), Applied Statistics 41(1);
    projected gradient with the steps of Barzilai and Borwein (1988), IMA Journal of Numerical Analysis 8(1).
    """
    return _descend(outcomes, base, ridge, learn=True)


def compare(
    outcomes: Outcomes, seed: int, base: Weights = DEFAULT_WEIGHTS, ridge: float = RIDGE, folds: int = FOLDS
) -> Compared:
    """Hold back a share of the needs at a time, learn from the others, and judge both weights on those.

    Both have their own bias and slope fitted on the same outcomes, so that only the weights differ. Needs are
    dealt to folds in the order of their numbers. The interval resamples needs, not outcomes.
    Raises: EngineInputError where fewer needs than folds have outcomes, or all went one way.
    Source: cross-validation in groups; percentile bootstrap, Efron (1979), Annals of Statistics 7(1).
    """
    needs, fold = np.unique(outcomes.need, return_inverse=True)
    if len(needs) < folds or outcomes.good.all() or not outcomes.good.any():
        raise EngineInputError(
            "outcomes",
            f"{len(needs)} needs with {int(outcomes.good.sum())} good outcomes of {len(outcomes)}.",
            f"Wait for outcomes of both sorts from at least {folds} needs.",
        )
    chance = np.empty((2, len(outcomes)))
    for part in range(folds):
        held = fold % folds == part
        seen = outcomes.of(~held)
        for row, learn in enumerate((True, False)):
            fit = _descend(seen, base, ridge, learn=learn)
            chance[row, held] = _logistic(
                fit.bias + fit.slope * _scores(outcomes.of(held), base, fit.factors)[0]
            )
    loss = -np.log(np.clip(np.where(outcomes.good, chance, 1 - chance), SMALL, 1)) * outcomes.counts
    won = np.bincount(fold, weights=loss[1] - loss[0])
    weight = np.bincount(fold, weights=outcomes.counts)
    drawn = np.random.default_rng(seed).integers(len(needs), size=(DRAWS, len(needs)))
    total = weight[drawn].sum(axis=1)
    gains = won[drawn].sum(axis=1) / np.where(total > 0, total, 1)
    low, high = np.percentile(gains, [2.5, 97.5])
    all_weight = float(outcomes.counts.sum())
    return Compared(
        outcomes=len(outcomes),
        good=int(outcomes.good.sum()),
        loss=float(loss[0].sum() / all_weight),
        base_loss=float(loss[1].sum() / all_weight),
        gain=float(won.sum() / all_weight),
        gain_low=float(low),
        gain_high=float(high),
        auc=auc(chance[0], outcomes.good),
        base_auc=auc(chance[1], outcomes.good),
    )


def auc(chance: ArrayLike, good: ArrayLike) -> float:
    """Say how often one that went well has the higher chance of two, ties counting half; NaN without both.

    Source: the statistic of Mann and Whitney (1947), Annals of Mathematical Statistics 18(1).
    """
    values, well = np.asarray(chance, dtype=np.float64), np.asarray(good, dtype=np.bool_)
    if well.all() or not well.any():
        return float("nan")
    others = np.sort(values[~well])
    below = np.searchsorted(others, values[well], "left")
    up_to = np.searchsorted(others, values[well], "right")
    return float((below + up_to).mean() / 2 / len(others))


def _scores(
    outcomes: Outcomes, base: Weights, factors: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The score of each outcome, and how it changes with each factor (n × 9)."""
    known = ~np.isnan(outcomes.parts)
    weight = base.table[outcomes.kind] * known
    total = np.maximum((weight * factors).sum(axis=1), SMALL)
    part = np.nan_to_num(outcomes.parts)
    score = (weight * factors * part).sum(axis=1) / total
    return score, weight * (part - score[:, None]) * known / total[:, None]


def _descend(outcomes: Outcomes, base: Weights, ridge: float, *, learn: bool) -> Fit:
    """Go downhill from the weights in use, within what is allowed, until no step helps."""
    if not ridge > 0:
        raise EngineInputError("ridge", f"it is {ridge}.", "Give a number above 0.")
    here = np.r_[0.0, 1.0, np.ones(len(PARTS))]
    if not len(outcomes) or not outcomes.counts.sum():
        return Fit(0.0, 1.0, frozen_array("factors", here[2:], np.float64))
    scores = _scores(outcomes, base, here[2:])[0]
    scale = float(scores.mean()), float(scores.std()) or 1.0
    least = np.r_[-np.inf, 0.0, LEAST_TOPIC, np.zeros(len(PARTS) - 1)]
    free = np.r_[True, True, np.full(len(PARTS), learn)]
    value, slope = _loss(outcomes, base, ridge, scale, here)
    step = 1.0
    for _ in range(STEPS):
        while True:
            there = np.maximum(here - step * slope * free, least)
            moved = there - here
            new, new_slope = _loss(outcomes, base, ridge, scale, there)
            if new <= value + 1e-4 * float(slope @ moved) or step < SMALL:
                break
            step /= 2
        bend = float(moved @ ((new_slope - slope) * free))
        done = value - new < SMALL
        step = min(float(moved @ moved) / bend, 1e4) if bend > 0 else step * 2
        here, value, slope = there, min(new, value), new_slope
        if done:
            break
    turn = float(here[1]) / scale[1]
    return Fit(float(here[0]) - turn * scale[0], turn, frozen_array("factors", here[2:], np.float64))


def _loss(
    outcomes: Outcomes, base: Weights, ridge: float, scale: tuple[float, float], at: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """The penalised mean log loss, and its gradient by bias, slope and the nine factors.

    `scale`: the mean and spread of the scores to start from, by which bias and slope are measured here.
    """
    bias, slope, factors = float(at[0]), float(at[1]), at[2:]
    score, change = _scores(outcomes, base, factors)
    score, change = (score - scale[0]) / scale[1], change / scale[1]
    logit = bias + slope * score
    share = outcomes.counts / outcomes.counts.sum()
    hold = ridge / outcomes.counts.sum()
    # log(1 + e^x) without overflow
    loss = np.logaddexp(0, logit) - np.where(outcomes.good, logit, 0.0)
    off = share * (_logistic(logit) - outcomes.good)
    held = at[1:] - 1
    gradient = np.r_[off.sum(), np.r_[off @ score, slope * (off @ change)] + hold * held]
    penalty = hold / 2 * float(held @ held)
    return float(share @ loss) + penalty, gradient


def _logistic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = np.exp(-np.logaddexp(0, -x))
    return result
