"""Write the ties that come of introductions."""

from typing import Literal

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from ..models import Tie


@transaction.atomic
def tie_from_introduction(
    *, ref: str, actor_id: int, other_id: int, kind: Literal["prospective", "works-with"], by: Doer
) -> Tie:
    """Keep that two actors may work together since an introduction, or have since; one tie for each."""
    said = {
        "actor_id": actor_id,
        "other_id": other_id,
        "kind": kind,
        "source": "An introduction made here",
    }
    since = {"since": timezone.localdate().isoformat()}
    tie, _ = Tie.objects.update_or_create(
        source_id=f"introduction:{ref}", defaults=said, create_defaults=said | since
    )
    record(by=by, action="tie", kind="tie", ids=[tie.pk], detail={"kind": kind})
    return tie
