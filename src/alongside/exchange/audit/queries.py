"""Read the change feed, the trail, and the sources that somebody may know of."""

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q

from .chain import PERSONS, faults
from .models import Change, Dataset, Entry, FeedHead, Subject

# What a load reported: long, and never shown with a row. `rows.defer(*LOAD_REPORT)` leaves it unread.
LOAD_REPORT = ("dataset__counts", "dataset__left_out", "dataset__files")


def feed_after(seq: int, *, most: int = 1000) -> list[Change]:
    """The changes after a sequence number, oldest first."""
    return list(Change.objects.filter(seq__gt=seq)[:most])


def feed_head() -> int:
    """The last sequence number, 0 where nothing was ever written."""
    return FeedHead.objects.filter(pk=1).values_list("last", flat=True).first() or 0


def has_changed(kind: str, seq: int) -> bool:
    """Whether the feed tells of this kind after a sequence number."""
    return Change.objects.filter(seq__gt=seq, kind=kind).exists()


def datasets(audiences: Iterable[str]) -> Iterator[Dataset]:
    """Every set of records that was loaded and that these audiences may know of, real ones first."""
    rows = Dataset.objects.exclude(loaded_at=None).filter(audience__in=set(audiences))
    return rows.order_by("-world", "title").iterator()


def trail_faults() -> list[str]:
    """What is wrong with the audit trail, in sentences; empty when no entry was changed or taken out.

    Cost: reads every entry once, never more than some at a time.
    """
    head = FeedHead.objects.filter(pk=1).first() or FeedHead()
    entries = Entry.objects.filter(sequence__lte=head.entries).order_by("sequence")
    return list(faults(entries.iterator(chunk_size=2000), last=head.entries, end=head.digest))


def numbers_of(kind: str, rows: Iterable[int]) -> list[int]:
    """The numbers by which the trail knows these people."""
    return list(Subject.objects.filter(kind=kind, row__in=list(rows)).values_list("number", flat=True))


def behind(numbers: Iterable[int | None]) -> dict[int, tuple[str, int]]:
    """Who stands behind numbers of the trail, as kind and id; whoever has left is not among them."""
    asked = {number for number in numbers if number is not None}
    found = Subject.objects.filter(number__in=asked).values_list("number", "kind", "row")
    return {number: (kind, row) for number, kind, row in found}


def trail_by(numbers: Iterable[int], *, most: int = 500) -> list[Entry]:
    """What these did or had done for them, newest first."""
    asked = list(numbers)
    return list(Entry.objects.filter(Q(doer__in=asked) | Q(helper__in=asked)).order_by("-sequence")[:most])


def trail_of(rows: Mapping[str, Iterable[int | str]], *, most: int = 500) -> list[Entry]:
    """What was done to rows, given by kind, newest first; whoever asks made sure that they may be seen."""
    told = Q(pk__in=[])
    for kind, ids in rows.items():
        asked = [*ids]
        if kind in PERSONS:
            asked = numbers_of(kind, [int(row) for row in asked])
        told |= Q(touches__kind=kind, touches__row__in=[str(row) for row in asked])
    return list(Entry.objects.filter(told).distinct().order_by("-sequence")[:most])
