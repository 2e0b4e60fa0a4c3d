"""Suggestions for tests: somebody who answers, a call, and what came in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting, Party, Role, User
from alongside.exchange.voices.models import Ask, Idea, Participant
from alongside.exchange.voices.services.competing import Pitched, Terms, name_scorers, pitch, score, set_terms
from alongside.exchange.voices.services.ideas import Reach, Said, move, suggest
from tests._support import rows


def user(email: str, party: Party | None = None, role: str = Role.EDITOR, place: Any = None) -> User:
    """Somebody with an account, perhaps acting for a party."""
    made, _new = User.objects.get_or_create(email=email, defaults={"name": email.split("@")[0].title()})
    if party is not None:
        Acting.objects.get_or_create(user=made, party=party, role=role, defaults={"place": place})
    return made


def by(someone: User, party: Party | None = None) -> Doer:
    """They do it, acting for a party where one is given."""
    return Doer(user_id=someone.pk, acting_for_id=party.pk if party else None)


def connector(place: Any = None, email: str = "nell@example.org") -> Doer:
    """The connector, who answers what comes without a call."""
    party = rows.actor("Alliance").party
    return by(user(email, party, Role.BROKER, place or rows.place("There")), party)


def call(party: Party, **fields: Any) -> Ask:
    """An open call of a party, with its promise."""
    today = timezone.localdate()
    said: dict[str, Any] = {
        "kind": Ask.Kind.IDEAS,
        "state": Ask.State.OPEN,
        "title": "What would make the park better?",
        "decides": "What the park money goes to",
        "decider": "Rosa Quillen, park manager",
        "answer_by": today + timedelta(days=40),
        "fixed": "The opening hours",
        "minutes": 5,
        "pays": "Nothing",
        "opened_at": timezone.now(),
        "owner": party,
    }
    return Ask.objects.create(**(said | fields))


def idea(
    title: str = "A bench at the bus stop", *, ask: Ask | None = None, looked: bool = True, **more: Any
) -> Idea:
    """Something suggested by somebody unknown, or by `by`; looked at unless told otherwise."""
    doer, tell = more.pop("by", None), more.pop("tell", "page")
    world = ask.world if ask is not None else "real"
    made = suggest(ask=ask, said=Said(title=title, **more), reach=Reach(tell=tell), by=doer, world=world).idea
    if looked:
        Idea.objects.filter(pk=made.pk).update(state=Idea.State.LOOKED_AT)
        made.refresh_from_db()
    return made


def ref(one: Idea) -> str:
    """By what it is known in addresses."""
    return str(one.contribution.ref)


def part(ask: Ask, someone: User) -> Participant:
    """The part that somebody has in a call."""
    return Participant.objects.get_or_create(ask=ask, user=someone, defaults={"started_at": timezone.now()})[
        0
    ]


TERMS = Terms(
    total=1000,
    most=600,
    tie="weightiest",
    criteria=(("Use", "Many have something of it", 3, 5), ("Sense", "It can be done", 1, 5)),
)


def competition(owner: Doer, *, titles: tuple[str, ...] = ("Seats", "Trees")) -> tuple[Ask, list[Idea]]:
    """A competition with pitches that were looked at, closed since yesterday, and three who score."""
    party = Party.objects.get(pk=owner.acting_for_id)
    ask = call(party, state=Ask.State.DRAFT, opened_at=None)
    set_terms(ask_ref=ask.ref, terms=TERMS, by=owner)
    people = [(name, f"{name.lower()}@example.org") for name in ("Una", "Vic", "Wen")]
    for _name, address in people:
        user(address)
    name_scorers(ask_ref=ask.ref, people=people, by=owner)
    Ask.objects.filter(pk=ask.pk).update(state=Ask.State.OPEN, opened_at=timezone.now())
    ask.refresh_from_db()
    pitched = Pitched(for_whom="Everybody", amount=500, spent_on="Wood", shows="People sit")
    made = [
        pitch(ask=ask, said=Said(title=title), pitched=pitched, reach=Reach(), by=None, world=ask.world).idea
        for title in titles
    ]
    for one in made:
        move(ref=ref(one), to="looked-at", by=owner)
    yesterday: date = timezone.localdate() - timedelta(days=1)
    Ask.objects.filter(pk=ask.pk).update(closes_on=yesterday)
    ask.refresh_from_db()
    return ask, made


def scored(ask: Ask, ideas: list[Idea], marks: tuple[tuple[int, int], ...]) -> None:
    """All three score each pitch: a pair of marks a pitch, the last scorer one less where that can be."""
    criteria = list(ask.competition.criteria.all())
    for number, name in enumerate(("una", "vic", "wen")):
        someone = by(user(f"{name}@example.org"))
        for one, pair in zip(ideas, marks, strict=True):
            less = 1 if number == 2 else 0
            given = {c.pk: (max(0, mark - less), "") for c, mark in zip(criteria, pair, strict=True)}
            score(ref=ref(one), marks=given, by=someone)
