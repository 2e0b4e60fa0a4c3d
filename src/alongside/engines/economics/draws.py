"""A case worked out many times, each time with other numbers from their ranges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.errors import EngineInputError
from .distributions import FIXED, Distribution, distribution
from .results import by_party, payback, totals
from .sampling import BLOCK, blocks, root_of, together, uniforms
from .streams import CASH, Drawn, Plan, by_year, plan, worth
from .values import COUNTS, SHARES, Amount, Case, with_values

Floats = NDArray[np.float64]

FEWEST, MOST = 2, 10_000_000
AT_ONCE = 512  # draws of which every stream's years are held
LEVEL = 0.95


@dataclass(frozen=True)
class Input:
    """One uncertain number. `key`: the first place it stands in, as `visits.value`; `paths`: all of them.

    Amounts of one name with one range and one source are one number, drawn once: how many people there are is
    not different for each stream.
    """

    key: str
    paths: tuple[tuple[int, str], ...]
    distribution: Distribution


@dataclass(frozen=True)
class Inputs:
    """The uncertain numbers of a case, in its order, and which go together.

    `bound`: places of inputs that are correlated; `root`: of their correlations, from `root_of`.
    """

    every: tuple[Input, ...]
    bound: tuple[int, ...]
    root: Floats


def inputs(case: Case) -> Inputs:
    """What is uncertain in a case; streams with a number that is not known count nothing and have none.

    Shares stay between 0 and 1, quantities and populations at 0 or above, whatever their shape.
    Raises: EngineInputError naming the amount (`visits.value`), or `correlations`.
    """
    found: dict[object, list[tuple[int, str]]] = {}
    shapes: dict[object, Distribution] = {}
    for row, stream in enumerate(case.streams):
        for name, amount in stream.amounts if stream.is_known else ():
            made = _distribution(f"{stream.id}.{name}", name, amount)
            if made.shape != FIXED:
                same = (name, amount) if amount.source else (row, name)
                found.setdefault(same, []).append((row, name))
                shapes[same] = made
    every = tuple(
        Input(f"{case.streams[paths[0][0]].id}.{paths[0][1]}", tuple(paths), shapes[same])
        for same, paths in found.items()
    )
    return Inputs(every, *_bound(case, every))


def _distribution(key: str, name: str, amount: Amount) -> Distribution:
    floor = 0.0 if name in (*SHARES, "quantity", "population") else -math.inf
    ceiling = 1.0 if name in SHARES else math.inf
    assert amount.best is not None
    return distribution(
        amount.best, amount.low, amount.high, amount.shape, floor=floor, ceiling=ceiling, name=key
    )


def _bound(case: Case, every: Sequence[Input]) -> tuple[tuple[int, ...], Floats]:
    rows = {stream.id: row for row, stream in enumerate(case.streams)}
    where = {path: at for at, one in enumerate(every) for path in one.paths}
    pairs: dict[tuple[int, int], float] = {}
    for one in case.correlations:
        ends = []
        for path in one.between:
            key, _, name = path.partition(".")
            ends.append(where.get((rows[key], name)))
        left, right = ends
        if left is not None and right is not None and left != right:
            pairs[min(left, right), max(left, right)] = one.r
    bound = tuple(sorted({end for pair in pairs for end in pair}))
    place = {at: number for number, at in enumerate(bound)}
    return bound, root_of(len(bound), [(place[a], place[b], r) for (a, b), r in pairs.items()])


def drawn(given: Inputs, draws: int, *, seed: int, latin: bool = False) -> Drawn:
    """So many draws of every uncertain number, as `worth` and `by_year` take them.

    The first thousand of a million are the thousand of a thousand. Memory: 8 × draws × inputs bytes.
    """
    parts = [_block(given, at, rows, seed, latin) for at, rows in enumerate(blocks(draws))]
    return {path: np.concatenate([part[path] for part in parts]) for path in parts[0]}


def _block(given: Inputs, block: int, rows: slice, seed: int, latin: bool) -> dict[tuple[int, str], Floats]:
    """The draws of one block; of the last only as many as are asked for."""
    count = rows.stop - rows.start
    whole = BLOCK if latin else count  # what is correlated is laid into slices after
    even = {
        at: uniforms(one.key, block, whole if at in given.bound else count, seed=seed, latin=latin)
        for at, one in enumerate(given.every)
    }
    if given.bound:
        apart = np.array([even[at] for at in given.bound])
        mixed = together(apart, given.root, "correlations", block, seed=seed, latin=latin)
        even.update(zip(given.bound, mixed[:, :count], strict=True))
    found = {}
    for at, one in enumerate(given.every):
        values = one.distribution.from_uniform(even.pop(at))
        found.update(dict.fromkeys(one.paths, values))
    return found


@dataclass(frozen=True)
class Draws:
    """A case worked out d times, in today's money.

    Shapes: `benefits`, `costs` d × 3 (as in `COUNTS`), `positions` d × p × 3, what each party is better off
    by. `parties`: their ids.
    """

    parties: tuple[str, ...]
    benefits: Floats
    costs: Floats
    positions: Floats
    seed: int

    @property
    def npv(self) -> Floats:
        """Benefits less costs of each draw, with cash, capacity and wellbeing added up: d."""
        found: Floats = (self.benefits - self.costs).sum(1)
        return found

    @property
    def cash_npv(self) -> Floats:
        """Cash benefits less cash costs of each draw: d."""
        found: Floats = self.benefits[:, CASH] - self.costs[:, CASH]
        return found

    def of(self, party: str) -> Floats:
        """What a party is better off by in each draw, all added up: d."""
        found: Floats = self.positions[:, self.parties.index(party)].sum(1)
        return found


def simulate(case: Case, draws: int = 10_000, *, seed: int = 1, latin: bool = False) -> Draws:
    """Work a case out with numbers drawn from their ranges.

    `latin`: each block of draws is a Latin hypercube: means settle sooner. A second thread was measured
    to gain nothing: the linear algebra has its own.
    Cost: O(draws × (uncertain numbers + streams)), and × years for streams whose drop-off is uncertain.
    Memory: 24 × draws × (2 + parties) bytes beside some blocks.
    Raises: EngineInputError for a fault of the case, or a number of draws below 2 or above ten million.
    """
    if not FEWEST <= draws <= MOST:
        raise EngineInputError("draws", f"{draws:,} is too few or too many.", f"Give {FEWEST} to {MOST:,}.")
    given, uncertain = plan(case), inputs(case)
    p = given.side.shape[1]
    benefits, costs = np.empty((draws, len(COUNTS))), np.empty((draws, len(COUNTS)))
    positions = np.empty((draws, p, len(COUNTS)))

    for at, rows in enumerate(blocks(draws)):
        found = totals(given, worth(given, _block(uncertain, at, rows, seed, latin)))
        benefits[rows], costs[rows], positions[rows] = found.benefits, found.costs, found.positions
    for array in (benefits, costs, positions):
        array.setflags(write=False)
    return Draws(tuple(one.id for one in case.parties), benefits, costs, positions, seed)


@dataclass(frozen=True, slots=True)
class Spread:
    """How a figure lies over the draws: `low` to `high` holds 95%; `loss`, `gain`: chance below and above 0.

    `se`: standard error of the mean, so that a reader sees whether more draws are needed.
    """

    mean: float
    sd: float
    se: float
    median: float
    low: float
    high: float
    loss: float
    gain: float


def spread(values: ArrayLike, level: float = LEVEL) -> Spread:
    """Sum up draws of one figure."""
    found = np.asarray(values, np.float64)
    tail = (1 - level) / 2
    low, median, high = np.quantile(found, [tail, 0.5, 1 - tail])
    sd = float(found.std(ddof=1)) if len(found) > 1 else 0.0
    return Spread(
        mean=float(found.mean()),
        sd=sd,
        se=sd / math.sqrt(len(found)),
        median=float(median),
        low=float(low),
        high=float(high),
        loss=float((found < 0).mean()),
        gain=float((found > 0).mean()),
    )


def at_means(case: Case) -> Case:
    """The case with every range replaced by the mean of its distribution.

    Draws come to the same on average where no two uncertain numbers are multiplied that go together, and no
    drop-off is uncertain.
    """
    every = inputs(case).every
    places = {path: one.distribution.mean for one in every for path in one.paths}
    return with_values(case, {f"{case.streams[row].id}.{name}": mean for (row, name), mean in places.items()})


@dataclass(frozen=True, slots=True)
class Years:
    """The range of each year's budget and of the time to pay back, from d draws.

    Shapes: `mean`, `low`, `high` y × p: cash in less cash out of each party in each year, not discounted.
    `payback`: d, years until all is paid back, NaN where it never is.
    """

    mean: Floats
    low: Floats
    high: Floats
    payback: Floats


def yearly(case: Case, draws: int = 2_000, *, seed: int = 1, latin: bool = False) -> Years:
    """Budgets by year and party with their ranges, and the time to pay back.

    Cost: O(draws × streams × years). Memory: 8 × draws × years × parties bytes.
    """
    given, every = plan(case), inputs(case)
    values = drawn(every, draws, seed=seed, latin=latin)
    cash, back = [], []
    for first in range(0, draws, AT_ONCE):
        part = {path: one[first : first + AT_ONCE] for path, one in values.items()}
        money, paid = _years(given, part)
        cash.append(money)
        back.extend(paid)
    every_cash = np.concatenate(cash)
    low, high = np.quantile(every_cash, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return Years(every_cash.mean(0), low, high, np.array(back))


def _years(given: Plan, part: Drawn) -> tuple[Floats, list[float]]:
    years = by_year(given, part)
    cash = years * (given.counts == CASH)[:, None]
    gains, costs = by_party(given, cash)
    good = np.einsum("dny,n->dy", years, (given.sign > 0) * 1.0)
    bad = np.einsum("dny,n->dy", years, (given.sign < 0) * 1.0)
    paid = [payback(one, other) for one, other in zip(good, bad, strict=True)]
    return gains - costs, [math.nan if one is None else one for one in paid]
