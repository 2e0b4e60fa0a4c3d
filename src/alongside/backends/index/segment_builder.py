"""Write segments: immutable folders of rows that share a world and a kind of sight."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import fields
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.backends.encoders import Encoder, restore
from alongside.backends.index import sketch
from alongside.backends.index.arrays import Appender, RaggedAppender, load, safe_files, save
from alongside.backends.index.documents import KINDS, PUBLIC, SCALARS, STAGES, STANDINGS, Document, stage_mask
from alongside.backends.index.lexical import LexicalBuilder
from alongside.backends.index.problems import WrongDocument
from alongside.backends.words import stem_key, stems

BATCH = 20_000
READ = 1_000  # records read at once
SHARED_FROM = 100_000  # rows from which a second process pays for its start
MOST_WORKERS = 2
TITLE_WEIGHT = 2  # a word in the title counts as often as two in the text
VALUES = attrgetter(*(each.name for each in fields(Document)))  # in the order of its fields
Small = tuple[NDArray[np.int8], NDArray[np.float32]]
SMALL_HEAP, LARGE_HEAP = 15_000_000, 250_000_000


def spoken(document: Document) -> str:
    """Give the text the encoder reads."""
    return f"{document.title}\n{document.text}"


def check(document: Document) -> None:
    """Refuse what the index has no word for. Raises: WrongDocument."""
    for what, value, known in (("kind", document.kind, KINDS), ("standing", document.standing, STANDINGS)):
        if value not in known:
            raise WrongDocument(document.id, f"its {what} '{value}' is not one of {', '.join(known)}")
    unknown = set(document.stages).difference(STAGES)
    if unknown:
        raise WrongDocument(document.id, f"its stage '{min(unknown)}' is not one of {', '.join(STAGES)}")


class SegmentBuilder:
    """Writes one segment, batch by batch; the folder counts for nothing until a manifest names it."""

    def __init__(self, folder: Path, world: str, open_: bool, heap: int) -> None:
        folder.mkdir(parents=True)
        self.folder, self.world, self.open, self.rows = folder, world, open_, 0
        self._columns = {name: Appender(folder / f"{name}.npy", dtype) for name, dtype in SCALARS.items()}
        self._ragged = {name: RaggedAppender(folder, name) for name in ("subjects", "reach", "groups")}
        self._records = RaggedAppender(folder, "records", np.uint8)
        self._sight = Appender(folder / "sight.npy", np.int32)
        self._postings = RaggedAppender(folder, "terms", np.uint32)
        self._counts = Appender(folder / "counts.npy", np.uint16)
        self._lengths = Appender(folder / "lengths.npy", np.int32)
        self._lexical = LexicalBuilder(folder / "lexical", heap)
        self._vocabulary: dict[str, int] = _numbering()
        self._tokens: dict[str, int] = _numbering()
        self._groups: dict[str, int] = _numbering()
        self._sets: dict[tuple[int, ...], int] = {}
        self._found_in = np.zeros(0, dtype=np.int64)

    def add(self, batch: Sequence[Document]) -> None:
        """Append documents as rows, in the order given."""
        for name, column in self._columns.items():
            column.append([_scalar(name, document) for document in batch])
        self._ragged["subjects"].append_rows([document.subjects for document in batch])
        self._ragged["reach"].append_rows([document.reach for document in batch])
        self._ragged["groups"].append_rows(
            [[self._groups[group] for group in document.groups] for document in batch]
        )
        records = [json.dumps(VALUES(document), separators=(",", ":")).encode() for document in batch]
        self._records.append(
            np.fromiter(map(len, records), dtype=np.int64, count=len(records)),
            np.frombuffer(b"".join(records), dtype=np.uint8),
        )
        self._add_words(batch)
        self.rows += len(batch)

    def _add_words(self, batch: Sequence[Document]) -> None:
        """Write stems to both word sides and the sets of tokens that may see each row."""
        sight, flat, lengths = [], [], []
        for row, document in enumerate(batch, self.rows):
            tokens = tuple(sorted(self._tokens[token] for token in set(document.audiences)))
            sight.append(self._sets.setdefault(tokens, len(self._sets)))
            words = stems(document.title) * TITLE_WEIGHT + stems(document.text)
            flat += [self._vocabulary[word] for word in words]
            lengths.append(len(words))
            self._lexical.add(
                row,
                " ".join(words),
                () if self.open else tokens,
                KINDS.index(document.kind),
                STANDINGS.index(document.standing),
                [STAGES.index(stage) for stage in document.stages],
            )
        self._sight.append(sight)
        self._lengths.append(lengths)
        self._add_postings(np.array(flat, dtype=np.int64), np.array(lengths, dtype=np.int64))

    def _add_postings(self, flat: NDArray[np.int64], lengths: NDArray[np.int64]) -> None:
        known = max(len(self._vocabulary), 1)
        where = np.repeat(np.arange(len(lengths)), lengths)
        pairs, counts = np.unique(where * known + flat, return_counts=True)
        rows, terms = np.divmod(pairs, known)
        self._postings.append(np.bincount(rows, minlength=len(lengths)), terms)
        self._counts.append(np.minimum(counts, np.iinfo(np.uint16).max))
        grown = np.zeros(known, dtype=np.int64)
        grown[: len(self._found_in)] = self._found_in
        self._found_in = grown + np.bincount(terms, minlength=known)

    def _files(self) -> tuple[Appender | RaggedAppender, ...]:
        return (
            *self._columns.values(),
            *self._ragged.values(),
            self._records,
            self._sight,
            self._postings,
            self._counts,
            self._lengths,
        )

    def abandon(self) -> None:
        """Let go of the files without finishing them."""
        for file in self._files():
            file.abandon()

    def close(self) -> None:
        """Finish every file but the vectors."""
        for file in self._files():
            file.close()
        keys = np.fromiter(map(stem_key, self._vocabulary), dtype=np.uint64, count=len(self._vocabulary))
        order = np.argsort(keys)
        save(self.folder / "keys.npy", keys[order])
        save(self.folder / "keyed.npy", order.astype(np.int64))
        save(self.folder / "found_in.npy", self._found_in[: len(keys)])
        about = {
            "rows": self.rows,
            "world": self.world,
            "open": self.open,
            "tokens": list(self._tokens),
            "sets": [list(tokens) for tokens in self._sets],
            "groups": list(self._groups),
        }
        with (self.folder / "about.json").open("w", encoding="utf-8") as description:
            json.dump(about, description)
        self._lexical.close()

    def add_vectors(self, encoder: Encoder) -> None:
        """Write a vector per row, read from the records, and see all safe on disk. Call after `close`."""
        vectors = Appender(self.folder / "vectors.npy", np.int8, encoder.dimensions)
        shrink = Appender(self.folder / "shrink.npy", np.float32)
        for small, factor in encoded(self.folder, self.rows, encoder):
            vectors.append(small)
            shrink.append(factor)
        vectors.close()
        shrink.close()
        sketch.write(self.folder, load(self.folder / "vectors.npy", self.rows))
        safe_files(self.folder)


def _numbering() -> dict[str, int]:
    """Give a dict that numbers what it is asked for, in order of first asking."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    return numbers


