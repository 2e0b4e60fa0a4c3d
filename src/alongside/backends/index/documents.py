"""What goes into the index, what is asked of it, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

KINDS = ("capability", "asset", "support", "innovation", "fund")
STANDINGS = ("open", "unclaimed", "history")
STAGES = ("idea", "development", "testing", "adoption", "diffusion", "scale-up", "decommissioning")
PUBLIC = "public"

Ragged = tuple[NDArray[np.int64], NDArray[np.int64]]  # indptr (n + 1), indices


@dataclass(frozen=True, slots=True)
class Document:
    """One offer as the index sees it.

    Units: `lat`, `lon` degrees, nan when unknown; `capacity` share of room left, 0 to 1, nan unknown;
    `confirmed`, `valid_until` day ordinals, 0 unknown or none; `evidence` 0 to 4, −1 unknown.
    """

    id: int
    version: int  # feed sequence number of its last change
    title: str
    text: str
    audiences: tuple[str, ...]  # access tokens: who may see it; none means no one
    world: str
    kind: str
    standing: str
    stages: tuple[str, ...] = ()  # none means it does not say
    subjects: tuple[int, ...] = ()
    lat: float = float("nan")
    lon: float = float("nan")
    reach: tuple[int, ...] = ()
    actor: int = -1
    capacity: float = float("nan")
    confirmed: int = 0
    valid_until: int = 0
    evidence: int = -1
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Around a point, and the places whose offers count as near wherever they are.

    Units: degrees, kilometres. NaN for the point means that only the places count.
    """

    lat: float = float("nan")
    lon: float = float("nan")
    km: float = 30.0
    places: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """What a viewer asks. Empty `kinds`, `stages` or `standings` mean all of them.

    With an `area`, the best in it are candidates too, however many are better elsewhere. So is each of `also`
    that passes the filters: offers, by id, of which somebody wants to know how they stand.
    """

    text: str
    audiences: frozenset[str]  # the viewer's; a row is seen when the sets meet
    world: str
    kinds: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    standings: frozenset[str] = frozenset()
    limit: int = 300
    area: Area | None = None
    also: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidates:
    """Offers worth ranking, with what is needed to rank them.

    Shapes: every array has n rows; `subjects` and `reach` are (indptr, indices) with n + 1 and any length.
    Units: `lexical` BM25, 0 when no telling word is shared; `semantic` cosine, −1 to 1; `coverage` share
    of the query's words found, weighted by rarity, 0 to 1; `kind` and `standing` places in KINDS and
    STANDINGS; `stages` a bit per place in STAGES; the rest as in `Document`.
    Order: by id. All arrays are read-only.
    `excluded`: of the rows that say the words of the query best and that the viewer may see, how many
    the filters on kind and on stage left out; a row left out by both counts under kind.
    `akin`: what each says of what the best answers say, 1 for these, and its cosine with their mean, as in
    `engines.matching.topic`; None where no answer fits well enough to be read, or where none was asked for.
    """

    id: NDArray[np.int64]
    lexical: NDArray[np.float32]
    semantic: NDArray[np.float32]
    coverage: NDArray[np.float32]
    kind: NDArray[np.int8]
    standing: NDArray[np.int8]
    stages: NDArray[np.uint8]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    actor: NDArray[np.int64]
    capacity: NDArray[np.float32]
    confirmed: NDArray[np.int32]
    valid_until: NDArray[np.int32]
    evidence: NDArray[np.int8]
    subjects: Ragged
    reach: Ragged
    groups: tuple[tuple[str, ...], ...]
    excluded: dict[str, int] = field(default_factory=lambda: {"kind": 0, "stage": 0})
    akin: tuple[NDArray[np.float32], NDArray[np.float32]] | None = None

    def __post_init__(self) -> None:
        """Make the arrays read-only."""
        for each in fields(self):
            value = getattr(self, each.name)
            for array in (value,) if isinstance(value, np.ndarray) else _arrays(value):
                array.flags.writeable = False

    def __len__(self) -> int:
        """Give the number of candidates."""
        return len(self.id)


def _arrays(value: object) -> tuple[NDArray[Any], ...]:
    """Give the arrays of a pair; nothing of anything else, however long it is."""
    return value if isinstance(value, tuple) and value and isinstance(value[0], np.ndarray) else ()


SCALARS: dict[str, Any] = {  # columns of one value a row, as they lie on disk
    "id": np.int64,
    "version": np.int64,
    "kind": np.int8,
    "standing": np.int8,
    "stages": np.uint8,
    "lat": np.float32,
    "lon": np.float32,
    "actor": np.int64,
    "capacity": np.float32,
    "confirmed": np.int32,
    "valid_until": np.int32,
    "evidence": np.int8,
}


def stage_mask(stages: frozenset[str] | tuple[str, ...]) -> int:
    """Give a bit per stage, in the order of STAGES. Raises: ValueError if one is unknown."""
    return sum(1 << STAGES.index(stage) for stage in set(stages))
