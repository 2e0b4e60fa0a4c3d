"""Random worlds in which some rows are hidden from some people, and who may see what, spelled out.

A world is a number of villages that share one database: each has people, organisations, guests, circles
with terms, and rows. Every name and title is a token of its own (`ZQOFF03`), so that a leak is found by
looking for it in a text. `tests/_support/sight_rows.py` puts a world into the database.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

TOKEN = re.compile(r"ZQ(?:ACT|REM|NEE|OFF|TIE|CIR)\d\d+")
WORLDS = ("real", "practice")
SIGHTS = ("public", "members", "circle", "circle", "private")
COMMON = "carers want warm homes"  # every need and offer says it, so that words never decide who is found
PARTIES = 6  # in a village: of up to four actors, one without, and the guest's
SPARE, GUEST = 4, 5


@dataclass(frozen=True)
class Person:
    """Somebody who looks: whom they act for. `None` instead of a person is a visitor.

    `number`: their place among the people, None for a guest. `guest`: the party of the guest they are, or
    whom they help.
    """

    acts_for: frozenset[int]
    active: bool = True
    superuser: bool = False
    number: int | None = None
    guest: int | None = None


@dataclass(frozen=True)
class Circle:
    """A circle: who belongs, the versions of its terms, who signed and accepted which, who looked in."""

    members: frozenset[int]
    closed: bool = False
    versions: int = 0
    signed: frozenset[tuple[int, int]] = frozenset()  # version, party
    accepted: frozenset[tuple[int, int]] = frozenset()  # version, person
    opened: frozenset[tuple[int, bool]] = frozenset()  # person, and whether the hour is still running


@dataclass(frozen=True)
class Row:
    """An actor, need or offer.

    `actor`, `helpers`, `owner` and `circles` are positions; an actor's party is `party`.
    """

    token: str
    sight: str
    owner: int | None
    circles: frozenset[int]
    world: str
    actor: int | None = None
    helpers: frozenset[int] = frozenset()
    draft: bool = False
    party: int | None = None


@dataclass(frozen=True)
class World:
    """Everything there is."""

    parties: int
    people: tuple[Person, ...]
    guests: tuple[int, ...]  # their parties
    helpings: tuple[tuple[int, int], ...]  # a person has the permission of a guest, by position
    circles: tuple[Circle, ...]
    actors: tuple[Row, ...]
    needs: tuple[Row, ...]
    offers: tuple[Row, ...]
    ties: tuple[tuple[int, int], ...]
    fates: tuple[tuple[int, int], ...]  # this actor became that one

    def lookers(self) -> list[Person | None]:
        """A visitor, everybody with an account, every guest, everybody who helps one."""
        guests = [Person(frozenset(), guest=party) for party in self.guests]
        helpers = [
            Person(who.acts_for, True, who.superuser, who.number, self.guests[guest])
            for number, guest in self.helpings
            if (who := self.people[number]).active
        ]
        return [None, *self.people, *guests, *helpers]


def looks_into(circle: Circle, person: Person | None) -> bool:
    """Say whether somebody sees what is inside a circle."""
    if circle.closed or person is None or not person.active:
        return False
    if person.number is not None and (person.number, True) in circle.opened:
        return True  # an administrator, for one hour, and the members know
    own = parties_of(person) if person.number is None else person.acts_for  # not that of a guest one helps
    for party in own:
        if party not in circle.members:
            continue
        if circle.versions == 0:
            return True
        newest = circle.versions
        if (newest, party) in circle.signed and (newest, person.number) in circle.accepted:
            return True
    return False


def parties_of(person: Person | None) -> frozenset[int]:
    """For whom somebody looks."""
    if person is None or not person.active:
        return frozenset()
    return person.acts_for | ({person.guest} if person.guest is not None else set())


def sees(world: World, person: Person | None, row: Row) -> bool:
    """Say whether somebody may see a row: the sentence of the design, in Python."""
    if row.owner is not None and row.owner in parties_of(person):
        return True
    if row.draft:
        return False  # what is still being written is for those who write it
    if row.sight == "public":
        return True
    if row.sight == "members":
        return person is not None and person.active and person.number is not None
    if row.sight == "circle":
        return any(looks_into(world.circles[circle], person) for circle in row.circles)
    return False


def seen(world: World, person: Person | None, rows: Iterable[Row], of: str) -> list[Row]:
    """Keep the rows of one of the two worlds that somebody may see."""
    return [row for row in rows if row.world == of and sees(world, person, row)]


def tokens(rows: Iterable[Row]) -> list[str]:
    return sorted(row.token for row in rows)


def tokens_in(text: str) -> set[str]:
    return set(TOKEN.findall(text))


def remit(actor: Row) -> str:
    return actor.token.replace("ACT", "REM")


def ties_of(world: World, person: Person | None, actor: int) -> list[tuple[int, int]]:
    """The ties of an actor, as (tie, other side), of which both ends are seen and in one world.

    That two bid for the same work is known to those who act for one of the two.
    """
    found = []
    for number, ends in enumerate(world.ties):
        one, other = (world.actors[end] for end in ends)
        if (
            actor in ends
            and one.world == other.world
            and sees(world, person, one)
            and sees(world, person, other)
            and (not is_rivalry(number) or not {one.party, other.party}.isdisjoint(parties_of(person)))
        ):
            found.append((number, ends[0] if ends[1] == actor else ends[1]))
    return found


def is_rivalry(tie: int) -> bool:
    """Every second tie says that two bid for the same work."""
    return tie % 2 == 1


def draw_world(rng: Random, villages: int = 1) -> World:
    """Draw a world of so many villages."""
    made: dict[str, list[Any]] = {name: [] for name in World.__annotations__ if name != "parties"}
    for number in range(villages):
        _village(rng, number * PARTIES, made)
    return World(parties=villages * PARTIES, **{name: tuple(rows) for name, rows in made.items()})


def worlds(villages: int = 1) -> st.SearchStrategy[World]:
    """Worlds of so many villages, each from a seed that hypothesis draws."""
    return st.integers(0, 2**48).map(lambda seed: draw_world(Random(seed), villages))


def _some(rng: Random, among: Iterable[int], most: int) -> frozenset[int]:
    choices = list(among)
    return frozenset(rng.sample(choices, min(rng.randint(0, most), len(choices))))


def _village(rng: Random, first: int, made: dict[str, list[Any]]) -> None:
    """Draw one village: its parties begin at `first`; its rows are added to those before."""
    parties = range(first, first + PARTIES)
    people = range(len(made["people"]), len(made["people"]) + rng.randint(2, 3))
    circles = range(len(made["circles"]), len(made["circles"]) + 2)
    for number in people:
        acts_for = _some(rng, parties[:GUEST], 2)
        made["people"].append(Person(acts_for, rng.random() < 0.8, rng.random() < 0.4, number))
    made["guests"].append(first + GUEST)
    if rng.random() < 0.5:
        made["helpings"].append((rng.choice(people), len(made["guests"]) - 1))
    made["circles"] += [_circle(rng, parties, people) for _ in circles]
    actors = _rows(rng, "ACT", made["actors"], rng.randint(1, 4), parties, circles)
    made["actors"] += actors
    here = range(len(made["actors"]) - len(actors), len(made["actors"]))
    known = {of: [place for place in here if made["actors"][place].world == of] for of in WORLDS}
    made["needs"] += _rows(rng, "NEE", made["needs"], rng.randint(1, 3), parties, circles, known)
    made["offers"] += _rows(rng, "OFF", made["offers"], rng.randint(1, 5), parties, circles, known)
    pairs = [(one, other) for one in here for other in here if one != other]
    made["ties"] += rng.sample(pairs, min(rng.randint(0, 4), len(pairs)))
    made["fates"] += rng.sample(pairs, min(rng.randint(0, 1), len(pairs)))


def _circle(rng: Random, parties: range, people: range) -> Circle:
    """A circle; somebody who signed or accepted need not belong to it any more."""
    versions = rng.choice((0, 0, 1, 2))
    each = range(1, versions + 1)
    return Circle(
        members=_some(rng, parties, 3),
        closed=rng.random() < 0.15,
        versions=versions,
        signed=frozenset((v, party) for v in each for party in parties if rng.random() < 0.6),
        accepted=frozenset((v, person) for v in each for person in people if rng.random() < 0.7),
        opened=frozenset((person, rng.random() < 0.5) for person in people if rng.random() < 0.15),
    )


def _rows(
    rng: Random,
    kind: str,
    before: list[Row],
    count: int,
    parties: range,
    circles: range,
    known: dict[str, list[int]] | None = None,
) -> list[Row]:
    rows = []
    for place in range(count):
        sight, of = rng.choice(SIGHTS), rng.choice(("real", "real", "practice"))
        same = known[of] if known else []
        owned = sight == "private" or rng.random() < 0.6
        rows.append(
            Row(
                token=f"ZQ{kind}{len(before) + place:02d}",
                sight=sight,
                owner=rng.choice(parties) if owned else None,
                circles=_some(rng, circles, 2),
                world=of,
                actor=rng.choice(same) if same and rng.random() < 0.6 else None,
                helpers=_some(rng, same, 2) if kind == "OFF" else frozenset(),
                draft=kind == "NEE" and rng.random() < 0.15,
                party=parties[place] if kind == "ACT" else None,
            )
        )
    return rows
