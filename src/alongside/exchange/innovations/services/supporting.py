"""Get help for an innovation: ask, write down what came of it, who stands behind it, what bodies said."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.matches.models import Enquiry
from alongside.exchange.matches.services.enquiring import EnquiryRefused, Question, ask_connector
from alongside.exchange.offers.models import Offer

from .. import support_rules as rules
from ..models import Appraisal, Innovation, Sponsor, SupportAsk, SupportKind
from ..notices_journey import refuse, refused
from .innovations import held
from .moving import just_one


@dataclass(frozen=True, slots=True)
class Asked:
    """Help that is asked for. `offer` or `actor`: what or who was found here, as the doer sees it, if any.

    `send`: whether the question is sent through the exchange, to whoever keeps the entry or the connector.
    """

    kind: str
    words: str
    whom: str = ""
    offer: Offer | None = None
    actor: Actor | None = None
    asked_on: date | None = None
    send: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """Who stands behind it, as somebody wrote it down."""

    kind: str
    organisation: str
    role: str
    stage: str = ""
    site: str = ""
    trained: int | None = None
    words: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Appraised:
    """What an official body said, as somebody wrote it down."""

    kind: str
    body: str
    name: str
    status: str
    on: date | None
    words: str = ""
    url: str = ""
    next_step: str = ""
    next_on: date | None = None


@transaction.atomic
def ask(*, ref: str, said: Asked, by: Doer) -> SupportAsk:
    """Write down that help was asked for; with `send`, ask for it here and now.

    Raises: Innovation.DoesNotExist where it is not theirs; InnovationRefused, with the field.
    Then: one audit entry; whoever may answer is told as of any question.
    """
    found = held(ref, by)
    whom = said.whom or (said.actor.name if said.actor else said.offer.title if said.offer else "")
    today = timezone.localdate()
    asked_on = today if said.send else said.asked_on
    refuse(
        rules.may_ask(
            kind=said.kind,
            kinds=SupportKind.values,
            words=said.words,
            whom=whom,
            asked_on=asked_on,
            today=today,
        )
    )
    made = SupportAsk.objects.create(
        innovation=found,
        kind=said.kind,
        stage=found.stage,
        words=said.words,
        whom=whom[:200],
        actor=said.actor or (None if said.offer else just_one(whom, found, by)),
        offer=said.offer,
        enquiry=_sent(found, said, by) if said.send else None,
        asked_on=asked_on,
        user_id=by.user_id,
    )
    detail = {"kind": said.kind, "sent": said.send}
    record(by=by, action="ask-support", kind="innovation", ids=[found.pk], detail=detail)
    return made


def _sent(found: Innovation, said: Asked, by: Doer) -> Enquiry | None:
    """The question, sent to whoever keeps the offer or entry, or the connector there."""
    about = said.offer or said.actor
    if about is None:
        return None
    question = Question(
        kind=Enquiry.Kind.RECORD,
        world=found.world,
        place_id=about.place_id or found.offer.place_id,
        offer_id=said.offer.pk if said.offer else None,
        actor_id=said.actor.pk if said.actor and not said.offer else None,
        words=f"{said.words}\n\n{found.offer.title}",
    )
    try:
        return ask_connector(question=question, by=by, at=timezone.now())
    except EnquiryRefused as no:
        raise refused("no-asked-words") from no


@transaction.atomic
def settle(
    *, ref: str, ask: str, state: str, given_by: str, outcome: str, answered_on: date | None, by: Doer
) -> SupportAsk:
    """Write down what came of it.

    Raises: Innovation.DoesNotExist, SupportAsk.DoesNotExist; InnovationRefused, with the field.
    """
    found = held(ref, by)
    row = found.asks.get(ref=ask)
    if row.state != SupportAsk.State.WAITING:
        raise refused("answered")
    refuse(
        rules.may_settle(
            state=state,
            given_by=given_by,
            outcome=outcome,
            answered_on=answered_on,
            asked_on=row.asked_on,
            today=timezone.localdate(),
        )
    )
    row.state, row.given_by, row.outcome, row.answered_on = state, given_by[:200], outcome, answered_on
    row.save(update_fields=["state", "given_by", "outcome", "answered_on"])
    record(by=by, action="settle-support", kind="innovation", ids=[found.pk], detail={"state": state})
    return row


@transaction.atomic
def keep_sponsor(*, ref: str, said: Behind, sponsor: str = "", by: Doer) -> Sponsor:
    """Put down who stands behind it; with the ref of a `sponsor`, change that.

    Raises: Innovation.DoesNotExist, Sponsor.DoesNotExist; InnovationRefused, with the field.
    """
    found = held(ref, by)
    refuse(
        rules.may_stand_behind(
            kind=said.kind,
            stage=said.stage,
            organisation=said.organisation,
            role=said.role,
            site=said.site,
            trained=said.trained,
            since=said.since,
            until=said.until,
        )
    )
    row = found.sponsors.get(ref=sponsor) if sponsor else Sponsor(innovation=found, user_id=by.user_id)
    for name in Behind.__slots__:
        setattr(row, name, getattr(said, name))
    row.organisation, row.role, row.site = said.organisation[:200], said.role[:120], said.site[:200]
    row.actor = just_one(said.organisation, found, by)  # type: ignore[assignment]
    row.save()
    detail = {"kind": said.kind, "new": not sponsor}
    record(by=by, action="keep-sponsor", kind="innovation", ids=[found.pk], detail=detail)
    return row


@transaction.atomic
def appraise(*, ref: str, said: Appraised, by: Doer) -> Appraisal:
    """Write down where it stands with an official body; what was said before stays.

    Raises: Innovation.DoesNotExist where it is not theirs; InnovationRefused, with the field.
    """
    found = held(ref, by)
    refuse(
        rules.may_appraise(
            kind=said.kind,
            kinds=Appraisal.Kind.values,
            body=said.body,
            name=said.name,
            status=said.status,
            on=said.on,
            today=timezone.localdate(),
        )
    )
    if said.next_on is not None and not said.next_step:
        raise refused("no-next")
    made = Appraisal.objects.create(
        innovation=found,
        user_id=by.user_id,
        **{name: getattr(said, name) for name in Appraised.__slots__},
    )
    detail = {"kind": said.kind, "status": said.status}
    record(by=by, action="appraise", kind="innovation", ids=[found.pk], detail=detail)
    return made
