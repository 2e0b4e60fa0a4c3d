"""From votes to the whole answer: groups, what speaks for them, common ground, how stable it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .common import Common, Finding, common, findings
from .grouping import grouping
from .space import Space, project, space
from .speaking import Speaks, said_by_most, speaking_for
from .stability import DRAWS, Stability, stability
from .values import Bools, Counts, Floats, Ints, Votes, counts, locked

FEWEST_VOTES = 7


@dataclass(frozen=True, slots=True)
class Opinions:
    """What votes on statements show.

    Shapes: n people, m statements, g groups. `at` n × 2; `label` n, −1 for who is in no group; `centres`
    g × 2 (of the people in it); `by_group` g × m and `everybody` 1 × m counts; `speaks` up to five for each
    group; `agreed`, `refused` what most of all people say; `found` one finding a statement. `silhouette`:
    one value for each number of groups tried; none when groups were given.
    """

    space: Space
    at: Floats
    label: Ints
    centres: Floats
    silhouette: dict[int, float]
    by_group: Counts
    everybody: Counts
    common: Common
    speaks: tuple[tuple[Speaks, ...], ...]
    agreed: tuple[Speaks, ...]
    refused: tuple[Speaks, ...]
    found: tuple[Finding, ...]
    stability: Stability

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.centres)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands by their own votes: a point, the nearest group (−1 without groups or with too
    few votes), and of how many statements they have answered."""

    x: float
    y: float
    group: int
    given: int


def takes_part(told: Votes) -> Bools:
    """Who has given enough votes to be put into a group: 7, or all where there are fewer statements."""
    return np.asarray(told.given() >= max(1, min(FEWEST_VOTES, told.statements)))


def opinions(
    told: Votes,
    groups: ArrayLike | None = None,
    k: int | None = None,
    seed: int = 0,
    draws: int = DRAWS,
) -> Opinions:
    """Find groups of people who tended to agree, and what they share.

    `groups`, one a person from 0 (−1 for none), are taken as given; else they are found, `k` of them or as
    many as fit best. `draws` are those of the bootstrap; 0 leaves it out.
    Cost: see `space`; 100,000 × 1,000 takes seconds and 4,096 rows of floats.
    Raises: EngineInputError for groups that are not one a person or leave a number out, for both `groups` and
    `k`, or for a `k` that cannot be.
    Source: Small et al. (2021), Recerca 26(2), and the Polis worker.
    """
    plane = space(told)
    at = project(plane, told)
    if groups is not None:
        if k is not None:
            raise EngineInputError("k", "groups are given too.", "Give one of the two.")
        label, silhouette = _given(groups, told.people), {}
    else:
        found = grouping(at, takes_part(told), k, seed)
        label, silhouette = found.label, found.silhouette
    by_group = counts(told, label)
    everybody = counts(told, np.zeros(told.people, np.int64)) if told.people else _nobody(told.statements)
    shown = ~told.hidden
    agreed, refused = said_by_most(everybody, shown)
    members = np.bincount(label[label >= 0], minlength=len(by_group.seen))
    centres = np.stack(
        [
            np.bincount(label[label >= 0], weights=axis[label >= 0], minlength=len(members)) / members
            for axis in at.T
        ],
        axis=1,
    )
    return Opinions(
        space=plane,
        at=locked(at),
        label=label,
        centres=locked(centres),
        silhouette=silhouette,
        by_group=by_group,
        everybody=everybody,
        common=common(by_group),
        speaks=speaking_for(by_group, shown),
        agreed=agreed,
        refused=refused,
        found=findings(by_group),
        stability=stability(told, label, seed, draws),
    )


def _nobody(statements: int) -> Counts:
    return Counts(*(locked(np.zeros((1, statements), np.int64)) for _ in range(3)))


def _given(groups: ArrayLike, people: int) -> Ints:
    label = frozen_array("groups", groups, np.int64, (people,))
    names = np.unique(label[label >= 0])
    if (label < -1).any() or not np.array_equal(names, np.arange(len(names))):
        raise EngineInputError(
            "groups", "their numbers are not 0, 1, 2 … without a gap.", "Number them so; −1 is no group."
        )
    return label


def stands(plane: Space, centres: ArrayLike, own: ArrayLike) -> Standing:
    """Say where a person stands from their own votes alone; nobody else's are read.

    Shapes: `centres` g × 2; `own` m votes, −128 where not seen.
    Raises: EngineInputError if there is not one place a statement.
    """
    middle = frozen_array("centres", centres, np.float64).reshape(-1, 2)
    row = frozen_array("own", own, np.int8, (len(plane.mean),))
    told = Votes(locked(row.reshape(1, -1)), plane.hidden)
    x, y = project(plane, told)[0].tolist()
    group = -1
    if len(middle) and takes_part(told)[0]:
        group = int(np.square(middle - (x, y)).sum(axis=1).argmin())
    return Standing(x, y, group, int(told.given()[0]))
