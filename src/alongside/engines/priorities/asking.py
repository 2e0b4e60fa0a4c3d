"""Which two to show next: where an answer teaches most, with a fair share for all."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between
from .._shared.errors import EngineInputError
from .values import Floats

AIMS = ("order", "scores")
EXPLORE = 0.25  # of questions are for those shown least
SHARPEN = 4.0  # how far a pair that teaches more is preferred


def gains(mean: ArrayLike, covariance: ArrayLike, aim: str = "order") -> Floats:
    """How much an answer on each two items is expected to teach.

    `order`: expected fall of the entropy of the scores, in nats (D-optimal); `scores`: expected fall of the
    sum of their variances (A-optimal). The chance of an answer is that under what is believed, not at its
    middle. Shapes: `mean` n, `covariance` n × n; the result n × n, symmetric, 0 on the diagonal.
    Source: Chaloner and Verdinelli (1995), Statistical Science 10, 273–304.
    """
    if aim not in AIMS:
        raise EngineInputError("aim", f"it is '{aim}'.", f"Use one of {', '.join(AIMS)}.")
    middle = frozen_array("mean", mean, np.float64)
    n = len(middle)
    spread = frozen_array("covariance", covariance, np.float64, (n, n))
    own = np.diag(spread)
    differ = np.maximum(own[:, None] + own - 2 * spread, 0.0)
    gap = (middle[:, None] - middle) / np.sqrt(1 + np.pi / 8 * differ)
    chance = 1 / (1 + np.exp(-np.clip(gap, -500, 500)))
    tells = chance * (1 - chance)
    if aim == "order":
        found: Floats = np.log1p(tells * differ) / 2
    else:
        square = spread @ spread
        length = np.diag(square)[:, None] + np.diag(square) - 2 * square
        found = np.maximum(length, 0.0) * tells / (1 + tells * differ)
    np.fill_diagonal(found, 0.0)
    return found


def pair_chances(
    mean: ArrayLike,
    covariance: ArrayLike,
    shown: ArrayLike,
    asked: ArrayLike | None = None,
    aim: str = "order",
) -> Floats:
    """The chance of each two items to be shown next.

    Three of four questions go by what they teach, one by how seldom the two were shown; so every pair has a
    chance, and an item that is new comes up soon. Shapes: `shown` n: how often each was shown to anyone;
    `asked` n × n: pairs not to be shown, as those this person has answered. The result n × n holds each pair
    once, above the diagonal, and adds up to 1, or to 0 when nothing is left to ask.
    """
    teach = gains(mean, covariance, aim)
    n = len(teach)
    often = frozen_array("shown", shown, np.float64, (n,))
    require_between("shown", often, 0, np.inf)
    barred = frozen_array("asked", np.zeros((n, n)) if asked is None else asked, np.bool_, (n, n))
    open_ = np.triu(~(barred | barred.T), 1)
    if not open_.any():
        return np.zeros((n, n))
    teach = np.where(open_, teach / max(float(teach[open_].max()), 1e-300), 0.0) ** SHARPEN
    seldom = 1 / (1 + often - often.min()) ** 2
    fair = np.where(open_, seldom[:, None] * seldom, 0.0)
    share = EXPLORE if teach.sum() > 0 else 1.0
    found = share * fair / fair.sum()
    if share < 1:
        found = found + (1 - share) * teach / teach.sum()
    return np.asarray(found, np.float64)


def next_pair(
    mean: ArrayLike,
    covariance: ArrayLike,
    shown: ArrayLike,
    seed: int,
    asked: ArrayLike | None = None,
    aim: str = "order",
) -> tuple[int, int] | None:
    """Draw the next two by `pair_chances`, in an order drawn too, so that no side is favoured.

    The same seed draws the same. None when nothing is left to ask.
    """
    chance = pair_chances(mean, covariance, shown, asked, aim)
    if not chance.any():
        return None
    draw = np.random.default_rng(seed)
    flat = np.cumsum(chance.ravel())
    at = int(np.searchsorted(flat, draw.random() * flat[-1], side="right"))
    one, other = divmod(min(at, len(flat) - 1), len(chance))
    return (one, other) if draw.random() < 0.5 else (other, one)
