"""Write calls: a need asked of everyone, its questions and answers, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, visible
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.audit.services import record
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.services.calling import follow_call
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.services.posting import post_offer

from .. import call_rules as rules
from .. import notices_calls as notices
from ..models import Call, CallAnswer, CallQuestion
from ..queries import calls as queries
from ..sides import viewer_of

State = CallAnswer.State
VISITOR = Doer(process="a visitor")
NOT_THERE = (Call.DoesNotExist, CallQuestion.DoesNotExist, CallAnswer.DoesNotExist, Need.DoesNotExist)


class CallRefused(Exception):
    """It cannot be called, asked or answered like this: `why` by its key in the notices, `field` where."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(str(notices.WHY_NOT[why]))
        self.field = field or notices.FIELD.get(why, "send")


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers: an offer of theirs (`offer_ref`), or a new one in a few words."""

    words: str
    interests: str
    offer_ref: str = ""
    title: str = ""
    summary: str = ""
    safeguarding: Sequence[str] = ()
    name: str = ""
    phone: str = ""
    email: str = ""


def _refuse(decided: Allowed | Refused) -> None:
    if isinstance(decided, Refused):
        raise CallRefused(decided.why)


def _needs_words(text: str, why: str) -> str:
    if not text.strip():
        raise CallRefused(why)
    return text.strip()


@transaction.atomic
def open_call(
    *, need_ref: str, criteria: Iterable[str], words: str = "", interests: str, closes_on: date, by: Doer
) -> Call:
    """Ask everyone who sees a need: who can do this?

    Raises: Need.DoesNotExist if `by` neither keeps it nor is its connector; CallRefused.
    Then: the need says so, with the day it closes.
    """
    viewer = viewer_of(by)
    need = visible(viewer, Need.objects.select_for_update(of=("self",))).get(ref=need_ref)
    if not queries.runs(viewer, need):
        raise Need.DoesNotExist
    said = [line.strip() for line in criteria if line.strip()]
    today = timezone.localdate()
    _refuse(
        rules.may_call(
            status=need.status,
            standing=need.standing,
            visibility=need.visibility,
            has_call=Call.objects.filter(need=need).exists(),
            criteria=said,
            closes=closes_on,
            today=today,
        )
    )
    made = Call.objects.create(
        need=need,
        criteria=said,
        words=words.strip(),
        interests=_needs_words(interests, "no-interests"),
        opens_on=today,
        closes_on=closes_on,
    )
    record(by=by, action="call", kind="call", ids=[made.pk], detail={"criteria": len(said)})
    follow_call(need_id=need.pk, status=Need.Status.CALLED, words=notices.called(made), by=by)
    notices.connectors_hear(made, by.user_id)
    return made


@transaction.atomic
def ask_question(*, ref: str, text: str, by: Doer | None, today: date) -> CallQuestion:
    """Ask something about a call. A visitor's question is kept without a person.

    Raises: Call.DoesNotExist if it may not be seen; CallRefused when it is closed or nothing is asked.
    """
    call = _seen(ref, by)
    if not rules.is_open(closed=call.closed_at is not None, closes=call.closes_on, today=today):
        raise CallRefused("closed")
    made = CallQuestion.objects.create(
        call=call,
        text=_needs_words(text, "no-question"),
        user_id=by.user_id if by else None,
        guest_id=by.guest_id if by else None,
    )
    record(by=by or VISITOR, action="ask", kind="call", ids=[call.pk])
    notices.somebody_asks(call)
    return made


@transaction.atomic
def answer_question(*, ref: str, text: str, by: Doer, at: datetime) -> CallQuestion:
    """Answer a question once for all; it stands on the page of the call, and whoever asked is told.

    Raises: CallQuestion.DoesNotExist if `by` does not run the call; CallRefused.
    """
    found = CallQuestion.objects.select_related("call__need").select_for_update(of=("self",)).get(ref=ref)
    if not _runs(found.call, by):
        raise CallQuestion.DoesNotExist
    if found.answer:
        raise CallRefused("told")
    found.answer, found.answered_at = _needs_words(text, "no-answer"), at
    found.save(update_fields=["answer", "answered_at"])
    record(by=by, action="tell-all", kind="call", ids=[found.call_id])
    notices.told_all(found)
    return found


@transaction.atomic
def answer_call(*, ref: str, answer: Answer, by: Doer | None, today: date) -> tuple[CallAnswer, Doer]:
    """Answer a call with an offer; a visitor becomes a guest, whose doer is returned.

    Raises: Call.DoesNotExist if it may not be seen; CallRefused; what `post_offer` raises.
    Then: whoever runs the call is told.
    """
    call = _seen(ref, by, lock=True)
    _needs_words(answer.words, "no-words")
    _needs_words(answer.interests, "no-own-interests")
    if by is None:
        guest = new_guest(name=answer.name, phone=answer.phone, email=answer.email, world=call.need.world)
        by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    viewer = viewer_of(by)
    offer = _offer(call, answer, viewer, by)
    _refuse(
        rules.may_answer(
            is_open=rules.is_open(closed=call.closed_at is not None, closes=call.closes_on, today=today),
            is_own=call.need.owner_id is not None and call.need.owner_id == offer.owner_id,
            worlds=(call.need.world, offer.world),
            answered=CallAnswer.objects.filter(call=call, offer=offer).exists(),
        )
    )
    made = CallAnswer.objects.create(
        call=call,
        offer=offer,
        party_id=offer.owner_id,
        words=answer.words.strip(),
        interests=answer.interests.strip(),
    )
    record(by=by, action="answer", kind="call", ids=[call.pk])
    notices.somebody_answers(call)
    return made, by


def _offer(call: Call, answer: Answer, viewer: Any, by: Doer) -> Offer:
    """The offer picked, if it is one's own; else a new one, seen by whoever sees the need."""
    if answer.offer_ref:
        mine = [offer for offer in queries.pickable(viewer, call) if offer.ref == answer.offer_ref]
        if not mine:
            raise CallRefused("not-yours")
        return mine[0]
    said = {
        "title": _needs_words(answer.title, "no-title")[:250],
        "summary": answer.summary.strip(),
        "place_id": call.need.place_id,
        "safeguarding": list(answer.safeguarding),
    }
    circles = list(call.need.circles.values_list("ref", flat=True))
    sight = {"visibility": call.need.visibility, "circles": circles}
    return post_offer(kind="capability", said=said, **sight, world=call.need.world, by=by)


