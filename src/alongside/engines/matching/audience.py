"""The audience part: whether an offer is for the people who need it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .tree import SubjectTree
from .values import NeedProfile, Offers

NARROWER = 0.7  # the offer is for some of those who need it
OTHER = 0.2  # it is for a group that was not read from the need, but one person may belong to both

AGES = ("children", "young-people", "working-age-adults", "older-people")  # two steps apart, nobody is both
SEXES = ("men", "women")


def audience_part(need: NeedProfile, offers: Offers, tree: SubjectTree) -> NDArray[np.float64]:
    """Judge what share of the groups who need it each offer is for.

    A group counts 1 where the offer is for that group or a wider one, 0.7 where it is only for a narrower
    one. 0 means that no group meets, which excludes. Where the need's groups were only read from its words,
    not stated, no meeting counts 0.2, and 0 only where the offer is for another sex or a far age.
    Shapes: n values, NaN where the need or the offer names no group.
    Cost: O(groups named × groups needed).
    """
    values = np.full(len(offers), np.nan)
    named = [group for groups in offers.groups for group in groups]
    if not need.groups or not named:
        return values
    wanted = sorted(set(need.groups))
    table = {group: [_meets(group, needed, tree) for needed in wanted] for group in set(named)}
    length = np.array([len(groups) for groups in offers.groups])
    some = length > 0
    start = (np.cumsum(length) - length)[some]
    best = np.maximum.reduceat(np.array([table[group] for group in named]), start, axis=0)
    values[some] = best.mean(axis=1)
    if not need.groups_stated:
        for i in np.flatnonzero(values == 0):
            if not any(_apart(offers.groups[i], needed, tree) for needed in wanted):
                values[i] = OTHER
    return values


def _apart(served: tuple[str, ...], needed: str, tree: SubjectTree) -> bool:
    """Tell whether nobody of the needed group can be of any group served."""
    for scale, steps in ((AGES, 2), (SEXES, 1)):
        own = _on(scale, needed, tree)
        theirs = [_on(scale, group, tree) for group in served]
        if own and all(found and abs(found[0] - own[0]) >= steps for found in theirs):
            return True
    return False


def _on(scale: tuple[str, ...], group: str, tree: SubjectTree) -> list[int]:
    """Give the steps of a scale that a group lies on, itself or through a wider group."""
    line = tree.line_of(group)
    return [step for step, name in enumerate(scale) if name in line]


def _meets(served: str, needed: str, tree: SubjectTree) -> float:
    if served in tree.line_of(needed):
        return 1.0
    return NARROWER if needed in tree.line_of(served) else 0.0
