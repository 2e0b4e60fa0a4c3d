"""`alongside convene --actors`: who should work together on each need; the answer as plain values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.partnerships import (
    Caution,
    Parts,
    Proposal,
    Wanted,
    Watch,
    World,
    evaluate,
    propose,
    slim,
)
from alongside.engines.partnerships.closest import MEASURES, closest, enlarged
from alongside.engines.partnerships.cohesion import Cohesion, cohesion, share_out
from alongside.engines.partnerships.paths import SLACK, nearest
from alongside.engines.partnerships.tasks import task
from alongside.exchange.feeds.reading import FileBroken

from .gathering import Bonds, People, Wish, bonds, people, wishes

DIGITS = 9
FEW = 3  # below so many proposals the balanced ones go before the closest
LEFT_OUT = (Watch.NO_CHAMPION, Watch.LEGITIMACY)  # files do not say who speaks for whom, or what kind it is
Team = tuple[int, ...]


def run(
    *,
    actors: Path,
    ties: Path,
    needs: Path,
    size: tuple[int, int],
    proposals: int,
    weight: str,
    warn: Callable[[str], None],
) -> dict[str, Any]:
    """Read, search, and return what `--json` prints: for each need, by id, its proposals, the best first.

    Raises: FileBroken, a sentence that names file, row and column, or says what cannot be done.
    """
    who = people(actors, warn)
    tied = bonds(ties, who.ids, weight, warn)
    found: list[dict[str, Any]] = []
    for wish in wishes(needs, warn):
        try:
            found += _convened(who, tied, wish, size, proposals, warn)
        except EngineInputError as problem:
            raise FileBroken(str(problem)) from problem
    return {"proposals": found}


def _convened(
    who: People, tied: Bonds, wish: Wish, size: tuple[int, int], count: int, warn: Callable[[str], None]
) -> list[dict[str, Any]]:
    """The proposals for one need."""
    level = np.array([[held.get(name, 0.0) for _, name, _ in wish.competences] for held in who.holds])
    level = level.reshape(len(who.ids), len(wish.competences))
    least = np.array([minimum for _, _, minimum in wish.competences])
    holders = [np.flatnonzero((has >= low) & (has > 0)) for has, low in zip(level.T, least, strict=True)]
    if not any(map(len, holders)):
        warn(f"Need '{wish.id}': nobody has any competence that it asks for.")
        return []
    wanted = Wanted(
        weight=np.ones(len(least)),
        minimum=least,
        smallest=size[0],
        largest=size[1],
        parts=Parts() if who.sectors[0] else Parts(mix=0.0),
        proposals=count,
    )
    world = World(
        level=level,
        sector=who.sector,
        cost=who.cost,
        load=who.load,
        tie=tied.pair,
        trust=tied.trust,
        rivals=tied.rivals,
    )
    close = _closest(tied, holders, size)
    balanced = [slim(world, wanted, one) for one in propose(world, wanted).proposals]
    told = {team: evaluate(world, wanted, team) for team in close}
    told |= {_team(one): one for one in balanced}
    first = [_team(one) for one in balanced[:1]] if count < FEW else []
    chosen = list(dict.fromkeys([*first, *close, *map(_team, balanced)]))[:count]
    said = {team: _said(who, wish, tied, holders, told[team], close.get(team, {})) for team in chosen}
    chosen.sort(key=lambda team: (*_order(said[team]), -round(told[team].value, DIGITS), team))
    return [said[team] for team in chosen]


def _team(one: Proposal) -> Team:
    return tuple(sorted(one.actors))


def _order(one: dict[str, Any]) -> tuple[float, int]:
    """What counts before the value of the whole: how much is covered, and nobody being idle."""
    return -one["coverage"], sum(not member["covers"] for member in one["members"])


def _closest(tied: Bonds, holders: Sequence[Any], size: tuple[int, int]) -> dict[Team, dict[str, float]]:
    """The closest teams by each measure, as few as say it, each with the measures it leads in and their gaps.

    They cover every competence that anybody has; where no such team is joined by ties there is none.
    """
    n = tied.graph.actors
    able = [those for those in holders if len(those)]
    asked = task(n, able, size[1], tied.rivals)
    near = nearest(tied.graph, asked.holders)
    best = {measure: closest(tied.graph, asked, measure, near) for measure in MEASURES}
    costs = {}
    for team in {enlarged(tied.graph, asked, one.members, size[0]) for one in best.values() if one.members}:
        how = cohesion(tied.graph, team, share_out(tied.graph, team, holders))
        costs[team] = {measure: float(getattr(how, measure)) for measure in MEASURES}
    least = {measure: min((one[measure] for one in costs.values()), default=np.inf) for measure in MEASURES}
    for number in range(1, len(costs) + 1):
        for few in combinations(sorted(costs), number):
            leads = {
                team: {
                    measure: _gap(costs[team][measure], best[measure].bound)
                    for measure in MEASURES
                    if costs[team][measure] <= least[measure] * (1 + SLACK) + SLACK
                }
                for team in few
            }
            if set().union(*leads.values()) == set(MEASURES):
                return leads
    return {}


def _gap(cost: float, bound: float) -> float:
    """What share of its cost a closer team could save at most."""
    return 0.0 if cost <= bound * (1 + SLACK) + SLACK else (cost - bound) / cost


def _said(
    who: People, wish: Wish, tied: Bonds, holders: Sequence[Any], one: Proposal, leads: dict[str, float]
) -> dict[str, Any]:
    """A proposal as `--json` prints it; its gap is that of what it is here for."""
    team = _team(one)
    covers = share_out(tied.graph, team, holders)
    how = cohesion(tied.graph, team, covers)
    words = [word for word, _, _ in wish.competences]
    return {
        "need": wish.id,
        "why": list(leads) or [str(one.why)],
        "members": [
            {
                "id": who.ids[member.actor],
                "role": "convener" if member.convenes else "lead" if member.leads else "member",
                "covers": [word for word, by in zip(words, covers, strict=True) if by == member.actor],
            }
            for member in one.members
        ],
        "coverage": round(one.scores.coverage, DIGITS),
        "cohesion": {measure: _plain(getattr(how, measure)) for measure in MEASURES},
        "missing": [word for word, by in zip(words, covers, strict=True) if by < 0],
        "warnings": _warnings(who, words, one, how),
        "gap": round(max(leads.values()) if leads else one.gap, DIGITS),
    }


def _warnings(who: People, words: Sequence[str], one: Proposal, how: Cohesion) -> list[dict[str, Any]]:
    """What to look out for, each with the ids and the competence it is about."""
    found: list[dict[str, Any]] = [
        {
            "warning": str(caution.watch),
            "members": [who.ids[actor] for actor in caution.actors],
            "about": _about(caution, words, who.sectors),
        }
        for caution in one.warnings
        if caution.watch not in LEFT_OUT and (caution.watch != Watch.ONE_SECTOR or who.sectors[0])
    ]
    if not np.isfinite(how.diameter):
        found.append({"warning": "not-joined", "members": [], "about": None})
    elif _gap(how.steiner, how.steiner_bound):
        found.append({"warning": "tree-not-proven", "members": [], "about": _plain(how.steiner_bound)})
    return found


def _about(caution: Caution, words: Sequence[str], sectors: Sequence[str]) -> str | None:
    """The competence or sector that a caution is about."""
    if caution.about < 0:
        return None
    return (sectors if caution.watch == Watch.ONE_SECTOR else words)[caution.about]


def _plain(value: float) -> float | None:
    return round(value, DIGITS) if np.isfinite(value) else None