def _scalar(name: str, document: Document) -> Any:
    if name == "kind":
        return KINDS.index(document.kind)
    if name == "standing":
        return STANDINGS.index(document.standing)
    return stage_mask(document.stages) if name == "stages" else getattr(document, name)


def small_vectors(vectors: NDArray[np.float32]) -> Small:
    """Round unit rows to whole numbers of −127 to 127, and give what brings each back to length one.

    Shapes: n × d to n × d and n. A row of zeros stays so, with factor 0.
    """
    largest = np.abs(vectors).max(axis=1, initial=0)
    small = np.rint(vectors * (127 / np.where(largest == 0, 1, largest))[:, None]).astype(np.int8)
    length = np.sqrt((small.astype(np.float64) ** 2).sum(axis=1))
    return small, np.where(length == 0, 0, 1 / np.where(length == 0, 1, length)).astype(np.float32)


def encoded(folder: Path, rows: int, encoder: Encoder) -> Iterator[Small]:
    """Give the vectors of a segment's rows, batch by batch in order; of a large one in two processes.

    A row depends on its text alone, so how the work is shared changes no byte.
    """
    parts = [np.arange(start, min(start + BATCH, rows)) for start in range(0, rows, BATCH)]
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    if rows < SHARED_FROM or workers < 2:
        for part in parts:
            yield _encoded(folder, part, encoder)
        return
    context = multiprocessing.get_context("spawn")
    given = encoder.name, encoder.state()
    with ProcessPoolExecutor(workers, context, _restore, given) as pool:
        waiting: deque[Future[Any]] = deque()
        for part in parts:
            waiting.append(pool.submit(_encoded, folder, part, None))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_own: list[Encoder] = []  # of a worker process


