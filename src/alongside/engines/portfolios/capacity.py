"""How much a place can take on: load by period beside capacity, and how many more fit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .values import Bools, Floats, Ints, locked


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked for beside what there is.

    Shapes: t periods × r things (hours, sites). `load`, `capacity`, `room` (below 0 where too much is asked),
    `over`; `first`: the first period with too much of anything, −1 where there is none.
    """

    load: Floats
    capacity: Floats
    room: Floats
    over: Bools
    first: int


def load(start: ArrayLike, end: ArrayLike, use: ArrayLike, capacity: ArrayLike) -> Load:
    """Add up by period what is going on.

    Shapes: n things; `start`, `end`: their first and last period, from 0, both counted; what lies outside the
    periods is not; `use` n × r per period, 0 or more; `capacity` t × r.
    Raises: EngineInputError for a thing that ends before it starts.
    """
    first = frozen_array("start", start, np.int64)
    n = len(first)
    last = frozen_array("end", end, np.int64, (n,))
    room = np.asarray(capacity, np.float64)
    if room.ndim != 2:
        raise EngineInputError("capacity", "it has no two sides.", "Give a row a period, a column a thing.")
    t, r = room.shape
    uses = frozen_array("use", use, np.float64, (n, r))
    for name, values in (("use", uses), ("capacity", room)):
        for column in range(r):
            require_finite(name, values[:, column])
            require_between(name, values[:, column], 0, np.inf)
    if (last < first).any():
        at = int(np.flatnonzero(last < first)[0])
        raise EngineInputError("end", f"row {at} ends before it starts.", "Correct one of them.")
    change = np.zeros((t + 1, r))
    inside = (last >= 0) & (first < t)
    np.add.at(change, np.maximum(first[inside], 0), uses[inside])
    np.add.at(change, np.minimum(last[inside], t - 1) + 1, -uses[inside])
    asked = np.cumsum(change[:t], axis=0)
    left = room - asked
    over = left < -1e-9 * np.maximum(room, 1)
    late = np.flatnonzero(over.any(axis=1))
    first_over = int(late[0]) if len(late) else -1
    return Load(locked(asked), locked(np.array(room)), locked(left), locked(over), first_over)


def more_fit(given: Load, use: ArrayLike, periods: int) -> Ints:
    """How many more of one sort could start in each period and run for so many, each number on its own.

    Shapes: `use` r per period. Of a run that goes past the last period only what lies inside is looked at.
    Raises: EngineInputError where it uses nothing or runs for no period.
    """
    t, r = given.room.shape
    each = frozen_array("use", use, np.float64, (r,))
    require_finite("use", each)
    require_between("use", each, 0, np.inf)
    if periods < 1 or not each.any():
        raise EngineInputError(
            "use, periods", "it takes no time or nothing.", "Give what one more would take."
        )
    free = np.maximum(given.room[:, each > 0], 0) / each[each > 0]
    fits = np.floor(free.min(axis=1) + 1e-9)
    found = [fits[at : at + periods].min() for at in range(t)]
    more: Ints = locked(np.array(found, np.int64))
    return more
