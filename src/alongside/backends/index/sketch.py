"""Two bits of each number of a vector: enough to tell which few thousand of a million rows may be nearest.

A number of a row is told as −3, −1, 1 or 3: its sign, and whether it is larger than the row's mean. The sum
of these times the question's numbers, brought to length, estimates the cosine with an error of about 0.02;
whoever may be among the best is then scored exactly, from the whole vector. A sketch depends on its own row
alone, so neither the order of changes nor rows that a viewer may not see move what is found.
Source: after Gao and Long (2024), RaBitQ, Proceedings of the ACM on Management of Data 2(3), with two bits
and no rotation, which our vectors do not need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index.arrays import Appender, load
from alongside.backends.index.kernels import PLANES, sketched

BLOCK = 256  # rows whose words lie beside one another, for the processor to take many at once
WRITTEN = 64 * BLOCK  # rows sketched at once
READ = 128 * BLOCK  # rows estimated at once: their estimates stay in the processor's cache
FEW = 65_536  # of so many rows or fewer each is scored exactly
POOL = 4_096  # the best by estimate, which are scored exactly; the nearest 300 of a million lie well within
Codes = NDArray[np.uint64]
Loud = NDArray[np.float32]


def sketch(vectors: NDArray[np.int8]) -> tuple[Codes, Loud]:
    """Sketch rows: the words of their high bits and of their low bits, and what brings a sum to length.

    Shapes: n × d to blocks × 2w × BLOCK with w = d ÷ 64, rounded up, and n. Rows missing from the last block
    are zeros.
    """
    rows, width = vectors.shape
    whole = np.zeros((-(-rows // BLOCK) * BLOCK, -(-width // 64) * 64), dtype=np.int16)
    whole[:rows, :width] = vectors
    size = np.abs(whole)
    positive = whole >= 0
    large = size * np.int32(width) > size.sum(axis=1, dtype=np.int32)[:, None]
    positive[:, width:] = False
    low = positive == large
    low[:, width:] = False
    told = np.where(positive, 3, -3) + np.where(positive == large, 0, np.where(positive, -2, 2))
    product = (told[:rows, :width] * whole[:rows, :width].astype(np.int32)).sum(axis=1)
    length = np.sqrt((whole[:rows].astype(np.int64) ** 2).sum(axis=1))
    loud = np.divide(length, product, out=np.zeros(rows), where=product > 0)
    words = [np.packbits(bits, axis=1, bitorder="little").view("<u8") for bits in (positive, low)]
    codes = np.concatenate(words, axis=1).reshape(-1, BLOCK, 2 * whole.shape[1] // 64)
    return np.ascontiguousarray(codes.transpose(0, 2, 1)), loud.astype(np.float32)


def write(folder: Path, vectors: NDArray[np.int8]) -> None:
    """Write the sketches of a segment beside its vectors."""
    words = 2 * -(-vectors.shape[1] // 64)
    codes = Appender(folder / "sketch.npy", np.uint64, words * BLOCK)
    loud = Appender(folder / "loud.npy", np.float32)
    for start in range(0, len(vectors), WRITTEN):
        found = sketch(np.asarray(vectors[start : start + WRITTEN]))
        codes.append(found[0].reshape(-1, words * BLOCK))
        loud.append(found[1])
    codes.close()
    loud.close()


def read(folder: Path, vectors: NDArray[np.int8]) -> tuple[Codes, Loud]:
    """Map the sketches of a segment; make them if it has none, being older. Raises: DamagedIndex."""
    rows = len(vectors)
    try:
        codes = load(folder / "sketch.npy", -(-rows // BLOCK))
        loud = load(folder / "loud.npy", rows)
    except FileNotFoundError:
        return sketch(np.asarray(vectors))
    return codes.reshape(len(codes), -1, BLOCK), loud


def asked_planes(asked: NDArray[np.float32]) -> tuple[Codes, int]:
    """Give a question's numbers, brought to −7 to 7 and raised by 8, bit by bit; and their sum before that.

    Shapes: d to PLANES × w.
    """
    largest = float(np.abs(asked).max(initial=1))
    small = np.rint(asked.astype(np.float64) * (7 / largest)).astype(np.int64)
    raised = np.full(-(-len(asked) // 64) * 64, 8, dtype=np.int64)
    raised[: len(asked)] += small
    bits = np.array([raised >> plane & 1 for plane in range(PLANES)], dtype=np.uint8)
    return np.packbits(bits, axis=1, bitorder="little").view("<u8"), int(small.sum())


def nearest(
    segments: Sequence[Any], among: Sequence[NDArray[np.bool_] | None], asked: NDArray[np.float32]
) -> list[NDArray[np.int64]]:
    """Give, per segment, the rows that may be nearest to a question: the POOL best by estimate, with ties.

    `segments` have `sketch`; `among` says per row whether it counts, None for all. Order: rising.
    """
    planes, total = asked_planes(asked)
    score, home, row = np.empty(0, dtype=np.float32), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    floor = np.float32(-np.inf)
    for place, (segment, mask) in enumerate(zip(segments, among, strict=True)):
        codes, loud = segment.sketch
        for start, found in _estimates(codes, loud, planes, total):
            good = found >= floor
            if mask is not None:
                good &= mask[start : start + len(found)]
            here = np.flatnonzero(good)
            score = np.concatenate([score, found[here]])
            home = np.concatenate([home, np.full(len(here), place)])
            row = np.concatenate([row, here + start])
            if len(score) > POOL:
                floor = np.partition(score, len(score) - POOL)[len(score) - POOL]
                kept = score >= floor
                score, home, row = score[kept], home[kept], row[kept]
    return [row[home == place] for place in range(len(segments))]


def _estimates(
    codes: Codes, loud: Loud, planes: Codes, total: int
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    buffer = np.empty(READ, dtype=np.float32)
    for start in range(0, len(loud), READ):
        found = buffer[: min(READ, len(loud) - start)]
        sketched(
            codes[start // BLOCK : (start + READ) // BLOCK],
            planes,
            total,
            np.asarray(loud[start : start + READ]),
            found,
        )
        yield start, found
