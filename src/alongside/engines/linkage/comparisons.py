"""What is compared, and into which levels of likeness each pair falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.engines._shared.errors import EngineInputError

from .likeness import edit_likeness, jaro_winkler

KM_PER_DEGREE = 111.2
UNKNOWN, ELSE = -1, 0
SHARED_WORDS = 2  # that two names need in common before they may differ by one

Column = Sequence[str] | NDArray[np.float64]
Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Level:
    """One way in which two values are alike.

    `test`: equal; jaro (Jaro–Winkler at least `limit`); edit (1 − edit distance as a share at least `limit`);
    one_word (sets of words that differ by at most one and share two); within (km between `lat` and `lon`).
    `same`: a column that must be equal as well. `rare`: a rare value counts more.
    """

    key: str
    test: str
    column: str
    limit: float = 0.0
    same: str = ""
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that is compared: its levels from the most alike down; what falls into none is level 0.

    A pair is compared if both sides have a value in any of the columns of the levels.
    """

    key: str
    levels: tuple[Level, ...]

    def value_of(self, position: int) -> int:
        """The number of the level at a position: the most alike has the highest."""
        return len(self.levels) - position


ORGANISATIONS = (
    Comparison(
        "name",
        (
            Level("same", "equal", "name", rare=True),
            Level("order", "equal", "sorted", rare=True),
            Level("slip", "edit", "name", 0.9, same="telling"),
            Level("word", "one_word", "name", same="telling"),
            Level("alike", "jaro", "name", 0.92, same="telling"),
        ),
    ),
    Comparison(
        "where",
        (
            Level("postcode", "equal", "postcode"),
            Level("spot", "within", "point", 0.1),
            Level("near", "within", "point", 2.0),
            Level("place", "equal", "place"),
        ),
    ),
    Comparison("website", (Level("same", "equal", "domain", rare=True),)),
    Comparison("phone", (Level("same", "equal", "phone"),)),
)


def compare(
    columns: Columns, left: NDArray[np.int64], right: NDArray[np.int64], comparisons: Sequence[Comparison]
) -> NDArray[np.int8]:
    """The level of each pair in each comparison.

    Shapes: `left`, `right` are n rows of the columns; the result is n × comparisons: −1 where a side is not
    known, 0 where nothing is alike, else higher the more alike.
    Order: pairs as given. Cost: O(n × letters of the texts).
    Raises: EngineInputError for a column that is missing or a test that is not known.
    """
    found = np.empty((len(left), len(comparisons)), dtype=np.int8)
    for at, comparison in enumerate(comparisons):
        found[:, at] = _levels(columns, left, right, comparison)
    found.setflags(write=False)
    return found


def _levels(
    columns: Columns, left: NDArray[np.int64], right: NDArray[np.int64], comparison: Comparison
) -> NDArray[np.int8]:
    known = np.zeros(len(left), dtype=bool)
    for level in comparison.levels:
        has = _has(columns, level)
        known |= has[left] & has[right]
    found = np.where(known, ELSE, UNKNOWN).astype(np.int8)
    open_ = known.copy()
    for position, level in enumerate(comparison.levels):
        rows = np.flatnonzero(open_)
        hit = rows[_holds(columns, left[rows], right[rows], level)]
        found[hit] = comparison.value_of(position)
        open_[hit] = False
    return found


def _has(columns: Columns, level: Level) -> NDArray[np.bool_]:
    if level.test == "within":
        return np.isfinite(_numbers(columns, "lat")) & np.isfinite(_numbers(columns, "lon"))
    return np.array([bool(text) for text in texts(columns, level.column)], dtype=bool)


def _holds(
    columns: Columns, left: NDArray[np.int64], right: NDArray[np.int64], level: Level
) -> NDArray[np.bool_]:
    if level.test == "within":
        return _km(columns, left, right) <= level.limit
    values = texts(columns, level.column)
    mine, other = [values[i] for i in left], [values[i] for i in right]
    if level.test == "equal":
        held = np.array([a == b and bool(a) for a, b in zip(mine, other, strict=True)], dtype=bool)
    elif level.test == "one_word":
        held = np.array([one_word_apart(a, b) for a, b in zip(mine, other, strict=True)], dtype=bool)
    elif level.test in ("jaro", "edit"):
        alike = jaro_winkler if level.test == "jaro" else edit_likeness
        held = alike(mine, other) >= level.limit
    else:
        raise EngineInputError(
            "comparisons", f"'{level.test}' is no test.", "Use equal, jaro, edit, one_word or within."
        )
    if level.same:
        also = texts(columns, level.same)
        held &= np.array([also[i] == also[j] for i, j in zip(left, right, strict=True)], dtype=bool)
    return held


def one_word_apart(mine: str, other: str) -> bool:
    """Whether one set of words has at most one word that the other has not, and both share two or more."""
    a, b = set(mine.split()), set(other.split())
    return len(a ^ b) <= 1 and len(a & b) >= SHARED_WORDS


def _km(columns: Columns, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Distance on a flat map around the middle of each pair: good to a metre within some kilometres."""
    lat, lon = _numbers(columns, "lat"), _numbers(columns, "lon")
    north = lat[left] - lat[right]
    east = (lon[left] - lon[right]) * np.cos(np.radians((lat[left] + lat[right]) / 2))
    km = KM_PER_DEGREE * np.sqrt(north**2 + east**2)
    return np.where(np.isfinite(km), km, np.inf)


def texts(columns: Columns, name: str) -> Sequence[str]:
    """A column of texts. Raises: EngineInputError if there is none of this name."""
    if name not in columns:
        raise EngineInputError("columns", f"there is no column '{name}'.", "Give it, empty where not known.")
    return columns[name]  # type: ignore[return-value]


def _numbers(columns: Columns, name: str) -> NDArray[np.float64]:
    if name not in columns:
        raise EngineInputError("columns", f"there is no column '{name}'.", "Give it, NaN where not known.")
    return np.asarray(columns[name], dtype=np.float64)
