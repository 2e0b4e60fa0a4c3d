"""The one writer of both indexes: a thread of `alongside worker` that follows the change feed."""

import logging
import threading
from collections.abc import Iterable

from django.conf import settings
from django.db import close_old_connections

from alongside.backends.encoders import choose
from alongside.backends.index import Writer
from alongside.backends.search import SearchWriter
from alongside.exchange.accounts.services.erasing import ERASED
from alongside.exchange.audit.queries import feed_head, has_changed

from . import indexing, search_index, tasks
from .waking import woken

log = logging.getLogger("alongside.analyses")
LOOK_EVERY = 0.1  # seconds: another process may have written, and cannot wake this one
AFTER_A_FAULT = 5.0


def follow(stop: threading.Event) -> None:
    """Bring the index up to date after every change until told to stop; a fault is logged and tried again."""
    while not stop.is_set():
        try:
            _follow(stop)
        except Exception as fault:  # the thread must outlive any one fault
            log.exception("index follower failed", extra={"fields": {"fault": type(fault).__name__}})
            stop.wait(AFTER_A_FAULT)


def _follow(stop: threading.Event) -> None:
    with (
        Writer.open(indexing.path(), choose(settings.ENCODER)) as writer,
        SearchWriter.open(search_index.path()) as searcher,
    ):
        searched = searcher.feed_seq
        while not stop.is_set():
            close_old_connections()
            head = feed_head()
            if head > writer.feed_seq or head != searched:
                catch_up_both(writer, searcher)
                searched = searcher.feed_seq
            woken.wait(LOOK_EVERY)
            woken.clear()


def catch_up_both(writer: Writer, searcher: SearchWriter) -> None:
    """Bring both indexes up to the feed; an erasure has them written anew, without old parts."""
    erased = has_changed(ERASED, min(writer.feed_seq, searcher.feed_seq))
    if feed_head() > writer.feed_seq:
        _queue(indexing.catch_up(writer))
    search_index.catch_up(searcher)
    if erased:
        indexing.write_anew(writer)
        search_index.write_anew(searcher)


def _queue(needs: Iterable[int]) -> None:
    """Matching waits in the queue, so that the index never waits for it."""
    for need in sorted(set(needs)):
        tasks.suggest_for_need.enqueue(need)
