"""Whether a set of things is in balance: shares by category beside a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .values import Floats, Ints, locked


@dataclass(frozen=True, slots=True)
class Mix:
    """Things by category, in several dimensions.

    Shapes: n things, d dimensions. `code` n × d, 0..sizes[d]−1. What is not known is a category too: give it
    a code of its own, and a share in the target (0, or what may stay open).
    """

    code: Ints
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted. Shapes: per dimension the `shares` of its categories, adding up to 1, or None where
    anything will do; `weight` d: how much each dimension counts, adding up to 1, 0 where anything will do."""

    shares: tuple[Floats | None, ...]
    weight: Floats


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts and how far they lie from the target.

    Shapes: per dimension `count`, `share` by category; `distance` d: the share of things that would have to
    be in another category (total variation), NaN where anything will do or there is nothing. `total`: the
    weighted mean of the distances, 0 where all is as wanted, 1 at most.
    """

    count: tuple[Ints, ...]
    share: tuple[Floats, ...]
    distance: Floats
    total: float


def mix(code: ArrayLike, sizes: Sequence[int]) -> Mix:
    """Things by category. Shapes: `code` n × d.

    Raises: EngineInputError for a code outside its dimension.
    """
    codes = np.array(code, np.int64).reshape(-1, len(sizes))
    for dimension, size in enumerate(sizes):
        require_between(f"code of dimension {dimension}", codes[:, dimension], 0, size - 1)
    return Mix(locked(codes), tuple(sizes))


def target(
    shares: Sequence[ArrayLike | None], sizes: Sequence[int], weight: ArrayLike | None = None
) -> Target:
    """What is wanted, brought to shares that add up to 1. Shapes: see `Target`; `weight` equal if not given.

    Raises: EngineInputError for a share below 0, or none above it.
    """
    if len(shares) != len(sizes):
        raise EngineInputError(
            "shares", f"there are {len(shares)} for {len(sizes)} dimensions.", "Give one each."
        )
    wanted: list[Floats | None] = []
    for at, (one, size) in enumerate(zip(shares, sizes, strict=True)):
        wanted.append(None if one is None else _shares(f"shares of dimension {at}", one, size))
    given = frozen_array(
        "weight", np.ones(len(sizes)) if weight is None else weight, np.float64, (len(sizes),)
    )
    require_finite("weight", given)
    require_between("weight", given, 0, np.inf)
    counts = np.where([one is None for one in wanted], 0.0, given)
    total = float(counts.sum())
    return Target(tuple(wanted), locked(counts / total if total else counts))


def _shares(name: str, one: ArrayLike, size: int) -> Floats:
    given = frozen_array(name, one, np.float64, (size,))
    require_finite(name, given)
    require_between(name, given, 0, np.inf)
    if given.sum() <= 0:
        raise EngineInputError(name, "none is above 0.", "Say what is wanted, or leave the dimension out.")
    shares: Floats = locked(given / given.sum())
    return shares


def balance(given: Mix, wanted: Target | None = None) -> Balance:
    """Count by category and measure how far this lies from what is wanted.

    Total variation, ½ Σ |share − wanted|, is the share of things that would have to be in another category.
    """
    n, d = given.code.shape
    count = tuple(np.bincount(given.code[:, at], minlength=given.sizes[at]) for at in range(d))
    share = tuple(one / n if n else np.zeros(len(one)) for one in count)
    distance = np.full(d, np.nan)
    if wanted is not None and n:
        for at, one in enumerate(wanted.shares):
            if one is not None:
                distance[at] = 0.5 * np.abs(share[at] - one).sum()
    known = ~np.isnan(distance)
    total = float(distance[known] @ wanted.weight[known]) if wanted is not None and known.any() else np.nan
    return Balance(
        tuple(locked(one) for one in count), tuple(locked(one) for one in share), locked(distance), total
    )


def banded(value: ArrayLike, edges: Sequence[float]) -> Ints:
    """Numbers as bands: 0 below the first edge, 1 below the second, and so on; one more for NaN, not known.

    Raises: EngineInputError for edges that do not rise.
    """
    if any(high <= low for low, high in pairwise(edges)):
        raise EngineInputError("edges", "they do not rise.", "Give them from low to high.")
    given = frozen_array("value", value, np.float64)
    unknown = len(edges) + 1
    found: Ints = locked(np.where(np.isnan(given), unknown, np.digitize(given, np.array(edges, float))))
    return found
