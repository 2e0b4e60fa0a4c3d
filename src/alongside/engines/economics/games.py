"""What coalitions of parties are worth, and what each party adds on average."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import factorial
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_finite
from .._shared.errors import EngineInputError

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

EXACT = 14  # players up to which every coalition is looked at
BLOCK = 4096  # orders of players drawn at a time


class Game(Protocol):
    """What every coalition of `players` would be worth by itself.

    `worth` takes m × players true where a player is in, and gives m worths; the empty coalition is worth 0.
    """

    @property
    def players(self) -> int: ...

    def worth(self, members: Bools) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Table:
    """A game written out: `values` has 2 to the power of `players` worths, player 0 being the lowest bit."""

    players: int
    values: Floats

    def worth(self, members: Bools) -> Floats:
        """The worth of each row of `members`."""
        found: Floats = self.values[members @ (1 << np.arange(self.players))]
        return found


@dataclass(frozen=True, slots=True)
class GoesAhead:
    """The game of a project that goes ahead only if those that must take part do; see `goes_ahead`."""

    players: int
    position: Floats
    needed: Bools

    def worth(self, members: Bools) -> Floats:
        """The worth of each row of `members`."""
        goes = (members | ~self.needed).all(axis=1)
        found: Floats = np.where(goes, np.maximum(members @ self.position, 0.0), 0.0)
        return found


def table(players: int, worths: Mapping[Iterable[int], float]) -> Table:
    """A game from the worth of the coalitions named; any other is worth 0.

    `worths`: by the players of a coalition, counted from 0, such as `{(0, 2): 1.0}`.
    Raises: EngineInputError for a player that is not there, too many, or a worth of nobody.
    """
    if not 1 <= players <= EXACT:
        raise EngineInputError("players", f"{players} is not 1 to {EXACT}.", "Give the game as a function.")
    values = np.zeros(1 << players)
    for members, value in worths.items():
        within = set(members)
        if not within <= set(range(players)):
            raise EngineInputError("worths", f"{tuple(members)} has no such player.", "Count from 0.")
        values[sum(1 << member for member in within)] = value
    require_finite("worths", values)
    if values[0]:
        raise EngineInputError("worths", "nobody is worth something.", "Give the empty coalition 0.")
    return Table(players, frozen_array("worths", values, np.float64))


def goes_ahead(position: ArrayLike, needed: ArrayLike) -> GoesAhead:
    """The game a business case makes by default.

    Shapes: n parties; `position`: what each gains less what it bears when the project goes ahead, one unit
    of money; `needed`: true for those without whom it does not, which is by default whoever bears anything:
    nobody can be made to put in money or work.
    A coalition is worth the positions of its members together where all that are needed are in it, and 0
    where one is missing or where it would lose: then it does not begin. What parties outside gain is theirs,
    they may gain without lifting a finger; so what somebody gains who need not take part is shared by the
    Shapley value equally with those who make it possible, and no more of it than that.
    Raises: EngineInputError where nobody is there or a position is not a number.
    """
    each = frozen_array("position", position, np.float64)
    if each.ndim != 1 or not len(each):
        raise EngineInputError("position", "there are no parties.", "Give one number a party.")
    require_finite("position", each)
    return GoesAhead(len(each), each, frozen_array("needed", needed, np.bool_, each.shape))


def every_coalition(players: int) -> Bools:
    """All coalitions, 2 to the power of `players` rows; row k has the players of the bits of k."""
    found: Bools = (np.arange(1 << players)[:, None] >> np.arange(players)) & 1 == 1
    return found


@dataclass(frozen=True, slots=True)
class Shares:
    """What each player adds on average over all orders of coming in.

    Shapes: n; `share` adds up to the worth of all together; `error`: its standard error, 0 where exact.
    """

    share: Floats
    error: Floats
    exact: bool


def shapley(game: Game, *, orders: int = 20_000, seed: int = 0) -> Shares:
    """The Shapley value: exact up to 14 players, above from so many orders drawn at random.

    Each drawn order is taken with its reverse, which takes most of the chance out of it; the standard error
    is that of the mean over these pairs.
    Cost: players × 2 to their power exactly; `orders` × players worths else.
    Source: Shapley (1953), in *Contributions to the Theory of Games II*, 307–317; sampling: Castro, Gómez and
    Tejada (2009), *Computers & Operations Research* 36, 1726–1730.
    """
    n = game.players
    if n > EXACT:
        return _drawn(game, max(orders // 2, 2), seed)
    inside = every_coalition(n)
    worth = game.worth(inside)
    size = inside.sum(axis=1)
    weight = np.array([factorial(s) * factorial(n - s - 1) / factorial(n) for s in range(n)])
    share = np.empty(n)
    for player in range(n):
        without = np.flatnonzero(~inside[:, player])
        share[player] = weight[size[without]] @ (worth[without | (1 << player)] - worth[without])
    return Shares(_locked(share), _locked(np.zeros(n)), True)


def _drawn(game: Game, pairs: int, seed: int) -> Shares:
    """Shapley from pairs of an order and its reverse."""
    n = game.players
    rng = np.random.default_rng(seed)
    total, squares, left = np.zeros(n), np.zeros(n), pairs
    block = max(1, BLOCK // n)
    while left:
        m = min(left, block)
        order = rng.permuted(np.tile(np.arange(n), (m, 1)), axis=1)
        mean = (_added(game, order) + _added(game, order[:, ::-1])) / 2
        total += mean.sum(axis=0)
        squares += (mean**2).sum(axis=0)
        left -= m
    share = total / pairs
    spread = np.maximum(squares / pairs - share**2, 0.0) / (pairs - 1)
    return Shares(_locked(share), _locked(np.sqrt(spread)), False)


def _added(game: Game, order: NDArray[np.int64]) -> Floats:
    """What each player adds when they come in by each order: m × n, by player."""
    m, n = order.shape
    rank = np.argsort(order, axis=1)
    inside = rank[:, None, :] < np.arange(n + 1)[None, :, None]
    worth = game.worth(inside.reshape(-1, n)).reshape(m, n + 1)
    found: Floats = np.take_along_axis(np.diff(worth, axis=1), rank, axis=1)
    return found


def _locked(values: Any) -> Any:
    values.setflags(write=False)
    return values
