"""Keep the search index as the database is."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from alongside.backends.index import IndexProblem
from alongside.backends.search import Item, Search, SearchWriter
from alongside.exchange.audit.queries import feed_after, feed_head

from . import findable

__all__ = ["IndexProblem", "catch_up", "ensure", "path", "problems", "rebuild"]

Progress = Callable[[str, int, int], None]
FEED_BATCH = 200


def path() -> Path:
    """Where the search index lies: beside the match index."""
    return Path(settings.INDEX_PATH).with_name("search")


def rebuild(progress: Progress | None = None) -> None:
    """Read every row again and build the index anew; readers go on with the old one meanwhile."""
    with SearchWriter.open(path()) as writer:
        _rebuild(writer, progress)


def ensure(progress: Progress | None = None) -> None:
    """Build the index where there is none, else bring it up to the feed's head."""
    with SearchWriter.open(path()) as writer:
        catch_up(writer, progress)


def catch_up(writer: SearchWriter, progress: Progress | None = None) -> None:
    """Bring the index up to the feed's head; where there is nothing to go on from, build it."""
    if not 0 <= writer.feed_seq <= feed_head():  # none, or an older database was put back
        _rebuild(writer, progress)
    while changes := feed_after(writer.feed_seq, most=FEED_BATCH):
        touched = findable.touched(changes)
        items = [item for kind, ids in touched.items() for item in findable.items(kind, sorted(ids))]
        gone = {f"{kind}:{pk}" for kind, ids in touched.items() for pk in ids} - {item.key for item in items}
        writer.apply(items, gone, changes[-1].seq)


def write_anew(writer: SearchWriter) -> None:
    """Write the index anew as it stands: nothing old is left on disk."""
    _rebuild(writer, None)


def _rebuild(writer: SearchWriter, progress: Progress | None) -> None:
    head = feed_head()  # before the rows are read: what is written meanwhile is followed afterwards
    writer.rebuild(_everything(progress), head)


def _everything(progress: Progress | None) -> Iterator[Item]:
    ids = {kind: findable.all_ids(kind) for kind in findable.KINDS}
    done, total = 0, sum(map(len, ids.values()))
    for kind, some in ids.items():
        for item in findable.items(kind, some):
            done += 1
            if progress and (done % findable.BATCH == 0 or done == total):
                progress("Indexing for search", done, total)
            yield item


def problems() -> list[str]:
    """What is wrong with the search index, in sentences that say what to do; empty when all is well."""
    try:
        index = Search.open(path())
    except IndexProblem as problem:
        return [str(problem)]
    wrong = []
    if (behind := feed_head() - index.feed_seq) > 0:
        wrong.append(f"The search index is {behind} changes behind the database. Start: alongside worker")
    there = (f"{kind}:{pk}" for kind in findable.KINDS for pk in findable.all_ids(kind))
    return wrong + differences(set(there), index.keys(), things="records", index="search index")


def differences(there: set[Any], indexed: Iterable[Any], *, things: str, index: str) -> list[str]:
    """What an index lacks of what is in the database, and what it has too much, in sentences."""
    known = set(indexed)
    return differing(len(there - known), len(known - there), things=things, index=index)


def differing(lacks: int, has: int, *, things: str, index: str) -> list[str]:
    """How many an index lacks, and how many it has too much, in sentences."""
    wrong = []
    if lacks:
        wrong.append(f"{lacks} {things} are not in the {index}. Run: alongside index rebuild")
    if has:
        wrong.append(
            f"{has} {things} are in the {index} but no longer in the database. Run: alongside index rebuild"
        )
    return wrong
