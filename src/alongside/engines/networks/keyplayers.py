"""The few whose leaving would break a network most, or who reach most of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .bfs import distances, nearness
from .values import Bools, Floats, Ints, Network

AIMS = ("fragmentation", "distance", "reach", "distance-reach")
MOST_SETS, MOST_WORK = 20_000, 400_000_000
CONSIDERED, REACHING = 200, 2_000
Score = Callable[[tuple[int, ...]], float]


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """A set of actors, what it achieves, and what no set of that size can exceed."""

    members: tuple[int, ...]  # in order of position
    value: float  # 0 to 1
    bound: float
    exact: bool  # nothing better exists: `bound` equals `value`


def set_value(
    given: Network, members: Sequence[int], aim: str, steps: int = 1, length: ArrayLike | None = None
) -> float:
    """Say what these actors achieve together, 0 to 1.

    Aim: `fragmentation`, the share of pairs of the others out of each other's reach once these have gone;
    `distance`, one less the mean nearness of those pairs; `reach`, the share of the others within `steps` of
    any of these; `distance-reach`, the mean nearness of the others to the nearest of these. Nearness is
    1 ÷ distance, 0 where there is no way. Along directions; with `length` (one for each tie) distances add
    those up and nearness is (the shortest tie) ÷ distance. Without others the value is 0.
    Raises: EngineInputError for an actor or aim that is not there.
    Source: Borgatti (2006), Comput. Math. Organ. Theory 12, 21–34.
    """
    some = frozen_array("members", members, np.int64)
    if len(np.unique(some)) != len(some) or ((some < 0) | (some >= given.n)).any():
        raise EngineInputError(
            "members", "not all are different actors.", "Give positions from 0, each once."
        )
    return _scored(given, aim, steps, length, np.sort(some))(tuple(np.sort(some).tolist()))


def key_players(
    given: Network,
    size: int,
    aim: str = "fragmentation",
    steps: int = 1,
    allowed: ArrayLike | None = None,
    length: ArrayLike | None = None,
) -> KeyPlayers:
    """Find the `size` actors that together achieve most; aims as in `set_value`.

    Exact by going through all sets where these are few (`MOST_SETS`, no more than `MOST_WORK` in all); else
    greedy, then swaps until none helps, among those with most ties. The bound is then that of the
    greedy steps for the two aims of reach, and 1 for the others.
    Order: of equal sets the first by position.
    Raises: EngineInputError for a size that cannot be.
    """
    may = np.arange(given.n)
    if allowed is not None:
        may = np.flatnonzero(frozen_array("allowed", allowed, np.bool_, (given.n,)))
    if not 1 <= size <= len(may):
        raise EngineInputError(
            "size", f"{size} of {len(may)} cannot be chosen.", "Ask for fewer, at least one."
        )
    reaching = aim in ("reach", "distance-reach")
    cost = given.n if reaching else given.n + given.ties if aim == "fragmentation" else 30 * given.n**2
    if comb(len(may), size) <= min(MOST_SETS, MOST_WORK // max(cost, 1)):
        score = _scored(given, aim, steps, length, may)
        best = max(combinations(may.tolist(), size), key=score)
        return KeyPlayers(best, score(best), score(best), True)
    most = max(min(REACHING if reaching else CONSIDERED, MOST_WORK // (2 * size * max(cost, 1))), size)
    degree = np.bincount(np.r_[given.source, given.target], minlength=given.n)[may]
    some = np.sort(may[np.lexsort((may, -degree))[:most]])
    score = _scored(given, aim, steps, length, some)
    members, bound = _climbed(some.tolist(), size, score, given.n)
    value = score(members)
    if not reaching or len(some) < len(may):
        bound = 1.0
    return KeyPlayers(members, value, max(value, min(bound, 1.0)), bound <= value + 1e-12)


def _scored(given: Network, aim: str, steps: int, length: ArrayLike | None, some: Ints) -> Score:
    """The function that says what a set of some of these achieves."""
    if aim not in AIMS:
        raise EngineInputError("aim", f"'{aim}' is not an aim.", f"Use one of {', '.join(AIMS)}.")
    lengths = None if length is None else frozen_array("length", length, np.float64, (given.ties,))
    if aim in ("reach", "distance-reach"):
        near = _near(given, some, lengths)
        if aim == "reach":
            near = (_apart(given, some, lengths) <= steps).astype(np.float64)
        near[np.arange(len(some)), some] = 1.0
        row = {actor: place for place, actor in enumerate(some.tolist())}

        def reached(members: tuple[int, ...]) -> float:
            others = given.n - len(members)
            best = near[[row[one] for one in members]].max(axis=0, initial=0.0)
            best[list(members)] = 0.0
            return float(best.sum()) / others if others else 0.0

        return reached
    if aim == "fragmentation":
        return lambda members: _broken(given, members)
    return lambda members: _drawn_apart(given, members, lengths)


def _apart(given: Network, some: Ints, length: Floats | None) -> Floats:
    """Distances from some to all; infinite where there is no way."""
    if length is not None:
        far: Floats = dijkstra(given.matrix(length), indices=some)
        return far
    found = distances(given, some)
    return np.where(found < 0, np.inf, found)


def _near(given: Network, some: Ints, length: Floats | None) -> Floats:
    if length is None:
        return nearness(distances(given, some))
    far = _apart(given, some, length)
    there = (far > 0) & (far < np.inf)
    near: Floats = np.divide(length.min(initial=np.inf), far, out=np.zeros(far.shape), where=there)
    return near


def _left(given: Network, members: tuple[int, ...]) -> tuple[Ints, Bools]:
    """Who is left, and which ties."""
    stays = np.ones(given.n, bool)
    stays[list(members)] = False
    return np.flatnonzero(stays), stays[given.source] & stays[given.target]


def _broken(given: Network, members: tuple[int, ...]) -> float:
    """The share of pairs of the others that cannot reach each other without these."""
    others, kept = _left(given, members)
    k = len(others)
    if k < 2:
        return 0.0
    ends = given.source[kept], given.target[kept]
    if given.directed:
        rest = given.only(kept)
        return 1 - int((distances(rest, others) > 0).sum()) / (k * (k - 1))
    table = csr_array((np.ones(len(ends[0]), np.int8), ends), shape=(given.n, given.n))
    sizes = np.bincount(connected_components(table, directed=False)[1][others])
    return 1 - float((sizes * (sizes - 1)).sum()) / (k * (k - 1))


def _drawn_apart(given: Network, members: tuple[int, ...], length: Floats | None) -> float:
    """One less the mean nearness of the others to each other without these."""
    others, kept = _left(given, members)
    k = len(others)
    if k < 2:
        return 0.0
    rest = given.only(kept)
    if length is None:
        return 1 - float(nearness(distances(rest, others)).sum()) / (k * (k - 1))
    far = dijkstra(rest.matrix(length[kept]), indices=others)
    there = (far > 0) & (far < np.inf)
    near: Floats = np.divide(length.min(), far, out=np.zeros(far.shape), where=there)
    return 1 - float(near.sum()) / (k * (k - 1))


def _climbed(some: list[int], size: int, score: Score, n: int) -> tuple[tuple[int, ...], float]:
    """Choose one by one, then swap while that helps; and what no set can exceed, if gains shrink."""
    chosen: tuple[int, ...] = ()
    ceiling, now = float("inf"), 0.0
    for step in range(1, size + 1):
        held = now * (n - step + 1) + step - 1  # counting themselves, so that gains can only shrink
        values = [(score(tuple(sorted((*chosen, one)))), -one) for one in some if one not in chosen]
        gains = sorted((value * (n - step) + step - held for value, _ in values), reverse=True)
        ceiling = min(ceiling, held + sum(gains[:size]))
        now, lowest = max(values)
        chosen = tuple(sorted((*chosen, -lowest)))
    bound = (ceiling - size) / max(n - size, 1)
    while True:
        swaps = [
            (score(tuple(sorted({*chosen} - {out} | {into}))), -out, -into)
            for out in chosen
            for into in some
            if into not in chosen
        ]
        best = max(swaps, default=(0.0, 0, 0))
        if best[0] <= now + 1e-12:
            return chosen, bound
        now, chosen = best[0], tuple(sorted({*chosen} - {-best[1]} | {-best[2]}))