@transaction.atomic
def take_answer_back(*, ref: str, by: Doer) -> CallAnswer:
    """Take back one's own answer. Raises: CallAnswer.DoesNotExist; CallRefused when it was decided."""
    mine = CallAnswer.objects.filter(party__in=viewer_of(by).parties)
    found = mine.select_for_update().get(ref=ref)
    if found.state != State.WAITING:
        raise CallRefused("decided")
    found.state = State.WITHDRAWN
    found.save(update_fields=["state"])
    record(by=by, action="take-back", kind="call", ids=[found.call_id])
    return found


@transaction.atomic
def close_call(*, ref: str, outcome: str, chosen: Iterable[str] = (), by: Doer, at: datetime) -> Call:
    """Say what became of it, and which answers were chosen; everyone who asked or answered is told.

    Raises: Call.DoesNotExist if `by` does not run it; CallRefused without an outcome or when all is decided.
    """
    call = _seen(ref, by, lock=True)
    if not _runs(call, by):
        raise Call.DoesNotExist
    waiting = call.answers.filter(state=State.WAITING)
    if call.closed_at is not None and not waiting.exists():
        raise CallRefused("closed")
    call.outcome, call.closed_at = _needs_words(outcome, "no-outcome"), call.closed_at or at
    call.save(update_fields=["outcome", "closed_at"])
    picked = waiting.filter(ref__in=set(chosen)).update(state=State.CHOSEN)
    waiting.update(state=State.NOT_CHOSEN)
    status = Need.Status.ANSWERED if picked else Need.Status.OPEN
    record(by=by, action="close", kind="call", ids=[call.pk], detail={"chosen": picked})
    follow_call(need_id=call.need_id, status=status, words=call.outcome, by=by)
    notices.outcome_told(call)
    return call


def close_calls(*, now: datetime) -> int:
    """Close the calls whose last day is over; return how many. Whoever runs them is asked to decide."""
    over = Call.objects.filter(closed_at=None, closes_on__lt=timezone.localdate(now))
    return sum(_close_on_its_day(pk, now) for pk in list(over.values_list("pk", flat=True)))


@transaction.atomic
def _close_on_its_day(pk: int, now: datetime) -> int:
    call = Call.objects.select_related("need").select_for_update(of=("self",)).get(pk=pk)
    if call.closed_at is not None:
        return 0
    by = Doer(process="close calls")
    number = call.answers.filter(state=State.WAITING).count()
    call.closed_at, call.outcome = now, notices.closed_on_its_day(number)
    call.save(update_fields=["closed_at", "outcome"])
    record(by=by, action="close", kind="call", ids=[pk])
    status = Need.Status.CALLED if number else Need.Status.OPEN
    follow_call(need_id=call.need_id, status=status, words=call.outcome, by=by)
    notices.day_is_over(call, number)
    return 1


def _runs(call: Call, by: Doer) -> bool:
    return queries.runs(viewer_of(by), call.need)


def _seen(ref: str, by: Doer | None, *, lock: bool = False) -> Call:
    """The call, if whoever does it may see its need; locked where its answers are decided."""
    viewer = viewer_of(by or VISITOR)
    found = queries.call_for(viewer, ref)
    if found is None:
        raise Call.DoesNotExist
    if lock:
        return Call.objects.select_related("need").select_for_update(of=("self",)).get(pk=found.pk)
    return found
