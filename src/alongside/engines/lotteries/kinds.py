"""People who are interchangeable, put together: a pool of hundreds becomes a problem of its kinds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .values import Person, Pool, Quota

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Panel = tuple[int, ...]  # how many of each kind


@dataclass(frozen=True, slots=True)
class Kinds:
    """A pool by kinds. Two people are of one kind where features and household are alike.

    Households are alike where as many of their members have the same features. Swapping two alike households,
    or two members of one household with the same features, turns every possible panel into a possible panel.
    So the average of any lottery over all such swaps is a lottery in which people of a kind have the same
    chance; it is no less fair in the sense of maximin or leximin, which do not know names and are concave.
    It is thus enough to say how many of each kind a panel has, and the chances lose nothing by it. That those
    chances can then be met by real people is shown in `dealing`.

    Shapes, with T kinds, Q quotas, G sorts of household: `holds` T × Q, whether a kind counts to a quota;
    `group` T, its sort of household; `homes` G, how many such households, each of which gives one person at
    most; `count` T, its people; `members[t][h]`: positions in `people` of those of kind t in household h.
    `people` and `quotas` are in order of id and of name.
    """

    people: tuple[Person, ...]
    quotas: tuple[Quota, ...]
    size: int
    holds: NDArray[np.bool_]
    group: Ints
    homes: Ints
    count: Ints
    members: tuple[tuple[tuple[int, ...], ...], ...]

    @property
    def room(self) -> Ints:
        """How many of each kind one panel can have at most."""
        return self.homes[self.group]


def kinds_of(pool: Pool) -> Kinds:
    """Put the people of a pool together by features and household."""
    people = tuple(sorted(pool.people, key=lambda person: person.id))
    quotas = tuple(sorted(pool.quotas, key=lambda quota: (quota.category, quota.feature)))
    homes: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        homes[f"at {person.address}" if person.address else f"of {place}"].append(place)
    sorts: dict[tuple[tuple[str, ...], ...], list[list[int]]] = defaultdict(list)
    for home in homes.values():
        sorts[tuple(sorted(people[one].features for one in home))].append(home)
    rows, group, members = [], [], []
    for number, (features, alike) in enumerate(sorted(sorts.items())):
        for kind in sorted(set(features)):
            rows.append(kind)
            group.append(number)
            members.append(
                tuple(tuple(one for one in home if people[one].features == kind) for home in alike)
            )
    place_of = {name: place for place, name in enumerate(pool.categories)}
    holds = [[kind[place_of[quota.category]] == quota.feature for quota in quotas] for kind in rows]
    return Kinds(
        people,
        quotas,
        pool.size,
        np.array(holds, bool).reshape(len(rows), len(quotas)),
        np.array(group, np.int64),
        np.array([len(alike) for _, alike in sorted(sorts.items())], np.int64),
        np.array([sum(map(len, kind)) for kind in members], np.int64),
        tuple(members),
    )
