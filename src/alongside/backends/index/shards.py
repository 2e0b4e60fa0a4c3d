"""Offers for many needs at once: runs of rows with all that is asked of them, in flat arrays.

Unlike a segment of the index a shard is open to all and never changes, so it needs no filter columns. It has
its words both ways round, rows to stems and stems to rows: a block of needs asks for thousands of stems.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.backends.encoders import Encoder
from alongside.backends.index.arrays import load, save
from alongside.backends.index.segment_builder import TITLE_WEIGHT, small_vectors
from alongside.backends.words import stem_key, stems

SHARD_ROWS = 65_536  # so that a row's place in its shard fits two bytes
FITTED_ON = 20_000  # offers the encoder is fitted on, evenly spread, as for the index
ENCODED = 8_192  # texts that become vectors in one go
TEXTS = ("text_ends", "text_bytes")  # wanted only until there are vectors
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer of a batch. `number` rises in the order of the offers; ties go to the smaller.

    Units: `kind` and `standing` are places in KINDS and STANDINGS, `stages` a bit per place in STAGES;
    degrees, NaN when not known.
    """

    number: int
    id: str
    title: str
    text: str
    kind: int
    standing: int
    stages: int = 0
    lat: float = float("nan")
    lon: float = float("nan")


COLUMNS: dict[str, Any] = {
    "number": np.int64,
    "kind": np.int8,
    "standing": np.int8,
    "stages": np.uint8,
    "lat": np.float32,
    "lon": np.float32,
}


def words_of(lines: Sequence[OfferLine]) -> Arrays:
    """Make the arrays of a shard but for its vectors: columns, ids, texts, and words both ways round.

    Shapes: at most SHARD_ROWS lines, in rising order of their numbers.
    Cost: O(all words), sorted.
    """
    found = {
        name: np.array([getattr(line, name) for line in lines], dtype) for name, dtype in COLUMNS.items()
    }
    found |= _texts("id", [line.id for line in lines])
    found |= _texts("text", [f"{line.title}\n{line.text}" for line in lines])
    vocabulary: dict[str, int] = {}
    flat: list[int] = []
    lengths = []
    for line in lines:
        said = stems(line.title) * TITLE_WEIGHT + stems(line.text)
        flat += [vocabulary.setdefault(word, len(vocabulary)) for word in said]
        lengths.append(len(said))
    keys = np.fromiter(map(stem_key, vocabulary), dtype=np.uint64, count=len(vocabulary))
    return found | _both_ways(keys, np.array(flat, dtype=np.int64), np.array(lengths, dtype=np.int64))


def _both_ways(keys: NDArray[np.uint64], flat: NDArray[np.int64], lengths: NDArray[np.int64]) -> Arrays:
    """Sort words by row and by stem. A pair of count and row length is kept once, and named by its number."""
    order = np.argsort(keys)
    rank = np.empty(len(keys), dtype=np.int64)
    rank[order] = np.arange(len(keys))
    known = max(len(keys), 1)
    both, counts = np.unique(
        np.repeat(np.arange(len(lengths)), lengths) * known + rank[flat], return_counts=True
    )
    rows, terms = np.divmod(both, known)
    counts = np.minimum(counts, np.iinfo(np.uint16).max)
    pairs, codes = np.unique(counts * (1 << 32) + lengths[rows], return_inverse=True)
    codes = codes.astype(np.uint16 if len(pairs) <= 1 << 16 else np.uint32)
    by_term = np.argsort(terms, kind="stable")
    return {
        "lengths": lengths.astype(np.int32),
        "keys": keys[order],
        "starts": _ends(np.bincount(rows, minlength=len(lengths))),
        "terms": terms.astype(np.uint32),
        "codes": codes,
        "term_starts": _ends(np.bincount(terms, minlength=len(keys))),
        "term_rows": rows[by_term].astype(np.uint16),
        "term_codes": codes[by_term],
        "pair_counts": pairs >> 32,
        "pair_lengths": pairs & ((1 << 32) - 1),
    }


