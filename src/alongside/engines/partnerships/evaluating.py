"""One line-up at a time: what it is worth, who could take a place in it, who would add most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from .._shared.errors import EngineInputError
from .answers import Proposal, Swap, Why
from .judging import judged, without_rivals
from .problem import Problem, problem_of
from .values import Ints, Wanted, World, checked


def evaluate(world: World, wanted: Wanted, members: Iterable[int], bound: float = 1.0) -> Proposal:
    """Say everything about a line-up that a person put together, kept rules or not.

    `bound`: the one of `propose`, for the gap; no line-up is worth more than 1.
    Raises: EngineInputError when nobody is in it or an actor is not in the world.
    """
    problem = _ready(world, wanted)
    return judged(problem, world, _placed(problem, members), bound, Why.GIVEN)


def slim(world: World, wanted: Wanted, proposal: Proposal) -> Proposal:
    """The line-up without those who neither host nor bring nor speak for anything asked for, size allowing.

    Somebody whom the convener trusts raises the average, so the best by value may hold such members; people
    would ask what these are there for. The bound stays that of `propose`, so the gap says what it costs.
    """
    asked = set(wanted.constituents)
    kept = [
        one.actor for one in proposal.members if one.convenes or one.brings or asked & set(one.speaks_for)
    ]
    kept += sorted(set(wanted.must) - set(kept))
    if not wanted.smallest <= len(kept) < len(proposal.members):
        return proposal
    found = evaluate(world, wanted, kept, proposal.bound)
    return replace(found, why=proposal.why) if found.broken == proposal.broken else proposal


def swaps(world: World, wanted: Wanted, members: Iterable[int], out: int, most: int = 10) -> tuple[Swap, ...]:
    """Rank who could take the place of `out`, best first: those who keep every rule, then the others.

    Cost: one line-up judged for each of the `4 × most` who look best by what they add.
    Raises: EngineInputError when `out` is not a member.
    """
    problem = _ready(world, wanted)
    team = _placed(problem, members)
    rest = team[problem.order[team] != out]
    if len(rest) == len(team):
        raise EngineInputError("out", f"{out} is not a member.", "Name one of the members.")
    return _ranked(problem, rest, most, problem.order == out)


def complete(world: World, wanted: Wanted, members: Iterable[int], most: int = 10) -> tuple[Swap, ...]:
    """Rank who would add most to a line-up, best first: those who keep every rule, then the others.

    Raises: EngineInputError as `evaluate`.
    """
    problem = _ready(world, wanted)
    return _ranked(problem, _placed(problem, members), most, np.zeros(problem.n, np.bool_))


def _ready(world: World, wanted: Wanted) -> Problem:
    checked(world, wanted)
    return problem_of(world, wanted)


def _placed(problem: Problem, members: Iterable[int]) -> Ints:
    """The positions by rank of actors given by the caller's, ascending."""
    given = sorted(set(members))
    if not given or given[0] < 0 or given[-1] >= problem.n:
        raise EngineInputError(
            "members", "nobody, or somebody who is not there.", "Give positions of actors."
        )
    return np.flatnonzero(np.isin(problem.order, given))


def _ranked(problem: Problem, rest: Ints, most: int, barred: np.ndarray) -> tuple[Swap, ...]:
    """Judge those who look best, with each convener that the rest could have."""
    able = np.flatnonzero(without_rivals(problem, rest) & ~barred)
    if not len(able):
        return ()
    size = len(rest) + 1
    best = problem.adds[rest].max(axis=0) if len(rest) else np.zeros(problem.adds.shape[1])
    rough = np.maximum(problem.adds[able] - best, 0.0).sum(axis=1)
    rough += np.max(
        [problem.alone(one, size)[able] for one in rest.tolist()] or [np.zeros(len(able))], axis=0
    )
    short = problem.meets[rest].sum(axis=0) < problem.demand
    rough += problem.meets[able][:, short].sum(axis=1)
    tried = able[np.argsort(-rough, kind="stable")[: 4 * most]]
    found = [_swap(problem, rest, one) for one in tried.tolist()]
    found.sort(key=lambda swap: (not swap.allowed, -swap.value))
    return tuple(found[:most])


def _swap(problem: Problem, rest: Ints, one: int) -> Swap:
    members = np.sort(np.append(rest, one))
    scores = problem.scores(members, problem.convener_of(members))
    return Swap(int(problem.order[one]), problem.worth(scores), scores, not problem.broken(members))
