"""What people said of statements, as one small matrix; frozen, checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError

Votes8 = NDArray[np.int8]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
AGREE, PASS, DISAGREE, UNSEEN = 1, 0, -1, -128
AT_ONCE = 4_096  # people whose votes are widened to floats at a time


@dataclass(frozen=True, slots=True)
class Votes:
    """Who said what of which statement.

    Shapes: `said` is people × statements, one byte each: 1 agree, −1 disagree, 0 pass, −128 not seen.
    `hidden` says of each statement whether moderation took it out: it keeps its place and counts as 0.
    """

    said: Votes8
    hidden: Bools

    @property
    def people(self) -> int:
        """How many people there are rows for."""
        return int(self.said.shape[0])

    @property
    def statements(self) -> int:
        """How many statements there are columns for, hidden ones too."""
        return int(self.said.shape[1])

    def given(self) -> Ints:
        """How many votes each person gave; hidden statements count, as they did when they were answered."""
        parts = [np.count_nonzero(part != UNSEEN, axis=1) for _, part in self.parts()]
        return np.concatenate([*parts, np.zeros(0, np.int64)]).astype(np.int64)

    def parts(self, rows: Ints | None = None) -> Iterator[tuple[slice, Votes8]]:
        """The matrix a few thousand people at a time: their places among `rows` (all), and their votes."""
        count = self.people if rows is None else len(rows)
        for start in range(0, count, AT_ONCE):
            place = slice(start, min(start + AT_ONCE, count))
            yield place, self.said[place if rows is None else rows[place]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each statement was agreed with, disagreed with and seen, by group.

    Shapes: each is groups × statements. `seen` is agree + disagree + pass.
    """

    agree: Ints
    disagree: Ints
    seen: Ints

    @property
    def passed(self) -> Ints:
        """How many passed."""
        return self.seen - self.agree - self.disagree

    def together(self) -> Counts:
        """All groups as one."""
        return Counts(*(part.sum(axis=0, keepdims=True) for part in (self.agree, self.disagree, self.seen)))

    def others(self) -> Counts:
        """For each group, all the other groups together."""
        whole = self.together()
        return Counts(whole.agree - self.agree, whole.disagree - self.disagree, whole.seen - self.seen)


def locked(array: NDArray[Any]) -> NDArray[Any]:
    """Make an array of ours read-only, without a copy."""
    array.setflags(write=False)
    return array


def votes(
    people: int,
    statements: int,
    person: ArrayLike,
    statement: ArrayLike,
    vote: ArrayLike,
    hidden: ArrayLike | None = None,
) -> Votes:
    """Make the matrix of votes that came one after the other; the last of a person on a statement counts.

    Shapes: three arrays of equal length; `hidden` one truth per statement.
    Order: as the votes were given. Cost: people × statements bytes.
    Raises: EngineInputError for a place outside the matrix, or a vote that is not 1, 0 or −1.
    """
    who = frozen_array("person", person, np.int32)
    what = frozen_array("statement", statement, np.int32, who.shape)
    said = frozen_array("vote", vote, np.int8, who.shape)
    for name, values, low, high in (
        ("person", who, 0, people - 1),
        ("statement", what, 0, statements - 1),
        ("vote", said, DISAGREE, AGREE),
    ):
        wrong = np.flatnonzero((values < low) | (values > high))
        if len(wrong):
            found = int(values[wrong[0]])
            raise EngineInputError(name, f"row {wrong[0]} is {found}, not {low} to {high}.", "Correct it.")
    matrix = np.full((people, statements), UNSEEN, np.int8)
    matrix[who, what] = said  # of several at one place NumPy keeps the last
    return Votes(locked(matrix), _hidden(hidden, statements))


def of_matrix(said: ArrayLike, hidden: ArrayLike | None = None) -> Votes:
    """Take a matrix people × statements of 1, −1 and 0, with NaN (or −128) for what was not seen.

    Raises: EngineInputError if it has not two dimensions, or holds anything else.
    """
    given = np.asarray(said)
    if given.ndim != 2:
        raise EngineInputError("votes", f"they have {given.ndim} dimensions, not 2.", "Give a matrix.")
    if given.dtype == np.int8:
        matrix = given.copy()
    else:
        wide = np.asarray(given, np.float64)
        known = np.isnan(wide) | np.isin(wide, (-1.0, 0.0, 1.0, float(UNSEEN)))
        if not known.all():
            row, column = (int(one) for one in np.argwhere(~known)[0])
            problem = f"row {row}, column {column} is {wide[row, column]}, not 1, 0 or −1."
            raise EngineInputError("votes", problem, "Give NaN for what was not seen.")
        matrix = np.where(np.isnan(wide), float(UNSEEN), wide).astype(np.int8)
    strange = (matrix != UNSEEN) & ((matrix > AGREE) | (matrix < DISAGREE))
    if strange.any():
        raise EngineInputError("votes", "a vote is not 1, 0 or −1.", "Give −128 for what was not seen.")
    return Votes(locked(matrix), _hidden(hidden, matrix.shape[1]))


def _hidden(hidden: ArrayLike | None, statements: int) -> Bools:
    if hidden is None:
        return locked(np.zeros(statements, bool))
    return frozen_array("hidden", hidden, np.bool_, (statements,))


def counts(told: Votes, label: ArrayLike) -> Counts:
    """Count the votes on each statement by group; hidden statements are counted too.

    Shapes: `label` gives each person a group from 0, or −1 for none.
    Cost: one pass over the matrix.
    Raises: EngineInputError if there is not one label a person.
    """
    of = frozen_array("label", label, np.int64, (told.people,))
    groups = int(of.max()) + 1 if len(of) else 0
    found = np.zeros((3, max(groups, 0), told.statements), np.int64)
    for group in range(groups):
        for _, part in told.parts(np.flatnonzero(of == group)):
            found[0, group] += np.count_nonzero(part == AGREE, axis=0)
            found[1, group] += np.count_nonzero(part == DISAGREE, axis=0)
            found[2, group] += np.count_nonzero(part != UNSEEN, axis=0)
    return Counts(*(locked(one) for one in found))