def vectors_of(arrays: Arrays, encoder: Encoder) -> Arrays:
    """Make the vectors of a shard from its texts: signed bytes, and what brings each row to length one."""
    parts = [small_vectors(encoder.encode(texts)) for texts in _pieces(arrays)]
    small = [part[0] for part in parts] or [np.empty((0, encoder.dimensions), dtype=np.int8)]
    shrink = [part[1] for part in parts] or [np.empty(0, dtype=np.float32)]
    return {"vectors": np.concatenate(small), "shrink": np.concatenate(shrink)}


def _pieces(arrays: Arrays) -> Iterator[list[str]]:
    for start in range(0, len(arrays["number"]), ENCODED):
        rows = np.arange(start, min(start + ENCODED, len(arrays["number"])))
        yield list(texts_of(arrays, "text", rows))


def texts_of(arrays: Arrays, name: str, rows: Iterable[int]) -> Iterator[str]:
    """Give the texts of some rows; `name` is id or text."""
    ends, content = arrays[f"{name}_ends"], arrays[f"{name}_bytes"]
    for row in rows:
        yield content[ends[row] : ends[row + 1]].tobytes().decode()


def _texts(name: str, texts: Sequence[str]) -> Arrays:
    content = [text.encode("utf-8", "replace") for text in texts]
    lengths = np.fromiter(map(len, content), dtype=np.int64, count=len(content))
    return {f"{name}_ends": _ends(lengths), f"{name}_bytes": np.frombuffer(b"".join(content), np.uint8)}


def _ends(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])


def write(folder: Path, arrays: Arrays) -> None:
    """Put arrays into a folder, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in arrays.items():
        save(folder / f"{name}.npy", array)


def read(folder: Path) -> Arrays:
    """Map the arrays of a folder, read-only. Raises: DamagedIndex."""
    return {file.stem: load(file) for file in sorted(folder.glob("*.npy"))}


def packed(arrays: Arrays) -> bytes:
    """Put arrays into one row of bytes, to be sent from machine to machine."""
    held = io.BytesIO()
    np.savez(held, **arrays)  # type: ignore[arg-type]
    return held.getvalue()


def unpacked(content: bytes) -> Arrays:
    """Give back what `packed` packed."""
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        return {name: held[name] for name in held.files}


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """What is counted over all offers of a batch, however they are cut into shards.

    Shapes: `keys` sorted, `counted` one number for each: in how many offers the stem stands.
    It answers what `telling` asks of an open segment.
    """

    live: int
    length: int  # of all rows, in stems
    keys: NDArray[np.uint64]
    counted: NDArray[np.int64]
    open: bool = True

    @property
    def segment(self) -> Corpus:
        """Itself: nothing of it is dead."""
        return self

    def term_numbers(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Give the number of each stem, −1 where it stands nowhere."""
        return numbered(self.keys, keys)

    def found_in(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Count the offers each stem stands in; 0 for stems numbered −1."""
        if not len(self.counted):
            return np.zeros(len(numbers), dtype=np.int64)
        return np.where(numbers < 0, 0, self.counted[numbers])


def numbered(keys: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Give the place of each wanted key among sorted keys, −1 where it is not among them."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int64)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, place, -1)


def counts_of(arrays: Arrays) -> Corpus:
    """Count over one shard."""
    return Corpus(
        live=len(arrays["number"]),
        length=int(arrays["lengths"].sum(dtype=np.int64)),
        keys=np.asarray(arrays["keys"]),
        counted=np.diff(arrays["term_starts"]),
    )


def together(parts: Iterable[Corpus]) -> Corpus:
    """Add up what was counted over parts. Order: changes nothing."""
    live, length = 0, 0
    keys, counted = np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    for part in parts:
        live, length = live + part.live, length + part.length
        every, place = np.unique(np.concatenate([keys, part.keys]), return_inverse=True)
        sums = np.zeros(len(every), dtype=np.int64)
        np.add.at(sums, place, np.concatenate([counted, part.counted]))
        keys, counted = every, sums
    return Corpus(live, length, keys, counted)


def fitting_step(rows: int) -> int:
    """Say how far apart the offers lie that the encoder is fitted on; the first is row 0."""
    return max(1, -(-rows // FITTED_ON))
