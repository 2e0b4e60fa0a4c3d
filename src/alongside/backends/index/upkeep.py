"""What keeps an index in order: the lock, dead rows, joining, and removing what no one needs."""

from __future__ import annotations

import fcntl
import math
import os
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index import manifest as manifests
from alongside.backends.index.arrays import load
from alongside.backends.index.manifest import Manifest, SegmentEntry, checksum
from alongside.backends.index.problems import ForeignFolder, IndexInUse

FOLDERS = ("segments", "dead", "encoders")
LOCK = "writer.lock"
OURS = {*FOLDERS, LOCK, manifests.NAME, f"{manifests.NAME}.draft"}
DEAD_SHARE = 0.3  # a segment with more dead rows than this is written anew
ALIKE = 4  # this many segments of about one size are joined
STEP = 8  # two sizes are about one when they lie between the same powers of this
LARGE = 50_000  # rows; larger segments are not joined, only written anew when many rows are dead

Ids = NDArray[np.int64]


def prepare(path: Path) -> int:
    """Make the folder an index can be written in, and take its lock; gives the handle that holds it.

    Raises: ForeignFolder if it holds something else; IndexInUse if another process writes.
    """
    path.mkdir(parents=True, exist_ok=True)
    found = {each.name for each in path.iterdir()}
    if found - OURS and manifests.NAME not in found:
        raise ForeignFolder(path, sorted(found - OURS))
    handle = os.open(path / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise IndexInUse(path) from None
    for name in FOLDERS:
        (path / name).mkdir(exist_ok=True)
    return handle


def next_generation(path: Path, manifest: Manifest | None) -> int:
    """Give the number of the next generation; with no manifest to go by, one above all that left a file."""
    if manifest:
        return manifest.generation + 1
    names = [each.name for folder in FOLDERS for each in (path / folder).iterdir()]
    firsts = [name.partition("-")[0].partition(".")[0] for name in names]
    return max((int(first) for first in firsts if first.isdigit()), default=0) + 1


def tidy(path: Path, manifest: Manifest) -> None:
    """Remove what neither this generation nor the one before it needs."""
    wanted = manifest.paths() | set(manifest.kept)
    for folder in FOLDERS:
        for each in (path / folder).iterdir():
            if f"{folder}/{each.name}" in wanted:
                continue
            if each.is_dir():
                shutil.rmtree(each)
            else:
                each.unlink()


def column(path: Path, entry: SegmentEntry, name: str) -> NDArray[Any]:
    """Map one column of a segment."""
    return load(path / "segments" / entry.name / f"{name}.npy", entry.rows)


def dead_rows(path: Path, entry: SegmentEntry) -> Ids:
    """Give the rows of a segment that no longer count. Order: rising."""
    if not entry.dead:
        return np.empty(0, dtype=np.int64)
    return np.asarray(load(path / "dead" / entry.dead, entry.gone))


def live_pairs(path: Path, entry: SegmentEntry) -> tuple[Ids, Ids]:
    """Give ids and versions of the rows of a segment that count."""
    dead = dead_rows(path, entry)
    return tuple(np.delete(column(path, entry, name), dead) for name in ("id", "version"))  # type: ignore[return-value]


def totals(path: Path, entries: Sequence[SegmentEntry], before: Manifest | None = None) -> dict[str, Any]:
    """Give what a manifest says of its segments, without those that have no live row.

    With the manifest `before`, rows that it counted and that still count are not read again.
    Cost: O(rows of segments that are new, or no longer named) and O(rows newly dead).
    """
    kept = tuple(entry for entry in entries if entry.rows > entry.gone)
    known = {entry.name: entry for entry in before.segments} if before else {}
    total = before.checksum if before else 0
    for entry in entries:
        if (old := known.pop(entry.name, None)) is None:
            total += checksum(*live_pairs(path, entry))
        elif old != entry:
            newly = np.setdiff1d(dead_rows(path, entry), dead_rows(path, old), assume_unique=True)
            total -= checksum(*(column(path, entry, name)[newly] for name in ("id", "version")))
    total -= sum(checksum(*live_pairs(path, old)) for old in known.values())
    return {
        "segments": kept,
        "offers": sum(entry.rows - entry.gone for entry in kept),
        "checksum": total % 2**64,
    }


def worn(entries: Sequence[SegmentEntry], dead: Mapping[str, Ids]) -> list[SegmentEntry]:
    """Choose the segments to write anew: those with many dead rows, and several of about one size.

    `dead`: the dead rows of each segment after this change.
    """
    chosen, alike = [], defaultdict(list)
    for entry in entries:
        live = entry.rows - len(dead[entry.name])
        if not live:
            continue
        if len(dead[entry.name]) > DEAD_SHARE * entry.rows:
            chosen.append(entry)
        elif live <= LARGE:
            alike[entry.world, entry.open, int(math.log(live, STEP) + 1e-9)].append(entry)
    return chosen + [entry for group in alike.values() if len(group) >= ALIKE for entry in group]
