"""Who gets seen: how much of what is looked at in the lists goes to whom, next to how well they fit."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from alongside.engines.matching import exposure, with_floor
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import Role
from alongside.exchange.accounts.queries import brokered_places, roles_of
from alongside.exchange.accounts.small_numbers import is_small, shown
from alongside.exchange.directory.terms import Sector
from alongside.exchange.matches.queries import Listed, entries_by_actor, listed

from .ordering import FEW

MOST = 50_000  # lines of lists that are counted, of the newest needs
TRIED = 300  # lists on which the cost of a floor is tried
FLOORS = (0.1, 0.2, 0.3)
UNKNOWN = "not-known"
SIZES = ("one", "some", "many", UNKNOWN)
MANY = 10  # entries from which an organisation has many


@dataclass(frozen=True, slots=True)
class Line:
    """One group: all but its key is None where so few belong to it that they could be told."""

    key: str
    organisations: int | None
    listed: int | None
    seen: float | None  # share of what is looked at, 0..1
    relevance: float | None  # share by how well it fits, 0..1
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Cost:
    """What a floor brings about: the share of the first ten that the few have, and what of fit is kept."""

    floor: float
    share: float
    kept: float


@dataclass(frozen=True, slots=True)
class Seen:
    """The report on the lists of one world."""

    lists: int
    by_sector: tuple[Line, ...]
    by_size: tuple[Line, ...]
    costs: tuple[Cost, ...]  # the first is without a floor; none where no list was counted


def may_see(viewer: Viewer) -> bool:
    """Whether the viewer may read the report: connectors, and those who run the exchange."""
    return bool(brokered_places(viewer)) or Role.ADMIN in roles_of(viewer)


def who_gets_seen(world: str, floor: float = 0.0) -> Seen:
    """Count what everyone may see of the lists that are kept; `floor` is tried beside those always tried."""
    lines = listed(world, MOST)
    entries = entries_by_actor(world)

    def size(line: Listed) -> str:
        count = entries.get(line.actor, 0) if line.actor is not None else 0
        return UNKNOWN if count == 0 else "one" if count == 1 else "some" if count < MANY else "many"

    return Seen(
        lists=len({line.need for line in lines}),
        by_sector=_by(lines, (*Sector.values, UNKNOWN), lambda line: line.sector or UNKNOWN),
        by_size=_by(lines, SIZES, size),
        costs=_costs(lines, sorted({0.0, *FLOORS, floor})),
    )


def _by(lines: Sequence[Listed], keys: Sequence[str], of: Callable[[Listed], str]) -> tuple[Line, ...]:
    """One line for each group that is in a list, with nothing of those that are too few."""
    group = [keys.index(of(line)) for line in lines]
    found = exposure([line.rank for line in lines], [line.score for line in lines], group, len(keys))
    actors: dict[str, set[int]] = defaultdict(set)
    for line, at in zip(lines, group, strict=True):
        if line.actor is not None:
            actors[keys[at]].add(line.actor)
    known = [key for key in keys if key != UNKNOWN]
    counts = shown({key: len(actors[key]) for key in keys}, people=known).counts
    return tuple(
        Line(
            key,
            counts[key],
            int(found.listed[at]),
            float(found.seen[at]),
            float(found.relevance[at]),
            float(found.ratio[at]),
        )
        if counts[key] is not None
        else Line(key, None, None, None, None, None)
        for at, key in enumerate(keys)
        if found.listed[at]
    )


def _costs(lines: Sequence[Listed], floors: Sequence[float]) -> tuple[Cost, ...]:
    """Try floors on the newest lists, each put in the order of how well things fit."""
    lists: dict[int, list[Listed]] = defaultdict(list)
    for line in lines:
        if line.need in lists or len(lists) < TRIED:
            lists[line.need].append(line)
    sorted_lists = [sorted(some, key=lambda line: -line.score) for some in lists.values()]
    few = {line.actor for some in sorted_lists for line in some if line.sector in FEW}
    if not sorted_lists or is_small(len(few)):
        return ()
    found = []
    for floor in floors:
        tried = [
            with_floor([line.score for line in some], [line.sector in FEW for line in some], floor)
            for some in sorted_lists
        ]
        share, kept = np.mean([[one.share, one.kept] for one in tried], axis=0)
        found.append(Cost(floor, float(share), float(kept)))
    return tuple(found)
