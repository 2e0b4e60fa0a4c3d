"""Write the index: small changes and whole rebuilds. One writer at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import numpy as np

from alongside.backends.encoders import Encoder
from alongside.backends.index import manifest as manifests
from alongside.backends.index.arrays import safe, safe_files, safe_folder, save
from alongside.backends.index.documents import Document
from alongside.backends.index.manifest import Manifest, SegmentEntry
from alongside.backends.index.problems import IndexProblem, NoIndex
from alongside.backends.index.reader import read_encoder
from alongside.backends.index.segment_builder import LARGE_HEAP, SMALL_HEAP, Batch, spoken, stored
from alongside.backends.index.upkeep import (
    Ids,
    column,
    dead_rows,
    next_generation,
    prepare,
    tidy,
    totals,
    worn,
)

FITTED_ON = 20_000  # open rows the encoder is fitted on, evenly spread
NONE = np.empty(0, dtype=np.int64)


class Writer:
    """The one writer of an index. Use it in a `with`, or call `close`.

    What a reader sees changes only when a manifest is swapped in, the last step of every change. A
    process that dies before leaves files no manifest names; the next writer removes them, and the change
    is applied again from the feed sequence number the index holds.
    """

    def __init__(self, path: Path | str, encoder: Encoder) -> None:
        self.path = Path(path)
        self._encoder = encoder
        self._fitted: Encoder | None = None
        self._manifest: Manifest | None = None
        self._fault: IndexProblem | None = None
        self._lock: int | None = prepare(self.path)
        try:
            self._manifest = manifests.read(self.path)
        except NoIndex:
            pass
        except IndexProblem as fault:
            self._fault = fault
        if self._manifest:
            tidy(self.path, self._manifest)

    @classmethod
    def open(cls, path: Path | str, encoder: Encoder) -> Writer:
        """Take the lock and look at what is there; an index that cannot be read can still be rebuilt.

        `encoder`: what to fit at the next rebuild; its name must be that of the index to apply changes.
        Raises: IndexInUse if another process writes; ForeignFolder if the folder holds something else.
        """
        return cls(path, encoder)

    def __enter__(self) -> Writer:
        """Give the writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the lock go."""
        self.close()

    def close(self) -> None:
        """Let the lock go. May be called twice."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def feed_seq(self) -> int:
        """Change of the feed up to which the index is true; −1 when there is nothing to go on from."""
        return self._manifest.feed_seq if self._manifest else -1

    def apply(self, upserts: Iterable[Document], deletes: Iterable[int], feed_seq: int) -> None:
        """Add or replace offers, remove others, and say up to which change of the feed the index is true.

        The last of two upserts with one id counts; an id both upserted and deleted is gone. Doing the
        same again changes nothing but the generation. The encoder keeps the word weights of the last
        rebuild. In an empty folder this is a rebuild.
        Raises: WrongDocument; IndexProblem if the index cannot be read, was built with another encoder,
        or is true to a later change already. Nothing is changed then.
        """
        before = self._ready(feed_seq)
        removed = np.unique(np.fromiter(deletes, dtype=np.int64))
        if before is None:
            self.rebuild((one for one in upserts if one.id not in removed), feed_seq)
            return
        if self._fitted is None:
            self._fitted = read_encoder(self.path, before)
        generation = before.generation + 1
        batch = Batch(self.path / "segments", generation, SMALL_HEAP)
        try:
            batch.add(upserts)
            dead = self._dead(before, np.union1d(batch.ids(), removed))
            anew = worn(before.segments, dead)
            for entry in anew:
                batch.add(self._left(entry, dead[entry.name]))
            batch.close()
        except BaseException:
            batch.abandon()
            raise
        entries = [
            self._marked(entry, dead[entry.name], generation)
            for entry in before.segments
            if entry not in anew
        ]
        entries += self._finished(batch, self._fitted, removed, generation)
        self._swap(
            manifests.following(
                before, generation=generation, feed_seq=feed_seq, **totals(self.path, entries, before)
            )
        )

    def rebuild(self, documents: Iterable[Document], feed_seq: int) -> None:
        """Write the whole index anew; readers go on with the old one until it is done.

        The encoder is fitted on the open rows. Documents may come one at a time from a cursor: they are
        not held in memory. The last of two with one id counts.
        Cost: O(all text). Raises: WrongDocument; nothing is changed then.
        """
        self._held()
        generation = next_generation(self.path, self._manifest)
        batch = Batch(self.path / "segments", generation, LARGE_HEAP)
        try:
            batch.add(documents)
            batch.close()
        except BaseException:
            batch.abandon()
            raise
        encoder = self._encoder.fitted(_open_texts(batch))
        state = f"{generation:08d}.npz"
        with (self.path / "encoders" / state).open("wb") as file:
            np.savez(file, **encoder.state())  # type: ignore[arg-type]
            safe(file)
        entries = self._finished(batch, encoder, NONE, generation)
        self._swap(
            manifests.following(
                self._manifest,
                generation=generation,
                feed_seq=feed_seq,
                encoder=encoder.name,
                dimensions=encoder.dimensions,
                encoder_state=state,
                **totals(self.path, entries),
            )
        )
        self._fitted, self._fault = encoder, None

    def _held(self) -> None:
        if self._lock is None:
            raise IndexProblem(f"{self.path}: this writer was closed. Open it again.")
        if self._manifest:
            tidy(self.path, self._manifest)  # what a refused change in this process left behind

    def _ready(self, feed_seq: int) -> Manifest | None:
        """Give the generation to change, or None for an empty folder. Raises: IndexProblem."""
        self._held()
        if self._fault:
            raise self._fault
        before = self._manifest
        if before and before.encoder != self._encoder.name:
            raise IndexProblem(
                f"{self.path}: the index was built with the encoder '{before.encoder}' and now "
                f"'{self._encoder.name}' is chosen; the two cannot be mixed. Run: alongside index rebuild"
            )
        if before and feed_seq < before.feed_seq:
            raise IndexProblem(
                f"{self.path}: the index is true to change {before.feed_seq} of the feed, so change "
                f"{feed_seq} cannot follow. If an older database was put back, run: alongside index rebuild"
            )
        return before

    def _dead(self, before: Manifest, ids: Ids) -> dict[str, Ids]:
        """Give, per segment, its dead rows once `ids` are gone from it."""
        return {
            entry.name: np.union1d(
                dead_rows(self.path, entry), np.flatnonzero(np.isin(column(self.path, entry, "id"), ids))
            )
            for entry in before.segments
        }

    def _left(self, entry: SegmentEntry, dead: Ids) -> Iterator[Document]:
        return stored(self.path / "segments" / entry.name, np.setdiff1d(np.arange(entry.rows), dead))

    def _marked(self, entry: SegmentEntry, dead: Ids, generation: int) -> SegmentEntry:
        """Write the dead rows of a segment, if there are more than before."""
        if len(dead) == entry.gone:
            return entry
        name = f"{generation:08d}-{entry.name}.npy"
        save(self.path / "dead" / name, dead)
        return replace(entry, dead=name, gone=len(dead))

    def _finished(self, batch: Batch, encoder: Encoder, removed: Ids, generation: int) -> list[SegmentEntry]:
        """Give the new segments their vectors, and list them."""
        again = batch.superseded()
        entries = []
        for key, builder in batch.builders.items():
            builder.add_vectors(encoder)
            entry = SegmentEntry(builder.folder.name, builder.world, builder.open, builder.rows)
            gone = np.flatnonzero(np.isin(column(self.path, entry, "id"), removed))
            entries.append(self._marked(entry, np.union1d(again[key], gone), generation))
        return entries

    def _swap(self, manifest: Manifest) -> None:
        safe_folder(self.path / "segments")
        safe_files(self.path / "dead")
        safe_folder(self.path / "encoders")
        manifests.write(self.path, manifest)
        self._manifest = manifest
        tidy(self.path, manifest)


def _open_texts(batch: Batch) -> Iterator[str]:
    """Give the texts of open rows, at most FITTED_ON, evenly spread."""
    opened = [batch.builders[key] for key in sorted(batch.builders) if key[1]]
    step = max(1, -(-sum(builder.rows for builder in opened) // FITTED_ON))
    for builder in opened:
        for document in stored(builder.folder, np.arange(0, builder.rows, step)):
            yield spoken(document)
