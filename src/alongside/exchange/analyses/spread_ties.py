"""Whether use goes with who works with whom: who was around a site when it started, whom others followed.

Worked out from what the viewer may see: every site, and the organisations of the same world with the ties
between them. People are left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from alongside.engines import diffusion as engine
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory.queries.network import Which, tied

from .spread_uses import Use

KEPT = 32
FEWEST_SITES, FEWEST_TIES = 8, 10
RUNS, SEED = 99, 8
SOON = 6  # months after a start in which others are said to follow
MOST_FOLLOWED = 5
MOST_DATED = 1500  # ties: of more the test by shuffling takes each to have held at all times
CHANCE = 0.05

Pair = tuple[int, int, int | None, int | None]  # positions of two, and the months from and until it holds


@dataclass(frozen=True, slots=True)
class Ground:
    """Organisations, the sites first and in their order, and who works with whom, in months as `month_of`."""

    actors: tuple[int, ...]
    names: tuple[str, ...]
    refs: tuple[str, ...]
    sectors: tuple[str, ...]
    places: tuple[int | None, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What ties have to do with it. Rows are by position of the site.

    `around`: how many of those it works with used it when it started, NaN where it did not start; `share`: of
    all it works with. `kind`: 0 among the first to 3 lately, −1 not started or too few to tell. `followed`:
    position of a site, how many of those it works with started within six months after it, and of how many
    who had not; the engine's order, most followed first. `near`, `near_p`: Moran's I now; `mean`,
    `by_chance`, `p`: the mean share at the start against shuffled starts.
    """

    enough: bool
    around: tuple[float, ...]
    share: tuple[float, ...]
    kind: tuple[int, ...]
    followed: tuple[tuple[int, int, int], ...] = ()
    near: float = float("nan")
    near_p: float = float("nan")
    mean: float = float("nan")
    by_chance: float = float("nan")
    p: float = float("nan")

    @property
    def learns(self) -> bool:
        """Whether more of those around had started than chance would give."""
        return self.enough and self.mean > self.by_chance and self.p < CHANCE


def read_ground(viewer: Viewer, world: str, uses: Sequence[Use], today: date) -> Ground:
    """Who works with whom, with the sites among them. Cost: one question."""
    found = tied(viewer, Which(today=today.isoformat(), world=world))
    others = [one for one in found.members.values() if not one.is_person]
    sites = {use.actor for use in uses}
    rest = sorted((one for one in others if one.pk not in sites), key=lambda one: one.pk)
    actors = [*(use.actor for use in uses), *(one.pk for one in rest)]
    at = {pk: place for place, pk in enumerate(actors)}
    pairs = {
        _pair(at[bond.actor], at[bond.other], month_of(bond.since), month_of(bond.until, last=True))
        for bond in found.bonds
        if bond.actor in at and bond.other in at
    }
    return Ground(
        tuple(actors),
        (*(use.name for use in uses), *(one.name for one in rest)),
        (*(use.actor_ref for use in uses), *(one.ref for one in rest)),
        (*(use.sector for use in uses), *(one.sector for one in rest)),
        (*(use.place_id for use in uses), *(one.place_id for one in rest)),
        tuple(sorted(pairs, key=lambda pair: (pair[:2], pair[2] or 0, pair[3] or 0))),
    )


def _pair(one: int, other: int, since: int | None, until: int | None) -> Pair:
    return (min(one, other), max(one, other), since, until)


def month_of(day: str | date | None, *, last: bool = False) -> int | None:
    """Year × 12 + month of a day, month or year; a year alone is its January, or with `last` its December."""
    if not day:
        return None
    parts = [int(part) for part in str(day).split("-")[:2]]
    month = parts[1] if len(parts) > 1 else 12 if last else 1
    return parts[0] * 12 + month - 1


def spells_of(uses: Iterable[Use]) -> tuple[tuple[int, int, int | None], ...]:
    """Each stretch of use: position of the site, and the months of its start and stop."""
    return tuple(
        (place, month_of(since) or 0, month_of(until))
        for place, use in enumerate(uses)
        for since, until in use.spells
    )


