"""Write the audit trail and the change feed, in the caller's transaction."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from .models import Change, Dataset, Entry, FeedHead


class By(Protocol):
    """Whoever did it: `accounts.Doer`, seen from below."""

    process: str

    @property
    def user_id(self) -> int | None: ...

    @property
    def acting_for_id(self) -> int | None: ...


_followers: list[Callable[[int], None]] = []


def on_change(callback: Callable[[int], None]) -> None:
    """Call back with the new sequence number after each commit that changed the feed."""
    if callback not in _followers:
        _followers.append(callback)


def record(
    *, by: By, action: str, kind: str, ids: Iterable[int | str], detail: dict[str, Any] | None = None
) -> int:
    """Keep one audit entry and one feed row for a batch; return the feed's sequence number.

    Must run inside a transaction: the record stands or falls with the change itself.
    """
    batch = list(ids)
    Entry.objects.create(
        process=by.process or ("" if by.user_id is not None else "guest"),
        user_id=by.user_id,
        acting_for=by.acting_for_id,
        action=action,
        kind=kind,
        objects_touched=batch,
        detail=detail or {},
    )
    return announce(kind=kind, ids=batch)


def announce(*, kind: str, ids: list[int | str]) -> int:
    """Put one row on the change feed and tell the followers once it is committed."""
    FeedHead.objects.get_or_create(pk=1)
    head = FeedHead.objects.select_for_update().get(pk=1)
    head.last += 1
    head.save(update_fields=["last"])
    Change.objects.create(seq=head.last, kind=kind, ids=ids)
    transaction.on_commit(partial(_tell, head.last))
    return head.last


def _tell(seq: int) -> None:
    for callback in _followers:
        callback(seq)


def keep_dataset(*, dataset: str, by: By, fields: dict[str, Any], loaded: bool = False) -> None:
    """Keep what a data set says of itself; with `loaded`, that it was loaded now."""
    moment = {"loaded_at": timezone.now()} if loaded else {}
    with transaction.atomic():
        Dataset.objects.update_or_create(pk=dataset, defaults={**fields, **moment})
        if loaded:
            record(by=by, action="load", kind="dataset", ids=[dataset])


def drop_dataset(*, dataset: str, by: By) -> None:
    """Remove a data set that no row belongs to any more."""
    with transaction.atomic():
        Dataset.objects.filter(pk=dataset).delete()
        record(by=by, action="remove", kind="dataset", ids=[dataset])
