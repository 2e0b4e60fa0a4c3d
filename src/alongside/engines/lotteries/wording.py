"""Conflicts and mends in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .kinds import Kinds
from .values import Bound, Mend, Quota


def why(kinds: Kinds, bounds: Sequence[Bound]) -> str:
    """Why no panel keeps these bounds, in a sentence or two."""
    if not bounds:
        return _too_few(kinds)
    if len(bounds) == 1 and bounds[0].is_least:
        return _too_few_with(kinds, bounds[0].quota)
    categories = {bound.quota.category for bound in bounds}
    sides = {bound.is_least for bound in bounds}
    if len(categories) == 1 and len(sides) == 1:
        total = sum(bound.quota.least if bound.is_least else bound.quota.most for bound in bounds)
        if bounds[0].is_least and total > kinds.size:
            return (
                f"The least numbers for {bounds[0].quota.category} add up to {total}, "
                f"more than the {kinds.size} to be drawn: {_listed(bounds)}."
            )
        if not bounds[0].is_least and total < kinds.size:
            return (
                f"The most numbers for {bounds[0].quota.category} add up to {total}, "
                f"fewer than the {kinds.size} to be drawn: {_listed(bounds)}."
            )
    first = "This cannot be kept" if len(bounds) == 1 else "These cannot all be kept together"
    return f"{first} by any {kinds.size} people in the pool: {_listed(bounds)}."


def _too_few(kinds: Kinds) -> str:
    people, homes = len(kinds.people), int(kinds.homes.sum())
    said = f"{_people(kinds.size)} are to be drawn" if kinds.size > 1 else "One person is to be drawn"
    if people < kinds.size:
        return f"{said} and there {_are(people)} in the pool."
    return f"{said}, one from an address, and the {people} people in the pool live at {_addresses(homes)}."


def _too_few_with(kinds: Kinds, quota: Quota) -> str:
    has = kinds.holds[:, [kinds.quotas.index(quota)]].ravel()
    people = int(kinds.count[has].sum())
    said = f"At least {quota.least} with {_named(quota)} are asked for and there {_are(people)} in the pool"
    if people < quota.least:
        return f"{said}."
    held = np.zeros(len(kinds.homes), np.int64)
    np.maximum.at(held, kinds.group[has], kinds.room[has])
    return f"{said}, who live at {_addresses(int(held.sum()))}; only one from an address can be drawn."


def mend(kinds: Kinds, way: Mend) -> str:
    """What to change, in a sentence."""
    if way.more:
        some = _joined([f"{many} with {category}: {feature}" for many, category, feature in way.invite])
        return (
            f"Invite at least {way.more} more, at other addresses: {some}."
            if some
            else (f"Invite at least {way.more} more, at other addresses.")
        )
    if way.size != kinds.size:
        return f"Draw {way.size} instead of {kinds.size}."
    before = {(quota.category, quota.feature): quota for quota in kinds.quotas}
    parts = []
    for quota in way.quotas:
        was = before[(quota.category, quota.feature)]
        if quota.least != was.least:
            parts.append(f"the least for {_named(quota)} from {was.least} to {quota.least}")
        if quota.most != was.most:
            parts.append(f"the most for {_named(quota)} from {was.most} to {quota.most}")
    return f"Change {_joined(parts)}."


def _named(quota: Quota) -> str:
    return f"{quota.category}: {quota.feature}"


def _listed(bounds: Sequence[Bound]) -> str:
    return _joined(
        [
            f"at least {bound.quota.least} with {_named(bound.quota)}"
            if bound.is_least
            else f"at most {bound.quota.most} with {_named(bound.quota)}"
            for bound in bounds
        ]
    )


def _joined(parts: Sequence[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many} people"


def _are(many: int) -> str:
    return "is 1 person" if many == 1 else f"are {many or 'no'} people"


def _addresses(many: int) -> str:
    return "1 address" if many == 1 else f"{many} addresses"
