"""Write what a call made of a need, which stands among what happened about it."""

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from ..models import Need, Note

UNDER_WAY = (Need.Status.OPEN, Need.Status.CALLED, Need.Status.ANSWERED)


@transaction.atomic
def follow_call(*, need_id: int, status: str, words: str, by: Doer) -> None:
    """Say that a need is asked of everyone, answered, or open again. One that is met or closed stays so.

    Whoever calls made sure that `by` may run the call. The words are shown to all who see the need.
    """
    need = Need.objects.select_for_update().get(pk=need_id)
    Note.objects.create(need=need, on=timezone.localdate(), text=words)
    if need.status in UNDER_WAY and status in UNDER_WAY:
        need.status = status
        need.save(update_fields=["status", "changed_at"])
    record(by=by, action="follow-call", kind="need", ids=[need.pk], detail={"status": need.status})