@lru_cache(maxsize=KEPT)
def learn(
    count: int, sites: int, spells: tuple[tuple[int, int, int | None], ...], pairs: tuple[Pair, ...], now: int
) -> Learnt:
    """Say what ties have to do with starts. Worked out once for each input.

    `count`: organisations, of which the first `sites` are the sites; `now`: the month it is.
    """
    given, told = arrays(count, spells, pairs, now)
    many = engine.exposure(given, told, normalised=False)
    share = engine.exposure(given, told)
    number, level = engine.threshold(given, many), engine.threshold(given, share)
    start = given.started[:sites]
    degree = np.bincount(
        np.r_[[one[0] for one in pairs], [one[1] for one in pairs]].astype(int), minlength=count
    )
    known = int(start.sum()), int((start & (degree[:sites] > 0)).sum())
    kind = engine.classes(given, level).time if known[0] >= FEWEST_SITES else np.full(count, -1)
    parts = (tuple(number[:sites].tolist()), tuple(level[:sites].tolist()), tuple(kind[:sites].tolist()))
    if known[1] < FEWEST_SITES or len(pairs) < FEWEST_TIES:
        return Learnt(False, *parts)
    if len(pairs) > MOST_DATED:
        given, told = arrays(count, spells, [(one, other, None, None) for one, other, *_days in pairs], now)
    near = engine.moran(given.using()[:, -1], engine.nearness(told, period=float(now)))
    test = engine.dependence(given, told, runs=RUNS, seed=SEED, shuffle="times")
    return Learnt(
        True,
        *parts,
        followed=_followed(given, told, spells, pairs, sites),
        near=float(near.observed[0]),
        near_p=float(near.p[0]),
        mean=test.observed,
        by_chance=test.expected,
        p=test.p,
    )


def arrays(
    count: int, spells: Sequence[tuple[int, int, int | None]], pairs: Sequence[Pair], now: int
) -> tuple[engine.Adoption, engine.Ties]:
    """Starts and ties as the engine takes them, on a calendar of months."""
    nan = float("nan")
    rows = np.array([(who, since, nan if until is None else until) for who, since, until in spells])
    rows = rows.reshape(-1, 3)
    first = int(rows[:, 1].min()) if len(rows) else now
    given = engine.adoption(
        count, rows[:, 1], rows[:, 2], rows[:, 0].astype(np.int64), first, max(now - first + 1, 1)
    )
    table = np.array([(a, b, nan if s is None else s, nan if u is None else u) for a, b, s, u in pairs])
    table = table.reshape(-1, 4)
    ends = table[:, :2].astype(np.int64)
    told = engine.ties(count, ends[:, 0], ends[:, 1], None, table[:, 2], table[:, 3], both_ways=True)
    return given, told


def _followed(
    given: engine.Adoption,
    told: engine.Ties,
    spells: Sequence[tuple[int, int, int | None]],
    pairs: Sequence[Pair],
    sites: int,
) -> tuple[tuple[int, int, int], ...]:
    """Whom others followed, in the order of the engine's infectiousness, with the counts behind it."""
    order = engine.infectiousness(given, told, discount=engine.Discount(periods=SOON), normalised=False)
    first: dict[int, int] = {}
    for who, since, _until in spells:
        first[who] = min(since, first.get(who, since))
    partners: dict[int, set[int]] = {}
    for one, other, _since, _until in pairs:
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    found = []
    for who in range(sites):
        if who in first and order[who] > 0:
            open_to = [one for one in partners.get(who, ()) if first.get(one, first[who] + 1) > first[who]]
            soon = [one for one in open_to if one in first and first[one] <= first[who] + SOON]
            found.append((float(order[who]), who, len(soon), len(open_to)))
    found.sort(key=lambda one: (-one[0], -one[2], one[1]))
    return tuple((who, soon, many) for _value, who, soon, many in found[:MOST_FOLLOWED] if soon)
