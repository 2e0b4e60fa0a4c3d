"""Everything a person asks about a line-up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Introduction, Link, Member, Missing, Proposal, Why
from .cautions import cautions
from .problem import Problem
from .values import SECTORS, Bools, Ints, World

FRESH = 0.56  # trust that a new tie may come to: work together, what came of it not yet known
SURE = 1e-9  # a value this near to the bound is proven


def judged(problem: Problem, world: World, members: Ints, bound: float, why: Why) -> Proposal:
    """Say everything about a line-up (our positions, ascending), in the caller's positions."""
    said, convener = problem.order, problem.convener_of(members)
    scores = problem.scores(members, convener)
    value = problem.worth(scores)
    bound = max(bound, value)
    cover = _cover(problem, members)
    centre = convener if convener >= 0 else int(members[0])
    spoken = world.constituent[said[members]]
    return Proposal(
        members=_members(problem, world, members, convener, cover),
        scores=scores,
        value=value,
        bound=bound,
        gap=(bound - value) / bound if bound > 0 else 0.0,
        proven=bound - value <= SURE,
        why=why,
        level=_frozen(world.level[said[members]].max(axis=0)),
        cover=_frozen(np.where(cover < 0, -1, said[cover])),
        sectors=_frozen(np.bincount(problem.sector[members], minlength=len(SECTORS))),
        cost=problem.spent(members),
        links=_links(problem, members, centre),
        missing=tuple(_missing(problem, world, members, centre, cover)),
        mend=_mend(problem, members, centre),
        warnings=cautions(problem, members, cover, np.flatnonzero(~spoken.any(axis=0)).tolist()),
        broken=problem.broken(members),
    )


def _frozen(values: NDArray[Any]) -> NDArray[Any]:
    values.setflags(write=False)
    return values


def _cover(problem: Problem, members: Ints) -> Ints:
    """For each competence the member with the highest level that counts, the lower rank of equals; or −1."""
    part = problem.effective[members]
    return np.where(part.max(axis=0) > 0, members[part.argmax(axis=0)], -1).astype(np.int64)


def _members(problem: Problem, world: World, members: Ints, convener: int, cover: Ints) -> tuple[Member, ...]:
    part = problem.effective[members]
    best, asked = part.max(axis=0), problem.weight > 0
    worth = np.array([float((best * problem.weight)[cover == one].sum()) for one in members])
    whole = float(best @ problem.weight)
    free = np.where(members == convener, 0.0, worth)
    leader = int(members[int((free if free.any() else worth).argmax())])
    found = []
    for place, one in enumerate(members.tolist()):
        others = np.delete(part, place, axis=0)
        without = float(others.max(axis=0, initial=0.0) @ problem.weight)
        found.append(
            Member(
                actor=int(problem.order[one]),
                convenes=one == convener,
                leads=one == leader,
                speaks_for=tuple(np.flatnonzero(world.constituent[problem.order[one]]).tolist()),
                covers=tuple(np.flatnonzero((cover == one) & asked).tolist()),
                brings=tuple(np.flatnonzero((part[place] > 0) & asked).tolist()),
                share=(whole - without) / whole if whole > 0 else 0.0,
            )
        )
    return tuple(found)


def _links(problem: Problem, members: Ints, centre: int) -> tuple[Link, ...]:
    others, said = members[members != centre], problem.order
    trust, way = problem.reach.between(centre, others), problem.reach.way(centre, others)
    return tuple(
        Link(int(said[centre]), int(said[others[i]]), float(trust[i]), _said(problem, int(way[i])))
        for i in np.lexsort((others, -trust))
    )


def _said(problem: Problem, one: int) -> int:
    return int(problem.order[one]) if one >= 0 else -1


def _missing(problem: Problem, world: World, members: Ints, centre: int, cover: Ints) -> Iterable[Missing]:
    """What is asked for and not covered, then constituents that nobody speaks for."""
    inside = problem.order[members]
    for one in np.flatnonzero((cover < 0) & (problem.weight > 0)).tolist():
        able = np.flatnonzero(problem.effective[:, one] > 0)
        reached = float(world.level[inside, one].max())
        yield Missing(one, -1, reached, _newcomer(problem, members, centre, able))
    for one in np.flatnonzero(~world.constituent[inside].any(axis=0)).tolist():
        able = np.flatnonzero(world.constituent[problem.order, one])
        yield Missing(-1, one, 0.0, _newcomer(problem, members, centre, able))


def without_rivals(problem: Problem, members: Ints) -> Bools:
    """Those who could come in as far as rivals and exclusions go."""
    fine = ~problem.is_out
    fine[members] = False
    for one in members.tolist():
        fine[list(problem.rival.get(one, ()))] = False
    return fine


def welcome(problem: Problem, members: Ints) -> Ints:
    """Those of them who find the convener neutral."""
    fine = without_rivals(problem, members)
    convener = problem.convener_of(members)
    if problem.wanted.convener and convener >= 0:
        fine[list(problem.unheard.get(convener, ()))] = False
    return np.flatnonzero(fine)


def _newcomer(problem: Problem, members: Ints, centre: int, able: Ints) -> Introduction | None:
    """Whoever of these would make the line-up worth most, put in touch with the convener."""
    able = np.intersect1d(able, welcome(problem, members))
    if not len(able):
        return None
    size, now = len(members) + 1, problem.value(members)
    best = problem.adds[members].max(axis=0)
    rough = np.maximum(problem.adds[able] - best, 0.0).sum(axis=1) + problem.alone(centre, size)[able]
    one = int(able[int(rough.argmax())])
    gain = problem.value(np.sort(np.append(members, one))) - now
    via = int(problem.reach.way(centre, np.array([one]))[0])
    actor = int(problem.order[one])
    return Introduction(int(problem.order[centre]), actor, actor, _said(problem, via), gain)


def _mend(problem: Problem, members: Ints, centre: int) -> Introduction | None:
    """Put the convener and the member who trusts it least in touch, if a fresh tie would be stronger."""
    others = members[members != centre]
    if not len(others):
        return None
    trust = problem.reach.between(centre, others)
    weakest = int(trust.argmin())
    if trust[weakest] >= FRESH:
        return None
    one = int(others[weakest])
    via = int(problem.reach.way(centre, np.array([one]))[0])
    gain = (FRESH - float(trust[weakest])) * problem.trusting_factor(len(members))
    return Introduction(int(problem.order[centre]), int(problem.order[one]), -1, _said(problem, via), gain)
