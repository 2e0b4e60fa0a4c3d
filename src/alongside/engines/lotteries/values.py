"""What a lottery is asked, and what it answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .._shared.errors import EngineInputError


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may be drawn. `features`: one for each category of the pool, empty where nothing was said.

    Who said nothing in a category counts to none of its quotas. People of an equal `address` share a
    household, of which one at most is drawn; an empty address is a household of its own.
    """

    id: str
    features: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a panel have a feature: at least `least`, at most `most`."""

    category: str
    feature: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Pool:
    """Who may be drawn, how many of them, and what the panel must look like.

    The order of people and quotas changes nothing: all is worked out by id and by name.
    Raises: EngineInputError for an id or a quota that is there twice, features that are not one a category,
    a feature or a category that no quota names, a quota whose least is above its most, a size below 1.
    """

    categories: tuple[str, ...]
    people: tuple[Person, ...]
    quotas: tuple[Quota, ...]
    size: int

    def __post_init__(self) -> None:
        if self.size < 1:
            raise EngineInputError("size", f"it is {self.size}.", "Draw one person or more.")
        _once("categories", self.categories)
        _once("people", [person.id for person in self.people])
        _once("quotas", [f"{quota.category}: {quota.feature}" for quota in self.quotas])
        for quota in self.quotas:
            _sound(quota, self.categories)
        known = {(quota.category, quota.feature) for quota in self.quotas}
        for person in self.people:
            _known(person, self.categories, known)


@dataclass(frozen=True, slots=True)
class Bound:
    """One side of a quota; `is_least` tells which."""

    quota: Quota
    is_least: bool


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to make a panel possible again, in words and as values.

    `quotas`: the quotas as they would have to be, those only that change; `size`: how many would be drawn;
    `more`: how many more people to invite; `invite`: of these so many, with this category and feature;
    `steps`: by how much all this changes in total.
    """

    quotas: tuple[Quota, ...]
    size: int
    more: int
    invite: tuple[tuple[int, str, str], ...]
    steps: int
    say: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why no panel is possible: a smallest set of demands that exclude each other, and what would mend it.

    `mends`: the smallest change first; then others.
    """

    why: str
    bounds: tuple[Bound, ...]
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True)
class Lottery:
    """A list of numbered panels, of which one is drawn, each as likely as the others.

    `ids`: everybody in the pool, in order. `chances`: for each, as fair as possible. `listed`: for each, in
    how many of the panels; over the number of panels this is the chance in this lottery, which differs from
    `chances` by at most `difference`. `never`: who is in no possible panel. `panels`: ids in order; a panel
    may stand in the list more than once. `inputs`, `digest`: SHA-256, in hexadecimal, of what was asked and
    of the list of panels. `bound`: what the least chance cannot exceed.
    """

    fair: str
    size: int
    ids: tuple[str, ...]
    chances: tuple[float, ...]
    listed: tuple[int, ...]
    never: tuple[str, ...]
    panels: tuple[tuple[str, ...], ...]
    inputs: str
    digest: str
    difference: float
    bound: float


@dataclass(frozen=True, slots=True)
class Draw:
    """Which panel a public seed draws. `number` counts from 0, as the digits on the balls of a lottery."""

    seed: str
    number: int
    panel: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What a kept draw gives when it is drawn again, and what is the same, by what was compared."""

    number: int
    panel: tuple[str, ...]
    checks: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Fairness:
    """How evenly chances are spread. All but `gini` are chances; `geometric` is 0 if somebody has none."""

    least: float
    most: float
    mean: float
    geometric: float
    gini: float


def _once(what: str, names: tuple[str, ...] | list[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise EngineInputError(what, f"'{min(twice)}' is there twice.", "Keep one of them.")


def _sound(quota: Quota, categories: tuple[str, ...]) -> None:
    name = f"quota {quota.category}: {quota.feature}"
    if quota.category not in categories:
        raise EngineInputError(name, "people have no such category.", "Ask them, or leave the quota out.")
    if not quota.feature:
        raise EngineInputError(name, "it names no feature.", "Name one.")
    if not 0 <= quota.least <= quota.most:
        raise EngineInputError(
            name, f"it goes from {quota.least} to {quota.most}.", "Give 0 or more, the smaller number first."
        )


def _known(person: Person, categories: tuple[str, ...], known: set[tuple[str, str]]) -> None:
    if len(person.features) != len(categories):
        raise EngineInputError(
            f"person {person.id}",
            f"there are {len(person.features)} features and {len(categories)} categories.",
            "Give one for each category, empty where nothing was said.",
        )
    for category, feature in zip(categories, person.features, strict=True):
        if feature and (category, feature) not in known:
            raise EngineInputError(
                f"person {person.id}",
                f"no quota speaks of {category}: '{feature}'.",
                "Correct the feature or give it a quota, from 0 if it does not matter.",
            )
