"""How closely a team hangs together, in the three measures of the literature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .paths import Graph, distances, nearest
from .steiner import tree
from .sums import least_sum
from .values import Bools, Floats, Ints


@dataclass(frozen=True, slots=True)
class Cohesion:
    """Three costs of a team, less being closer; infinity where the ties do not join all its members.

    Units: those of the distances. `steiner` is exact where `steiner_bound` equals it.
    """

    diameter: float  # the longest of the shortest ways between two members
    sum: float  # Σ of the distances between the holders of every two parts
    steiner: float  # the cheapest tree that joins all members; others may lie on it
    steiner_bound: float


def cohesion(within: Graph, team: Sequence[int], covers: Sequence[int]) -> Cohesion:
    """Measure a team.

    `covers` names the member that covers each competence, -1 for none. A part is a competence that is
    covered, or a member who covers none: so one with several counts at each, as where the sum comes from.
    Cost: one search for each member, and a tree that is exact for up to `steiner.MOST` members.
    Source: Lappas, Liu and Terzi (2009), KDD, 467-476; the sum, Kargar and An (2011), CIKM, 985-994.
    """
    members = np.unique(np.asarray(team, np.int64))
    far = distances(within, members)[:, members]
    far = np.minimum(far, far.T)
    held = [one for one in covers if one >= 0]
    parts = np.searchsorted(members, [*held, *np.setdiff1d(members, held).tolist()])
    joined = tree(within, nearest(within, [members[at : at + 1] for at in range(len(members))]))
    return Cohesion(float(far.max()), float(far[np.ix_(parts, parts)].sum()) / 2, joined.cost, joined.bound)


def share_out(within: Graph, team: Sequence[int], holders: Sequence[Ints]) -> tuple[int, ...]:
    """Say who of a team covers each competence, so that the sum of distances is small; -1 where nobody can.

    Everyone who holds a competence covers one, as far as there are enough.
    """
    members = np.unique(np.asarray(team, np.int64))
    far = distances(within, members)[:, members]
    far = np.minimum(far, far.T)
    able = np.stack([np.isin(members, those) for those in holders])
    covered = np.flatnonzero(able.any(axis=1))
    found = np.full(len(able), -1, np.int64)
    if len(covered):
        near = np.where(np.isfinite(far), far, _beyond(far))
        found[covered] = least_sum(near, able[covered])
        _occupied(found, able, near)
    return tuple(int(members[one]) if one >= 0 else -1 for one in found)


def _beyond(far: Floats) -> float:
    """A distance for those without a way between them: more than all others together."""
    return float(1.0 + far[np.isfinite(far)].sum())


def _occupied(found: Ints, able: Bools, far: Floats) -> None:
    """Give who covers nothing yet the part of another who has several, the one that adds least."""
    for one in range(able.shape[1]):
        if one in found:
            continue
        several = np.bincount(found[found >= 0], minlength=able.shape[1]) > 1
        free = [
            place for place in np.flatnonzero(able[:, one]) if found[place] >= 0 and several[found[place]]
        ]
        if free:
            held = found[found >= 0]
            found[min(free, key=lambda place: float((far[one, held] - far[found[place], held]).sum()))] = one
