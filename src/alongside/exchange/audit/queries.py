"""Read the change feed and the sources. What they hold is public: no rows of others."""

from collections.abc import Iterator

from .models import Change, Dataset, FeedHead

# What a load reported: long, and never shown with a row. `rows.defer(*LOAD_REPORT)` leaves it unread.
LOAD_REPORT = ("dataset__counts", "dataset__left_out", "dataset__files")


def feed_after(seq: int, *, most: int = 1000) -> list[Change]:
    """The changes after a sequence number, oldest first."""
    return list(Change.objects.filter(seq__gt=seq)[:most])


def feed_head() -> int:
    """The last sequence number, 0 where nothing was ever written."""
    return FeedHead.objects.filter(pk=1).values_list("last", flat=True).first() or 0


def datasets() -> Iterator[Dataset]:
    """Every set of records that was loaded, real ones first."""
    return Dataset.objects.exclude(loaded_at=None).order_by("-world", "title").iterator()
