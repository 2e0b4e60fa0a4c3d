"""Put a random world of `tests/_support/sight.py` into the database, many rows at a time, and look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests._support.sight import COMMON, WORLDS, Person, Row, World, is_rivalry, remit


@dataclass(frozen=True)
class Login:
    """As whom somebody comes to a door: a user, a guest, both, or neither."""

    user: Any = None
    guest: Any = None

    def viewer(self) -> Any:
        """The viewer that the exchange makes of it."""
        from alongside.exchange.accounts.access import viewer_for

        return viewer_for(self.user, self.guest)

    def client(self) -> Any:
        """A browser that has signed in so."""
        from django.test import Client

        client = Client()
        if self.user is not None:
            client.force_login(self.user)
        if self.guest is not None:
            session = client.session
            session["guest"] = self.guest.pk
            session.save()
            client.cookies["sessionid"] = session.session_key
        return client


@dataclass
class Stored:
    """A world in the database: its rows in the order of the world's."""

    world: World
    parties: list[Any] = field(default_factory=list)
    users: list[Any] = field(default_factory=list)
    guests: dict[int, Any] = field(default_factory=dict)  # by the position of their party
    circles: list[Any] = field(default_factory=list)
    actors: list[Any] = field(default_factory=list)
    needs: list[Any] = field(default_factory=list)
    offers: list[Any] = field(default_factory=list)
    ties: list[Any] = field(default_factory=list)
    places: dict[str, Any] = field(default_factory=dict)

    def viewers(self) -> list[tuple[Person | None, Login]]:
        """Everybody who can look: the person of the plain world, and how they come to a door."""
        return [(person, self.login(person)) for person in self.world.lookers()]

    def login(self, person: Person | None) -> Login:
        """As whom a person comes to a door."""
        if person is None:
            return Login()
        user = None if person.number is None else self.users[person.number]
        return Login(user, None if person.guest is None else self.guests[person.guest])


def store(world: World) -> Stored:
    """Put a world into the database."""
    from alongside.exchange.accounts.models import Party

    kept = Stored(world)
    kept.parties = Party.objects.bulk_create(Party() for _ in range(world.parties))
    _places(kept)
    _people(kept)
    _circles(kept)
    _rows(kept)
    _between(kept)
    return kept


def _places(kept: Stored) -> None:
    from alongside.exchange.audit.models import Dataset
    from alongside.exchange.places.models import Place, Within

    for of in WORLDS:
        source = Dataset.objects.create(id=f"set-{of}", title="Set", licence="CC0-1.0", attribution="Us",
                                        dated=date(2026, 1, 1), world=of)  # fmt: skip
        place = Place.objects.create(
            source_id=f"place-{of}", name=f"Upper {of}", kind="town", world=of, dataset=source
        )
        Within.objects.create(inner=place, outer=place)
        kept.places[of] = place


def _people(kept: Stored) -> None:
    from alongside.exchange.accounts.models import Acting, Guest, Helping, User

    world = kept.world
    kept.users = User.objects.bulk_create(
        User(email=f"p{one.number}@example.org", is_active=one.active, is_superuser=one.superuser)
        for one in world.people
    )
    Acting.objects.bulk_create(
        Acting(user=kept.users[one.number], party=kept.parties[party])
        for one in world.people
        for party in sorted(one.acts_for)
    )
    guests = Guest.objects.bulk_create(Guest(party=kept.parties[party]) for party in world.guests)
    kept.guests = dict(zip(world.guests, guests, strict=True))
    said = {"how": "spoken", "words": "Yes", "given_on": date(2026, 1, 1)}
    Helping.objects.bulk_create(
        Helping(helper=kept.users[person], guest=guests[guest], **said) for person, guest in world.helpings
    )


