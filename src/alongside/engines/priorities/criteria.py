"""Many criteria and people who weigh them differently: which weights put which option first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .values import Floats, locked

CRITERIA = ("relevance", "feasibility", "acceptability", "scalability", "sustainability")
DRAWS = 10_000
TRIES = 200  # batches of weights thrown away before ranges are called too narrow


@dataclass(frozen=True, slots=True)
class Acceptability:
    """How options fare under all weights at once, none averaged away.

    Shapes: n options, m criteria. `rank` n × n: the share of weights (and of the uncertainty of values) under
    which option i has rank r + 1, rows and columns add up to 1; `central` n × m: the mean of the weights that
    put the option first, NaN where none do; `confidence` n: the chance that it is first for those who weigh
    like that, NaN likewise; `beats` n × n: the share under which i is above j, ties half.
    """

    rank: Floats
    central: Floats
    confidence: Floats
    beats: Floats


def acceptability(
    values: ArrayLike, weights: ArrayLike, seed: int, error: ArrayLike | None = None
) -> Acceptability:
    """Add values up under each of the weights and count who comes where.

    Shapes: `values` n × m, more is better, all on one scale; `error` n × m: standard errors of these, 0 or
    more, independent and normal; `weights` k × m, as `any_weights`, `weights_within` and `weights_of` give
    them; each row adds up to 1. Options with equal sums share their ranks equally.
    Cost: k n (m + log n); 10,000 weights of 20 options take 0.1 s.
    Source: Lahdelma and Salminen (2001), Operations Research 49, 444–454 (SMAA-2).
    """
    value = frozen_array("values", values, np.float64)
    if value.ndim != 2:
        raise EngineInputError("values", "it is not a table.", "Give a row for each option.")
    n, m = value.shape
    require_finite("values", value.ravel())
    weight = _weights(weights, m)
    doubt = frozen_array("error", np.zeros((n, m)) if error is None else error, np.float64, (n, m))
    require_finite("error", doubt.ravel())
    require_between("error", doubt.ravel(), 0, np.inf)
    draw = np.random.default_rng(seed)
    k = len(weight)
    rank, central = np.zeros((n, n)), np.zeros((n, m))
    beats, first = np.zeros((n, n)), np.zeros(n)
    for begin in range(0, k, 1_000):
        some = weight[begin : begin + 1_000]
        sums = _sums(value, doubt, some, draw)
        above = (sums[:, :, None] > sums[:, None, :]).sum(axis=0)
        beats += above + (len(some) - above - above.T) / 2
        share = _first(sums)
        first += share.sum(axis=0)
        central += share.T @ some
        _count(sums, rank)
    with np.errstate(invalid="ignore"):
        central = np.where(first[:, None] > 0, central / first[:, None], np.nan)
    sure = _confidence(value, doubt, central, draw, k)
    return Acceptability(locked(rank / k), locked(central), locked(sure), locked(beats / k))


def _sums(value: Floats, doubt: Floats, weight: Floats, draw: np.random.Generator) -> Floats:
    """Weighted sums, weights × options; the error of a sum is drawn at once, being normal too."""
    sums: Floats = weight @ value.T
    if doubt.any():
        sums = sums + np.sqrt((weight**2) @ (doubt**2).T) * draw.standard_normal(sums.shape)
    return np.round(sums, 12)


def _first(sums: Floats) -> Floats:
    best = sums == sums.max(axis=1, keepdims=True, initial=-np.inf)
    found: Floats = best / best.sum(axis=1, keepdims=True)
    return found


def _count(sums: Floats, rank: Floats) -> None:
    """Add to each option's ranks; those with equal sums share the ranks they take up."""
    n = sums.shape[1]
    ordered = -np.sort(-sums, axis=1)
    for option in range(n):
        same = (ordered == sums[:, option : option + 1]).astype(np.float64)
        rank[option] += (same / same.sum(axis=1, keepdims=True)).sum(axis=0)


def _confidence(value: Floats, doubt: Floats, central: Floats, draw: np.random.Generator, k: int) -> Floats:
    found = np.full(len(value), np.nan)
    for option in np.flatnonzero(np.isfinite(central).all(axis=1)).tolist():
        times = min(k, 10_000) if doubt.any() else 1
        found[option] = _first(_sums(value, doubt, np.tile(central[option], (times, 1)), draw))[
            :, option
        ].mean()
    return found


def any_weights(m: int, seed: int, draws: int = DRAWS) -> Floats:
    """Weights drawn evenly from all there are: m of them, 0 or more, that add up to 1. Shapes: draws × m."""
    part = np.random.default_rng(seed).standard_exponential((draws, m))
    return locked(part / part.sum(axis=1, keepdims=True))  # type: ignore[no-any-return]


def weights_within(low: ArrayLike, high: ArrayLike, seed: int, draws: int = DRAWS) -> Floats:
    """Weights drawn evenly from those that add up to 1 with each between its two bounds.

    Shapes: `low`, `high` m, 0 to 1; the result draws × m. Drawn evenly above the lower bounds, and those over
    an upper bound thrown away.
    Raises: EngineInputError where no weights, or hardly any, lie within.
    """
    least, most = frozen_array("low", low, np.float64), frozen_array("high", high, np.float64)
    m = len(least)
    if most.shape != (m,):
        raise EngineInputError("high", "it has another length than `low`.", "Give two bounds for each.")
    for name, bound in (("low", least), ("high", most)):
        require_between(name, bound, 0.0, 1.0)
    left = 1 - float(least.sum())
    if (least > most).any() or left < -1e-12 or float(most.sum()) < 1 - 1e-12:
        raise EngineInputError("low", "no weights that add up to 1 lie within.", "Widen the ranges.")
    kept: list[Floats] = []
    have = 0
    for turn in range(TRIES):
        tried = least + max(left, 0.0) * any_weights(m, seed + turn, draws)
        kept.append(tried[(tried <= most + 1e-12).all(axis=1)])
        have += len(kept[-1])
        if have >= draws:
            return locked(np.concatenate(kept)[:draws])  # type: ignore[no-any-return]
    raise EngineInputError("low", "hardly any weights lie within.", "Widen the ranges.")


def weights_of(stated: ArrayLike) -> Floats:
    """People's own weights, each made to add up to 1.

    Shapes: people × m, 0 or more. Who gave only 0 weighs all alike.
    """
    given = np.atleast_2d(frozen_array("stated", stated, np.float64))
    require_finite("stated", given.ravel())
    require_between("stated", given.ravel(), 0.0, np.inf)
    whole = given.sum(axis=1, keepdims=True)
    even = np.full_like(given, 1 / max(given.shape[1], 1))
    return locked(np.where(whole > 0, given / np.where(whole > 0, whole, 1), even))  # type: ignore[no-any-return]


def _weights(weights: ArrayLike, m: int) -> Floats:
    found = np.atleast_2d(frozen_array("weights", weights, np.float64))
    if found.shape[1] != m or not len(found):
        raise EngineInputError("weights", f"its shape is {found.shape}.", f"Give rows of {m} weights.")
    require_finite("weights", found.ravel())
    require_between("weights", found.ravel(), 0.0, 1.0)
    if (np.abs(found.sum(axis=1) - 1) > 1e-9).any():
        raise EngineInputError("weights", "a row does not add up to 1.", "Use `weights_of`.")
    return found
