"""What people chose, as one kind of fact: this one, out of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
UNRANKED = -1  # was there to choose from and stands after all that are ranked


def locked(values: Any) -> Any:
    """The array, read-only."""
    values.setflags(write=False)
    return values


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices of one item out of several: pairs, rankings and lists of the first few all become these.

    Shapes: `n` items counted from 0; k choices. `chosen` k; `weight` k, above 0; `member` and `start`
    (k + 1): the items of choice c, the chosen among them, are `member[start[c]:start[c + 1]]`; `by` k: who
    chose, from 0, or the choice itself where nobody is told apart.
    """

    n: int
    chosen: Ints
    weight: Floats
    member: Ints
    start: Ints
    by: Ints

    @property
    def sizes(self) -> Ints:
        """How many items each choice was made from."""
        return np.diff(self.start)

    @property
    def row(self) -> Ints:
        """The choice each entry of `member` belongs to."""
        return np.repeat(np.arange(len(self.chosen)), self.sizes)

    def beaten(self) -> tuple[Ints, Ints, Floats, Ints]:
        """Every pair that a choice tells of: winner, loser, weight, and the choice."""
        row = self.row
        other = self.member != self.chosen[row]
        return self.chosen[row][other], self.member[other], self.weight[row][other], row[other]


@dataclass(frozen=True, slots=True)
class Connections:
    """What can be compared with what.

    Shapes: n each. `group`: items with the same number hang together by comparisons, numbered from 0 by their
    lowest item; `strong`: the same where each has also lost, by others or itself, to each; `seen`: whether
    an item was in any comparison. `connected`: there is one group; `settled`: there is one strong group, so
    that plain maximum likelihood has an answer (Ford 1957).
    """

    group: Ints
    strong: Ints
    seen: NDArray[np.bool_]
    connected: bool
    settled: bool


def pairs(
    n: int,
    winner: ArrayLike,
    loser: ArrayLike,
    tie: ArrayLike | None = None,
    count: ArrayLike | None = None,
    by: ArrayLike | None = None,
) -> Choices:
    """Choices out of two. A tie is half a win for each.

    Shapes: k each; `tie`: whether neither came first; `count`: how often, above 0; `by`: who chose.
    Raises: EngineInputError for an item outside 0..n−1, one against itself, or a count that is not above 0.
    """
    won, lost = _items("winner", winner, n), _items("loser", loser, n)
    k = len(won)
    if len(lost) != k:
        raise EngineInputError("loser", f"it has {len(lost)} entries, not {k}.", "Give one per winner.")
    if (won == lost).any():
        at = int(np.flatnonzero(won == lost)[0])
        raise EngineInputError(
            "loser", f"row {at} compares item {won[at]} with itself.", "Leave that row out."
        )
    often = _counts(count, k)
    tied = frozen_array("tie", np.zeros(k) if tie is None else tie, np.bool_, (k,))
    who = np.arange(k) if by is None else frozen_array("by", by, np.int64, (k,))
    half = np.flatnonzero(tied)
    often = np.where(tied, often / 2, often)
    return _made(
        n,
        np.r_[won, lost[half]],
        np.r_[often, often[half]],
        np.r_[np.column_stack([won, lost]), np.column_stack([lost, won])[half]].ravel(),
        np.full(k + len(half), 2),
        np.r_[who, who[half]],
    )


def rankings(n: int, ballot: ArrayLike, item: ArrayLike, rank: ArrayLike) -> Choices:
    """The choices a ranking is made of: the first out of all, the second out of what is left, and so on.

    Shapes: one entry per item of a ballot; `ballot` from 0; `rank`: the smaller the better, 0 or more, or
    `UNRANKED`. Those of one rank were each chosen over what comes after, and among each other half a win
    each, so that two tied are the tie of `pairs`; those unranked are not compared with each other.
    Raises: EngineInputError for an item that stands twice in a ballot.
    Cost: the square of the length of each ballot.
    """
    items = _items("item", item, n)
    ballots = frozen_array("ballot", ballot, np.int64, (len(items),))
    ranks = frozen_array("rank", rank, np.int64, (len(items),))
    require_between("rank", ranks, UNRANKED, np.inf)
    place = np.where(ranks == UNRANKED, np.iinfo(np.int64).max, ranks)
    order = np.lexsort((items, place, ballots))
    items, ballots, place = items[order], ballots[order], place[order]
    key = np.sort(ballots * max(n, 1) + items)
    if (key[1:] == key[:-1]).any():
        twice = int(key[:-1][key[1:] == key[:-1]][0])
        raise EngineInputError(
            "item",
            f"item {twice % n} stands twice in ballot {twice // n}.",
            "Give each item of a ballot one rank.",
        )
    same = ballots[1:] == ballots[:-1]
    end = _ends(same)
    last = _ends(same & (place[1:] == place[:-1]))
    ranked = place != np.iinfo(np.int64).max
    stage = np.flatnonzero(ranked & (end > last))
    chosen, member, sizes = _stages(items, stage, last[stage], end[stage])
    one, other, share = _tied(items, ranked, last)
    return _made(
        n,
        np.r_[chosen, items[one]],
        np.r_[np.ones(len(chosen)), share],
        np.r_[member, np.column_stack([items[one], items[other]]).ravel()],
        np.r_[sizes, np.full(len(one), 2)],
        np.r_[ballots[stage], ballots[one]],
    )


