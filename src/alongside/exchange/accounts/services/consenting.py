"""Keep what people agree to, in the very words, and what they take back."""

from django.db import transaction
from django.utils import timezone

from alongside.exchange.audit.services import record

from ..access import Doer
from ..models import Consent


class ConsentRefused(Exception):
    """It cannot be kept like this; the message says why and what to do."""


@transaction.atomic
def give_consent(*, purpose: str, words: str, by: Doer, ref: str = "") -> Consent:
    """Keep that the doer agrees to these words; agreeing twice to the same is kept once.

    A helper agrees for the guest, and is named. Raises: ConsentRefused without words, or for a process.
    """
    if not words.strip():
        raise ConsentRefused("Say what is agreed to, in words.")
    whose = _whose(by)
    there = Consent.objects.filter(**whose, purpose=purpose, ref=ref, words=words, withdrawn_at=None).first()
    if there is not None:
        return there
    made = Consent.objects.create(**whose, purpose=purpose, words=words, ref=ref, helper_id=by.helper_id)
    record(by=by, action="give", kind="consent", ids=[made.pk], detail={"purpose": purpose})
    return made


@transaction.atomic
def withdraw_consent(*, consent_id: int, by: Doer) -> Consent:
    """Take back what the doer agreed to; the row stays, with its date. Raises: Consent.DoesNotExist."""
    found = Consent.objects.select_for_update().get(pk=consent_id, **_whose(by))
    if found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        found.save(update_fields=["withdrawn_at"])
        record(by=by, action="withdraw", kind="consent", ids=[found.pk], detail={"purpose": found.purpose})
    return found


def _whose(by: Doer) -> dict[str, int]:
    if by.guest_id is not None:
        return {"guest_id": by.guest_id}
    if by.user_id is None:
        raise ConsentRefused("Only a person can agree to something.")
    return {"user_id": by.user_id}
