"""Write needs that come in with a data set. (`set_subjects` is called by the analyses.)"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.batches import Kept, keep, keep_links, tell, tell_kept
from alongside.exchange.audit.services import By, record

from ..models import Need, NeedSubject, Note


@transaction.atomic
def set_subjects(*, found: Mapping[int, Mapping[int, str]], by: Doer) -> int:
    """Replace what the words of these needs were read to be about; what somebody said stays.

    `found`: per need id, per subject id, the words that showed it. Returns the feed's number.
    """
    said = set(NeedSubject.objects.filter(need__in=found, words="").values_list("need_id", "subject_id"))
    NeedSubject.objects.filter(need__in=found).exclude(words="").delete()
    NeedSubject.objects.bulk_create(
        [
            NeedSubject(need_id=row, subject_id=subject, words=words[:200])
            for row, subjects in found.items()
            for subject, words in subjects.items()
            if (row, subject) not in said
        ],
        batch_size=2000,
    )
    return record(by=by, action="tag", kind="need-tags", ids=found)


@transaction.atomic
def keep_needs(*, rows: Sequence[Mapping[str, Any]], dataset: str, by: By) -> Kept:
    """Keep needs from a data set. Rows: fields of `Need`, and `subjects`: ids of those somebody said."""
    flat = [
        {**{name: value for name, value in row.items() if name != "subjects"}, "dataset_id": dataset}
        for row in rows
    ]
    kept = keep(Need, flat, key=["source_id"], dataset=dataset)
    mine = {kept.ids[row["source_id"]]: row for row in rows if row["source_id"] not in kept.foreign}
    said = {pk: row["subjects"] for pk, row in mine.items()}
    touched = keep_links(NeedSubject, "need_id", "subject_id", said, words="")
    kept.mark_changed(mine[pk]["source_id"] for pk in touched)
    tell_kept(kept=kept, by=by, kind="need", dataset=dataset)
    return kept


@transaction.atomic
def keep_notes(*, rows: Sequence[Mapping[str, Any]], dataset: str, by: By) -> Kept:
    """Keep what happened about needs. Rows: fields of `Note`. The feed names the needs."""
    kept = keep(Note, [{**row, "dataset_id": dataset} for row in rows], key=["source_id"], dataset=dataset)
    touched = {*kept.new, *kept.changed}
    needs = sorted({row["need_id"] for row in rows if row["source_id"] in touched})
    tell(by=by, action="load", kind="need", ids=needs, detail={"dataset": dataset})
    return kept


@transaction.atomic
def drop_dataset(*, dataset: str, by: By) -> dict[str, int]:
    """Remove every need of a data set; return how many."""
    Note.objects.filter(dataset=dataset).delete()
    mine = Need.objects.filter(dataset=dataset)
    ids = list(mine.values_list("pk", flat=True))
    mine.delete()
    tell(by=by, action="remove", kind="need", ids=ids, detail={"dataset": dataset})
    return {"need": len(ids)}
