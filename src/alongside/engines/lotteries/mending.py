"""Why no panel is possible, and the smallest changes after which one is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from . import wording
from .demands import Bending, Bent, bent, bounds_of, is_possible
from .kinds import Kinds
from .values import Bound, Conflict, Mend, Quota

WAYS = 3  # of changing the quotas


def conflict_of(kinds: Kinds) -> Conflict | None:
    """Say why no panel is possible and what would mend it; None where one is.

    The bounds named are a smallest set in this sense: together they exclude every panel, and without any one
    of them they do not. It is found by leaving out one bound after the other as long as the rest still
    excludes all (deletion filter), those of one category first tried alone. With none named, the size and
    the households exclude all.
    Cost: an integer program for each bound, and one for each mend.
    Source: Chinneck (2008), Feasibility and Infeasibility in Optimization, chapter 6.
    """
    bounds = bounds_of(kinds)
    if is_possible(kinds, bounds):
        return None
    named = _named(kinds, bounds)
    return Conflict(wording.why(kinds, named), named, _mends(kinds))


def _named(kinds: Kinds, bounds: Sequence[Bound]) -> tuple[Bound, ...]:
    for some in _simple(kinds, bounds):
        if not is_possible(kinds, some):
            return _fewest(kinds, some)
    return _fewest(kinds, bounds)


def _simple(kinds: Kinds, bounds: Sequence[Bound]) -> Iterable[list[Bound]]:
    """Sets worth trying first, since they are easy to grasp: none, one bound alone, one category."""
    yield []
    for place, quota in enumerate(kinds.quotas):
        at_most = int(np.minimum(kinds.homes, _at_homes(kinds, place)).sum())
        if quota.least > at_most:
            yield [Bound(quota, True)]
    categories: dict[str, list[Bound]] = defaultdict(list)
    for bound in bounds:
        categories[bound.quota.category].append(bound)
    yield from categories.values()


def _at_homes(kinds: Kinds, place: int) -> np.ndarray:
    """By sort of household, how many households have somebody with the feature."""
    held = np.zeros(len(kinds.homes), np.int64)
    np.maximum.at(held, kinds.group[kinds.holds[:, place]], kinds.room[kinds.holds[:, place]])
    return held


def _fewest(kinds: Kinds, bounds: Sequence[Bound]) -> tuple[Bound, ...]:
    kept = list(bounds)
    for bound in bounds:
        rest = [one for one in kept if one != bound]
        if not is_possible(kinds, rest):
            kept = rest
    return tuple(kept)


def _mends(kinds: Kinds) -> tuple[Mend, ...]:
    """Ways out: some of changing the quotas, one of another size, one of inviting more; fewest steps first
    among those of the quotas, which come first."""
    found: list[Mend] = []
    may = Bending(quotas=True)
    for _ in range(WAYS):
        way = bent(kinds, may)
        if way is None:
            break
        found.append(_mend(kinds, way))
        may.avoid.append(_bends(way))
    for may in (Bending(size=True), Bending(people=True)):
        way = bent(kinds, may)
        if way is not None:
            found.append(_mend(kinds, way))
    return tuple(found)


def _bends(way: Bent) -> frozenset[tuple[int, bool]]:
    return frozenset([(place, True) for place in way.lower] + [(place, False) for place in way.higher])


def _mend(kinds: Kinds, way: Bent) -> Mend:
    changed: list[Quota] = []
    for place, quota in enumerate(kinds.quotas):
        least, most = quota.least - way.lower.get(place, 0), quota.most + way.higher.get(place, 0)
        if (least, most) != (quota.least, quota.most):
            changed.append(replace(quota, least=least, most=most))
    invite = tuple(
        (many, kinds.quotas[place].category, kinds.quotas[place].feature)
        for place, many in sorted(way.more_with.items())
    )
    steps = sum(way.lower.values()) + sum(way.higher.values()) + abs(way.size - kinds.size) + way.more
    made = Mend(tuple(changed), way.size, way.more, invite, steps, "")
    return replace(made, say=wording.mend(kinds, made))
