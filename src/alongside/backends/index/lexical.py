"""The word side of a segment: a Tantivy index of stems, asked only by terms, never by parsed text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur

from alongside.backends.index.problems import DamagedIndex

WORDS, ROW, AUDIENCE, KIND, STANDING, STAGE = "words", "row", "audience", "kind", "standing", "stage"
STAGE_UNSAID = 7  # the value of the stage field where an offer states no stage
K1, B = 1.2, 0.75  # as in Robertson and Zaragoza (2009) and in Tantivy


def schema() -> Any:
    """Give the fields. All numbers are signed: Tantivy's writer dies of an int in an unsigned field."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(WORDS, tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field(ROW, fast=True)
    for name in (AUDIENCE, KIND, STANDING, STAGE):
        builder.add_integer_field(name, indexed=True)
    return builder.build()


class LexicalBuilder:
    """Writes the word side of one segment."""

    def __init__(self, folder: Path, heap: int) -> None:
        folder.mkdir()
        self._index = tantivy.Index(schema(), str(folder), reuse=False)
        self._writer = self._index.writer(heap, 1)

    def add(
        self, row: int, stems: str, audiences: Iterable[int], kind: int, standing: int, stages: Sequence[int]
    ) -> None:
        """Add a row. `stems`: its stems with spaces between, the title's as often as they weigh."""
        document = tantivy.Document()
        document.add_text(WORDS, stems)
        document.add_integer(ROW, row)
        document.add_integer(KIND, kind)
        document.add_integer(STANDING, standing)
        for audience in audiences:
            document.add_integer(AUDIENCE, audience)
        for stage in stages or (STAGE_UNSAID,):
            document.add_integer(STAGE, stage)
        self._writer.add_document(document)

    def close(self) -> None:
        """Commit and wait until the files are final."""
        self._writer.commit()
        self._writer.wait_merging_threads()


@dataclass(frozen=True, slots=True)
class Filter:
    """Values allowed per field; None allows all."""

    audiences: tuple[int, ...] | None = None
    kinds: tuple[int, ...] | None = None
    standings: tuple[int, ...] | None = None
    stages: tuple[int, ...] | None = None


class LexicalReader:
    """Asks the word side of one segment."""

    def __init__(self, folder: Path, rows: int) -> None:
        try:
            index = tantivy.Index.open(str(folder))
            self._schema = index.schema
            self._searcher = index.searcher()
        except ValueError as fault:
            if not folder.is_dir():
                raise FileNotFoundError(folder) from fault
            raise DamagedIndex(folder, f"the word side of the index cannot be opened ({fault})") from fault
        if self._searcher.num_docs != rows:
            found = self._searcher.num_docs
            raise DamagedIndex(folder, f"the word side has {found} rows where {rows} were written")
        self._rows = rows

    def best(
        self, terms: Sequence[tuple[str, float, int]], allowed: Filter, passes: NDArray[np.bool_], want: int
    ) -> NDArray[np.int64]:
        """Give the rows that say the terms best, at least `want` and half as many more, if there are.

        `terms`: stem, its weight, and in how many rows of this segment it stands. The weight takes the
        place of Tantivy's own, which would count rows the viewer may not see.
        `passes`: per row, whether it may be found at all; whatever the fields say, no other row is given.
        Order: not stated; the caller scores exactly.
        """
        if not terms:
            return np.empty(0, dtype=np.int64)
        asked = self._filtered(self._any_of(terms), allowed)
        size = want + max(want // 2, 64)
        while True:
            hits = self._searcher.search(asked, min(size, self._rows), False).hits
            values = self._searcher.fast_field_values(ROW, [address for _, address in hits])
            rows = np.array(values, dtype=np.int64)
            rows = rows[passes[rows]]
            if len(rows) >= want or len(hits) < size:
                return rows
            size *= 4

    def _any_of(self, terms: Sequence[tuple[str, float, int]]) -> Any:
        parts = []
        for stem, weight, found_in in terms:
            own = float(np.log1p((self._rows - found_in + 0.5) / (found_in + 0.5)))
            term = tantivy.Query.term_query(self._schema, WORDS, stem, index_option="freq")
            parts.append((Occur.Should, tantivy.Query.boost_query(term, weight / own)))
        return tantivy.Query.boolean_query(parts)

    def _filtered(self, asked: Any, allowed: Filter) -> Any:
        parts = [
            (Occur.Must, self._one_of(field, values))
            for field, values in (
                (AUDIENCE, allowed.audiences),
                (KIND, allowed.kinds),
                (STANDING, allowed.standings),
                (STAGE, allowed.stages),
            )
            if values is not None
        ]
        if not parts:
            return asked
        return tantivy.Query.boolean_query([*parts, (Occur.Must, asked)])

    def _one_of(self, field: str, values: tuple[int, ...]) -> Any:
        return tantivy.Query.const_score_query(
            tantivy.Query.term_set_query(self._schema, field, list(values)), 0.0
        )
