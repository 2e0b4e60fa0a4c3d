"""Read one segment: who may see its rows, which rows say the words, which are near in meaning."""

from __future__ import annotations

import json
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index import sketch as sketches
from alongside.backends.index.arrays import gather, load, spans
from alongside.backends.index.documents import KINDS, PUBLIC, SCALARS, STANDINGS, Query, stage_mask
from alongside.backends.index.kernels import dots
from alongside.backends.index.lexical import STAGE_UNSAID, Filter, LexicalReader
from alongside.backends.index.manifest import SegmentEntry
from alongside.backends.index.problems import DamagedIndex

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Segment:
    """The immutable files of one segment, mapped; shared by all generations that have it."""

    def __init__(self, folder: Path, entry: SegmentEntry) -> None:
        self.folder, self.name, self.open, self.rows = folder, entry.name, entry.open, entry.rows
        about = _about(folder)
        if about["rows"] != entry.rows:
            raise DamagedIndex(folder, f"it has {about['rows']} rows where {entry.rows} were listed")
        self._tokens = {token: number for number, token in enumerate(about["tokens"])}
        self._groups: list[str] = about["groups"]
        self._sets = _sets(about["sets"])
        self.columns = {name: load(folder / f"{name}.npy", self.rows) for name in SCALARS}
        self._ragged = {
            name: (load(folder / f"{name}.starts.npy", self.rows + 1), load(folder / f"{name}.npy"))
            for name in ("subjects", "reach", "groups", "terms")
        }
        self._sight = load(folder / "sight.npy", self.rows)
        self._counts = load(folder / "counts.npy", len(self._ragged["terms"][1]))
        self.lengths = load(folder / "lengths.npy", self.rows)
        self._keys = load(folder / "keys.npy")
        self._keyed = load(folder / "keyed.npy", len(self._keys))
        self._by_number: NDArray[np.uint64] | None = None
        self.found_in = load(folder / "found_in.npy", len(self._keys))
        self.vectors = load(folder / "vectors.npy", self.rows)
        self._shrink = load(folder / "shrink.npy", self.rows)
        self.lexical = LexicalReader(folder / "lexical", self.rows)

    def term_numbers(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Give this segment's number of each stem, −1 where it does not occur."""
        if not len(self._keys):
            return np.full(len(keys), -1, dtype=np.int64)
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[place] == keys, self._keyed[place], -1).astype(np.int64)

    def visible(self, audiences: frozenset[str]) -> Mask | None:
        """Say per row whether the viewer may see it; None when all rows may be seen."""
        if self.open and PUBLIC in audiences:
            return None
        allowed = np.zeros(len(self._tokens) + 1, dtype=bool)
        allowed[list(self.token_numbers(audiences))] = True
        starts, tokens = self._sets
        met = np.zeros(len(starts) - 1, dtype=bool)
        met[np.repeat(np.arange(len(met)), np.diff(starts))[allowed[tokens]]] = True
        return np.asarray(met[self._sight])

    def token_numbers(self, audiences: frozenset[str]) -> tuple[int, ...]:
        """Give this segment's numbers of the viewer's tokens that occur in it."""
        return tuple(sorted(self._tokens[token] for token in audiences if token in self._tokens))

    def allowed(self, query: Query, narrow: bool) -> Filter:
        """Give the filter for the word side; `narrow` with kind and stage, else without."""
        kinds = tuple(sorted(KINDS.index(kind) for kind in query.kinds)) if narrow and query.kinds else None
        mask = stage_mask(query.stages) if narrow else 0
        stages = (*(bit for bit in range(7) if mask >> bit & 1), STAGE_UNSAID) if mask else None
        standings = tuple(sorted(STANDINGS.index(one) for one in query.standings))
        audiences = None if self.open else self.token_numbers(query.audiences)
        return Filter(audiences, kinds, standings or None, stages)

    def right_kind(self, query: Query, rows: Rows | slice = slice(None)) -> Mask | None:
        """Say per row whether its kind is asked for; None when every kind is."""
        return _among(self.columns["kind"][rows], KINDS, query.kinds)

    def right_stage(self, query: Query, rows: Rows | slice = slice(None)) -> Mask | None:
        """Say per row whether it serves a stage asked for, or states none; None when every stage will do."""
        if not query.stages:
            return None
        stages = self.columns["stages"][rows]
        return np.asarray((stages & stage_mask(query.stages) != 0) | (stages == 0))

    def right_standing(self, query: Query) -> Mask | None:
        """Say per row whether its standing is asked for; None when every standing is."""
        return _among(self.columns["standing"], STANDINGS, query.standings)

    def term_counts(self, rows: Rows, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """Count the query's stems in rows: rows × stems. `numbers`: from `term_numbers`."""
        starts, terms = self._ragged["terms"]
        result = np.zeros((len(rows), len(numbers)))
        ends, places = spans(starts, rows)
        term = self.places_in(numbers)[terms[places]]
        hits = np.flatnonzero(term >= 0)
        row = np.searchsorted(ends, hits, side="right") - 1
        result[row, term[hits]] = self._counts[places[hits]]
        return result

    def spoken_in(self, row: int) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
        """Give the keys of the stems of one row, and how often it says each."""
        starts, terms = self._ragged["terms"]
        place = slice(int(starts[row]), int(starts[row + 1]))
        if self._by_number is None:
            self._by_number = np.empty_like(self._keys)
            self._by_number[self._keyed] = self._keys
        return self._by_number[terms[place]], self._counts[place].astype(np.float64)

    def vector(self, row: int) -> NDArray[np.float64]:
        """Give the unit vector of one row, as it is kept."""
        return np.asarray(self.vectors[row].astype(np.float64) * float(self._shrink[row]))

    def terms_of(self, rows: Rows) -> NDArray[np.int64]:
        """Count, per stem of the segment, in how many of `rows` it stands."""
        _, found = gather(*self._ragged["terms"], rows)
        return np.bincount(found, minlength=len(self._keys))

    def nearness(self, rows: Rows | None, asked: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
        """Give the cosine of rows, or of all when None, with the query.

        `asked`: the query as whole numbers small enough that every sum is a whole number below 2²⁴, so
        floats add exactly and the answer is the same in any order, on any machine.
        Cost: O(rows × dimensions).
        """
        shrink = self._shrink if rows is None else self._shrink[rows]
        return np.asarray(np.clip(dots(self.vectors, asked, rows) * (shrink * np.float32(factor)), -1, 1))

    @cached_property
    def sketch(self) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
        """Give what `sketch.read` gives of this segment."""
        return sketches.read(self.folder, self.vectors)

    @property
    def text(self) -> tuple[NDArray[Any], ...]:
        """Give the stems of the rows: starts, terms, counts and lengths."""
        return (*self._ragged["terms"], self._counts, self.lengths)

    def places_in(self, numbers: NDArray[np.int64]) -> NDArray[np.int16]:
        """Give each stem of the segment its place among those of a question, −1 where it has none."""
        asked = np.full(len(self._keys), -1, dtype=np.int16)
        asked[numbers[numbers >= 0]] = np.flatnonzero(numbers >= 0)
        return asked

    @property
    def reach(self) -> tuple[Rows, NDArray[np.int64]]:
        """Give the places each row serves, as (indptr, values)."""
        return self._ragged["reach"]

    def take(self, rows: Rows) -> dict[str, Any]:
        """Give the columns of rows, ragged ones as (indptr, values), groups as words."""
        found: dict[str, Any] = {name: np.asarray(column[rows]) for name, column in self.columns.items()}
        found["subjects"] = gather(*self._ragged["subjects"], rows)
        found["reach"] = gather(*self._ragged["reach"], rows)
        ends, groups = gather(*self._ragged["groups"], rows)
        words = [self._groups[group] for group in groups]
        found["groups"] = [tuple(words[start:end]) for start, end in pairwise(ends)]
        return found


class LiveSegment:
    """A segment as one generation sees it: without its dead rows."""

    def __init__(self, segment: Segment, entry: SegmentEntry, dead: Rows) -> None:
        if len(dead) and (dead.min() < 0 or dead.max() >= segment.rows):
            raise DamagedIndex(segment.folder, "the list of its removed rows names rows it does not have")
        self.segment, self.entry, self.dead = segment, entry, dead
        self.live = segment.rows - len(dead)
        self.mask: Mask | None = None
        self.length = int(segment.lengths.sum(dtype=np.int64))
        self._gone_from: NDArray[np.int64] | None = None
        if len(dead):
            self.mask = np.ones(segment.rows, dtype=bool)
            self.mask[dead] = False
            self.length -= int(segment.lengths[dead].sum(dtype=np.int64))
            self._gone_from = segment.terms_of(dead) if segment.open else None

    def found_in(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Count the live rows each stem stands in; 0 for stems numbered −1."""
        if not len(self.segment.found_in):
            return np.zeros(len(numbers), dtype=np.int64)
        found = self.segment.found_in[numbers]
        if self._gone_from is not None:
            found = found - self._gone_from[numbers]
        return np.where(numbers < 0, 0, found)

    def seen_by(self, query: Query) -> Mask | None:
        """Say per row whether it is live, the viewer may see it, and its standing is asked for."""
        visible = self.segment.visible(query.audiences)
        return both(both(visible, self.mask), self.segment.right_standing(query))


def marked(count: int, rows: Rows) -> Mask:
    """Give a mask of `count` rows with these in it."""
    mask = np.zeros(count, dtype=bool)
    mask[rows] = True
    return mask


def both(one: Mask | None, other: Mask | None) -> Mask | None:
    """Join two masks where None means all rows."""
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _about(folder: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads((folder / "about.json").read_bytes())
    except ValueError as fault:
        raise DamagedIndex(folder, f"its description cannot be read ({fault})") from fault
    return about


def _sets(sets: list[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    starts = np.cumsum([0, *map(len, sets)], dtype=np.int64)
    return starts, np.array([token for tokens in sets for token in tokens], dtype=np.int64)


def _among(column: NDArray[Any], known: tuple[str, ...], asked: frozenset[str]) -> Mask | None:
    if not asked:
        return None
    wanted = sorted(known.index(one) for one in asked)
    found = column == wanted[0]
    for one in wanted[1:]:
        found |= column == one
    return np.asarray(found)
