"""Write what somebody has answered so far. Nothing of it is recorded: only what is sent counts."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer

from ..models import Draft

KEPT_FOR = timedelta(days=90)


@transaction.atomic
def keep_draft(*, form: str, answers: Mapping[str, Any], by: Doer) -> None:
    """Keep the answers of a form so far, in place of those kept before."""
    Draft.objects.update_or_create(party_id=by.acting_for_id, form=form, defaults={"answers": dict(answers)})


@transaction.atomic
def drop_draft(*, form: str, by: Doer) -> None:
    """Forget what was answered so far."""
    Draft.objects.filter(party_id=by.acting_for_id, form=form).delete()


@transaction.atomic
def drop_old_drafts(*, now: datetime) -> int:
    """Forget what nobody has gone on with for 90 days; return how many."""
    gone, _each = Draft.objects.filter(changed_at__lt=now - KEPT_FOR).delete()
    return gone
