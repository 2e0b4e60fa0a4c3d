"""Look at an index without searching it: for `doctor` and `alongside index status`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index import manifest as manifests
from alongside.backends.index.manifest import Manifest, checksum
from alongside.backends.index.problems import IndexProblem
from alongside.backends.index.reader import open_segment, read_encoder
from alongside.backends.index.upkeep import live_pairs


@dataclass(frozen=True, slots=True)
class Status:
    """What an index says of itself, and whether its files agree.

    `generation` 0 and `feed_seq` −1 mean there is none that can be read. `checksum` is that of the
    (id, version) pairs, as `checksum_of` gives it.
    """

    generation: int
    offers: int
    feed_seq: int
    checksum: int
    sound: bool
    problems: tuple[str, ...]


def status(path: Path | str) -> Status:
    """Open every file of the newest generation and compare it with the manifest.

    Cost: reads two columns of all rows. Never raises for a missing or damaged index: says so.
    """
    folder = Path(path)
    try:
        manifest = manifests.read(folder)
    except IndexProblem as fault:
        return Status(0, 0, -1, 0, False, (str(fault),))
    problems = tuple(_problems(folder, manifest))
    return Status(
        manifest.generation, manifest.offers, manifest.feed_seq, manifest.checksum, not problems, problems
    )


def _problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    ids, versions = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    try:
        read_encoder(folder, manifest)
        for entry in manifest.segments:
            open_segment(folder, entry)
            some = live_pairs(folder, entry)
            ids.append(some[0])
            versions.append(some[1])
    except IndexProblem as fault:
        yield str(fault)
        return
    except FileNotFoundError as fault:
        yield f"{folder}: a file of the index is missing ({fault}). Run: alongside index rebuild"
        return
    every = np.concatenate(ids)
    if len(np.unique(every)) != len(every):
        yield f"{folder}: an offer stands in the index twice. Run: alongside index rebuild"
    if len(every) != manifest.offers or checksum(every, np.concatenate(versions)) != manifest.checksum:
        yield f"{folder}: the rows are not those that were listed. Run: alongside index rebuild"


def live_ids(path: Path | str) -> NDArray[np.int64]:
    """Give the id of every offer in the index. Order: rising. Raises: NoIndex, DamagedIndex."""
    folder = Path(path)
    parts = [live_pairs(folder, entry)[0] for entry in manifests.read(folder).segments]
    return np.sort(np.concatenate([np.empty(0, dtype=np.int64), *parts]))


def pairs(path: Path | str) -> Iterator[tuple[int, int]]:
    """Give (id, version) of every offer in the index. Order: by id. Raises: NoIndex, DamagedIndex."""
    folder = Path(path)
    parts = [np.column_stack(live_pairs(folder, entry)) for entry in manifests.read(folder).segments]
    table = np.concatenate([np.empty((0, 2), dtype=np.int64), *parts])
    for identifier, version in table[np.argsort(table[:, 0])]:
        yield int(identifier), int(version)
