"""What goes into a ranking: the need as it stands, and the offers that may meet it, column by column."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError

PARTS = ("topic", "subject", "reach", "audience", "stage", "trust", "capacity", "freshness", "evidence")
KINDS = ("capability", "asset", "support", "innovation", "fund")
STANDINGS = ("open", "unclaimed", "history")
STAGES = ("idea", "development", "testing", "adoption", "diffusion", "scale-up", "decommissioning")
OPEN, UNCLAIMED, HISTORY = range(3)

Rows = tuple[
    NDArray[np.int64], NDArray[np.int64]
]  # (indptr, indices): row i has indices[indptr[i]:indptr[i + 1]]


def stage_mask(stages: tuple[str, ...]) -> int:
    """Write stages as one number, a bit per stage in the order of `STAGES`.

    Raises: EngineInputError for a stage that is not one of `STAGES`.
    """
    unknown = [stage for stage in stages if stage not in STAGES]
    if unknown:
        raise EngineInputError(
            "stages", f"'{unknown[0]}' is not a stage.", f"Use one of {', '.join(STAGES)}."
        )
    return sum(1 << STAGES.index(stage) for stage in set(stages))


def _none() -> NDArray[np.int64]:
    return np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class NeedProfile:
    """One need, as far as it is known; what is left at its default is not known and is not judged.

    Units: degrees north and east; kilometres; `today` is a day number (`date.toordinal`).
    Raises: EngineInputError for weights that do not go with the subjects, or a position off the globe.
    """

    today: int
    subjects: NDArray[np.int64] = field(default_factory=_none)
    subject_weights: NDArray[np.float64] | None = None  # 0..1 per subject; all 1 when not given
    places: NDArray[np.int64] = field(
        default_factory=_none
    )  # its place and all that contain it, in any order
    inside: NDArray[np.int64] = field(default_factory=_none)  # places that lie within its place
    lat: float = float("nan")
    lon: float = float("nan")
    radius_km: float = 0.0  # how far its place stretches from that point
    stages: int = 0  # bit mask, see `stage_mask`
    groups: tuple[str, ...] = ()  # slugs of the groups of people who need it
    groups_stated: bool = True  # False: only read from the words, so another group need not exclude
    owner: int = -1  # actor who raised it
    rivals: NDArray[np.int64] = field(default_factory=_none)  # actors who bid for the same work
    declined: NDArray[np.int64] = field(default_factory=_none)  # offers declined for this need before
    only_kinds: tuple[str, ...] = ()  # what the asker chose; empty means all
    only_stages: int = 0

    def __post_init__(self) -> None:
        for name in ("subjects", "places", "inside", "rivals", "declined"):
            object.__setattr__(self, name, frozen_array(f"need.{name}", getattr(self, name), np.int64))
        given = np.ones(len(self.subjects)) if self.subject_weights is None else self.subject_weights
        weights = frozen_array("need.subject_weights", given, np.float64, self.subjects.shape)
        require_finite("need.subject_weights", weights)
        require_between("need.subject_weights", weights, 0, 1)
        object.__setattr__(self, "subject_weights", weights)
        require_between("need.lat", np.array([self.lat]), -90, 90)
        require_between("need.lon", np.array([self.lon]), -180, 180)
        if not self.radius_km >= 0:
            raise EngineInputError("need.radius_km", f"it is {self.radius_km}.", "Give 0 or more kilometres.")
        unknown = [kind for kind in self.only_kinds if kind not in KINDS]
        if unknown:
            raise EngineInputError(
                "need.only_kinds",
                f"'{unknown[0]}' is not a kind of offer.",
                f"Use one of {', '.join(KINDS)}.",
            )


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """The candidate offers, one row each, column by column.

    Shapes: every array has n entries; `subjects` and `reach` are (indptr, indices) with n rows; `groups` has
    n tuples.
    Units: degrees; day numbers (0 not known); capacity is the share of room left, NaN not known;
    evidence is a grade 0..4, -1 not known; trust is the length of the shortest weighted path of ties to the
    need's owner, 0 for the owner itself, infinite when none is recorded, NaN when either actor is not known.
    For offers of standing history, `confirmed` is the day they were reported.
    Order: any; each id once.
    Raises: EngineInputError naming the column.
    """

    id: NDArray[np.int64]
    lexical: NDArray[np.float64]  # BM25 as the index gave it, 0 or more
    semantic: NDArray[np.float64]  # cosine, -1..1
    coverage: NDArray[np.float64]  # share of the need's terms found, by inverse document frequency, 0..1
    kind: NDArray[np.int8]  # position in KINDS
    standing: NDArray[np.int8]  # position in STANDINGS
    stages: NDArray[np.uint8]  # bit mask, 0 not known
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    actor: NDArray[np.int64]  # -1 not known
    capacity: NDArray[np.float64]
    confirmed: NDArray[np.int64]
    valid_until: NDArray[np.int64]
    evidence: NDArray[np.int64]
    subjects: Rows
    reach: Rows
    groups: tuple[tuple[str, ...], ...]
    trust: NDArray[np.float64]
    akin: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None  # see `topic`; None without feedback

    def __post_init__(self) -> None:
        types: dict[str, type[np.generic]] = {
            "id": np.int64, "kind": np.int8, "standing": np.int8, "stages": np.uint8, "actor": np.int64,
            "confirmed": np.int64, "valid_until": np.int64, "evidence": np.int64,
        }  # fmt: skip
        shape = np.shape(self.id)
        for column in fields(self):
            if column.name not in ("subjects", "reach", "groups", "akin"):
                values = getattr(self, column.name)
                array = frozen_array(
                    f"offers.{column.name}", values, types.get(column.name, np.float64), shape
                )
                object.__setattr__(self, column.name, array)
        if self.akin is not None:
            akin = tuple(frozen_array("offers.akin", each, np.float64, shape) for each in self.akin)
            object.__setattr__(self, "akin", akin)
        for name in ("subjects", "reach"):
            object.__setattr__(self, name, _rows(f"offers.{name}", getattr(self, name), len(self)))
        if len(self.groups) != len(self):
            raise EngineInputError(
                "offers.groups",
                f"{len(self.groups)} rows for {len(self)} offers.",
                "Give a tuple per offer, empty if none.",
            )
        for name in ("lexical", "semantic", "coverage"):
            require_finite(f"offers.{name}", getattr(self, name))
        every_stage = (1 << len(STAGES)) - 1
        limits = {
            "lexical": (0, np.inf),
            "semantic": (-1.05, 1.05),  # eight-bit vectors may be a little long
            "coverage": (0, 1.05),
            "kind": (0, len(KINDS) - 1),
            "standing": (0, len(STANDINGS) - 1),
            "stages": (0, every_stage),
            "lat": (-90, 90),
            "lon": (-180, 180),
            "capacity": (0, 1),
            "evidence": (-1, 4),
            "trust": (0, np.inf),
        }
        for name, (low, high) in limits.items():
            require_between(f"offers.{name}", getattr(self, name), low, high)
        if len(np.unique(self.id)) != len(self):
            raise EngineInputError("offers.id", "an offer is given twice.", "Give each offer once.")

    def __len__(self) -> int:
        return len(self.id)

    def row_of(self, offer: int) -> int | None:
        """Find the row that holds an offer, or None when it is not among these."""
        found = np.flatnonzero(self.id == offer)
        return int(found[0]) if len(found) else None


def row(rows: Rows, i: int) -> NDArray[np.int64]:
    """Give the values that belong to row `i`."""
    return rows[1][rows[0][i] : rows[0][i + 1]]


def owners(rows: Rows) -> NDArray[np.int64]:
    """Give, for each value, the row it belongs to."""
    return np.repeat(np.arange(len(rows[0]) - 1), np.diff(rows[0]))


def any_in(rows: Rows, wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell, for each row, whether one of its values is wanted.

    Cost: O(values × log wanted).
    """
    if not len(wanted):
        return np.zeros(len(rows[0]) - 1, dtype=np.bool_)
    return np.bincount(owners(rows)[np.isin(rows[1], wanted)], minlength=len(rows[0]) - 1) > 0


def _rows(name: str, given: Any, n: int) -> Rows:
    """Check and freeze a pair (indptr, indices) of n rows."""
    try:
        indptr, indices = given
    except (TypeError, ValueError) as fault:
        raise EngineInputError(name, "it is not a pair of arrays.", "Give (indptr, indices).") from fault
    indptr = frozen_array(name, indptr, np.int64, (n + 1,))
    indices = frozen_array(name, indices, np.int64)
    if indptr[0] != 0 or indptr[-1] != len(indices) or (np.diff(indptr) < 0).any():
        raise EngineInputError(
            name, f"indptr does not divide {len(indices)} values among {n} rows.",
            "Start it at 0, never let it fall, and end it at the number of values.",
        )  # fmt: skip
    return indptr, indices
