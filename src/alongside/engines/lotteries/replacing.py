"""Somebody drops out: the same draw for the places that are free, and a list of alternates beforehand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from .._shared.errors import EngineInputError
from .drawing import order_of
from .values import Person, Pool, Quota


def remaining(pool: Pool, staying: Collection[str], gone: Collection[str] = ()) -> Pool:
    """The pool for the places that are free: without who stays, who is gone and who lives with who stays.

    Those who stay count towards the quotas, so whoever is drawn keeps them; a most that they exceed is 0.
    Raises: EngineInputError if somebody who stays is not in the pool, or no place is free.
    """
    known = {person.id: person for person in pool.people}
    for one in staying:
        if one not in known:
            raise EngineInputError("staying", f"'{one}' is not in the pool.", "Give ids of the pool.")
    free = pool.size - len(set(staying))
    if free < 1:
        raise EngineInputError("staying", "no place is free.", "Leave out who dropped out.")
    stay = [known[one] for one in set(staying)]
    homes = {person.address for person in stay if person.address}
    out = {*staying, *gone}
    people = [one for one in pool.people if one.id not in out and one.address not in homes]
    has = _counted(pool, stay)
    quotas = tuple(
        replace(
            quota,
            least=max(0, quota.least - has[quota.category, quota.feature]),
            most=max(0, quota.most - has[quota.category, quota.feature]),
        )
        for quota in pool.quotas
    )
    return Pool(pool.categories, tuple(people), quotas, free)


def alternates(
    pool: Pool, panel: Sequence[str], count: int, seed: str, gone: Collection[str] = ()
) -> tuple[str, ...]:
    """Choose alternates so that whoever drops out has somebody to take the place with all quotas kept.

    One after the other, each is the person who can stand in for most members of whom few can be replaced so
    far: a member for whom c stand by already counts for 4^(−c). Between equals the lot of the seed decides.
    No two alternates, and no alternate and a member that stays, are from one address.
    Cost: `count` passes over the pool × the panel.
    """
    known = {person.id: person for person in pool.people}
    members = [known[one] for one in panel]
    has = _counted(pool, members)
    bounds = {(quota.category, quota.feature): quota for quota in pool.quotas}
    standing = Counter[str]()
    chosen: list[str] = []
    homes: set[str] = set()
    out = {*panel, *gone}
    order = [known[one] for one in order_of(seed, "alternates", sorted(known)) if one not in out]
    fits = {
        person.id: [one.id for one in members if _can_replace(pool, person, one, members, has, bounds)]
        for person in order
    }
    for _ in range(count):
        free = [one for one in order if one.id not in chosen and not (one.address and one.address in homes)]
        if not free:
            break
        best = max(free, key=lambda person: sum(4.0 ** -standing[one] for one in fits[person.id]))
        chosen.append(best.id)
        standing.update(fits[best.id])
        homes.add(best.address)
    return tuple(chosen)


def _can_replace(
    pool: Pool,
    person: Person,
    member: Person,
    members: Sequence[Person],
    has: Counter[tuple[str, str]],
    bounds: dict[tuple[str, str], Quota],
) -> bool:
    """Whether a panel with the one in place of the other keeps the quotas and the households."""
    if person.address and any(one.address == person.address and one.id != member.id for one in members):
        return False
    for category, new, old in zip(pool.categories, person.features, member.features, strict=True):
        if new == old:
            continue
        if new and has[category, new] + 1 > bounds[category, new].most:
            return False
        if old and has[category, old] - 1 < bounds[category, old].least:
            return False
    return True


def _counted(pool: Pool, people: Sequence[Person]) -> Counter[tuple[str, str]]:
    return Counter(
        (category, feature)
        for person in people
        for category, feature in zip(pool.categories, person.features, strict=True)
    )
