"""Send a case to those named in it, and keep what each says of its figures."""

from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import reviewing_rules as rules
from ..models import Case, SignOff
from ..notices_building import refused, tell_owner, tell_parties
from ..queries import cases as queries
from . import cases


@transaction.atomic
def send(*, ref: str, by: Doer) -> int:
    """Send a draft to everybody who answers for a party in it. Returns how many people were told.

    Raises: Case.DoesNotExist; CaseRefused where nobody answers for any party.
    """
    found = cases.held(ref, by)
    asked = [one for one in queries.parties_of(found) if one.actor_id is not None]
    if not asked:
        raise refused("nobody-asked")
    cases.move(ref=ref, to=Case.Status.REVIEW, by=by)
    found.refresh_from_db()
    told = tell_parties(found, asked, by=by)
    _settle(found, by)  # those who agreed before to just these figures need not do so again
    return told


@transaction.atomic
def sign(
    *, ref: str, party: str, number: int, decision: str, said: str = "", office: str = "", by: Doer
) -> SignOff:
    """Say for a party whether its figures of version `number` are right. The newest word counts.

    When the last of those who answer agrees, the case is agreed.
    Raises: Case.DoesNotExist where the doer answers for no such party; CaseRefused, with the field.
    Then: one audit entry; those who write the case are told.
    """
    found = _asked(ref, party, by)
    if found.status not in queries.SHOWN_TO_PARTIES:
        raise refused("not-asked")
    version = queries.newest(found)
    if version is None or version.number != number:
        raise refused("old-version")
    if decision not in SignOff.Decision.values:
        raise refused("no-decision")
    if decision != SignOff.Decision.AGREED and not said.strip():
        raise refused("no-said")
    if not office.strip():
        raise refused("no-office")
    row = found.parties.select_related("actor").get(key=party)
    assert row.actor_id is not None
    made = SignOff.objects.create(
        case=found,
        version=version,
        party=party,
        actor_id=row.actor_id,
        decision=decision,
        said=said.strip(),
        office=office.strip()[:200],
        user_id=by.user_id,
    )
    record(by=by, action="sign", kind="case", ids=[found.pk], detail={"decision": decision})
    tell_owner(found, row, decision, by=by)
    _settle(found, by)
    return made


def _asked(ref: str, party: str, by: Doer) -> Case:
    """The case, locked, for whoever acts for the organisation that answers for this party."""
    if by.acting_for_id is None:
        raise Case.DoesNotExist
    rows = Case.objects.select_for_update(of=("self",))
    return rows.get(ref=ref, parties__key=party, parties__actor__party_id=by.acting_for_id)


def _settle(case: Case, by: Doer) -> None:
    """Agreed when all who answer agree; back with them when one no longer does."""
    version: Any = queries.newest(case)
    words = case.sign_offs.select_related("version")
    agreed = rules.all_agree(rules.stand(version.model, queries.parties_of(case), words))
    if agreed and case.status == Case.Status.REVIEW:
        cases.moved(case, Case.Status.AGREED, by=by)
    elif not agreed and case.status == Case.Status.AGREED:
        cases.moved(case, Case.Status.REVIEW, by=by)
