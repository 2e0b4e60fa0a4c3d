"""Say something in a conversation, agree or disagree with what others said, and take it back.

None of it leaves a row in the audit (decision 0038): that would say who thinks what, and 500 people at once
would wait for one another. A vote is one write.
"""

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer

from .. import conversation_rules as rules
from ..models import Ask, Contribution, Participant, Statement, Vote
from ..notices_conversations import AskRefused
from ..queries import asks
from .conversing import last_number, refuse
from .joining import Joined, contribute, join

NAME = 60  # characters of the name that an author chose


@transaction.atomic
def cast(*, part: Participant, number: int, vote: str) -> Vote:
    """Vote on what was said, or vote again: the last vote counts.

    `number`: of the statement, in the conversation of `part`; `vote`: a key of `conversation_rules.VOTES`.
    A vote on what has become part of another counts for that one.
    Raises: AskRefused: not open, no such vote, or not shown any more.
    Cost: a read, and one write in place.
    """
    _taking(part)
    if vote not in rules.VOTES:
        raise AskRefused("no-vote")
    return put(part, _shown(part, number), rules.VOTES[vote])


def put(part: Participant, statement_id: int, value: int) -> Vote:
    """Write one vote over the one before, in one statement to the database. Call it in a transaction."""
    made = Vote(participant=part, statement_id=statement_id, value=value, at=timezone.now())
    Vote.objects.bulk_create(
        [made],
        update_conflicts=True,
        unique_fields=["participant", "statement"],
        update_fields=["value", "at"],
    )
    contribute(part, Contribution.Kind.VOTES, once=True)
    return made


@transaction.atomic
def first_vote(*, ask: Ask, by: Doer | None, number: int, vote: str) -> Joined:
    """Take part and vote in one, so that nobody is kept who said nothing.

    Raises: AskRefused, as `joining.join` and `cast`.
    """
    made = _enter(ask, by)
    cast(part=made.participant, number=number, vote=vote)
    return made


@transaction.atomic
def first_words(*, ask: Ask, by: Doer | None, text: str, language: str = "", name: str = "") -> Joined:
    """Take part and say something in one. Raises: AskRefused, as `joining.join` and `say`."""
    made = _enter(ask, by)
    say(part=made.participant, text=text, language=language, name=name)
    return made


def _enter(ask: Ask, by: Doer | None) -> Joined:
    way = Participant.Way.PERSON if by is not None and by.helper_id else Participant.Way.SELF
    made = join(ask=ask, by=by, way=way)
    made.participant.ask = ask
    return made


@transaction.atomic
def undo(*, part: Participant) -> int | None:
    """Take the last vote back; the number of its statement, which is asked again. None where there is none.

    Raises: AskRefused once it is closed.
    """
    _taking(part)
    last = Vote.objects.filter(participant=part).select_related("statement").order_by("-at", "-pk").first()
    if last is None:
        return None
    last.delete()
    return last.statement.number


@transaction.atomic
def say(*, part: Participant, text: str, language: str = "", name: str = "") -> Statement:
    """Say something in one's own words; its author agrees with it, as far as the count goes.

    It is shown at once, or waits to be looked at, as the conversation says.
    Raises: AskRefused: not open, empty, too long, or said too often.
    """
    _taking(part)
    found = part.ask.conversation
    text, name = " ".join(text.split()), " ".join(name.split())
    said = Statement.objects.filter(contribution__participant=part).count()
    refuse(rules.may_say(text=text, longest=found.longest, said=said))
    if len(name) > NAME:
        raise AskRefused("long-name")
    number = last_number(found) + 1
    made = Statement.objects.create(
        contribution=contribute(part, Contribution.Kind.STATEMENT),
        conversation=found,
        number=number,
        text=text,
        language=language if language in found.languages else found.languages[0],
        state=Statement.State.WAITING if found.looked_at else Statement.State.SHOWN,
        name=name,
    )
    put(part, made.pk, rules.AGREE)
    return made


@transaction.atomic
def take_back(*, part: Participant, number: int) -> None:
    """Take back what one said oneself, while it is open; what others thought of it goes with it.

    Raises: AskRefused once it is closed; Statement.DoesNotExist where it is not one's own.
    """
    _taking(part)
    _remove(Statement.objects.get(contribution__participant=part, number=number))


@transaction.atomic
def take_all_back(*, part: Participant) -> None:
    """Take back all that one said and voted, while it is open. Raises: AskRefused once it is closed."""
    _taking(part)
    for one in Statement.objects.filter(contribution__participant=part):
        _remove(one)
    Vote.objects.filter(participant=part).delete()
    part.contributions.all().delete()


def _remove(said: Statement) -> None:
    """Take it out; what had become part of it is looked at again."""
    said.merged.update(state=Statement.State.WAITING, merged_into=None)
    said.contribution.delete()


def _taking(part: Participant) -> None:
    refuse(rules.may_take_part(state="open" if asks.is_taking(part.ask, timezone.localdate()) else "closed"))


def _shown(part: Participant, number: int) -> int:
    """The id of the statement that a vote on this number counts for."""
    rows = Statement.objects.filter(conversation__ask=part.ask_id, number=number)
    found = rows.values_list("pk", "state", "merged_into_id").first()
    if found is not None and found[1] == Statement.State.MERGED:
        return int(found[2])
    if found is None or found[1] != Statement.State.SHOWN:
        raise AskRefused("gone")
    return int(found[0])
