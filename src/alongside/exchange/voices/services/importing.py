"""Keep a question that was asked elsewhere, as one that is over: what was said and every vote, no names."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import World
from alongside.exchange.audit.services import record

from ..models import Ask, Contribution, Conversation, Participant, Statement, Vote
from ..models.conversations import MOST_LONG
from ..notices import AskRefused
from . import asks

AT_ONCE = 2_000
APART = timedelta(hours=7)  # between two people whom we invent
NOT_KNOWN = {"fixed": "Not known: it was asked elsewhere", "pays": "Not known"}


class Elsewhere(Protocol):
    """Something that was said there."""

    key: str
    text: str
    is_shown: bool
    is_seed: bool
    author: str
    at: datetime | None


@transaction.atomic
def bring_in(
    *,
    said: Mapping[str, Any],
    statements: Sequence[Elsewhere],
    votes: Mapping[tuple[str, str], tuple[int, datetime | None]],
    by: Doer,
    world: str = "",
) -> tuple[Ask, list[str]]:
    """Keep it as a closed question, with a row for each person of whom nothing is known but the votes.

    `said`: title, about, decides, decider, answer_by. Gives the question, and the ids there of what had to be
    cut because it was too long.
    Raises: AskRefused, with the field to mend.
    """
    for name in ("title", "decides", "decider", "answer_by"):
        if not said.get(name):
            raise AskRefused(f"no-{name}")
    ask = asks.draft(kind=Ask.Kind.CONVERSATION, said=dict(said) | NOT_KNOWN, by=by, world=world)
    times = [at for _, at in votes.values() if at is not None]
    ask.state, ask.minutes = Ask.State.CLOSED, 0
    ask.opened_at = min(times, default=timezone.now())
    ask.closed_at = max(times, default=ask.opened_at)
    ask.save()
    found = Conversation.objects.create(ask=ask, longest=MOST_LONG, looked_at=True)
    people = _people(ask, votes)
    rows, cut = _statements(found, statements, people)
    Vote.objects.bulk_create(
        (
            Vote(participant=people[who], statement=rows[key], value=value, at=at or ask.opened_at)
            for (who, key), (value, at) in votes.items()
        ),
        batch_size=AT_ONCE,
    )
    detail = {"people": len(people), "statements": len(rows), "votes": len(votes)}
    record(by=by, action="bring-in", kind="conversation", ids=[found.pk], detail=detail)
    return ask, cut


@transaction.atomic
def invent(*, ask: Ask, votes: Mapping[tuple[str, int], int], at: datetime) -> int:
    """Let invented people vote in the practice town: (name, number of a statement) to vote; return how many.

    Raises: AskRefused in the real world, where nobody is invented.
    """
    if ask.world != World.PRACTICE:
        raise AskRefused("worlds")
    rows = {row.number: row for row in Statement.objects.filter(conversation__ask=ask)}
    came = {who: at - APART * place for place, who in enumerate(dict.fromkeys(who for who, _ in votes))}
    cast = {
        (who, str(number)): (value, came[who]) for (who, number), value in votes.items() if number in rows
    }
    people = _people(ask, cast)
    Vote.objects.bulk_create(
        Vote(participant=people[who], statement=rows[int(number)], value=value, at=when)
        for (who, number), (value, when) in cast.items()
    )
    return len(people)


def _people(ask: Ask, votes: Mapping[tuple[str, str], tuple[int, datetime | None]]) -> dict[str, Participant]:
    """A participant for each who voted, with their votes as one thing they said."""
    first: dict[str, datetime] = {}
    for (who, _), (_, at) in votes.items():
        moment = at or ask.opened_at or timezone.now()
        first[who] = min(first.get(who, moment), moment)
    made = Participant.objects.bulk_create(
        (Participant(ask=ask, tell=Participant.Tell.NONE, started_at=at) for at in first.values()),
        batch_size=AT_ONCE,
    )
    Contribution.objects.bulk_create(
        (Contribution(ask=ask, participant=one, kind=Contribution.Kind.VOTES) for one in made),
        batch_size=AT_ONCE,
    )
    return dict(zip(first, made, strict=True))


def _statements(
    found: Conversation, statements: Sequence[Elsewhere], people: Mapping[str, Participant]
) -> tuple[dict[str, Statement], list[str]]:
    """What was said, numbered from 1 in its order; with the ids of what had to be cut."""
    said = Contribution.objects.bulk_create(
        (
            Contribution(
                ask=found.ask,
                participant=None if one.is_seed else people.get(one.author),
                kind=Contribution.Kind.STATEMENT,
            )
            for one in statements
        ),
        batch_size=AT_ONCE,
    )
    made = Statement.objects.bulk_create(
        (
            Statement(
                contribution=contribution,
                conversation=found,
                number=number,
                text=one.text if len(one.text) <= MOST_LONG else f"{one.text[: MOST_LONG - 1]}…",
                seed=one.is_seed,
                state=Statement.State.SHOWN if one.is_shown else Statement.State.REJECTED,
                made_at=one.at or found.ask.opened_at,
            )
            for number, (one, contribution) in enumerate(zip(statements, said, strict=True), start=1)
        ),
        batch_size=AT_ONCE,
    )
    cut = [one.key for one in statements if len(one.text) > MOST_LONG]
    return {one.key: row for one, row in zip(statements, made, strict=True)}, cut
