"""Read the votes of a conversation for the analyses: who is a number here, and nobody is shown them.

Only what is shown is read; a person counts who voted on any of it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from ..models import Ask, Conversation, Participant, Statement, Vote

LIVE = (Ask.State.OPEN, Ask.State.CLOSED, Ask.State.ANSWERED)


@dataclass(frozen=True, slots=True)
class Cast:
    """All votes of a conversation, in the order in which they were given.

    `person` and `statement` are places in `people` and `statements` (ids); `at` seconds since 1970.
    `ways`: how each person took part; `authors`: for what was said by somebody, who it was, as a number.
    """

    people: tuple[int, ...]
    statements: tuple[int, ...]
    person: tuple[int, ...]
    statement: tuple[int, ...]
    value: tuple[int, ...]
    at: tuple[float, ...]
    ways: tuple[str, ...]
    authors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something that is shown, without who said it. `when`: the day."""

    pk: int
    number: int
    text: str
    language: str
    seed: bool
    made_at: datetime


def conversation_by_id(pk: int) -> Conversation | None:
    """One conversation with its ask, for work that nobody asked for."""
    return Conversation.objects.select_related("ask").filter(pk=pk).first()


def live_conversations() -> list[Conversation]:
    """All that people vote on or did."""
    return list(Conversation.objects.select_related("ask").filter(ask__state__in=LIVE).order_by("pk"))


def voters(conversation: Conversation) -> int:
    """How many people voted on anything that is shown. For the analyses: pages hide small numbers."""
    return _votes(conversation).values("participant").distinct().count()


def cast(conversation: Conversation) -> Cast:
    """Read all that counts. Cost: three reads, a row a vote."""
    shown = _shown(conversation)
    statements = tuple(shown.order_by("number").values_list("pk", flat=True))
    rows = list(
        _votes(conversation)
        .order_by("at", "pk")
        .values_list("participant_id", "participant__way", "statement_id", "value", "at")
    )
    ways = {row[0]: row[1] for row in rows}
    people = tuple(sorted(ways))
    who = {pk: place for place, pk in enumerate(people)}
    what = {pk: place for place, pk in enumerate(statements)}
    wrote = shown.filter(contribution__participant__isnull=False)
    return Cast(
        people,
        statements,
        tuple(who[row[0]] for row in rows),
        tuple(what[row[2]] for row in rows),
        tuple(row[3] for row in rows),
        tuple(row[4].timestamp() for row in rows),
        tuple(ways[pk] for pk in people),
        tuple(wrote.values_list("contribution__participant_id", flat=True)),
    )


def own_cast(part: Participant) -> dict[int, int]:
    """What somebody voted, by the id of what was said; for themselves only."""
    return dict(Vote.objects.filter(participant=part).values_list("statement_id", "value"))


def said_by_id(conversation: Conversation) -> dict[int, Said]:
    """All that is shown now, by id."""
    fields = ("pk", "number", "text", "language", "seed", "made_at")
    rows = _shown(conversation).order_by("number").values_list(*fields)
    return {row[0]: Said(*row) for row in rows}


def ways_of(ask: Ask) -> dict[str, int]:
    """How many codes nobody used, and how many took part by which way; pages hide the small ones."""
    rows = ask.participants.aggregate(
        unused=Count("pk", filter=Q(started_at=None)),
    )
    ways = ask.participants.exclude(started_at=None).values_list("way").annotate(n=Count("pk")).order_by()
    return {**rows, **dict(ways)}


def _shown(conversation: Conversation):  # type: ignore[no-untyped-def]
    return Statement.objects.filter(conversation=conversation, state=Statement.State.SHOWN)


def _votes(conversation: Conversation):  # type: ignore[no-untyped-def]
    return Vote.objects.filter(statement__conversation=conversation, statement__state=Statement.State.SHOWN)
