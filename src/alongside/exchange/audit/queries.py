"""Read the change feed, and the sources that somebody may know of."""

from collections.abc import Iterable, Iterator

from .models import Change, Dataset, FeedHead

# What a load reported: long, and never shown with a row. `rows.defer(*LOAD_REPORT)` leaves it unread.
LOAD_REPORT = ("dataset__counts", "dataset__left_out", "dataset__files")


def feed_after(seq: int, *, most: int = 1000) -> list[Change]:
    """The changes after a sequence number, oldest first."""
    return list(Change.objects.filter(seq__gt=seq)[:most])


def feed_head() -> int:
    """The last sequence number, 0 where nothing was ever written."""
    return FeedHead.objects.filter(pk=1).values_list("last", flat=True).first() or 0


def datasets(audiences: Iterable[str]) -> Iterator[Dataset]:
    """Every set of records that was loaded and that these audiences may know of, real ones first."""
    rows = Dataset.objects.exclude(loaded_at=None).filter(audience__in=set(audiences))
    return rows.order_by("-world", "title").iterator()
