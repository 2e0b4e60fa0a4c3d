"""Write the search index. One writer at a time."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

import tantivy

from alongside.backends.index.problems import IndexInUse, IndexProblem
from alongside.backends.search.items import Item
from alongside.backends.search.reader import feed_seq_of
from alongside.backends.search.schema import FORMAT, STATE, document, schema

HEAP = 60_000_000  # bytes held before a part is written out


class SearchWriter:
    """The one writer of a search index. Use it in a `with`, or call `close`.

    Every change and the feed's number are committed together: a process that dies leaves the index as it
    was after the last commit, and the change is applied again from the number it holds.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._index: Any = None
        self._writer: Any = None
        self._open()

    @classmethod
    def open(cls, path: Path | str) -> SearchWriter:
        """Take the lock; an index that cannot be read is begun anew, and says −1 for its feed number.

        Raises: IndexInUse if another process writes.
        """
        return cls(path)

    def __enter__(self) -> SearchWriter:
        """Give the writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the lock go."""
        self.close()

    def close(self) -> None:
        """Let the lock go, once parts that are being joined are joined. May be called twice."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            with contextlib.suppress(ValueError, RuntimeError):  # nothing half-done is worth keeping
                writer.wait_merging_threads()

    @property
    def feed_seq(self) -> int:
        """Change of the feed up to which the index is true; −1 when there is nothing to go on from."""
        self._index.reload()
        return feed_seq_of(self._index.searcher())

    def apply(self, upserts: Iterable[Item], deletes: Iterable[str], feed_seq: int) -> None:
        """Add or replace items, remove those with the keys of `deletes`, and keep the feed's number.

        The last of two upserts with one key counts. Raises: IndexProblem; nothing is changed then.
        """
        writer = self._held()
        items = {item.key: item for item in upserts}
        try:
            for key in {*items, *deletes}:
                writer.delete_documents_by_term("key", key)
            for item in items.values():
                writer.add_document(document(item))
            self._commit(feed_seq)
        except BaseException:
            writer.rollback()
            raise

    def rebuild(self, items: Iterable[Item], feed_seq: int) -> None:
        """Write the whole index anew; readers go on with the old one until it is done.

        Items come one at a time; a key may come once. Cost: O(all text).
        """
        writer = self._held()
        try:
            writer.delete_all_documents()
            for item in items:
                writer.add_document(document(item))
            self._commit(feed_seq)
        except BaseException:
            writer.rollback()
            raise

    def _commit(self, feed_seq: int) -> None:
        self._writer.delete_documents_by_term("key", STATE)
        self._writer.add_document(tantivy.Document(key=STATE, seq=feed_seq))
        self._writer.commit()

    def _held(self) -> Any:
        if self._writer is None:
            raise IndexProblem(f"{self.path}: this writer was closed. Open it again.")
        return self._writer

    def _open(self) -> None:
        folder = self.path / FORMAT
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._begin(folder)
        except ValueError as fault:
            if "Lock" in str(fault):
                raise IndexInUse(self.path) from None
            shutil.rmtree(folder)
            folder.mkdir()
            self._begin(folder)

    def _begin(self, folder: Path) -> None:
        self._index = tantivy.Index(schema(), path=str(folder))
        self._index.config_reader("manual", 0)
        self._writer = self._index.writer(heap_size=HEAP, num_threads=1)
        self._index.reload()
        feed_seq_of(self._index.searcher())
