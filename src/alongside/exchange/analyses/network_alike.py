"""Which organisations in a network say they do much the same job in the same place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from alongside.engines.networks import overlaps
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory.queries.network import Member, Told, told_by
from alongside.exchange.offers.queries import subjects_by_actor

from .tagging import subjects_of_texts

MOST_COMPARED = 250  # organisations; more would make pairs without end
LEAST_SHARED = 2
SHOWN = 8
SETTING = "setting"


@dataclass(frozen=True, slots=True)
class About:
    """What an organisation is about, as labels, and where it works."""

    labels: frozenset[str]
    places: frozenset[int]

    def shared(self, other: "About") -> tuple[tuple[str, ...], bool]:
        """The labels that both have, and whether both work in one place."""
        return tuple(sorted(self.labels & other.labels)), bool(self.places & other.places)


@dataclass(frozen=True, slots=True)
class Alike:
    """Two organisations, by position, that say they do much the same in the same place."""

    one: int
    other: int
    shared: tuple[str, ...]
    are_tied: bool


def about_of(viewer: Viewer, members: Sequence[Member]) -> dict[int, About]:
    """What organisations say they are for, and what their help is about; of the first few hundred by name."""
    wanted = [member.pk for member in members[:MOST_COMPARED]]
    if not wanted:
        return {}
    told = told_by(wanted)
    spoken = dict(zip(told, subjects_of_texts([one.summary for one in told.values()]), strict=True))
    known = {row.pk: (row.label, row.kind) for row in directory.subjects()}
    helping = subjects_by_actor(viewer, wanted)
    found = {}
    for pk in wanted:
        said = told.get(pk, Told())
        subjects = said.subjects | spoken.get(pk, frozenset()) | set(helping.get(pk, {}))
        labels = {known[one][0] for one in subjects if one in known and known[one][1] != SETTING}
        found[pk] = About(frozenset(labels), said.places)
    return found


def overlapping(
    about: Mapping[int, About], at: Mapping[int, int], pairs: Collection[tuple[int, int]]
) -> tuple[Alike, ...]:
    """The pairs that share most of what they are about and work in one place; the most alike first."""
    keys = sorted(about, key=lambda pk: at[pk])
    labels = sorted({label for pk in keys for label in about[pk].labels})
    number = {label: place for place, label in enumerate(labels)}
    held = [(place, number[label]) for place, pk in enumerate(keys) for label in sorted(about[pk].labels)]
    if not held:
        return ()
    told = np.array(held, np.int64)
    compared = overlaps(told[:, 0], told[:, 1], len(keys), LEAST_SHARED)
    found = []
    for one, other in zip(compared.one.tolist(), compared.other.tolist(), strict=True):
        shared, here = about[keys[one]].shared(about[keys[other]])
        if here:
            pair = at[keys[one]], at[keys[other]]
            found.append(Alike(*pair, shared, pair in pairs))
        if len(found) == SHOWN:
            break
    return tuple(found)
