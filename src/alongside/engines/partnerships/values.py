"""What goes into a search for partners and what comes out: frozen, checked, in arrays."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
SECTORS = ("public", "private", "third", "academic", "network", "community")
NO_PAIRS = np.zeros((0, 2), np.int64)
WORK = 30_000  # some seconds
LEGITIMACY_RISK = {  # to a charity that works with a company, by kind of partnership
    "philanthropic": "lower",
    "transactional": "lower",
    "short-project-npo-led": "lower",
    "integrative": "high",
    "brand-licensing": "high",
}


@dataclass(frozen=True, slots=True)
class World:
    """Who could take part, what each brings, and how they are tied: n actors, m competences, c constituents.

    Only `level` and `sector` must be given; the rest is then nothing, none or nobody.
    Order: `rank` (by default the position) settles every tie, so give ranks of ids and the order of the
    actors changes nothing.
    Raises: EngineInputError naming the input and the first wrong row.
    """

    level: Floats  # n × m, 0 to 1: how well each has each competence
    sector: Ints  # n positions in SECTORS
    cost: Floats = field(default_factory=lambda: np.zeros(0))  # n, 0 or more, in one currency
    load: Floats = field(default_factory=lambda: np.zeros(0))  # n, share of its room already taken, 0 to 1
    constituent: Bools = field(default_factory=lambda: np.zeros((0, 0), np.bool_))  # n × c: speaks for it
    may_convene: Bools = field(default_factory=lambda: np.zeros(0, np.bool_))  # n; none given: anybody may
    tie: Ints = field(default_factory=lambda: NO_PAIRS)  # k × 2 actors; each pair once, in either order
    trust: Floats = field(default_factory=lambda: np.zeros(0))  # k, 0 to 1, as `trust_of` gives it
    rivals: Ints = field(default_factory=lambda: NO_PAIRS)  # r × 2 actors that bid for the same work
    not_neutral: Ints = field(default_factory=lambda: NO_PAIRS)  # q × 2: who said it, of which convener
    rank: Ints = field(default_factory=lambda: np.zeros(0, np.int64))  # n, all different

    def __post_init__(self) -> None:
        level = frozen_array("level", self.level, np.float64)
        if level.ndim != 2:
            raise EngineInputError("level", "it is not a table.", "Give a row for each actor.")
        n = len(level)
        given = {
            "level": level,
            "sector": frozen_array("sector", self.sector, np.int64, (n,)),
            "cost": _each("cost", self.cost, np.float64, n, 0.0),
            "load": _each("load", self.load, np.float64, n, 0.0),
            "may_convene": _each("may_convene", self.may_convene, np.bool_, n, True),
            "constituent": _table("constituent", self.constituent, n),
            "tie": _pairs("tie", self.tie, n),
            "rivals": _pairs("rivals", self.rivals, n),
            "not_neutral": _pairs("not_neutral", self.not_neutral, n),
            "rank": _ranks(self.rank, n),
        }
        given["trust"] = frozen_array("trust", self.trust, np.float64, (len(given["tie"]),))
        for name, top in (
            ("level", 1),
            ("sector", len(SECTORS) - 1),
            ("cost", np.inf),
            ("load", 1),
            ("trust", 1),
        ):
            require_finite(name, given[name].ravel())
            require_between(name, given[name].ravel(), 0, top)
        _once("tie", given["tie"])
        for name, values in given.items():
            object.__setattr__(self, name, values)

    @property
    def n(self) -> int:
        """How many actors."""
        return len(self.level)

    @property
    def m(self) -> int:
        """How many competences."""
        return int(self.level.shape[1])


@dataclass(frozen=True, slots=True)
class Parts:
    """How much each soft part counts, 0 or more; only their proportions matter."""

    coverage: float = 0.5
    trust: float = 0.25
    mix: float = 0.1
    cost: float = 0.05
    load: float = 0.1

    def __post_init__(self) -> None:
        shares = self.as_array()
        require_finite("parts", shares)
        require_between("parts", shares, 0, np.inf)
        if not shares.sum() > 0:
            raise EngineInputError("parts", "no part counts.", "Give at least one part a weight above 0.")

    def as_array(self) -> Floats:
        """The five in the order of the fields, as given."""
        return np.array([getattr(self, one.name) for one in fields(self)], np.float64)

    def shares(self) -> Floats:
        """The five in the order of the fields, adding up to 1."""
        given = self.as_array()
        return np.asarray(given / given.sum(), np.float64)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a line-up: competences, what must hold, what counts how much, how many proposals.

    Hard: `smallest` to `largest` members, `sectors`, `constituents`, `must`, `excluded`, `budget`, a convener
    that every member finds neutral (`convener`), and always no two rivals.
    Raises: EngineInputError naming the input.
    """

    weight: Floats  # m, 0 or more: how much each competence counts
    minimum: Floats = field(default_factory=lambda: np.zeros(0))  # m, 0 to 1: below it nothing is covered
    smallest: int = 2
    largest: int = 8
    sectors: tuple[tuple[int, int], ...] = ()  # (sector, at least so many members of it)
    constituents: tuple[int, ...] = ()  # columns of `World.constituent` that somebody must speak for
    must: tuple[int, ...] = ()  # actors that are in
    excluded: tuple[int, ...] = ()  # actors that are out
    convener: bool = True
    budget: float | None = None  # the costs of all members are at most this
    parts: Parts = field(default_factory=Parts)
    proposals: int = 3
    kind: str = ""  # of partnership with a company, a key of LEGITIMACY_RISK
    work: int = (
        WORK  # thousands of actors × rounds that the proof may take; alike on a slow machine and a fast one
    )
    seconds: float = 60.0  # a last resort, by the solver's clock: a result it cut off may differ elsewhere

    def __post_init__(self) -> None:
        weight = frozen_array("weight", self.weight, np.float64)
        minimum = _each("minimum", self.minimum, np.float64, len(weight), 0.0)
        for name, values, top in (("weight", weight, np.inf), ("minimum", minimum, 1)):
            require_finite(name, values)
            require_between(name, values, 0, top)
            object.__setattr__(self, name, values)
        if not 1 <= self.smallest <= self.largest:
            raise EngineInputError(
                "smallest, largest",
                f"{self.smallest} to {self.largest} is no range of sizes.",
                "Give at least 1, and a largest size not below the smallest.",
            )
        if self.kind and self.kind not in LEGITIMACY_RISK:
            raise EngineInputError(
                "kind", f"'{self.kind}' is not known.", f"Use one of {', '.join(LEGITIMACY_RISK)}."
            )
        if self.proposals < 1:
            raise EngineInputError("proposals", "none is asked for.", "Ask for 1 or more.")
        if self.budget is not None and not self.budget >= 0:
            raise EngineInputError(
                "budget", "it is below 0 or not a number.", "Give 0 or more, or leave it out."
            )