def _restore(name: str, state: dict[str, NDArray[Any]]) -> None:
    _own.append(restore(name, state))


def _encoded(folder: Path, rows: NDArray[np.int64], encoder: Encoder | None) -> Small:
    known = encoder or _own[0]
    return small_vectors(known.encode([spoken(document) for document in stored(folder, rows)]))


def batches(source: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Cut an iterator into lists of `size`."""
    rest = iter(source)
    while batch := list(islice(rest, size)):
        yield batch


def stored(folder: Path, rows: NDArray[np.int64] | None = None) -> Iterator[Document]:
    """Give back the documents of a segment, all or those of `rows`, one at a time."""
    starts, values = load(folder / "records.starts.npy"), load(folder / "records.npy")
    wanted = iter(range(len(starts) - 1) if rows is None else rows.tolist())
    while some := list(islice(wanted, READ)):  # one reading of many is far cheaper than many of one
        records = (values[starts[row] : starts[row + 1]].tobytes() for row in some)
        for record in json.loads(b"[" + b",".join(records) + b"]"):
            values_of: list[Any] = [tuple(one) if isinstance(one, list) else one for one in record]
            yield Document(*values_of)


class Batch:
    """The segments one change writes: documents are sorted by world and sight; the last of an id counts."""

    def __init__(self, folder: Path, generation: int, heap: int) -> None:
        self._folder, self._generation, self._heap = folder, generation, heap
        self.builders: dict[tuple[str, bool], SegmentBuilder] = {}
        self._order: dict[tuple[str, bool], list[tuple[NDArray[np.int64], NDArray[np.int64]]]] = {}
        self._seen = 0

    def add(self, documents: Iterable[Document]) -> None:
        """Write documents as they come. Raises: WrongDocument."""
        for batch in batches(documents, BATCH):
            parts: dict[tuple[str, bool], list[tuple[int, Document]]] = defaultdict(list)
            for document in batch:
                check(document)
                parts[document.world, PUBLIC in document.audiences].append((self._seen, document))
                self._seen += 1
            for key in sorted(parts):
                numbered = parts[key]
                self._builder(key).add([document for _, document in numbered])
                self._order[key].append(
                    (
                        np.array([number for number, _ in numbered], dtype=np.int64),
                        np.array([document.id for _, document in numbered], dtype=np.int64),
                    )
                )

    def _builder(self, key: tuple[str, bool]) -> SegmentBuilder:
        if key not in self.builders:
            name = f"{self._generation:08d}-{len(self.builders)}"
            self.builders[key] = SegmentBuilder(self._folder / name, *key, self._heap)
            self._order[key] = []
        return self.builders[key]

    def close(self) -> None:
        """Finish every segment but for its vectors."""
        for builder in self.builders.values():
            builder.close()

    def abandon(self) -> None:
        """Let go of everything; the folders count for nothing and are removed by the writer."""
        for builder in self.builders.values():
            builder.abandon()

    def superseded(self) -> dict[tuple[str, bool], NDArray[np.int64]]:
        """Give, per segment, the rows whose id came again later."""
        numbers = {key: np.concatenate([part[0] for part in parts]) for key, parts in self._order.items()}
        ids = {key: np.concatenate([part[1] for part in parts]) for key, parts in self._order.items()}
        if not ids:
            return {}
        every, number = np.concatenate(list(ids.values())), np.concatenate(list(numbers.values()))
        order = np.lexsort((number, every))
        again = np.append(every[order][1:] == every[order][:-1], False)
        late = number[order][again]
        return {key: np.flatnonzero(np.isin(numbers[key], late)) for key in ids}

    def ids(self) -> NDArray[np.int64]:
        """Give every id written, with repeats."""
        parts = [part[1] for parts in self._order.values() for part in parts]
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