def _circles(kept: Stored) -> None:
    from django.utils import timezone

    from alongside.exchange.accounts.models import Acceptance, BreakGlass, Circle, Signature, Terms

    now, hour = timezone.now(), timedelta(hours=1)
    world = kept.world
    kept.circles = Circle.objects.bulk_create(
        Circle(name=f"ZQCIR{number:02d}", closed_at=now if one.closed else None)
        for number, one in enumerate(world.circles)
    )
    pairs = list(zip(world.circles, kept.circles, strict=True))
    members = Circle.members.through
    members.objects.bulk_create(
        members(circle=made, party=kept.parties[party])
        for one, made in pairs
        for party in sorted(one.members)
    )
    terms = {}
    for one, made in pairs:
        for version in range(1, one.versions + 1):
            terms[made.pk, version] = Terms(circle=made, version=version, text="Keep it to yourselves.")
    Terms.objects.bulk_create(terms.values())
    Signature.objects.bulk_create(
        Signature(terms=terms[made.pk, version], party=kept.parties[party], authority="director")
        for one, made in pairs
        for version, party in sorted(one.signed)
    )
    Acceptance.objects.bulk_create(
        Acceptance(terms=terms[made.pk, version], user=kept.users[person])
        for one, made in pairs
        for version, person in sorted(one.accepted)
    )
    opened = BreakGlass.objects.bulk_create(
        BreakGlass(circle=made, user=kept.users[person], reason="r", until=now + hour)
        for one, made in pairs
        for person, _running in sorted(one.opened)
    )
    over = [running for one, _ in pairs for _person, running in sorted(one.opened)]
    past = [row.pk for row, running in zip(opened, over, strict=True) if not running]
    BreakGlass.objects.filter(pk__in=past).update(at=now - 2 * hour, until=now - hour)


def _rows(kept: Stored) -> None:
    from alongside.exchange.directory.models import Actor, Remit
    from alongside.exchange.needs.models import Need
    from alongside.exchange.offers.models import Offer

    world = kept.world

    def common(row: Row) -> dict[str, Any]:
        owner = None if row.owner is None else kept.parties[row.owner]
        return {"visibility": row.sight, "owner": owner, "world": row.world, "place": kept.places[row.world],
                "source_id": row.token.lower()}  # fmt: skip

    def actor(row: Row) -> Any:
        return None if row.actor is None else kept.actors[row.actor]

    status = {True: "draft", False: "open"}
    point = {"lat": 52.5, "lon": -1.5, "point_basis": "stated"}
    kept.actors = Actor.objects.bulk_create(
        Actor(name=row.token, sector="third", party=kept.parties[row.party], **point, **common(row))
        for row in world.actors
    )
    Remit.objects.bulk_create(
        Remit(actor=made, summary=f"{remit(row)} {COMMON}")
        for row, made in zip(world.actors, kept.actors, strict=True)
    )
    kept.needs = Need.objects.bulk_create(
        Need(title=row.token, statement=COMMON, status=status[row.draft], actor=actor(row), **common(row))
        for row in world.needs
    )
    kept.offers = Offer.objects.bulk_create(
        Offer(title=row.token, summary=COMMON, kind="support", actor=actor(row), **point, **common(row))
        for row in world.offers
    )
    helpers = Offer.helpers.through
    helpers.objects.bulk_create(
        helpers(offer=made, actor=kept.actors[helper])
        for row, made in zip(world.offers, kept.offers, strict=True)
        for helper in sorted(row.helpers)
    )
    for rows, made in ((world.actors, kept.actors), (world.needs, kept.needs), (world.offers, kept.offers)):
        _shared(kept, rows, made)


def _shared(kept: Stored, rows: tuple[Row, ...], made: list[Any]) -> None:
    if not made:
        return
    through = type(made[0]).circles.through
    column = f"{made[0]._meta.model_name}_id"
    through.objects.bulk_create(
        through(**{column: one.pk, "circle_id": kept.circles[circle].pk})
        for row, one in zip(rows, made, strict=True)
        for circle in sorted(row.circles)
    )


def _between(kept: Stored) -> None:
    from alongside.exchange.directory.models import Fate, Tie

    world = kept.world
    kept.ties = Tie.objects.bulk_create(
        Tie(
            actor=kept.actors[one],
            other=kept.actors[other],
            kind="bids-against" if is_rivalry(number) else "works-with",
            note=f"ZQTIE{number:02d}",
        )
        for number, (one, other) in enumerate(world.ties)
    )
    Fate.objects.bulk_create(
        Fate(actor=kept.actors[old], what="renamed", successor=kept.actors[new], into=world.actors[new].token)
        for old, new in world.fates
    )


@contextmanager
def undone() -> Iterator[None]:
    """Take back everything that is written inside: one example must not see another's rows."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)
