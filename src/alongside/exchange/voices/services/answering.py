"""Answer people: what was heard, what is done about it or not and why; what changed since; who is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.audit.addresses import is_web_address
from alongside.exchange.audit.services import record
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.partnerships.models import Decision

from .. import notices_answers as notices
from .. import rules
from ..models import Answer, AnswerTo, Ask, Change, Contribution, IdeaAuthor, Participant, Telling
from ..notices import AskRefused
from ..queries import answers as queries
from ..queries import asks
from .asks import LONGEST, held, refuse


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """What an answer says; `contributions`: the refs of what people said that it answers."""

    heard: str
    did: str
    decided_by: str
    decided_on: date | None
    words: str = ""
    why: str = ""
    by_when: date | None = None
    decision: Decision | None = None
    contributions: tuple[str, ...] = ()


@transaction.atomic
def write(*, ask_ref: str, said: AnswerSaid, by: Doer, answer_ref: str = "") -> Answer:
    """Write an answer, or write it anew while it is not published. Only those who run it see it.

    Raises: Ask.DoesNotExist; Answer.DoesNotExist; AskRefused, with the field to mend.
    """
    ask = held(ask_ref, by)
    refuse(rules.may_answer(state=ask.state))
    answer = ask.answers.get(ref=answer_ref) if answer_ref else Answer(ask=ask, user_id=by.user_id)
    if answer.published_at is not None:
        raise AskRefused("published")
    check(said)
    for name in ("heard", "words", "why"):
        setattr(answer, name, getattr(said, name).strip()[:LONGEST])
    answer.did, answer.decided_by = said.did, said.decided_by.strip()[:200]
    answer.decided_on, answer.by_when, answer.decision = said.decided_on, said.by_when, said.decision
    answer.save()
    link(answer, said.contributions)
    record(by=by, action="write-answer", kind="answer", ids=[answer.pk])
    return answer


def check(said: AnswerSaid) -> None:
    """Raise what is missing, in the order of the form."""
    today = timezone.localdate()
    if not said.heard.strip():
        raise AskRefused("no-heard")
    words, why = said.words.strip(), said.why.strip()
    refuse(rules.may_publish(did=said.did, words=words, why=why, by_when=said.by_when, today=today))
    if not said.decided_by.strip():
        raise AskRefused("no-decided-by")
    if said.decided_on is None:
        raise AskRefused("no-decided-on")
    if said.decided_on > today:
        raise AskRefused("day-to-come", "decided_on")


def link(answer: Answer, refs: Iterable[str]) -> None:
    """Link what it answers, and nothing else; only what was said in the same ask.

    An idea that came out of others brings along what was said in those, so that all who said it are told.
    """
    wanted = set(Contribution.objects.filter(ask=answer.ask, ref__in=list(refs)).values_list("pk", flat=True))
    wanted |= set(
        IdeaAuthor.objects.filter(idea__contribution__in=wanted).values_list("contribution", flat=True)
    )
    there = set(answer.to.values_list("contribution_id", flat=True))
    answer.to.filter(contribution_id__in=there - wanted).delete()
    AnswerTo.objects.bulk_create(AnswerTo(answer=answer, contribution_id=pk) for pk in sorted(wanted - there))


@transaction.atomic
def publish(*, ask_ref: str, answer_ref: str, by: Doer) -> Answer:
    """Let everybody who sees the ask read it, and tell those who said what it answers.

    Raises: Ask.DoesNotExist; Answer.DoesNotExist; AskRefused where it is out already.
    """
    ask = held(ask_ref, by)
    answer = ask.answers.get(ref=answer_ref)
    refuse(rules.may_answer(state=ask.state))
    if answer.published_at is not None:
        raise AskRefused("published")
    answer.published_at = timezone.now()
    answer.save()
    tell_people(answer, queries.to_tell(answer))
    record(by=by, action="publish", kind="answer", ids=[answer.pk])
    return answer


@transaction.atomic
def drop(*, ask_ref: str, answer_ref: str, by: Doer) -> None:
    """Throw away an answer that is not published. Raises as `publish` does."""
    ask = held(ask_ref, by)
    answer = ask.answers.get(ref=answer_ref)
    if answer.published_at is not None:
        raise AskRefused("published")
    record(by=by, action="drop", kind="answer", ids=[answer.pk])
    answer.delete()


@transaction.atomic
def add_change(
    *,
    ask_ref: str,
    answer_ref: str,
    on: date | None,
    words: str,
    by: Doer,
    link: str = "",
    is_done: bool = False,
) -> Change:
    """Add what is different now because of an answer, and tell those who were told of it.

    Raises: Ask.DoesNotExist; Answer.DoesNotExist; AskRefused, with the field to mend.
    """
    ask = held(ask_ref, by)
    answer = ask.answers.get(ref=answer_ref)
    words, link = words.strip()[:LONGEST], link.strip()[:200]
    if answer.published_at is None:
        raise AskRefused("not-published")
    if not words:
        raise AskRefused("no-change")
    if on is None or on > timezone.localdate():
        raise AskRefused("day-to-come" if on else "bad-day", "on")
    if link and not is_web_address(link):
        raise AskRefused("bad-link")
    made = Change.objects.create(
        answer=answer, on=on, words=words, link=link, is_done=is_done, user_id=by.user_id
    )
    tell_people(answer, queries.told_of(answer), made)
    record(by=by, action="change", kind="answer", ids=[answer.pk])
    return made


@transaction.atomic
def finish(*, ref: str, by: Doer) -> Ask:
    """Count an ask as answered, and tell everybody who took part and has not been told.

    Raises: Ask.DoesNotExist; AskRefused while it is open, or without an answer that is out.
    """
    ask = held(ref, by)
    out = queries.published_of(ask)
    refuse(rules.may_finish(state=ask.state, published=len(out)))
    waiting = queries.not_told(ask)
    ask.state, ask.answered_at = Ask.State.ANSWERED, timezone.now()
    ask.save()
    for answer in out[-1:]:
        tell_people(answer, waiting)
    record(by=by, action="finish", kind="ask", ids=[ask.pk], detail={"answers": len(out)})
    return ask


def tell_people(answer: Answer, parts: Iterable[Participant], change: Change | None = None) -> None:
    """Tell each by the way they chose, once, and keep that it was done; not who may look no more."""
    told = set(Telling.objects.filter(answer=answer, change=change).values_list("participant_id", flat=True))
    fresh = [part for part in parts if part.pk not in told and part.tell != Participant.Tell.NONE]
    fresh = [part for part in fresh if _may_look(part, answer.ask)]
    ways = [(part, notices.tell_of(answer, part, change)) for part in fresh]
    Telling.objects.bulk_create(
        Telling(answer=answer, change=change, participant=part, way=way) for part, way in ways
    )


def _may_look(part: Participant, ask: Ask) -> bool:
    """Whether somebody who took part still sees what was asked; whom nobody knows finds it by their code."""
    if ask.visibility == Visibility.PUBLIC or (part.user_id is None and part.guest_id is None):
        return True
    by = Doer(guest_id=part.guest_id) if part.guest_id is not None else Doer(user_id=part.user_id)
    return asks.ask_for(viewer_of(by), ask.ref) is not None
