"""Search the index. Reading needs no lock; each search works on one generation from start to end."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from alongside.backends.encoders import Encoder, EncoderProblem, restore
from alongside.backends.index import manifest as manifests
from alongside.backends.index import sketch
from alongside.backends.index.arrays import gather, load, whole_numbers
from alongside.backends.index.documents import SCALARS, Area, Candidates, Query
from alongside.backends.index.kin import with_kin
from alongside.backends.index.manifest import Manifest, SegmentEntry
from alongside.backends.index.nearby import near
from alongside.backends.index.problems import DamagedIndex, IndexProblem
from alongside.backends.index.segment import LiveSegment, Mask, Rows, Segment, both, marked
from alongside.backends.index.slips import corrections
from alongside.backends.index.terms import Telling, said_by, telling

TRIES = 5  # times a reader starts again when a generation ends while it is being opened


@dataclass(frozen=True, slots=True)
class Generation:
    """All one search needs, of one generation."""

    manifest: Manifest
    segments: tuple[LiveSegment, ...]
    encoder: Encoder


class Index:
    """A reader of the match index; open it once and search often."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._seen: tuple[int, int, int] | None = None
        self._now = self._newest({}, None)

    @classmethod
    def open(cls, path: Path | str) -> Index:
        """Open the newest generation. Raises: NoIndex, DamagedIndex, IndexProblem."""
        return cls(path)

    @property
    def generation(self) -> int:
        """Number of the generation searched."""
        return self._now.manifest.generation

    @property
    def offers(self) -> int:
        """How many offers it holds, whoever may see them: for operators, not for pages."""
        return self._now.manifest.offers

    @property
    def feed_seq(self) -> int:
        """Change of the feed up to which it is true."""
        return self._now.manifest.feed_seq

    def seen(self, audiences: frozenset[str], world: str) -> int:
        """Count the offers of a world that a viewer may see."""
        live = [each for each in self._now.segments if each.entry.world == world]
        masks = [both(each.segment.visible(audiences), each.mask) for each in live]
        pairs = zip(live, masks, strict=True)
        return sum(each.live if mask is None else int(mask.sum()) for each, mask in pairs)

    def refresh(self) -> bool:
        """Go over to the newest generation, if there is a newer one. Cost: one look at a file's date.

        Raises: IndexProblem if the newer one cannot be read; the present one stays in use.
        """
        if _date(self.path) == self._seen:
            return False
        before = self._now
        segments = {each.segment.name: each for each in before.segments}
        self._now = self._newest(segments, before)
        return self._now.manifest.generation != before.manifest.generation

    def _newest(self, held: dict[str, LiveSegment], before: Generation | None) -> Generation:
        for attempt in range(TRIES):
            seen = _date(self.path)
            manifest = manifests.read(self.path)
            try:
                found = _open(self.path, manifest, held, before)
            except FileNotFoundError as fault:
                if attempt == TRIES - 1 or _date(self.path) == seen:
                    raise DamagedIndex(self.path, f"a file of the index is missing ({fault})") from fault
            else:
                self._seen = seen
                return found
        raise AssertionError("unreachable")

    def nearness(self, text: str, others: Sequence[str]) -> NDArray[np.float64]:
        """Say how near in meaning other texts are to one, by the encoder of this index.

        Shapes: one value for each of `others`, −1 to 1; 0 where of either text nothing is known.
        """
        encoded = self._now.encoder.encode([text, *others]).astype(np.float64)
        lengths = np.linalg.norm(encoded, axis=1, keepdims=True)
        unit = np.divide(encoded, lengths, out=np.zeros_like(encoded), where=lengths > 0)
        result: NDArray[np.float64] = unit[1:] @ unit[0]
        return result

    def corrected(self, words: Sequence[str], world: str) -> dict[str, str]:
        """Give, for misspelt words, what was meant, by what the open rows of a world say; see `slips`."""
        segments = [each for each in self._now.segments if each.entry.world == world]
        return corrections(words, segments, self._now.encoder)

    def search(self, query: Query) -> Candidates:
        """Give the offers worth ranking: the best by words and the best by meaning, each up to the limit.

        Only rows the viewer may see, in the query's world, with a kind, standing and stage asked for
        (an offer that states no stage passes). Both scores are exact for every candidate.
        Order: by id. Ties at the limit go to the smaller id.
        Raises: IndexProblem if the query names an unknown kind, stage or standing.
        """
        now = self._now
        segments = [each for each in now.segments if each.entry.world == query.world]
        try:
            search = _Search(query, segments, now.encoder)
        except ValueError as fault:
            raise IndexProblem(
                f"The query cannot be answered: {fault}. It names a kind, stage or standing "
                "that is not in KINDS, STAGES or STANDINGS."
            ) from fault
        return search.candidates()


