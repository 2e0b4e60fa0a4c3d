"""Order of several with its uncertainty: never a bare rank."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .survival import SURE
from .values import Floats, Ints, locked

DRAWS = 4_000


@dataclass(frozen=True, slots=True)
class League:
    """Where each may stand, 1 being the largest.

    Shapes: n each; `better` n × n: the chance that i is above j, 0.5 on the diagonal. `low`, `high`: ranks
    that hold 95%; `expected`: the mean rank; `first`, `last`: the chance to be that; `estimate`, `least`,
    `most`: the figure itself and its 95% range.
    """

    estimate: Floats
    least: Floats
    most: Floats
    low: Ints
    high: Ints
    expected: Floats
    first: Floats
    last: Floats
    better: Floats


def league(estimate: ArrayLike, se: ArrayLike, *, seed: int, draws: int = DRAWS) -> League:
    """Rank figures with normal errors that do not depend on each other.

    Shapes: n each; `se` 0 or more. Equal figures share the ranks between them.
    Source: Goldstein and Spiegelhalter (1996), Journal of the Royal Statistical Society A 159, 385–443.
    Raises: EngineInputError for what is not a number. Cost: draws × n².
    """
    centre = frozen_array("estimate", estimate, np.float64)
    error = frozen_array("se", se, np.float64, centre.shape)
    require_finite("estimate", centre)
    require_finite("se", error)
    require_between("se", error, 0, np.inf)
    _draws(draws)
    noise = np.random.default_rng(seed).standard_normal((draws, len(centre)))
    return _ranked(centre, centre + noise * error)


def league_of_rates(successes: ArrayLike, trials: ArrayLike, *, seed: int, draws: int = DRAWS) -> League:
    """Rank shares, such as of projects adopted, by how many out of how many.

    Shapes: n each. Each share has the Beta distribution that follows from the prior of Jeffreys, so that 1 of
    1 is no certainty. Without a trial nothing is known, and the range is wide.
    Raises: EngineInputError for more successes than trials. Cost: draws × n².
    """
    many = frozen_array("trials", trials, np.int64)
    won = frozen_array("successes", successes, np.int64, many.shape)
    require_between("trials", many, 0, np.inf)
    require_between("successes", won, 0, np.inf)
    if (won > many).any():
        at = int(np.flatnonzero(won > many)[0])
        raise EngineInputError("successes", f"row {at} has more than it had trials.", "Correct one of them.")
    _draws(draws)
    drawing = np.random.default_rng(seed)
    drawn = drawing.beta(won + 0.5, many - won + 0.5, (draws, len(many)))
    return _ranked((won + 0.5) / (many + 1), drawn)


def _draws(draws: int) -> None:
    if draws < 1:
        raise EngineInputError("draws", f"it is {draws}.", "Draw at least once.")


def _ranked(centre: Floats, drawn: Floats) -> League:
    n = drawn.shape[1]
    better = np.empty((n, n))
    rank = np.ones_like(drawn)
    for at in range(n):
        above = (drawn > drawn[:, at : at + 1]) + 0.5 * (drawn == drawn[:, at : at + 1])
        above[:, at] = 0.5
        better[:, at] = above.mean(axis=0)
        rank[:, at] += above.sum(axis=1) - 0.5
    tail = (1 - SURE) / 2
    empty = np.zeros((2, 0))
    least, most = np.quantile(drawn, [tail, 1 - tail], axis=0) if n else empty
    low = np.floor(np.quantile(rank, tail, axis=0, method="lower")) if n else empty[0]
    high = np.ceil(np.quantile(rank, 1 - tail, axis=0, method="higher")) if n else empty[0]
    return League(
        locked(centre.astype(np.float64)),
        locked(least),
        locked(most),
        locked(low.astype(np.int64)),
        locked(high.astype(np.int64)),
        locked(rank.mean(axis=0)),
        locked((rank < 1.5).mean(axis=0)),
        locked((rank > n - 0.5).mean(axis=0)),
        locked(better),
    )
