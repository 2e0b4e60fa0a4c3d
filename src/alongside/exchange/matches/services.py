"""Write suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .models import Match


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One offer for a need, with its place in the order, score and reasons."""

    offer_id: int
    rank: int
    score: float
    reasons: Sequence[dict[str, Any]]


@transaction.atomic
def suggest(*, need_id: int, suggestions: Sequence[Suggestion], run: str, by: Doer) -> None:
    """Replace what was suggested for a need; what somebody declined stays declined."""
    declined = set(
        Match.objects.filter(need_id=need_id, status=Match.Status.DECLINED).values_list("offer_id", flat=True)
    )
    Match.objects.filter(need_id=need_id, status=Match.Status.SUGGESTED).delete()
    Match.objects.bulk_create(
        Match(
            need_id=need_id,
            offer_id=suggestion.offer_id,
            rank=suggestion.rank,
            score=suggestion.score,
            reasons=list(suggestion.reasons),
            run=run,
        )
        for suggestion in suggestions
        if suggestion.offer_id not in declined
    )
    record(
        by=by, action="suggest", kind="match", ids=[need_id], detail={"run": run, "offers": len(suggestions)}
    )
