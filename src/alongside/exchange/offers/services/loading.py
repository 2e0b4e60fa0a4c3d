"""Write offers that come in with a data set. (`set_subjects` is called by the analyses.)"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.batches import READ, WRITE, Kept, chunks, keep, keep_links, tell, tell_kept
from alongside.exchange.audit.services import By, record

from ..models import Offer, OfferIdentifier, OfferSubject

HANGING = ("also", "helpers", "reach", "subjects", "groups")


@transaction.atomic
def set_subjects(*, found: Mapping[int, Mapping[int, str]], by: Doer) -> int:
    """Replace what the words of these offers were read to be about; what somebody said stays.

    `found`: per offer id, per subject id, the words that showed it. Returns the feed's number.
    """
    said = set(OfferSubject.objects.filter(offer__in=found, words="").values_list("offer_id", "subject_id"))
    OfferSubject.objects.filter(offer__in=found).exclude(words="").delete()
    OfferSubject.objects.bulk_create(
        [
            OfferSubject(offer_id=row, subject_id=subject, words=words[:200])
            for row, subjects in found.items()
            for subject, words in subjects.items()
            if (row, subject) not in said
        ],
        batch_size=2000,
    )
    return record(by=by, action="tag", kind="offer-tags", ids=found)


@transaction.atomic
def keep_offers(*, rows: Sequence[Mapping[str, Any]], dataset: str, by: By) -> Kept:
    """Keep offers from a data set.

    Rows: fields of `Offer`, and what hangs on it: `also` (other ids of the same thing), `helpers` (actor
    ids), `reach` (place ids), `subjects` and `groups` (subject ids that somebody said). Another id that
    is already taken is not given again, and named in `refused` under (id, other id).
    """
    flat = [
        {**{name: value for name, value in row.items() if name not in HANGING}, "dataset_id": dataset}
        for row in rows
    ]
    kept = keep(Offer, flat, key=["source_id"], dataset=dataset)
    mine = {kept.ids[row["source_id"]]: row for row in rows if row["source_id"] not in kept.foreign}
    touched = _keep_other_ids(mine, kept)
    for model, column, name in (
        (Offer.helpers.through, "actor_id", "helpers"),
        (Offer.reach.through, "place_id", "reach"),
        (Offer.groups.through, "subject_id", "groups"),
    ):
        touched |= keep_links(model, "offer_id", column, {pk: row[name] for pk, row in mine.items()})
    said = {pk: {*row["subjects"], *row["groups"]} for pk, row in mine.items()}
    touched |= keep_links(OfferSubject, "offer_id", "subject_id", said, words="")
    kept.mark_changed(mine[pk]["source_id"] for pk in touched)
    tell_kept(kept=kept, by=by, kind="offer", dataset=dataset)
    return kept


def _keep_other_ids(mine: Mapping[int, Mapping[str, Any]], kept: Kept) -> set[int]:
    """Make the other ids of each offer those that its row gives; return the offers that changed."""
    wanted = [(pk, value) for pk, row in mine.items() for value in row["also"]]
    holder: dict[str, int] = {}
    for some in chunks(sorted({value for _, value in wanted}), READ):
        holder |= dict(Offer.objects.filter(source_id__in=some).values_list("source_id", "pk"))
        holder |= dict(OfferIdentifier.objects.filter(value__in=some).values_list("value", "offer_id"))
    touched, fresh = set(), []
    for pk, value in wanted:
        has = holder.setdefault(value, -1)
        if has == -1:
            holder[value] = pk
            fresh.append(OfferIdentifier(offer_id=pk, value=value))
            touched.add(pk)
        elif has != pk:
            kept.refused[mine[pk]["source_id"], value] = "this id already names another offer"
    asked = set(wanted)
    for some in chunks(sorted(mine), READ):
        for row in OfferIdentifier.objects.filter(offer__in=some):
            if (row.offer_id, row.value) not in asked:
                touched.add(row.offer_id)
                row.delete()
    OfferIdentifier.objects.bulk_create(fresh, batch_size=WRITE)
    return touched


@transaction.atomic
def drop_dataset(*, dataset: str, by: By) -> dict[str, int]:
    """Remove every offer of a data set; return how many."""
    mine = Offer.objects.filter(dataset=dataset)
    ids = list(mine.values_list("pk", flat=True))
    mine.delete()
    tell(by=by, action="remove", kind="offer", ids=ids, detail={"dataset": dataset})
    return {"offer": len(ids)}
