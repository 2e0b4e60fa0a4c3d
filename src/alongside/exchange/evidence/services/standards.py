"""Say what something does, what there is of what is asked, give a stamp, and withdraw one."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.accounts.services.notices import tell
from alongside.exchange.audit.services import record
from alongside.exchange.innovations.queries import innovations
from alongside.exchange.innovations.services.innovations import held
from alongside.exchange.innovations.services.moving import just_one
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Offer

from .. import standard_rules as rules
from ..models import Stamp, StandardAnswer, StandardLevel
from ..notices_claims import STAMPED, ClaimRefused, refuse
from ..queries import standards as queries


@transaction.atomic
def set_level(*, ref: str, reach: str, stakes: str, by: Doer) -> StandardLevel:
    """Say what it does and what is at stake. Raises: Innovation.DoesNotExist; ClaimRefused."""
    found = held(ref, by)
    refuse(rules.may_set(reach=reach, stakes=stakes))
    made, _new = StandardLevel.objects.update_or_create(
        innovation=found, defaults={"reach": reach, "stakes": stakes}
    )
    detail = {"reach": reach, "stakes": stakes}
    record(by=by, action="set-standard", kind="innovation", ids=[found.pk], detail=detail)
    return made


@transaction.atomic
def answer(*, ref: str, item: str, state: str, words: str = "", url: str = "", by: Doer) -> StandardAnswer:
    """Say what there is of one thing that is asked; what was said before stays.

    Raises: Innovation.DoesNotExist where it is not theirs; ClaimRefused, with the field.
    """
    found = held(ref, by)
    refuse(rules.may_answer(item=item, state=state, words=words.strip(), url=url))
    made = StandardAnswer.objects.create(
        innovation=found, item=item, state=state, words=words.strip(), url=url, user_id=by.user_id
    )
    detail = {"item": item, "state": state}
    record(by=by, action="answer-standard", kind="innovation", ids=[found.pk], detail=detail)
    return made


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement by a standard. `judge`: who judged, by name, where the doer did not judge themselves."""

    standard: str
    outcome: str
    judged_on: date | None
    on_what: str
    judge: str = ""
    until: date | None = None
    url: str = ""


@transaction.atomic
def stamp(*, ref: str, said: Judged, by: Doer) -> Stamp:
    """Put a stamp on an innovation: as its judge, or, for those who keep it, as told by another judge.

    With no name of a judge, the organisation that the doer acts for judged. Raises: Offer.DoesNotExist where
    the doer may not see it, or writes down another's judgement of what they do not keep; ClaimRefused.
    Then: whoever keeps it is told of a stamp that another gave.
    """
    viewer = viewer_of(by)
    offer = innovations.innovation_for(viewer, ref)
    if offer is None or by.user_id is None or by.acting_for_id is None:
        raise Offer.DoesNotExist
    mine = [one for one in queries.judges(viewer, offer.world) if one.party_id == by.acting_for_id]
    here = not said.judge
    if not here and not innovations.may_keep(viewer, offer):
        raise Offer.DoesNotExist
    if here and not mine:
        raise ClaimRefused("no-judge")
    judge_name = mine[0].name if here else said.judge.strip()
    refuse(
        rules.may_stamp(
            standard=said.standard.strip(),
            judge=judge_name,
            judged_on=said.judged_on,
            on_what=said.on_what.strip(),
            outcome=said.outcome,
            until=said.until,
            today=timezone.localdate(),
        )
    )
    row = innovations.record_of(viewer, offer)
    made = Stamp.objects.create(
        offer=offer,
        standard=said.standard.strip()[:200],
        judge_name=judge_name[:200],
        judge=mine[0] if here else (just_one(judge_name, row, by) if row else None),
        here=here,
        judged_on=said.judged_on,
        on_what=said.on_what.strip(),
        outcome=said.outcome,
        until=said.until,
        url=said.url,
        user_id=by.user_id,
    )
    detail = {"outcome": said.outcome, "here": here}
    record(by=by, action="stamp", kind="offer", ids=[offer.pk], detail=detail)
    if here and offer.owner_id is not None and offer.owner_id != by.acting_for_id:
        tell(
            kind="stamp",
            title=str(STAMPED),
            text=offer.title,
            url=f"/innovations/{offer.ref}/standards/",
            user_ids=users_of([offer.owner_id]),
            world=offer.world,
        )
    return made


@transaction.atomic
def withdraw(*, ref: str, stamp: str, why: str, by: Doer) -> Stamp:
    """Say that a stamp no longer holds, and why; it stays to be read.

    Raises: Offer.DoesNotExist where it is not theirs to withdraw; ClaimRefused.
    """
    viewer = viewer_of(by)
    offer = innovations.innovation_for(viewer, ref)
    found = queries.stamp_for(viewer, offer, stamp) if offer is not None else None
    if found is None or by.user_id is None:
        raise Offer.DoesNotExist
    if found.withdrawn_on is not None:
        raise ClaimRefused("over")
    if not queries.may_withdraw(viewer, found):
        raise Offer.DoesNotExist
    if not why.strip():
        raise ClaimRefused("no-why")
    found.withdrawn_on, found.withdrawn_why = timezone.localdate(), why.strip()
    found.save(update_fields=["withdrawn_on", "withdrawn_why"])
    record(by=by, action="withdraw-stamp", kind="offer", ids=[found.offer_id])
    return found
