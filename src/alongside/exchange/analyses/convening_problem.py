"""A need and who could answer it as the engine takes them, and what it says in plain values."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from django.conf import settings
from django.utils import timezone

from alongside.engines.partnerships import (
    SECTORS,
    Introduction,
    Parts,
    Proposal,
    Wanted,
    World,
    propose,
    slim,
    trust_of,
)
from alongside.engines.partnerships.cohesion import cohesion
from alongside.engines.partnerships.paths import graph
from alongside.exchange.directory.models import Tie
from alongside.exchange.directory.terms import Sector, TieKind
from alongside.exchange.needs.models import Need
from alongside.exchange.partnerships.queries.convening import hosts_set_aside

from .convening_asking import COUNTS, LEAST, MUST, STEPS, Competence
from .convening_candidates import Candidate, Gathered
from .matching import DIGITS

FACTOR = (0.0, 0.5, 1.0, 2.0)  # what a step from 0 to 3 does to a part's usual weight
WORK = 2_000  # nodes of the search tree: what a page waits for; the gap is said where it does not suffice


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """The input of the engine, and whose each position is."""

    gathered: Gathered
    world: World
    wanted: Wanted
    codes: tuple[str, ...]  # competences by column
    asked_for: tuple[str, ...]  # constituents by column
    ids: tuple[int, ...]
    at: dict[int, int]
    digest: str


def problem_of(need: Need, gathered: Gathered) -> Problem:
    rows, wish = gathered.candidates, gathered.wish
    ids = tuple(row.pk for row in rows)
    at = {pk: place for place, pk in enumerate(ids)}
    people = [one for one in wish.competences if one.is_constituent and one.counts == MUST]
    counted = [one for one in wish.competences if one not in people]
    tie, trust = _trust(ids, at)
    rivals = _rivals(ids, at)
    world = World(
        level=_levels(rows, counted),
        sector=np.array([SECTORS.index(row.sector) for row in rows], np.int64),
        load=np.array([row.load for row in rows]),
        constituent=_levels(rows, people) >= _least(people),
        may_convene=_hosts(need, rows, {pk for pair in rivals.tolist() for pk in pair}),
        tie=tie,
        trust=trust,
        rivals=rivals,
    )
    must = {*wish.keep, *([need.actor_id] if need.actor_id in at else [])} - set(wish.leave)
    wanted = Wanted(
        weight=np.array([COUNTS[one.counts] for one in counted]),
        minimum=_least(counted),
        smallest=wish.size[0],
        largest=max(wish.size[1], len(must)),
        constituents=tuple(range(len(people))),
        must=tuple(sorted(at[pk] for pk in must if pk in at)),
        excluded=tuple(sorted(at[pk] for pk in wish.leave if pk in at)),
        parts=_parts(wish.steps),
        proposals=wish.proposals,
        work=WORK,
    )
    codes, asked_for = tuple(one.code for one in counted), tuple(one.code for one in people)
    digest = _digest(world, wanted, ids, codes, asked_for)
    return Problem(gathered, world, wanted, codes, asked_for, ids, at, digest)


def _levels(rows: Sequence[Candidate], wanted: Sequence[Competence]) -> np.ndarray:
    table = np.zeros((len(rows), len(wanted)))
    for place, row in enumerate(rows):
        for column, one in enumerate(wanted):
            if one.code in row.brings:
                table[place, column] = row.brings[one.code].level
    return table


def _least(wanted: Sequence[Competence]) -> np.ndarray:
    return np.array([LEAST[one.least] for one in wanted])


def _parts(steps: Sequence[int]) -> Parts:
    usual = Parts()
    return replace(
        usual, **{name: getattr(usual, name) * FACTOR[step] for name, step in zip(STEPS, steps, strict=True)}
    )


def _trust(ids: Sequence[int], at: dict[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """How far candidates trust each other, by their ties; one that came of an introduction here helped."""
    rows = Tie.objects.filter(actor__in=ids, other__in=ids).exclude(kind=TieKind.BIDS_AGAINST).order_by("pk")
    said = list(rows.values_list("actor_id", "other_id", "kind", "since", "until", "source_id"))
    return trust_of(
        np.array([(at[a], at[b]) for a, b, *_ in said], np.int64).reshape(-1, 2),
        [kind for _, _, kind, *_ in said],
        np.array([_year(until or since) for *_, since, until, _ in said]),
        ["good" if (source or "").startswith("introduction:") else "unknown" for *_, source in said],
        _year(timezone.localdate().isoformat()),
    )


def _year(day: str) -> float:
    """'2026-07' as 2026.5; NaN where there is no date."""
    if not day[:4].isdigit():
        return float("nan")
    month = int(day[5:7]) - 1 if day[5:7].isdigit() else 6
    return int(day[:4]) + month / 12


def _rivals(ids: Sequence[int], at: dict[int, int]) -> np.ndarray:
    """Who bids for the same work, whoever looks: no page says so but to those concerned."""
    rows = Tie.objects.filter(kind=TieKind.BIDS_AGAINST, until="", actor__in=ids, other__in=ids)
    pairs = sorted({tuple(sorted((at[a], at[b]))) for a, b in rows.values_list("actor_id", "other_id")})
    return np.array(pairs, np.int64).reshape(-1, 2)


def _hosts(need: Need, rows: Sequence[Candidate], rivals: Collection[int]) -> np.ndarray:
    """Who may host: an organisation that sells nothing, bids against nobody here and was not set aside."""
    aside = hosts_set_aside(need.pk)
    return np.array(
        [
            row.nature == "organisation"
            and row.sector != Sector.PRIVATE
            and place not in rivals
            and row.pk not in aside
            for place, row in enumerate(rows)
        ],
        np.bool_,
    )


def _digest(world: World, wanted: Wanted, *labels: Any) -> str:
    """The hash of the whole input."""
    said: list[Any] = [settings.VERSION, *labels]
    for thing in (world, wanted):
        for one in fields(thing):
            value = getattr(thing, one.name)
            said.append(value.tolist() if isinstance(value, np.ndarray) else str(value))
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def solved(problem: Problem) -> dict[str, Any]:
    if not problem.ids:
        return {"line_ups": [], "given_up": [], "considered": 0}
    found = propose(problem.world, problem.wanted)
    return {
        "line_ups": [told(problem, slim(problem.world, problem.wanted, one)) for one in found.proposals],
        "given_up": [[one.rule, _about(problem, one.rule, one.about)] for one in found.relaxed],
        "considered": found.considered,
    }


def _about(problem: Problem, rule: str, about: int) -> str:
    """The constituent that a rule was about, where it was about one."""
    return problem.asked_for[about] if rule == "constituents" and about >= 0 else ""


def told(problem: Problem, one: Proposal) -> dict[str, Any]:
    """A proposal by the ids of actors and the codes of competences, in plain values."""
    ids, codes, people = problem.ids, problem.codes, problem.asked_for
    return {
        "places": [
            {
                "actor": ids[who.actor],
                "hosts": who.convenes,
                "leads": who.leads,
                "speaks_for": [people[column] for column in who.speaks_for],
                "covers": [codes[column] for column in who.covers],
                "brings": [codes[column] for column in who.brings],
            }
            for who in one.members
        ],
        "why": one.why.value,
        "scores": {name: round(getattr(one.scores, name), DIGITS) for name in STEPS},
        "value": round(one.value, DIGITS),
        "gap": round(one.gap, DIGITS),
        "proven": one.proven,
        "links": [[ids[link.a], ids[link.b], round(link.trust, DIGITS)] for link in one.links],
        "lacks": [
            {
                "code": people[lack.constituent] if lack.competence < 0 else codes[lack.competence],
                "meet": _meet(problem, lack.introduction),
            }
            for lack in one.missing
        ],
        "mend": _meet(problem, one.mend),
        "warnings": [
            [w.watch.value, [ids[pk] for pk in w.actors], _warned(problem, w.watch.value, w.about)]
            for w in one.warnings
        ],
        "sectors": {name: int(many) for name, many in zip(SECTORS, one.sectors, strict=True) if many},
        "cohesion": _cohesion(problem, one),
    }


def _cohesion(problem: Problem, one: Proposal) -> dict[str, float | None]:
    """The measures of the literature, distance being 1 ÷ trust; None where ties do not join all."""
    world = problem.world
    tied = graph(world.n, world.tie[:, 0], world.tie[:, 1], 1 / world.trust)
    found = cohesion(tied, one.actors, one.cover.tolist())
    said = {name: getattr(found, name) for name in ("diameter", "sum", "steiner")}
    return {name: round(far, DIGITS) if np.isfinite(far) else None for name, far in said.items()}


def _warned(problem: Problem, watch: str, about: int) -> str:
    if about < 0:
        return ""
    if watch == "one-sector":
        return SECTORS[about]
    return problem.asked_for[about] if watch == "no-champion" else problem.codes[about]


def _meet(problem: Problem, one: Introduction | None) -> dict[str, int] | None:
    if one is None:
        return None
    named = {name: getattr(one, name) for name in ("a", "b", "newcomer", "via")}
    return {name: problem.ids[place] if place >= 0 else 0 for name, place in named.items()}
