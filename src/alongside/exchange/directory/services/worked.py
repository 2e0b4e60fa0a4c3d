"""Write the ties that come of working together."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from django.db import transaction

from alongside.exchange.audit.services import By, record

from ..models import Actor, Tie
from ..terms import TieKind


@transaction.atomic
def tie_from_work(
    *,
    ref: str,
    party_ids: Iterable[int],
    since: date,
    until: date | None,
    outcome: str,
    source: str,
    by: By,
) -> int:
    """Keep that each two of these organisations have worked together; return how many ties there are of it.

    `ref`: of what they did; done again, its ties get the new dates and outcome. People are never tied so.
    Whoever calls made sure that each of them agreed to be named.
    """
    organisations = Actor.objects.filter(party__in=set(party_ids), nature=Actor.Nature.ORGANISATION)
    ids = sorted(organisations.values_list("pk", flat=True))
    said = {
        "kind": TieKind.WORKS_WITH,
        "since": since.isoformat(),
        "until": until.isoformat() if until else "",
        "basis": Tie.Basis.STATED,
        "note": outcome,
        "source": source,
    }
    made = []
    for one, other in combinations(ids, 2):
        key = f"partnership:{ref}:{one}-{other}"
        tie, _ = Tie.objects.update_or_create(
            source_id=key, defaults=said | {"actor_id": one, "other_id": other}
        )
        made.append(tie.pk)
    if made:
        record(by=by, action="tie", kind="tie", ids=made, detail={"kind": TieKind.WORKS_WITH.value})
    return len(made)
