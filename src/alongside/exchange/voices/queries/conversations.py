"""Read conversations: what to read first, what is shown next to whom, and what somebody said and voted.

Nobody reads who voted what but they themselves, with their own part in hand.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.personal import DELETED

from .. import conversation_rules as rules
from ..models import Ask, Conversation, Information, Participant, Statement, Vote
from .asks import under

FRESH = 10  # seconds for which the number of votes is good enough to choose what comes next
EARLIER = 5


@dataclass(frozen=True, slots=True)
class Next:
    """What is shown to somebody now: a statement, or none where all are voted on; and how far they are."""

    statement: Statement | None
    done: int
    total: int


def conversation_for(viewer: Viewer, ref: str) -> Conversation | None:
    """The conversation with its ask, where the viewer may see that."""
    rows = Conversation.objects.select_related("ask", "ask__place")
    return rows.filter(under(viewer), ask__ref=ref).first()


def conversation_of(ask: Ask) -> Conversation:
    """The conversation of an ask that the viewer was given; with what holds before it was set up."""
    return Conversation.objects.filter(ask=ask).first() or Conversation(ask=ask)


def information_of(conversation: Conversation) -> list[Information]:
    """What to read or see first, in its order."""
    return list(conversation.information.all()) if conversation.pk else []


def next_for(conversation: Conversation, part: Participant | None, *, person: int = 0) -> Next:
    """What somebody is shown next. `part`: theirs, or None before their first vote, when `person` is drawn.

    Cost: three reads, however many took part; how many voted is counted every `FRESH` seconds.
    """
    shown = dict(_shown(conversation).values_list("pk", "number"))
    done = set(_voted(part).filter(statement__in=shown)) if part is not None else set()
    votes = _votes(conversation)
    waiting = (rules.Due(number, votes.get(pk, 0)) for pk, number in shown.items() if pk not in done)
    number = rules.next_of(waiting, person=part.pk if part is not None else person)
    return Next(one_shown(conversation, number) if number is not None else None, len(done), len(shown))


def one_shown(conversation: Conversation, number: int) -> Statement | None:
    """One statement that is shown, with its texts in other languages."""
    rows = _shown(conversation).filter(number=number)
    return (rows.prefetch_related("texts") if len(conversation.languages) > 1 else rows).first()


def all_shown(conversation: Conversation) -> list[Statement]:
    """All that is shown, with the texts in other languages."""
    return list(_shown(conversation).prefetch_related("texts"))


def said_like(conversation: Conversation, text: str) -> list[Statement]:
    """What others said that is about the same, the likest first."""
    rows = {row.number: row for row in _shown(conversation)}
    return [rows[number] for number in rules.alike(text, {key: row.text for key, row in rows.items()})]


def own_statements(part: Participant) -> list[Statement]:
    """What somebody said, in the order in which they said it."""
    rows = Statement.objects.filter(contribution__participant=part).select_related(
        "merged_into", "contribution"
    )
    return list(rows.order_by("number"))


def own_votes(part: Participant) -> list[Vote]:
    """How somebody voted, by the number of the statement; for themselves only."""
    rows = Vote.objects.filter(participant=part).select_related("statement")
    rows = rows.prefetch_related("statement__texts")
    return list(rows.order_by("statement__number"))


def own_counts(part: Participant) -> dict[str, int]:
    """How often somebody voted and said something."""
    said = Statement.objects.filter(contribution__participant=part)
    return {"votes": part.votes.count(), "said": said.count()}


def seeds_of(conversation: Conversation) -> list[Statement]:
    """What it begins with, for whoever runs it."""
    if not conversation.pk:
        return []
    return list(conversation.statements.filter(seed=True).prefetch_related("texts"))


def statements_of(conversation: Conversation) -> list[Statement]:
    """All that is shown, for whoever writes it in other languages."""
    return all_shown(conversation) if conversation.pk else []


def _shown(conversation: Conversation):  # type: ignore[no-untyped-def]
    rows = Statement.objects.filter(conversation=conversation, state=Statement.State.SHOWN)
    return rows.exclude(text=DELETED).order_by("number")  # whose author was erased


def _voted(part: Participant):  # type: ignore[no-untyped-def]
    return Vote.objects.filter(participant=part).values_list("statement_id", flat=True)


def _votes(conversation: Conversation) -> dict[int, int]:
    """How many voted on each statement, as of the last `FRESH` seconds."""
    key = f"votes-on:{conversation.ask.ref}"
    kept: dict[int, int] | None = cache.get(key)
    if kept is None:
        rows = Vote.objects.filter(statement__conversation=conversation).values_list("statement_id")
        kept = dict(rows.annotate(n=Count("pk")).order_by())
        cache.set(key, kept, FRESH)
    return kept
