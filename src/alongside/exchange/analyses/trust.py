"""How near, by earlier ties, the actors of offers are to whoever raised a need."""

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory.terms import TieKind

# How long a step is: shared work is near, sitting on a board is further.
# A tie that is only hoped for is none.
STEP = {
    TieKind.WORKS_WITH: 1.0,
    TieKind.FOUNDS_WITH: 1.0,
    TieKind.PART_OF: 1.0,
    TieKind.RUNS: 1.0,
    TieKind.HOSTS: 1.0,
    TieKind.MEMBER_OF: 1.5,
    TieKind.FUNDS: 1.5,
    TieKind.ADVISES: 1.5,
    TieKind.EVALUATES: 1.5,
    TieKind.ADOPTS_FROM: 1.5,
    TieKind.SECONDED_TO: 1.5,
    TieKind.BOARD_OF: 2.0,
}
FURTHEST = 4.0


@dataclass(frozen=True, slots=True)
class Ties:
    """Per candidate, the length of the path to the need's owner, and the tie itself where it is direct."""

    length: NDArray[np.float64]  # NaN when not looked up, infinite when there is none
    said: dict[int, tuple[str, int | None]] = field(default_factory=dict)  # row: words, year

    def sentence(self, row: int) -> str:
        """The direct tie in words, or nothing."""
        return self.said.get(row, ("", None))[0]

    def year(self, row: int) -> int | None:
        """The year of the direct tie, where known."""
        return self.said.get(row, ("", None))[1]


def ties_to_each(
    viewer: Viewer, world: str, wanted: Sequence[tuple[int | None, NDArray[np.int64]]]
) -> list[Ties]:
    """Find the shortest paths, over ties the viewer may see, from each need's owner to actors of its own."""
    looked = [(owner, actors) for owner, actors in wanted if owner is not None and len(actors)]
    rows = directory.tie_rows(viewer, world=world) if looked else []
    # Of a hidden actor not even this is said.
    seen = set(directory.links(viewer, {int(actor) for _, actors in looked for actor in actors}))
    return [
        Ties(np.full(len(actors), np.nan))
        if owner is None or not len(actors)
        else _ties(owner, actors, rows, seen)
        for owner, actors in wanted
    ]


def _ties(
    owner: int, actors: NDArray[np.int64], rows: Sequence[tuple[int, int, str, str, int]], seen: set[int]
) -> Ties:
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    direct: dict[int, tuple[str, int | None]] = {}
    for actor, other, kind, since, _ in rows:
        step = STEP.get(TieKind(kind))
        if step is None:
            continue
        near[actor].append((other, step))
        near[other].append((actor, step))
        if owner in (actor, other):
            whom = other if actor == owner else actor
            year = int(since[:4]) if since[:4].isdigit() else None
            direct.setdefault(whom, (_words(TieKind(kind), forward=actor != owner), year))
    lengths = _shortest(owner, near)
    return Ties(
        np.array([lengths.get(int(actor), np.inf) if int(actor) in seen else np.nan for actor in actors]),
        {row: direct[int(actor)] for row, actor in enumerate(actors) if int(actor) in direct},
    )


def _words(kind: TieKind, *, forward: bool) -> str:
    """'Has worked with those who raised this need'; said from the offer's side where it has a side."""
    if kind == TieKind.WORKS_WITH:
        return "Has worked with those who raised this need"
    if forward:
        return f"Its organisation {kind.label} the one that raised this need"
    return f"The one that raised this need {kind.label} its organisation"


def _shortest(start: int, near: dict[int, list[tuple[int, float]]]) -> dict[int, float]:
    """Dijkstra's shortest paths, as far as they count. Source: Dijkstra (1959), Numerische Mathematik 1."""
    lengths, queue = {}, [(0.0, start)]
    while queue:
        length, actor = heapq.heappop(queue)
        if actor in lengths:
            continue
        lengths[actor] = length
        for other, step in near[actor]:
            if other not in lengths and length + step <= FURTHEST:
                heapq.heappush(queue, (length + step, other))
    return lengths
