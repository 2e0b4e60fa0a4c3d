"""Write claims and the numbers of who took part that come in with a data set."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from alongside.exchange.audit.batches import Kept, keep, tell, tell_kept
from alongside.exchange.audit.services import By

from ..models import Claim, ClaimSource, Participation

KEY = ("claim_id", "side", "kind", "key")


@transaction.atomic
def keep_claims(*, rows: Sequence[Mapping[str, Any]], dataset: str, by: By) -> Kept:
    """Keep claims from a data set. Rows: fields of `Claim`, and `sources`: fields of `ClaimSource`."""
    flat = [
        {**{name: value for name, value in row.items() if name != "sources"}, "dataset_id": dataset}
        for row in rows
    ]
    kept = keep(Claim, flat, key=["source_id"], dataset=dataset)
    mine = {kept.ids[row["source_id"]]: row for row in rows if row["source_id"] not in kept.foreign}
    wanted = [{"claim_id": pk, **source} for pk, row in mine.items() for source in row["sources"]]
    touched = _gone(mine, wanted)
    sources = keep(ClaimSource, wanted, key=KEY, dataset=None)
    touched |= {key[0] for key in [*sources.new, *sources.changed] if isinstance(key, tuple)}
    kept.mark_changed(mine[pk]["source_id"] for pk in touched)
    tell_kept(kept=kept, by=by, kind="claim", dataset=dataset)
    return kept


def _gone(mine: Mapping[int, Any], wanted: Sequence[Mapping[str, Any]]) -> set[int]:
    """Remove what the data set no longer gives; what people here said stays. The claims it was taken from."""
    keys = {tuple(row[name] for name in KEY) for row in wanted}
    there = ClaimSource.objects.filter(claim__in=mine, user=None, party=None)
    lost = [row for row in there if (row.claim_id, row.side, row.kind, row.key) not in keys]
    ClaimSource.objects.filter(pk__in=[row.pk for row in lost]).delete()
    return {row.claim_id for row in lost}


@transaction.atomic
def keep_participation(*, rows: Sequence[Mapping[str, Any]], dataset: str, by: By) -> Kept:
    """Keep the numbers of who took part. Rows: fields of `Participation`."""
    flat = [{**row, "dataset_id": dataset} for row in rows]
    kept = keep(Participation, flat, key=["source_id"], dataset=dataset)
    tell_kept(kept=kept, by=by, kind="participation", dataset=dataset)
    return kept


@transaction.atomic
def drop_dataset(*, dataset: str, by: By) -> dict[str, int]:
    """Remove every claim of a data set and what it says of who took part; return how many of each."""
    counts = {}
    for name, model in (("participation", Participation), ("claim", Claim)):
        mine = model._default_manager.filter(dataset=dataset)
        ids = list(mine.values_list("pk", flat=True))
        mine.delete()
        tell(by=by, action="remove", kind=name, ids=ids, detail={"dataset": dataset})
        counts[name] = len(ids)
    return counts
