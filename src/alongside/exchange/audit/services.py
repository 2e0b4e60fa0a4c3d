"""Write the audit trail and the change feed, in the caller's transaction."""

import secrets
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from .chain import FIELDS, PERSONS, digest, plain
from .models import Change, Dataset, Entry, FeedHead, Subject, Touch

NUMBERS = 2**52  # every program reads a number below this exactly
FEW = 50  # rows of a batch that each lead to the entry


class By(Protocol):
    """Whoever did it: `accounts.Doer`, seen from below."""

    process: str

    @property
    def user_id(self) -> int | None: ...

    @property
    def guest_id(self) -> int | None: ...

    @property
    def acting_for_id(self) -> int | None: ...

    @property
    def helper_id(self) -> int | None: ...


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
    head = _locked()
    batch = list(ids)
    said = _numbered(by) | {
        "process": by.process,
        "action": action,
        "kind": kind,
        "objects_touched": _kept_ids(kind, batch),
        "detail": plain(detail or {}),
    }
    head.entries += 1
    at = timezone.now()
    link = digest(sequence=head.entries, previous=head.digest, at=at, said=said)
    entry = Entry.objects.create(
        sequence=head.entries,
        previous=head.digest,
        digest=link,
        at=at,
        **{name: said[name] for name in FIELDS},
    )
    head.digest = link
    if len(batch) <= FEW:
        Touch.objects.bulk_create(
            Touch(entry=entry, kind=kind, row=str(row)) for row in entry.objects_touched
        )
    return _grow(head, kind, batch)


def _numbered(by: By) -> dict[str, int | None]:
    """Who did it, for whom, and who helped, as numbers of the trail."""
    kind, who = ("user", by.user_id) if by.user_id is not None else ("guest", by.guest_id)
    return {
        "doer": _number(kind, who),
        "acting_for": _number("party", by.acting_for_id),
        "helper": _number("user", by.helper_id),
    }


def _number(kind: str, row: int | None) -> int | None:
    """The random number of somebody, made when it is first written."""
    if row is None:
        return None
    made = {"number": secrets.randbelow(NUMBERS) + 1}
    return Subject.objects.get_or_create(kind=kind, row=row, defaults=made)[0].number


def _kept_ids(kind: str, ids: list[int | str]) -> list[Any]:
    """The ids as the trail keeps them: people are numbers."""
    return [_number(kind, int(row)) for row in ids] if kind in PERSONS else ids


def announce(*, kind: str, ids: list[int | str]) -> int:
    """Put one row on the change feed and tell the followers once it is committed."""
    return _grow(_locked(), kind, ids)


def _locked() -> FeedHead:
    """The head of feed and trail, nobody else's until the transaction ends."""
    FeedHead.objects.get_or_create(pk=1)
    return FeedHead.objects.select_for_update().get(pk=1)


def _grow(head: FeedHead, kind: str, ids: list[int | str]) -> int:
    head.last += 1
    head.save(update_fields=["last", "entries", "digest"])
    Change.objects.create(seq=head.last, kind=kind, ids=ids)
    transaction.on_commit(partial(_tell, head.last))
    return head.last


def forget(*, kind: str, rows: Iterable[int]) -> None:
    """Let the trail's numbers of these people name nobody; what it says stays, and so does its chain."""
    Subject.objects.filter(kind=kind, row__in=list(rows)).delete()


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