def checked(world: World, wanted: Wanted) -> None:
    """See that the two fit each other.

    Raises: EngineInputError naming the input.
    """
    if len(wanted.weight) != world.m:
        raise EngineInputError(
            "weight", f"there are {len(wanted.weight)}, not {world.m}.", "Give one for each competence."
        )
    for name, values, top in (
        ("constituents", wanted.constituents, world.constituent.shape[1]),
        ("must", wanted.must, world.n),
        ("excluded", wanted.excluded, world.n),
        ("sectors", [sector for sector, _ in wanted.sectors], len(SECTORS)),
    ):
        require_between(name, np.array(values, np.int64), 0, top - 1)


def _each(
    name: str, values: ArrayLike, dtype: type[np.generic], n: int, default: object
) -> NDArray[np.generic]:
    given = np.asarray(values)
    return frozen_array(name, given if given.size else np.full(n, default), dtype, (n,))


def _table(name: str, values: ArrayLike, n: int) -> NDArray[np.generic]:
    given = np.asarray(values)
    table = frozen_array(name, given if given.size else np.zeros((n, 0)), np.bool_)
    if table.ndim != 2 or len(table) != n:
        raise EngineInputError(name, f"its shape is {table.shape}.", f"Give a table of {n} rows.")
    return table


def _pairs(name: str, values: ArrayLike, n: int) -> Ints:
    given = np.asarray(values)
    pairs = frozen_array(name, given if given.size else NO_PAIRS, np.int64)
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise EngineInputError(name, f"its shape is {pairs.shape}.", "Give two actors in each row.")
    require_between(name, pairs.ravel(), 0, n - 1)
    same = np.flatnonzero(pairs[:, 0] == pairs[:, 1])
    if len(same):
        raise EngineInputError(name, f"row {same[0]} names one actor twice.", "Leave that row out.")
    return pairs


def _once(name: str, pairs: Ints) -> None:
    both = np.sort(pairs, axis=1)
    order = np.lexsort((both[:, 1], both[:, 0]))
    twice = np.flatnonzero((np.diff(both[order], axis=0) == 0).all(axis=1))
    if len(twice):
        row = int(order[twice[0] + 1])
        raise EngineInputError(
            name, f"row {row} joins two that another row joins.", "Put them together first (`trust_of`)."
        )


def _ranks(values: ArrayLike, n: int) -> Ints:
    given = np.asarray(values)
    rank = frozen_array("rank", given if given.size else np.arange(n), np.int64, (n,))
    if len(np.unique(rank)) != n:
        raise EngineInputError("rank", "two actors have the same.", "Give each actor a rank of its own.")
    return rank
