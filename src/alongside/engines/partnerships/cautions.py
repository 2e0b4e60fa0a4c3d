"""What to look out for in a line-up; the rules are data, their thresholds stand at the top."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .answers import Caution, Watch
from .problem import Problem
from .values import LEGITIMACY_RISK, SECTORS, Ints

FULL = 0.9  # share of its room taken from which an actor counts as overloaded
HEAVY = 0.2  # share of all weight from which a competence weighs heavily
CHARITY, COMPANY = SECTORS.index("third"), SECTORS.index("private")


def cautions(problem: Problem, members: Ints, cover: Ints, unspoken: list[int]) -> tuple[Caution, ...]:
    """All there is to look out for, in the order of `Watch`; actors in the caller's positions."""
    found = [*_rules(problem, members), *_sectors(problem, members)]
    found += [Caution(Watch.NO_CHAMPION, (), one) for one in unspoken]
    found += _legitimacy(problem, members)
    found += [Caution(Watch.OVERLOADED, (one,)) for one in members[problem.load[members] >= FULL].tolist()]
    found += _ties(problem, members)
    found += _sole(problem, members, cover)
    order = list(Watch)
    said = [Caution(one.watch, tuple(int(problem.order[a]) for a in one.actors), one.about) for one in found]
    return tuple(sorted(said, key=lambda one: order.index(one.watch)))


def _rules(problem: Problem, members: Ints) -> Iterator[Caution]:
    here = members.tolist()
    for place, one in enumerate(here):
        for other in here[place + 1 :]:
            if other in problem.rival.get(one, ()):
                yield Caution(Watch.RIVALS, (one, other))
    broken = problem.broken(members)
    if "convener" in broken:
        yield Caution(Watch.NO_CONVENER)
    if set(broken) - {"convener", "rivals"}:
        yield Caution(Watch.RULE)


def _sectors(problem: Problem, members: Ints) -> Iterator[Caution]:
    counts = np.bincount(problem.sector[members])
    most = int(counts.argmax())
    if len(members) >= 3 and 2 * counts[most] > len(members):
        yield Caution(Watch.ONE_SECTOR, tuple(members[problem.sector[members] == most].tolist()))


def _legitimacy(problem: Problem, members: Ints) -> Iterator[Caution]:
    if LEGITIMACY_RISK.get(problem.wanted.kind) != "high":
        return
    sector = problem.sector[members]
    for charity in members[sector == CHARITY].tolist():
        for company in members[sector == COMPANY].tolist():
            yield Caution(Watch.LEGITIMACY, (charity, company))


def _ties(problem: Problem, members: Ints) -> Iterator[Caution]:
    """Members without a tie of their own to another, and those without whom the ties fall into pieces."""
    here = set(members.tolist())
    near = {one: problem.tied.get(one, frozenset()) & here for one in members.tolist()}
    pieces = _pieces(near, -1)
    if len(members) > 1:
        for one in members.tolist():
            if not near[one]:
                yield Caution(Watch.STRANGERS, (one,))
            elif _pieces(near, one) > pieces:
                yield Caution(Watch.HANGS_ON_ONE, (one,))


def _pieces(near: dict[int, frozenset[int]], without: int) -> int:
    """Parts into which the ties fall when one is left out."""
    left, count = set(near) - {without}, 0
    while left:
        count += 1
        reached = [left.pop()]
        while reached:
            found = near[reached.pop()] & left
            left -= found
            reached.extend(found)
    return count


def _sole(problem: Problem, members: Ints, cover: Ints) -> Iterator[Caution]:
    able = (problem.effective[members] > 0).sum(axis=0)
    for one in np.flatnonzero((able == 1) & (problem.weight >= HEAVY)).tolist():
        if len(members) > 1:
            yield Caution(Watch.SOLE_COVER, (int(cover[one]),), one)
