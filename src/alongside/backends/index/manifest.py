"""The one small file that says which files are the index; swapped whole, never edited."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index.arrays import safe, safe_folder
from alongside.backends.index.problems import DamagedIndex, IndexProblem, NoIndex

NAME = "manifest.json"
FORMAT = 1
PRIME_1, PRIME_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """One immutable folder of rows, and the file that says which of them no longer count."""

    name: str
    world: str
    open: bool  # all of its rows have the token "public"; else none has
    rows: int
    dead: str = ""  # name of the array of dead row numbers, or none
    gone: int = 0  # length of that array


@dataclass(frozen=True, slots=True)
class Manifest:
    """A generation of the index. `checksum` is that of its live (id, version) pairs."""

    generation: int
    feed_seq: int
    offers: int
    checksum: int
    encoder: str
    dimensions: int
    encoder_state: str
    segments: tuple[SegmentEntry, ...]
    kept: tuple[str, ...] = ()  # paths only the generation before needs: it may still be read

    def paths(self) -> set[str]:
        """Give every path this generation needs, relative to the index."""
        found = {f"encoders/{self.encoder_state}"}
        for entry in self.segments:
            found.add(f"segments/{entry.name}")
            if entry.dead:
                found.add(f"dead/{entry.dead}")
        return found


def following(before: Manifest | None, **changes: Any) -> Manifest:
    """Give the generation after `before`, keeping what only `before` needs."""
    if before is None:
        return Manifest(**changes)
    after = replace(before, kept=(), **changes)
    return replace(after, kept=tuple(sorted(before.paths() - after.paths())))


def write(folder: Path, manifest: Manifest) -> None:
    """Swap the manifest in; a crash leaves the old one or the new one, never a part."""
    body = asdict(manifest)
    sealed = {"what": "alongside match index", "format": FORMAT, "seal": _seal(body), **body}
    draft = folder / f"{NAME}.draft"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(sealed, file, indent=1)
        safe(file)
    draft.replace(folder / NAME)
    safe_folder(folder)


def read(folder: Path) -> Manifest:
    """Read the newest generation.

    Raises: NoIndex if there is none; DamagedIndex if the file is not whole or not ours.
    """
    path = folder / NAME
    try:
        body = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise NoIndex(folder) from None
    except (ValueError, OSError) as fault:
        raise DamagedIndex(path, f"the list of the index's files cannot be read ({fault})") from fault
    if not isinstance(body, dict) or body.pop("what", None) != "alongside match index":
        raise DamagedIndex(path, "this file was not written by Alongside")
    version, seal = body.pop("format", None), body.pop("seal", None)
    if version != FORMAT:
        raise IndexProblem(
            f"{path}: the index has format {version}; this version of Alongside reads "
            f"{FORMAT}. Run: alongside index rebuild"
        )
    if seal != _seal(body):
        raise DamagedIndex(path, "the list of the index's files was changed after it was written")
    body["segments"] = tuple(SegmentEntry(**entry) for entry in body["segments"])
    body["kept"] = tuple(body["kept"])
    return Manifest(**body)


def _seal(body: dict[str, Any]) -> str:
    return sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def checksum(ids: NDArray[np.int64], versions: NDArray[np.int64]) -> int:
    """Give the checksum of pairs, the same in any order; parts add up, modulo 2⁶⁴.

    Shapes: n ids, n versions. Each pair is mixed to 64 bits and the numbers are added.
    Source: the finaliser of Steele, Lea and Flood (2014), OOPSLA, 453–472.
    """
    with np.errstate(over="ignore"):
        mixed = _mix(np.asarray(ids).astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15))
        mixed = _mix(mixed ^ _mix(np.asarray(versions).astype(np.uint64)))
        return int(mixed.sum(dtype=np.uint64))


def _mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    value = (value ^ (value >> np.uint64(30))) * PRIME_1
    value = (value ^ (value >> np.uint64(27))) * PRIME_2
    return value ^ (value >> np.uint64(31))


def checksum_of(pairs: Iterable[tuple[int, int]]) -> int:
    """Give the checksum of (id, version) pairs from anywhere, to compare with an index."""
    table = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    return checksum(table[:, 0], table[:, 1])
