"""Write suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from ..models import Match


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One offer for a need, with its place in the order, score and reasons."""

    offer_id: int
    rank: int
    score: float
    reasons: Sequence[dict[str, Any]]


@transaction.atomic
def suggest(*, need_id: int, suggestions: Sequence[Suggestion], run: str, by: Doer) -> None:
    """Replace what was suggested for a need.

    Whatever people have begun, accepted or declined stays as it is; what was taken back may be suggested
    again, and keeps its introductions.
    """
    here = Match.objects.filter(need_id=need_id)
    idle = here.filter(status=Match.Status.SUGGESTED)
    idle.filter(introductions=None).delete()
    idle.update(rank=0, reasons=[])  # no run suggests it, until this one does
    kept = {row.offer_id: row for row in here}
    Match.objects.bulk_create(_match(need_id, one, run) for one in suggestions if one.offer_id not in kept)
    for one in suggestions:
        row = kept.get(one.offer_id)
        if row is not None and row.status == Match.Status.SUGGESTED:
            row.rank, row.score, row.reasons, row.run = one.rank, one.score, list(one.reasons), run
            row.save(update_fields=["rank", "score", "reasons", "run"])
    record(
        by=by, action="suggest", kind="match", ids=[need_id], detail={"run": run, "offers": len(suggestions)}
    )


def _match(need_id: int, one: Suggestion, run: str) -> Match:
    return Match(
        need_id=need_id,
        offer_id=one.offer_id,
        rank=one.rank,
        score=one.score,
        reasons=list(one.reasons),
        run=run,
    )