def _date(path: Path) -> tuple[int, int, int] | None:
    try:
        found = (path / manifests.NAME).stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _open(
    path: Path, manifest: Manifest, held: dict[str, LiveSegment], before: Generation | None
) -> Generation:
    """Open what `manifest` names, taking over what is already open."""
    if before and before.manifest.encoder_state == manifest.encoder_state:
        encoder = before.encoder
    else:
        encoder = read_encoder(path, manifest)
    return Generation(
        manifest,
        tuple(open_segment(path, entry, held.get(entry.name)) for entry in manifest.segments),
        encoder,
    )


def open_segment(path: Path, entry: SegmentEntry, held: LiveSegment | None = None) -> LiveSegment:
    """Open a segment, or take over one that is open. Raises: DamagedIndex; FileNotFoundError."""
    if held and held.entry == entry:
        return held
    segment = held.segment if held else Segment(path / "segments" / entry.name, entry)
    dead = load(path / "dead" / entry.dead, entry.gone) if entry.dead else np.empty(0, dtype=np.int64)
    return LiveSegment(segment, entry, dead)


def read_encoder(path: Path, manifest: Manifest) -> Encoder:
    """Read the encoder the index was built with. Raises: IndexProblem; FileNotFoundError."""
    file = path / "encoders" / manifest.encoder_state
    try:
        with file.open("rb") as handle, np.load(handle, allow_pickle=False) as state:
            return restore(manifest.encoder, {name: state[name] for name in state.files})
    except EncoderProblem as fault:
        raise IndexProblem(f"{path}: {fault}") from fault
    except FileNotFoundError:
        raise
    except (ValueError, OSError, EOFError, BadZipFile, zlib.error) as fault:
        raise DamagedIndex(file, f"the kept encoder cannot be read ({fault})") from fault


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of one segment with what was found out about them."""

    rows: Rows
    ids: NDArray[np.int64]
    score: NDArray[Any]


class _Search:
    """One search over the segments of one world."""

    def __init__(self, query: Query, segments: Sequence[LiveSegment], encoder: Encoder) -> None:
        self.query, self.segments = query, segments
        self.asked: Telling = telling(query.text, segments)
        self.numbers = [each.segment.term_numbers(self.asked.keys) for each in segments]
        self.seen = [each.seen_by(query) for each in segments]
        self.fits = [
            both(seen, both(each.segment.right_kind(query), each.segment.right_stage(query)))
            for seen, each in zip(self.seen, segments, strict=True)
        ]
        self.vector, self.factor = whole_numbers(encoder.encode([query.text])[0])

    def candidates(self) -> Candidates:
        """Find, join and describe the candidates."""
        by_words = self._by_words(self.fits, narrow=True)
        by_meaning = self._by_meaning(self.fits)
        nearby = self._nearby(self.query.area) if self.query.area else [()] * len(self.segments)
        parts, looked = [], []
        for place, each in enumerate(self.segments):
            rows = np.union1d(np.union1d(by_words[place], by_meaning[place]), nearby[place]).astype(np.int64)
            if self.query.also:
                rows = np.union1d(rows, self._also(place))
            looked.append(rows)
            if len(rows):
                lexical, coverage = self._said(place, rows)
                found = each.segment.take(rows)
                found |= {
                    "lexical": lexical,
                    "coverage": coverage,
                    "semantic": each.segment.nearness(rows, self.vector, self.factor),
                }
                parts.append(found)
        joined = _joined(parts, self._excluded())
        return with_kin(joined, self.segments, looked, self.asked.mean_length)

    def _also(self, place: int) -> Rows:
        """Give the rows of a segment that were asked for by id and pass the filters."""
        fits, ids = self.fits[place], self.segments[place].segment.columns["id"]
        rows = np.flatnonzero(np.isin(ids, sorted(self.query.also)))
        return rows if fits is None else rows[fits[rows]]

    def _said(self, place: int, rows: Rows) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return said_by(self.asked, self.segments[place].segment, rows, self.numbers[place])

    def _by_words(self, masks: list[Mask | None], narrow: bool) -> list[Rows]:
        parts = []
        for place, (each, mask) in enumerate(zip(self.segments, masks, strict=True)):
            segment = each.segment
            passes = np.ones(segment.rows, dtype=bool) if mask is None else mask
            terms = [
                (self.asked.stems[term], float(self.asked.weight[term]), int(segment.found_in[number]))
                for term, number in enumerate(self.numbers[place])
                if number >= 0 and self.asked.searched[term]
            ]
            if mask is not None and not mask.any():
                terms = []
            rows = np.sort(
                segment.lexical.best(terms, segment.allowed(self.query, narrow), passes, self.query.limit)
            )
            score = self._said(place, rows)[0]
            parts.append(_Part(rows[score > 0], segment.columns["id"][rows[score > 0]], score[score > 0]))
        return _best(parts, self.query.limit)

    def _nearby(self, area: Area) -> list[Rows]:
        """Give the best by words and the best by meaning among the rows in the area, each up to the limit."""
        pairs = zip(self.segments, self.fits, strict=True)
        rows = [near(area, each.segment, fits) for each, fits in pairs]
        parts = []
        for place, each in enumerate(self.segments):
            score = self._said(place, rows[place])[0]
            kept = rows[place][score > 0]
            parts.append(_Part(kept, each.segment.columns["id"][kept], score[score > 0]))
        by_words = _best(parts, self.query.limit)
        by_meaning = self._by_meaning(
            [marked(each.segment.rows, some) for each, some in zip(self.segments, rows, strict=True)]
        )
        return [np.union1d(one, other) for one, other in zip(by_words, by_meaning, strict=True)]

    def _by_meaning(self, masks: Sequence[Mask | None]) -> list[Rows]:
        """Give the best by meaning among the rows that pass, all of them where a mask is None.

        Of more than a few rows, those that may be among the best by their sketches are scored.
        """
        if not self.factor:
            return [np.empty(0, dtype=np.int64)] * len(self.segments)
        segments = [each.segment for each in self.segments]
        among: list[Rows | None] = [None if mask is None else np.flatnonzero(mask) for mask in masks]
        pairs = zip(segments, among, strict=True)
        if sum(each.rows if rows is None else len(rows) for each, rows in pairs) > sketch.FEW:
            among = list(sketch.nearest(segments, masks, self.vector))
        parts = []
        for each, rows in zip(self.segments, among, strict=True):
            score = each.segment.nearness(rows, self.vector, self.factor)
            few = _at_least(score, self.query.limit)
            kept = few if rows is None else rows[few]
            parts.append(_Part(kept, each.segment.columns["id"][kept], score[few]))
        return _best(parts, self.query.limit)

    def _excluded(self) -> dict[str, int]:
        """Count, among the best by words with kind and stage left open, those the two filters leave out."""
        found = {"kind": 0, "stage": 0}
        if not self.query.kinds and not self.query.stages:
            return found
        for each, rows in zip(self.segments, self._by_words(self.seen, narrow=False), strict=True):
            every = np.ones(len(rows), dtype=bool)
            kind = each.segment.right_kind(self.query, rows)
            stage = each.segment.right_stage(self.query, rows)
            right = every if kind is None else kind
            found["kind"] += int((~right).sum())
            found["stage"] += int((right & ~(every if stage is None else stage)).sum())
        return found


def _at_least(score: NDArray[np.float32], count: int) -> Rows:
    """Give the places of the `count` best and of all that tie with the last of them."""
    if len(score) <= count:
        return np.arange(len(score))
    edge = np.partition(score, len(score) - count)[len(score) - count]
    return np.flatnonzero(score >= edge)


def _best(parts: Sequence[_Part], limit: int) -> list[Rows]:
    """Keep the best of all parts together: by score, then by smaller id."""
    if not parts:
        return []
    score, ids = (np.concatenate([getattr(part, name) for part in parts]) for name in ("score", "ids"))
    chosen = np.zeros(len(score), dtype=bool)
    chosen[np.lexsort((ids, -score))[:limit]] = True
    ends = np.cumsum([len(part.rows) for part in parts])[:-1]
    return [part.rows[kept] for part, kept in zip(parts, np.split(chosen, ends), strict=True)]


def _joined(parts: Sequence[dict[str, Any]], excluded: dict[str, int]) -> Candidates:
    """Join what the segments gave, sorted by id."""
    scores = {"lexical": np.float32, "semantic": np.float32, "coverage": np.float32}
    flat: dict[str, Any] = {
        name: np.concatenate([part[name] for part in parts] or [[]]).astype(dtype)
        for name, dtype in (SCALARS | scores).items()
        if name != "version"
    }
    order = np.argsort(flat["id"])
    groups = [group for part in parts for group in part["groups"]]
    return Candidates(
        **{name: column[order] for name, column in flat.items()},
        subjects=_reordered([part["subjects"] for part in parts], order),
        reach=_reordered([part["reach"] for part in parts], order),
        groups=tuple(groups[place] for place in order),
        excluded=excluded,
    )


def _reordered(parts: Sequence[tuple[Rows, NDArray[Any]]], order: Rows) -> tuple[Rows, Rows]:
    """Join ragged columns and put their rows in `order`."""
    lengths = np.concatenate([np.diff(starts) for starts, _ in parts] or [np.empty(0, dtype=np.int64)])
    values = np.concatenate([found for _, found in parts] or [np.empty(0, dtype=np.int64)])
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
    return gather(starts, values, order)
