"""Agree in writing: keep a text, sign it, write it anew, end it, and look at how a contract stands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Circle, Terms
from alongside.exchange.accounts.services.circles import CircleRefused, write_terms
from alongside.exchange.audit.addresses import is_web_address
from alongside.exchange.audit.services import record

from .. import agreement_rules as rules
from .. import notices_governance as notices
from ..models import Agreement, AgreementSignature, AgreementVersion, ContractCheck, Member
from ..queries import agreeing as queries
from ..queries import may_speak, members_of
from .governing import demand, refusal, short_enough, speaking
from .logging import note

FEWEST_SIGNERS = 2


@dataclass(frozen=True, slots=True)
class Written:
    """An agreement as written. `signers`: ids of members, none for all; `gates`: before the door.

    `authority`: the office by which the host signs a promise before the door; not asked of others.
    """

    kind: str
    title: str
    text: str
    link: str = ""
    signers: Collection[int] = ()
    gates: bool = False
    review_on: date | None = None
    authority: str = ""
    note: str = ""


@transaction.atomic
def write_agreement(*, ref: str, written: Written, by: Doer) -> Agreement:
    """Keep a new agreement with its first text, to be signed by all members or those named.

    A promise before the door (`gates`) becomes the terms of the circle; then nobody sees inside who has not
    signed. Raises: Partnership.DoesNotExist; PartnershipRefused, with the field. Then: those who sign are
    told; one line of the log, one audit entry.
    """
    _viewer, found, _member = speaking(ref=ref, by=by)
    if written.kind not in Agreement.Kind.values:
        raise refusal("no-kind", "kind")
    members = members_of(found)
    signers = [one for one in members if one.pk in set(written.signers)]
    if signers and len(signers) < FEWEST_SIGNERS:
        raise refusal("no-signers", "signers")
    gates = written.gates and written.kind == Agreement.Kind.NON_DISCLOSURE
    if gates and found.agreements.filter(gates=True, ended_at=None).exists():
        raise refusal("gate-twice", "gates")
    _check(written, "", gates)
    made = Agreement.objects.create(
        partnership=found,
        kind=written.kind,
        title=written.title[:200],
        link=written.link,
        gates=gates,
        review_on=written.review_on,
        user_id=by.user_id,
    )
    made.signers.set(signers if len(signers) < len(members) and not gates else [])
    _keep(made, written, 1, by)
    note(partnership=found, kind="agreement", words=made.title, by=by)
    detail = {"kind": made.kind, "named": len(signers), "gates": gates}
    record(by=by, action="write", kind="agreement", ids=[made.pk], detail=detail)
    return made


def _check(written: Written, old: str, gates: bool, ended: bool = False) -> None:
    demand(
        rules.may_write(
            title=written.title,
            text=written.text,
            old=old,
            office=written.authority if gates else None,
            ended=ended,
            link=written.link,
            is_contract=written.kind == Agreement.Kind.CONTRACT,
        )
    )
    if written.link and not is_web_address(written.link):
        raise refusal("bad-link", "link")


def _keep(agreement: Agreement, written: Written, number: int, by: Doer) -> AgreementVersion:
    """Keep a text, and ask those who sign; with a gate the circle keeps it and asks its members itself."""
    terms = _gate(agreement, written, by) if agreement.gates else None
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=number,
        text=written.text,
        digest=rules.digest_of(written.text),
        note=written.note[:250],
        terms=terms,
        user_id=by.user_id,
    )
    if terms is None:
        members = {one.pk: one.party_id for one in members_of(agreement.partnership)}
        asked = {one.pk for one in agreement.signers.all()} or set(members)
        parties = [
            party for pk, party in members.items() if pk in asked and party and party != by.acting_for_id
        ]
        notices.to_sign(agreement, parties, is_new=number == 1)
    return version


def _gate(agreement: Agreement, written: Written, by: Doer) -> Terms:
    """The text as the terms of the circle, signed for its host by whoever writes it."""
    circle = agreement.partnership.circle
    try:
        return write_terms(ref=circle.ref, text=written.text, authority=written.authority, by=by)
    except Circle.DoesNotExist as stranger:
        raise refusal("host-only", "gates") from stranger
    except CircleRefused as wrong:
        raise refusal("no-office", "authority") from wrong


@transaction.atomic
def write_version(
    *, ref: str, agreement_ref: str, text: str, what_is_new: str, authority: str, by: Doer
) -> AgreementVersion:
    """Keep a new text of an agreement; the old ones stay, and all who sign are asked again.

    The text before stays in force until all have signed the new one. Raises: Partnership.DoesNotExist,
    Agreement.DoesNotExist; PartnershipRefused. Then: those who sign are told; one audit entry.
    """
    _viewer, found, _member = speaking(ref=ref, by=by)
    agreement = queries.agreements_of(found).get(ref=agreement_ref)
    newest = queries.versions_of(agreement)[0]
    written = Written(
        kind=agreement.kind,
        title=agreement.title,
        text=text,
        link=agreement.link,
        authority=authority,
        note=what_is_new,
    )
    _check(written, newest.text, agreement.gates, agreement.ended_at is not None)
    version = _keep(agreement, written, newest.number + 1, by)
    note(partnership=found, kind="agreement-new", words=agreement.title, by=by)
    detail = {"version": version.number}
    record(by=by, action="rewrite", kind="agreement", ids=[agreement.pk], detail=detail)
    return version


@transaction.atomic
def sign(
    *, ref: str, agreement_ref: str, number: int, digest: str, authority: str, by: Doer
) -> AgreementSignature:
    """Sign the newest text for the member that `by` speaks for; `number`, `digest`: of what was read.

    The last signature puts it in force. Raises: Partnership.DoesNotExist, Agreement.DoesNotExist;
    PartnershipRefused. Then: all are told once everyone has signed; a line of the log, an audit entry.
    """
    viewer, found, member = speaking(ref=ref, by=by)
    agreement = queries.agreements_of(found).get(ref=agreement_ref)
    members = members_of(found)
    stands = queries.standing(agreement, members)
    demand(
        rules.may_sign(
            ended=agreement.ended_at is not None,
            is_newest=stands.newest.number == number,
            same_text=stands.newest.digest == digest == rules.digest_of(stands.newest.text),
            asked=member.pk in stands.asked and not agreement.gates,
            speaks=member.party_id is not None and may_speak(viewer, member.party_id),
            office=authority,
        )
    )
    office = {"user_id": by.user_id, "authority": authority[:200], "digest": digest}
    signature, made = AgreementSignature.objects.get_or_create(
        version=stands.newest, member=member, defaults=office
    )
    if made:
        note(partnership=found, kind="signed", words=agreement.title, by=by)
        record(by=by, action="sign", kind="agreement", ids=[agreement.pk], detail={"version": number})
        _maybe_in_force(agreement, stands, member, by)
    return signature


def _maybe_in_force(agreement: Agreement, stands: queries.Standing, member: Member, by: Doer) -> None:
    """Once nobody is missing, the text is in force and everyone is told."""
    if set(stands.missing) - {member.pk} or stands.newest.in_force_at is not None:
        return
    stands.newest.in_force_at = timezone.now()
    stands.newest.save(update_fields=["in_force_at"])
    note(partnership=agreement.partnership, kind="in-force", words=agreement.title, by=by)
    notices.in_force(agreement)


@transaction.atomic
def end_agreement(*, ref: str, agreement_ref: str, why: str, by: Doer) -> Agreement:
    """End an agreement, with a reason; its texts and signatures are kept.

    Raises: Partnership.DoesNotExist, Agreement.DoesNotExist; PartnershipRefused. Then: all are told; one line
    of the log, one audit entry.
    """
    _viewer, found, _member = speaking(ref=ref, by=by)
    agreement = found.agreements.select_related("partnership").get(ref=agreement_ref)
    demand(rules.may_end(ended=agreement.ended_at is not None, why=why))
    if agreement.gates:
        raise refusal("gate-stays", "why")
    agreement.ended_at, agreement.ended_why = timezone.now(), short_enough(why, "why")
    agreement.save(update_fields=["ended_at", "ended_why"])
    notices.ended(agreement)
    note(partnership=found, kind="agreement-ended", words=agreement.title, by=by)
    record(by=by, action="end", kind="agreement", ids=[agreement.pk])
    return agreement


@transaction.atomic
def set_review(*, ref: str, agreement_ref: str, on: date | None, by: Doer) -> Agreement:
    """Say when an agreement is looked at again, or that it is not.

    Raises: Partnership.DoesNotExist, Agreement.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    _viewer, found, _member = speaking(ref=ref, by=by)
    agreement = found.agreements.get(ref=agreement_ref)
    if agreement.ended_at is not None:
        raise refusal("ended")
    if on is not None and on <= timezone.localdate():
        raise refusal("past", "review-day")
    agreement.review_on = on
    agreement.save(update_fields=["review_on"])
    record(by=by, action="set-review", kind="agreement", ids=[agreement.pk])
    return agreement


@transaction.atomic
def check_contract(
    *, ref: str, agreement_ref: str, answers: tuple[int, int, int], words: str, by: Doer
) -> ContractCheck:
    """Write down how a contract stands today: how exact, how well kept, who looks after it; 1 to 4 each.

    Raises: Partnership.DoesNotExist, Agreement.DoesNotExist; PartnershipRefused. Then: one line of the log,
    one audit entry.
    """
    _viewer, found, _member = speaking(ref=ref, by=by)
    agreement = found.agreements.get(ref=agreement_ref, kind=Agreement.Kind.CONTRACT)
    if not all(1 <= answer <= 4 for answer in answers):
        raise refusal("no-check", "exactness")
    exactness, performance, management = answers
    made = ContractCheck.objects.create(
        agreement=agreement,
        on=timezone.localdate(),
        exactness=exactness,
        performance=performance,
        management=management,
        note=short_enough(words, "note"),
        user_id=by.user_id,
    )
    note(partnership=found, kind="contract-check", words=agreement.title, by=by)
    record(by=by, action="check", kind="agreement", ids=[agreement.pk])
    return made
