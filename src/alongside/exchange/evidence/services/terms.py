"""Propose who pays whom, and answer it, each party for itself."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import terms_rules as rules
from ..models import Case, CaseParty, Terms, TermsAnswer
from ..notices_terms import refused, tell_answered, tell_proposed
from ..queries import cases as queries


@transaction.atomic
def propose(
    *, ref: str, number: int, kind: str, numbers: Mapping[str, Any], party: str = "", why: str = "", by: Doer
) -> Terms:
    """Propose terms on version `number` of a case; what was asked before ends. Whoever proposes agrees.

    `numbers`: found whole by `terms_rules.checked`; `party`: for which the doer speaks, nothing for whoever
    writes the case.
    Raises: Case.DoesNotExist where they do neither; CaseRefused, with the field.
    Then: one audit entry; all who answer for a party are told.
    """
    found = _open_to(ref, party, by)
    if kind not in Terms.Kind.values:
        raise refused("no-kind")
    version = queries.newest(found)
    if version is None or version.number != number:
        raise refused("old-version")
    if len(why) > rules.LONGEST:
        raise refused("too-long")
    asked = _asked(found)
    decided = rules.may_propose(status=found.status, moved=rules.moves(kind, numbers), answered_for=asked)
    if decided is not None:
        raise refused(decided.why)
    found.terms.filter(state=Terms.State.PROPOSED).update(
        state=Terms.State.REPLACED, settled_on=timezone.localdate()
    )
    made = Terms.objects.create(
        case=found,
        version=version,
        number=1 + (found.terms.values_list("number", flat=True).first() or 0),
        kind=kind,
        numbers=dict(numbers),
        why=why.strip(),
        party=party,
        user_id=by.user_id,
    )
    record(by=by, action="propose-terms", kind="case", ids=[found.pk], detail={"kind": kind})
    own = [one for one in asked.values() if one.actor and one.actor.party_id == by.acting_for_id]
    for one in own:
        _keep(made, one, True, "", by)
    if not _settle(made, asked):
        tell_proposed(made, by=by)
    return made


@transaction.atomic
def answer(*, ref: str, terms: str, party: str, is_agreed: bool | None, said: str = "", by: Doer) -> Terms:
    """Say for a party whether it agrees. With the last yes terms are agreed, with a no they are not.

    Raises: Case.DoesNotExist where the doer answers for no such party; Terms.DoesNotExist; CaseRefused.
    Then: one audit entry; when it is settled all who answer are told.
    """
    found = _open_to(ref, party or "-", by)
    row = found.terms.get(ref=terms)
    if row.state != Terms.State.PROPOSED:
        raise refused("settled")
    if is_agreed is None:
        raise refused("no-answer")
    if not is_agreed and not said.strip():
        raise refused("no-said")
    if len(said) > rules.LONGEST:
        raise refused("too-long-said")
    asked = _asked(found)
    _keep(row, asked[party], is_agreed, said, by)
    record(by=by, action="answer-terms", kind="case", ids=[found.pk], detail={"agreed": is_agreed})
    if _settle(row, asked):
        tell_answered(row, asked[party].name, by=by)
    return row


def _settle(terms: Terms, asked: dict[str, CaseParty]) -> bool:
    """Agreed with the last yes, not agreed with one no; whether that is so now."""
    state = rules.settled(dict(terms.answers.values_list("party", "is_agreed")), asked)
    if state:
        terms.state, terms.settled_on = state, timezone.localdate()
        terms.save(update_fields=["state", "settled_on"])
    return bool(state)


def _keep(terms: Terms, party: CaseParty, is_agreed: bool, said: str, by: Doer) -> None:
    TermsAnswer.objects.update_or_create(
        terms=terms,
        party=party.key,
        defaults={
            "actor": party.actor,
            "is_agreed": is_agreed,
            "said": said.strip(),
            "user_id": by.user_id,
        },
    )


def _asked(case: Case) -> dict[str, CaseParty]:
    """The parties for which an organisation here answers, by key."""
    return {one.key: one for one in queries.parties_of(case) if one.actor_id is not None}


def _open_to(ref: str, party: str, by: Doer) -> Case:
    """The case, locked, for whoever answers for this party; with no party, for whoever writes it."""
    if by.user_id is None or by.acting_for_id is None:
        raise Case.DoesNotExist
    rows = Case.objects.select_for_update(of=("self",))
    if not party:
        return rows.get(ref=ref, owner_id=by.acting_for_id)
    shown = rows.filter(status__in=queries.SHOWN_TO_PARTIES)
    return shown.get(ref=ref, parties__key=party, parties__actor__party_id=by.acting_for_id)
