"""How far each actor is exposed to those who use it: by ties, by what they share, by alike standing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from .._shared.checks import frozen_array, require_finite
from .._shared.errors import EngineInputError
from .values import Adoption, Floats, Ints, Ties, labels


def exposure(
    given: Adoption,
    told: Ties,
    *,
    weighted: bool = False,
    incoming: bool = False,
    normalised: bool = True,
    counts: ArrayLike | None = None,
    lag: int = 0,
) -> Floats:
    """Say for each actor and period how many of those it looks to use the innovation.

    Shapes: n × T. `normalised`: their share, 0 for an actor without ties; else their number. `weighted`: by
    weights of ties, else each tie is 1. `incoming`: those who look to the actor instead. `counts` (n or
    n × T, 0 or more): how much each one counts, as its size. `lag`: what held so many periods before; NaN in
    the first ones. One who has stopped does not count from its stop on; ties are those of the period.
    Raises: EngineInputError. Cost: ties × periods. Source: Valente (1996), Social Networks 18, 69–89.
    """
    if told.n != given.n:
        raise EngineInputError("ties", f"they are of {told.n:,} actors, not {given.n:,}.", "Give one list.")
    return _exposed(given, told.by_period(given, weighted, incoming), normalised, counts, lag)


def exposure_through(
    given: Adoption,
    weights: csr_array | ArrayLike,
    *,
    normalised: bool = True,
    counts: ArrayLike | None = None,
    lag: int = 0,
) -> Floats:
    """Say the same for any n × n table of who counts how much for whom, dense or sparse, at all times.

    Raises: EngineInputError for another shape, or weights below 0.
    """
    matrix = weights if isinstance(weights, csr_array) else np.asarray(weights, np.float64)
    if matrix.shape != (given.n, given.n):
        raise EngineInputError("weights", f"their shape is {matrix.shape}.", f"Give {given.n} × {given.n}.")
    values = matrix.data if isinstance(matrix, csr_array) else matrix
    if not (np.isfinite(values).all() and (np.asarray(values) >= 0).all()):
        raise EngineInputError("weights", "some are below 0 or no numbers.", "Give 0 or more.")
    return _exposed(given, [(np.arange(given.periods), matrix)], normalised, counts, lag)


def exposure_by_attribute(
    given: Adoption, group: ArrayLike, *, normalised: bool = True, lag: int = 0
) -> Floats:
    """Say for each actor and period how many of the others with the same label use the innovation.

    Shapes: n × T; `group` has n labels, −1 where none is known: such an actor is alone. Cost: n × T.
    """
    label = labels("group", group, given.n)
    using = given.using()
    found = np.zeros(using.shape)
    known = label >= 0
    if known.any():
        names, place = np.unique(label[known], return_inverse=True)
        whole = np.zeros((len(names), given.periods))
        np.add.at(whole, place, using[known])
        found[known] = whole[place] - using[known]
        if normalised:
            others = np.bincount(place)[place] - 1
            found[known] /= np.maximum(others, 1)[:, None]
    return lagged(found, lag)


def lagged(table: Floats, lag: int) -> Floats:
    """Move an n × T table later by `lag` periods; NaN where nothing is known.

    Raises: EngineInputError for a lag below 0, or as long as the whole.
    """
    if not 0 <= lag < table.shape[1]:
        raise EngineInputError("lag", f"it is {lag}.", f"Give 0 to {table.shape[1] - 1} periods.")
    if not lag:
        return table
    moved = np.full(table.shape, np.nan)
    moved[:, lag:] = table[:, :-lag]
    return moved


def _exposed(
    given: Adoption,
    slices: Iterable[tuple[Ints, Any]],
    normalised: bool,
    counts: ArrayLike | None,
    lag: int,
) -> Floats:
    using = given.using()
    size = None if counts is None else _counts(given, counts)
    users = using if size is None else using * size
    found = np.zeros(using.shape)
    for places, matrix in slices:
        whole = slice(None) if len(places) == given.periods else places
        part = matrix @ users[:, whole]
        if normalised:
            of = matrix @ (np.ones((given.n, 1)) if size is None else size[:, whole])
            part = np.divide(part, of, out=np.zeros(part.shape), where=of > 0)
        found[:, whole] = part
    return lagged(found, lag)


def _counts(given: Adoption, counts: ArrayLike) -> Floats:
    size: Floats = np.asarray(counts, np.float64)
    shape = (given.n,) if size.ndim == 1 else (given.n, given.periods)
    size = frozen_array("counts", size, np.float64, shape)
    require_finite("counts", size)
    if (size < 0).any():
        raise EngineInputError("counts", "some are below 0.", "Give 0 or more for each actor.")
    return np.broadcast_to(size[:, None], (given.n, given.periods)) if size.ndim == 1 else size
