"""Common ground, what divides, and what is uncertain; and a plain sentence for each statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .values import Counts, Floats, Ints, locked

MOST_OF = 0.6  # "most" of a group: this share or more of those who saw it
FEW = 5  # votes below which nothing is said of a group
UNSURE = 0.3  # share who pass from which a statement is uncertain
DIVIDES = 0.36  # = most of one group × most of another


@dataclass(frozen=True, slots=True)
class Common:
    """How each statement joins or divides.

    Shapes: m values. `consensus`: chance that a person drawn from each group would agree, in all groups at
    once; `against`: would disagree. `divisive`: the largest chance, over two groups, that one drawn from the
    first agrees and one from the second disagrees. `uncertain`: share of all who saw it that passed. In all,
    one vote is added each way, so that few votes say little.
    """

    consensus: Floats
    against: Floats
    divisive: Floats
    uncertain: Floats


class Found(StrEnum):
    """What can be said of a statement in plain words."""

    AGREED = "agreed"  # most in every group agree
    REFUSED = "refused"  # most in every group disagree
    DIVIDES = "divides"  # most in one group agree, most in another disagree
    ONLY = "only"  # most agree in some groups, in the others neither most agree nor most disagree
    ONLY_AGAINST = "only-against"  # the same, for disagreeing
    UNSURE = "unsure"  # many passed
    MIXED = "mixed"  # none of these
    FEW = "few"  # too few have answered in some group


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found of a statement, and in which groups."""

    kind: Found
    agree: tuple[int, ...] = ()
    disagree: tuple[int, ...] = ()


def common(told: Counts) -> Common:
    """Measure what groups have in common, statement by statement.

    Without groups all measures but `uncertain` are those of one group in which nobody has voted.
    Source: group-informed consensus, Small et al. (2021), Recerca 26(2): ∏ (agree + 1) ÷ (seen + 2).
    """
    agree, against = (told.agree + 1) / (told.seen + 2), (told.disagree + 1) / (told.seen + 2)
    whole = told.together()
    pairs = [
        agree[one] * against[other]
        for one in range(len(agree))
        for other in range(len(agree))
        if one != other
    ]
    divisive = np.max(pairs, axis=0) if pairs else np.zeros(agree.shape[1])
    if not len(agree):
        agree = against = np.full((1, agree.shape[1]), 0.5)
    uncertain = (whole.passed[0] + 1) / (whole.seen[0] + 2)
    return Common(*(locked(one) for one in (agree.prod(axis=0), against.prod(axis=0), divisive, uncertain)))


def findings(told: Counts) -> tuple[Finding, ...]:
    """Say of each statement what a lay person would: from plain shares of those who saw it.

    Order: statements. A group in which fewer than five saw it is not spoken for.
    """
    return tuple(
        _finding(told.agree[:, one], told.disagree[:, one], told.seen[:, one])
        for one in range(told.agree.shape[1])
    )


def _finding(agree: Ints, disagree: Ints, seen: Ints) -> Finding:
    if not len(seen) or (seen < FEW).any():
        return Finding(Found.FEW)
    yes = tuple(np.flatnonzero(agree >= MOST_OF * seen).tolist())
    no = tuple(np.flatnonzero(disagree >= MOST_OF * seen).tolist())
    if len(yes) == len(seen):
        return Finding(Found.AGREED, yes, no)
    if len(no) == len(seen):
        return Finding(Found.REFUSED, yes, no)
    if yes and no:
        return Finding(Found.DIVIDES, yes, no)
    if (seen - agree - disagree).sum() >= UNSURE * seen.sum():
        return Finding(Found.UNSURE, yes, no)
    if yes or no:
        return Finding(Found.ONLY if yes else Found.ONLY_AGAINST, yes, no)
    return Finding(Found.MIXED)


def sentence(found: Finding, groups: int) -> str:
    """Put a finding into plain English; groups are numbered from 1, as people count."""
    everyone = {1: "Most people", 2: "Most people in both groups"}.get(groups, "Most people in all groups")
    if found.kind is Found.AGREED:
        return f"{everyone} agree."
    if found.kind is Found.REFUSED:
        return f"{everyone} disagree."
    if found.kind is Found.DIVIDES:
        return f"Most people in {_named(found.agree)} agree, most in {_named(found.disagree)} disagree."
    if found.kind is Found.ONLY:
        return f"Most people in {_named(found.agree)} agree; the others are of different minds."
    if found.kind is Found.ONLY_AGAINST:
        return f"Most people in {_named(found.disagree)} disagree; the others are of different minds."
    if found.kind is Found.UNSURE:
        return "Many people are not sure."
    if found.kind is Found.FEW:
        return "Too few people have answered to say."
    return "People are of different minds, within groups too."


def _named(groups: tuple[int, ...]) -> str:
    names = [f"group {group + 1}" for group in groups]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
