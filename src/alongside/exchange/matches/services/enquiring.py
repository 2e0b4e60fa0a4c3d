"""Write what people ask of a connector, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import User
from alongside.exchange.accounts.services import new_guest, reach_guest
from alongside.exchange.audit.services import record
from alongside.exchange.places.queries import within

from .. import notices_enquiries as notices
from ..models import Enquiry
from ..queries import enquiries as queries
from ..reply_days import due_day
from ..sides import viewer_of

Kind, State = Enquiry.Kind, Enquiry.State


class EnquiryRefused(Exception):
    """It cannot be asked or answered like this: `why` by its key in the notices, `field` where."""

    def __init__(self, why: str, field: str = "words") -> None:
        super().__init__(str(notices.WHY_NOT[why]))
        self.field = field


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks, where, about what, and how to reach them."""

    kind: str
    world: str = "real"
    place_id: int | None = None
    need_id: int | None = None
    offer_id: int | None = None
    actor_id: int | None = None
    words: str = ""
    when: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def ask_connector(*, question: Question, by: Doer | None, at: datetime) -> Enquiry:
    """Keep a question, with its reference number and the day by which it is answered.

    A visitor (`by` None) becomes a guest. An account holds no phone: it is kept with the time that suits.
    Raises: EnquiryRefused when nothing is said, or there is no connector to tell in private.
    Then: whoever may act on it is told.
    """
    if question.kind != Kind.RING_BACK and not question.words.strip():
        raise EnquiryRefused("no-words")
    guest_id, doer = _who(question, by)
    when = question.when if guest_id is not None else ", ".join(filter(None, [question.phone, question.when]))
    made = Enquiry(
        kind=question.kind,
        world=question.world,
        user_id=doer.user_id,
        guest_id=guest_id,
        place_id=question.place_id,
        need_id=question.need_id,
        offer_id=question.offer_id,
        actor_id=question.actor_id,
        words=question.words.strip(),
        when=when[:120],
    )
    about = made.offer or made.need or made.actor
    keepers = queries.keepers_of(about) if made.kind == Kind.RECORD else frozenset()
    made.finds_contact = made.kind == Kind.RECORD and not keepers
    made.due_on = _due(made, at, has_keeper=bool(keepers))
    told = queries.handlers_of(made)
    if made.kind == Kind.PRIVATE and not told:
        raise EnquiryRefused("no-connector", "place")
    made.save()
    record(
        by=doer,
        action="ask",
        kind="enquiry",
        ids=[made.pk],
        detail={"kind": made.kind, "finds_contact": made.finds_contact},
    )
    notices.somebody_asks(made, told)
    return made


def _who(question: Question, by: Doer | None) -> tuple[int | None, Doer]:
    """The guest who asks, if it is one, and as whom it is done."""
    if by is None:
        guest = new_guest(
            name=question.name, phone=question.phone, email=question.email, world=question.world
        )
        return guest.pk, Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    if by.guest_id is not None:
        reach_guest(
            guest_id=by.guest_id, name=question.name, phone=question.phone, email=question.email, by=by
        )
    return by.guest_id, by


def _due(enquiry: Enquiry, at: datetime, *, has_keeper: bool) -> object:
    promised = ""
    if enquiry.place_id is not None and not has_keeper:
        promised = queries.who_rings(within(enquiry.place_id), world=enquiry.world).reply_time
    return due_day(promised, timezone.localdate(at))


@transaction.atomic
def take_enquiry(*, ref: str, by: Doer) -> Enquiry:
    """Say that one sees to it oneself, so that nobody else rings too.

    Raises: Enquiry.DoesNotExist if it is not for `by`; EnquiryRefused when somebody else has taken it.
    """
    found = _locked(ref, by)
    if found.state != State.WAITING:
        raise EnquiryRefused("taken" if found.state == State.TAKEN else "done", "take")
    found.state, found.taken_by = State.TAKEN, User.objects.get(pk=by.user_id or by.helper_id)
    found.save(update_fields=["state", "taken_by"])
    record(by=by, action="take", kind="enquiry", ids=[found.pk])
    return found


@transaction.atomic
def finish_enquiry(*, ref: str, outcome: str, by: Doer, at: datetime) -> Enquiry:
    """Say what came of it; whoever asked is told.

    Raises: Enquiry.DoesNotExist if it is not for `by`; EnquiryRefused when nothing is said or it is done.
    """
    found = _locked(ref, by)
    if found.state not in queries.WAITING:
        raise EnquiryRefused("done", "outcome")
    if not outcome.strip():
        raise EnquiryRefused("no-outcome", "outcome")
    found.state, found.outcome, found.done_at = State.DONE, outcome.strip(), at
    found.taken_by_id = found.taken_by_id or by.user_id
    found.save(update_fields=["state", "outcome", "done_at", "taken_by"])
    record(by=by, action="answer", kind="enquiry", ids=[found.pk], detail={"kind": found.kind})
    notices.asker_is_answered(found)
    return found


def _locked(ref: str, by: Doer) -> Enquiry:
    viewer = viewer_of(by)
    mine = Enquiry.objects.filter(queries.handled_by(viewer), ref=ref).values("pk")
    return Enquiry.objects.select_for_update().get(pk__in=mine)


@transaction.atomic
def take_back_enquiry(*, ref: str, by: Doer, at: datetime) -> None:
    """Whoever asked no longer wants it.

    Raises: Enquiry.DoesNotExist if another asked; EnquiryRefused when it is done already.
    """
    own = Enquiry.objects.filter(queries.asked_by(viewer_of(by)))
    found = own.select_for_update().get(ref=ref)
    if found.state not in queries.WAITING:
        raise EnquiryRefused("done")
    found.state, found.done_at = State.WITHDRAWN, at
    found.save(update_fields=["state", "done_at"])
    record(by=by, action="take-back", kind="enquiry", ids=[found.pk])
    if found.taken_by_id is not None:
        notices.taken_back(found)
