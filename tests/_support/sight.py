"""Small random worlds in which some rows are hidden from some people, and who may see what, spelled out.

Every name and title is a token of its own (`ZQOFF03`), so that a leak is found by looking for it in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

TOKEN = re.compile(r"ZQ(?:ACT|REM|NEE|OFF|TIE)\d\d")
WORLDS = ("real", "practice")
SIGHTS = ("public", "members", "circle", "private")
COMMON = "carers want warm homes"  # every need and offer says it, so that words never decide who is found


@dataclass(frozen=True)
class Person:
    """Someone with an account: whom they act for. `None` instead of a person is a visitor."""

    acts_for: frozenset[int]
    active: bool = True
    superuser: bool = False


@dataclass(frozen=True)
class Row:
    """An actor, need or offer.

    `actor`, `helpers` and `owner` are positions; an actor's party has its position.
    """

    token: str
    sight: str
    owner: int | None
    circles: frozenset[int]
    world: str
    actor: int | None = None
    helpers: frozenset[int] = frozenset()
    draft: bool = False


@dataclass(frozen=True)
class World:
    """Everything there is."""

    parties: int
    people: tuple[Person, ...]
    circles: tuple[frozenset[int], ...]  # which parties belong
    actors: tuple[Row, ...]
    needs: tuple[Row, ...]
    offers: tuple[Row, ...]
    ties: tuple[tuple[int, int], ...]
    fates: tuple[tuple[int, int], ...]  # this actor became that one


def sees(world: World, person: Person | None, row: Row) -> bool:
    """Say whether somebody may see a row: the sentence of the design, in Python."""
    signed_in = person is not None and person.active
    mine = person.acts_for if person is not None and person.active else frozenset()
    if row.owner is not None and row.owner in mine:
        return True
    if row.draft:
        return False  # what is still being written is for those who write it
    if row.sight == "public":
        return True
    if row.sight == "members":
        return signed_in
    if row.sight == "circle":
        return any(world.circles[circle] & mine for circle in row.circles)
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
    """The ties of an actor, as (tie, other side), of which both ends are seen and in one world."""
    found = []
    for number, ends in enumerate(world.ties):
        one, other = (world.actors[end] for end in ends)
        if (
            actor in ends
            and one.world == other.world
            and sees(world, person, one)
            and sees(world, person, other)
        ):
            found.append((number, ends[0] if ends[1] == actor else ends[1]))
    return found


@st.composite
def _rows(
    draw: Any, kind: str, *, most: int, parties: int, circles: int, actors: tuple[Row, ...] = ()
) -> tuple[Row, ...]:
    rows = []
    for number in range(draw(st.integers(1, most))):
        sight = draw(st.sampled_from(SIGHTS))
        owners = st.integers(0, parties - 1)
        of = draw(st.sampled_from(("real", "real", "practice")))
        same = [place for place, actor in enumerate(actors) if actor.world == of]
        rows.append(
            Row(
                token=f"ZQ{kind}{number:02d}",
                sight=sight,
                owner=draw(owners if sight == "private" else st.none() | owners),
                circles=draw(st.frozensets(st.integers(0, circles - 1), max_size=circles)),
                world=of,
                actor=draw(st.none() | st.sampled_from(same)) if same else None,
                helpers=draw(st.frozensets(st.sampled_from(same), max_size=2))
                if same and kind == "OFF"
                else frozenset(),
                draft=kind == "NEE" and draw(st.integers(0, 5)) == 0,
            )
        )
    return tuple(rows)


@st.composite
def worlds(draw: Any) -> World:
    """Draw a small world."""
    actors_most, circles = 4, 2
    parties = actors_most + 1
    some_parties = st.frozensets(st.integers(0, parties - 1), max_size=2)
    people = st.builds(Person, some_parties, st.sampled_from((True, True, True, False)), st.booleans())
    actors = draw(_rows("ACT", most=actors_most, parties=parties, circles=circles))
    two = st.tuples(st.integers(0, len(actors) - 1), st.integers(0, len(actors) - 1)).filter(
        lambda p: p[0] != p[1]
    )
    pairs = st.lists(two, max_size=4, unique=True) if len(actors) > 1 else st.just([])
    return World(
        parties=parties,
        people=tuple(draw(st.lists(people, min_size=2, max_size=3))),
        circles=tuple(draw(some_parties) for _ in range(circles)),
        actors=actors,
        needs=draw(_rows("NEE", most=3, parties=parties, circles=circles, actors=actors)),
        offers=draw(_rows("OFF", most=5, parties=parties, circles=circles, actors=actors)),
        ties=tuple(draw(pairs)),
        fates=tuple(draw(pairs)[:1]),
    )


@dataclass
class Stored:
    """A world in the database: its rows in the order of the world's."""

    world: World
    users: list[Any] = field(default_factory=list)
    actors: list[Any] = field(default_factory=list)
    needs: list[Any] = field(default_factory=list)
    offers: list[Any] = field(default_factory=list)
    ties: list[Any] = field(default_factory=list)
    places: dict[str, Any] = field(default_factory=dict)

    def viewers(self) -> list[tuple[Person | None, Any]]:
        """A visitor, then everybody with an account: the person of the world, the user of the database."""
        return [(None, None), *zip(self.world.people, self.users, strict=True)]


