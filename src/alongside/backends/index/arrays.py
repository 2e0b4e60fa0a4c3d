"""Flat arrays on disk: written by appending, read by mapping."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index.problems import DamagedIndex

SIDE_BY_SIDE = 8  # files pushed to the disk at once
HEADER = 128  # bytes kept free for the header, written last when the length is known


class Appender:
    """A .npy file that grows row by row.

    Shapes: `width` 0 gives a flat array, else rows × width.
    """

    def __init__(self, path: Path, dtype: Any, width: int = 0) -> None:
        self._dtype = np.dtype(dtype)
        self._width = width
        self._rows = 0
        self._file = path.open("wb")
        self._file.write(b"\0" * HEADER)

    def append(self, rows: NDArray[Any] | Sequence[Any]) -> None:
        """Add rows at the end."""
        array = np.ascontiguousarray(rows, dtype=self._dtype)
        self._rows += len(array)
        self._file.write(array.data if array.size else b"")

    def close(self) -> None:
        """Write the header. The bytes may still wait in memory: see `safe_files`."""
        shape = f"({self._rows}, {self._width})" if self._width else f"({self._rows},)"
        text = f"{{'descr': '{self._dtype.str}', 'fortran_order': False, 'shape': {shape}, }}"
        self._file.seek(0)
        start = b"\x93NUMPY\x01\x00" + (HEADER - 10).to_bytes(2, "little")
        self._file.write(start + text.encode().ljust(HEADER - 11) + b"\n")
        self._file.close()

    def abandon(self) -> None:
        """Let go of the file; what stands in it is of no use."""
        self._file.close()


class RaggedAppender:
    """Rows of differing length: `name.starts.npy` (n + 1) and `name.npy`."""

    def __init__(self, folder: Path, name: str, dtype: Any = np.int64) -> None:
        self._starts = Appender(folder / f"{name}.starts.npy", np.int64)
        self._values = Appender(folder / f"{name}.npy", dtype)
        self._end = 0
        self._starts.append([0])

    def append(self, lengths: NDArray[np.int64], values: NDArray[Any] | Sequence[Any]) -> None:
        """Add rows: their lengths, and their values one after another."""
        if len(lengths):
            ends = self._end + np.cumsum(lengths)
            self._starts.append(ends)
            self._end = int(ends[-1])
        self._values.append(values)

    def append_rows(self, rows: Sequence[Sequence[int]]) -> None:
        """Add rows given as sequences."""
        lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
        self.append(lengths, [value for row in rows for value in row])

    def close(self) -> None:
        """Finish both files."""
        self._starts.close()
        self._values.close()

    def abandon(self) -> None:
        """Let go of both files."""
        self._starts.abandon()
        self._values.abandon()


def safe(file: Any) -> None:
    """Push a file's bytes through to the disk."""
    file.flush()
    os.fsync(file.fileno())


def safe_folder(path: Path) -> None:
    """Push a folder's entries through to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def safe_files(folder: Path) -> None:
    """Push all files of a folder, and its entries, through to the disk; together, as disks like it."""

    def push(path: Path) -> None:
        with path.open("rb") as file:
            os.fsync(file.fileno())

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(push, (path for path in folder.iterdir() if path.is_file())))
    safe_folder(folder)


def save(path: Path, array: NDArray[Any]) -> None:
    """Write one whole array."""
    out = Appender(path, array.dtype, array.shape[1] if array.ndim == 2 else 0)
    out.append(array)
    out.close()


def load(path: Path, rows: int | None = None) -> NDArray[Any]:
    """Map an array, read-only. Raises: DamagedIndex if it is no array or has not `rows` rows.

    FileNotFoundError passes through: a reader may have met the end of an old generation.
    """
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    except FileNotFoundError:
        raise
    except (ValueError, OSError, EOFError) as fault:
        raise DamagedIndex(path, f"the file cannot be read as an array ({fault})") from fault
    if rows is not None and len(array) != rows:
        raise DamagedIndex(path, f"the file has {len(array)} rows where {rows} were written")
    return array


def gather(
    starts: NDArray[np.int64], values: NDArray[Any], rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Take some rows of a ragged array: (indptr, values). Order: as `rows`. Cost: O(values taken)."""
    ends, places = spans(starts, rows)
    return ends, np.asarray(values[places])


def spans(starts: NDArray[np.int64], rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give where the values of some rows of a ragged array lie: (indptr, places). Order: as `rows`."""
    begin = np.asarray(starts[rows])
    lengths = np.asarray(starts[rows + 1]) - begin
    ends = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
    return ends, np.repeat(begin - ends[:-1], lengths) + np.arange(ends[-1])


def whole_numbers(vector: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
    """Round a query to whole numbers whose sums with rows of −127 to 127 floats hold exactly.

    Gives the numbers and the factor that brings them back to length one; 0 when the vector is all zeros.
    """
    largest = float(np.abs(vector).max(initial=0))
    if not largest:
        return vector, 0.0
    steps = min((2**24 - 1) // (127 * len(vector)), 2**15 - 1)
    rounded = np.rint(vector * np.float32(steps / largest))
    return rounded, float(1 / np.sqrt((rounded.astype(np.float64) ** 2).sum()))
