"""The audience part: whether an offer is for the people who need it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .tree import SubjectTree
from .values import NeedProfile, Offers

NARROWER = 0.7  # the offer is for some of those who need it


def audience_part(need: NeedProfile, offers: Offers, tree: SubjectTree) -> NDArray[np.float64]:
    """Judge what share of the groups who need it each offer is for.

    A group counts 1 where the offer is for that group or a wider one, 0.7 where it is only for a narrower
    one. 0 means that no group meets, which excludes.
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
    return values


def _meets(served: str, needed: str, tree: SubjectTree) -> float:
    if served in tree.line_of(needed):
        return 1.0
    return NARROWER if needed in tree.line_of(served) else 0.0