def _ends(same: NDArray[np.bool_]) -> Ints:
    """For each entry, where the run it stands in ends. Shapes: `same` says whether the next is of it."""
    stops = np.flatnonzero(np.r_[~same, True]) + 1
    found: Ints = np.repeat(stops, np.diff(np.r_[0, stops]))
    return found


def _stages(items: Ints, stage: Ints, first: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
    """Each of the entries `stage` chosen out of itself and the entries from `first` to `end`."""
    sizes = 1 + end - first
    row = np.repeat(np.arange(len(stage)), sizes)
    at = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    member = np.where(at == 0, items[stage[row]], items[np.minimum(first[row] + at - 1, len(items) - 1)])
    return items[stage], member, sizes


def _tied(items: Ints, ranked: NDArray[np.bool_], last: Ints) -> tuple[Ints, Ints, Floats]:
    """Each entry over each other of its rank, with the share that it counts."""
    first = np.searchsorted(last, last)
    size = last - first
    those = np.flatnonzero(ranked & (size > 1))
    one = np.repeat(those, size[those] - 1)
    other = np.concatenate(
        [np.r_[first[entry] : entry, entry + 1 : last[entry]] for entry in those] or [np.zeros(0, np.int64)]
    )
    return one, other.astype(np.int64), 1 / size[one]


def choices(n: int, chosen: ArrayLike, out_of: list[list[int]], count: ArrayLike | None = None) -> Choices:
    """Choices of one out of several, as they were made. Shapes: `out_of` k lists that hold the chosen too.

    Raises: EngineInputError for a list without its chosen one, or with an item twice.
    """
    first = _items("chosen", chosen, n)
    if len(out_of) != len(first):
        raise EngineInputError("out_of", f"it has {len(out_of)} lists.", "Give one per choice.")
    for at, (one, among) in enumerate(zip(first.tolist(), out_of, strict=True)):
        if one not in among or len(set(among)) < max(len(among), 2):
            raise EngineInputError(
                "out_of",
                f"list {at} does not hold item {one} and others, each once.",
                "Name what it was chosen from, itself among them.",
            )
    member = _items("out_of", [one for among in out_of for one in among], n)
    size = np.array([len(among) for among in out_of], np.int64)
    return _made(n, first, _counts(count, len(first)), member, size, np.arange(len(first)))


def merged(given: Choices) -> Choices:
    """The same with equal choices out of two made one; who chose is then no longer told."""
    two = given.sizes == 2
    won, lost, weight, row = given.beaten()
    inside = two[row]
    key = won[inside] * given.n + lost[inside]
    kept, at = np.unique(key, return_inverse=True)
    often = np.bincount(at, weight[inside], len(kept))
    rest = ~two
    more = rest[given.row]
    winner, loser = kept // max(given.n, 1), kept % max(given.n, 1)
    chosen = np.r_[winner, given.chosen[rest]]
    return _made(
        given.n,
        chosen,
        np.r_[often, given.weight[rest]],
        np.r_[np.column_stack([winner, loser]).ravel(), given.member[more]],
        np.r_[np.full(len(kept), 2), given.sizes[rest]],
        np.arange(len(chosen)),
    )


def connections(given: Choices) -> Connections:
    """Tell which items hang together by comparisons, and whether all do both ways."""
    won, lost, _, _ = given.beaten()
    graph = csr_array((np.ones(len(won)), (lost, won)), shape=(given.n, given.n))
    group, strong = (
        connected_components(graph, directed=True, connection=kind)[1] for kind in ("weak", "strong")
    )
    seen = np.zeros(given.n, np.bool_)
    seen[given.member] = True
    group, strong = _by_lowest(group), _by_lowest(strong)
    return Connections(
        locked(group), locked(strong), locked(seen), bool((group == 0).all()), bool((strong == 0).all())
    )


def _by_lowest(label: Any) -> Ints:
    """The labels, renumbered in the order in which they first appear."""
    _, first, at = np.unique(label, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[at].astype(np.int64)


def _made(n: int, chosen: Ints, weight: Floats, member: Ints, sizes: Ints, by: Ints) -> Choices:
    return Choices(
        n,
        locked(chosen.astype(np.int64)),
        locked(weight.astype(np.float64)),
        locked(member.astype(np.int64)),
        locked(np.r_[0, np.cumsum(sizes)].astype(np.int64)),
        locked(by.astype(np.int64)),
    )


def _items(name: str, values: ArrayLike, n: int) -> Ints:
    found = frozen_array(name, values, np.int64)
    require_between(name, found, 0, n - 1)
    return found


def _counts(count: ArrayLike | None, k: int) -> Floats:
    often: Floats = frozen_array("count", np.ones(k) if count is None else count, np.float64, (k,))
    require_finite("count", often)
    if (often <= 0).any():
        at = int(np.flatnonzero(often <= 0)[0])
        raise EngineInputError("count", f"row {at} is {often[at]:g}.", "Leave rows out that never happened.")
    return often
