"""Keep the match index as the database is."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from django.conf import settings

from alongside.backends.encoders import choose
from alongside.backends.index import Document, IndexProblem, Status, Writer, live_ids, status
from alongside.engines.matching.denial import affirmed
from alongside.exchange.audit.models import Change
from alongside.exchange.audit.queries import feed_after, feed_head
from alongside.exchange.directory.queries import SUBJECT_KINDS
from alongside.exchange.offers import queries as offers
from alongside.exchange.offers.queries import IndexRow

from . import search_index, tagging
from .search_index import FEED_BATCH, Progress, differing

BATCH = 2000


def path() -> Path:
    """Where the index lies."""
    return Path(settings.INDEX_PATH)


def document(row: IndexRow, version: int) -> Document:
    """One offer as the index keeps it."""
    offer = row.offer
    room = None
    if offer.capacity:
        room = max(0.0, 1 - (offer.taken or 0) / offer.capacity)
    if offer.capacity == 0 or offer.paused_at is not None:
        room = 0.0
    labels = ". ".join(label for _, _, label in row.subjects)
    return Document(
        id=offer.pk,
        version=version,
        title=offer.title,
        text=". ".join(
            filter(None, [affirmed(offer.summary), affirmed(offer.audience), labels, row.actor_words])
        ),
        audiences=tuple(sorted(row.audiences)),
        world=offer.world,
        kind=offer.kind,
        standing=offer.standing,
        stages=tuple(offer.stages),
        subjects=tuple(subject for subject, _, _ in row.subjects),
        lat=_number(row.lat),
        lon=_number(row.lon),
        reach=row.reach,
        actor=offer.actor_id or -1,
        capacity=_number(room),
        confirmed=_day(offer.confirmed_on or offer.reported_on),
        valid_until=_day(offers.last_day(offer)),
        evidence=-1 if offer.evidence is None else offer.evidence,
        groups=row.groups,
    )


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _day(value: date | None) -> int:
    return value.toordinal() if value else 0


def documents(ids: Sequence[int], version: int, progress: Progress | None = None) -> Iterator[Document]:
    """The offers among `ids` that are still there, as documents."""
    done = 0
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        for row in offers.index_rows(batch):
            yield document(row, version)
        done += len(batch)
        if progress:
            progress("Indexing offers", done, len(ids))


def rebuild(progress: Progress | None = None) -> Status:
    """Read every row again and build both indexes anew; readers go on with the old ones meanwhile."""
    head = tagging.tag_everything()
    ids = offers.all_ids()
    with Writer.open(path(), choose(settings.ENCODER)) as writer:
        writer.rebuild(documents(ids, head, progress), head)
    search_index.rebuild(progress)
    return status(path())


def write_anew(writer: Writer) -> None:
    """Write the index anew as it stands, and let go of the generation before: nothing old is left on disk."""
    seq = writer.feed_seq
    writer.rebuild(documents(offers.all_ids(), seq), seq)
    writer.apply([], [], seq)


def catch_up(writer: Writer, progress: Progress | None = None) -> list[int]:
    """Bring the index up to the feed's head; return the needs whose words changed on the way."""
    needs: list[int] = []
    while changes := feed_after(writer.feed_seq, most=FEED_BATCH):
        needs += _take(writer, changes, progress)
    return needs


def _take(writer: Writer, changes: list[Change], progress: Progress | None) -> list[int]:
    """Apply one batch of the feed: tag what was written, then index what was tagged."""
    wrote, tagged, needs, read_again = set[int](), set[int](), set[int](), False
    for change in changes:
        if change.kind == "offer":
            wrote.update(change.ids)
        elif change.kind == "offer-tags":
            tagged.update(change.ids)
        elif change.kind == "actor":
            tagged.update(offers.of_actors(change.ids))
        elif change.kind == "need":
            needs.update(change.ids)
        read_again = read_again or change.kind in SUBJECT_KINDS
    seq = changes[-1].seq
    if read_again:
        tagging.tag_everything()
    else:
        tagging.tag_offers(sorted(wrote))
        tagging.tag_needs(sorted(needs))
    touched = sorted(wrote | tagged)
    found = {doc.id: doc for doc in documents(touched, seq, progress)}
    gone = [offer for offer in touched if offer not in found]
    writer.apply(found.values(), gone, seq)
    return sorted(needs)


def problems() -> list[str]:
    """What is wrong with the indexes, in sentences that say what to do; empty when all is well."""
    return _match_problems() + search_index.problems()


def _match_problems() -> list[str]:
    try:
        found = status(path())
    except IndexProblem as problem:
        return [str(problem)]
    if not found.sound:
        return list(found.problems)  # one that cannot be read cannot be compared either
    wrong = list(found.problems)
    behind = feed_head() - found.feed_seq
    if behind > 0:
        wrong.append(f"The index is {behind} changes behind the database. Start: alongside worker")
    there = np.fromiter(offers.every_id(), dtype=np.int64)  # a million of them are eight megabytes
    indexed = live_ids(path())
    lacks, has = len(np.setdiff1d(there, indexed)), len(np.setdiff1d(indexed, there))
    return wrong + differing(lacks, has, things="offers", index="index")


def status_now() -> Status:
    """The index as it lies on disk. Raises: IndexProblem where there is none."""
    return status(path())