def store(world: World) -> Stored:
    """Put a world into the database."""
    from alongside.exchange.accounts.models import Acting, Circle, Party, User
    from alongside.exchange.audit.models import Dataset
    from alongside.exchange.directory.models import Actor, Fate, Remit, Tie
    from alongside.exchange.needs.models import Need
    from alongside.exchange.offers.models import Offer
    from alongside.exchange.places.models import Place, Within

    kept = Stored(world)
    for of in WORLDS:
        source = Dataset.objects.create(id=f"set-{of}", title="Set", licence="CC0-1.0", attribution="Us",
                                        dated=date(2026, 1, 1), world=of)  # fmt: skip
        place = Place.objects.create(
            source_id=f"place-{of}", name=f"Upper {of}", kind="town", world=of, dataset=source
        )
        Within.objects.create(inner=place, outer=place)
        kept.places[of] = place
    parties = [Party.objects.create() for _ in range(world.parties)]
    circles = [Circle.objects.create(name="Circle") for _ in world.circles]
    for circle, members in zip(circles, world.circles, strict=True):
        circle.members.set([parties[party] for party in members])
    for number, person in enumerate(world.people):
        user = User.objects.create(
            email=f"p{number}@example.org", is_active=person.active, is_superuser=person.superuser
        )
        Acting.objects.bulk_create(Acting(user=user, party=parties[party]) for party in person.acts_for)
        kept.users.append(user)

    def common(row: Row) -> dict[str, Any]:
        owner = None if row.owner is None else parties[row.owner]
        return {"visibility": row.sight, "owner": owner, "world": row.world, "place": kept.places[row.world],
                "source_id": row.token.lower()}  # fmt: skip

    def shared(made: Any, row: Row) -> Any:
        made.circles.set([circles[circle] for circle in row.circles])
        return made

    for number, row in enumerate(world.actors):
        actor = Actor.objects.create(name=row.token, sector="third", party=parties[number], **common(row))
        Remit.objects.create(actor=actor, summary=f"{remit(row)} {COMMON}")
        kept.actors.append(shared(actor, row))
    for row in world.needs:
        need = Need.objects.create(title=row.token, statement=COMMON, status="draft" if row.draft else "open",
                                   actor=_at(kept.actors, row.actor), **common(row))  # fmt: skip
        kept.needs.append(shared(need, row))
    for row in world.offers:
        offer = Offer.objects.create(title=row.token, summary=COMMON, kind="support",
                                     actor=_at(kept.actors, row.actor), **common(row))  # fmt: skip
        offer.helpers.set([kept.actors[helper] for helper in row.helpers])
        kept.offers.append(shared(offer, row))
    for number, (one, other) in enumerate(world.ties):
        tie = Tie.objects.create(
            actor=kept.actors[one], other=kept.actors[other], kind="works-with", note=f"ZQTIE{number:02d}"
        )
        kept.ties.append(tie)
    for old, new in world.fates:
        Fate.objects.create(
            actor=kept.actors[old], what="renamed", successor=kept.actors[new], into=world.actors[new].token
        )
    return kept


def _at(rows: list[Any], place: int | None) -> Any:
    return None if place is None else rows[place]


@contextmanager
def undone() -> Iterator[None]:
    """Take back everything that is written inside: one example must not see another's rows."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)
