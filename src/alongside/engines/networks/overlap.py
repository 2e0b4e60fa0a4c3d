"""What two have in common: remits, boards, seats; sets against sets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array, triu

from .._shared.checks import frozen_array, require_between
from .values import Floats, Ints, locked


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Pairs of sets that share something, most alike first. Shapes: k each.

    `jaccard`: shared ÷ in either, 0 to 1; `contained`: shared ÷ the smaller of the two.
    """

    one: Ints
    other: Ints
    shared: Ints
    jaccard: Floats
    contained: Floats


def overlaps(holder: ArrayLike, item: ArrayLike, n: int, least: int = 1) -> Overlaps:
    """Compare the sets of n holders, pair by pair, where at least `least` items are shared.

    With boards as holders and people as items this gives the interlocks of boards.
    Shapes: `holder`, `item` one entry per membership; a membership told twice counts once.
    Order: by jaccard, then shared, then positions. Cost: one sparse product, Σ over items of holders².
    Source: Jaccard (1901); Mizruchi (1996), Annual Review of Sociology 22, 271–298 (interlocks).
    """
    table = _table(holder, item, n)
    size = np.diff(table.indptr).astype(np.int64)
    met = triu(table @ table.T, k=1).tocoo()
    one, other, shared = (part.astype(np.int64) for part in (met.row, met.col, met.data))
    kept = shared >= max(least, 1)
    one, other, shared = one[kept], other[kept], shared[kept]
    jaccard = shared / (size[one] + size[other] - shared)
    contained = shared / np.minimum(size[one], size[other])
    order = np.lexsort((other, one, -shared, -jaccard))
    parts = (one, other, shared, jaccard, contained)
    return Overlaps(*(locked(part[order]) for part in parts))


def _table(holder: ArrayLike, item: ArrayLike, n: int) -> csr_array:
    """Holders × items, 1 where held. Raises: EngineInputError naming the first wrong row."""
    held = frozen_array("holder", holder, np.int64)
    what = frozen_array("item", item, np.int64, held.shape)
    require_between("holder", held, 0, n - 1)
    codes = np.unique(what, return_inverse=True)[1]
    shape = (n, int(codes.max(initial=-1)) + 1)
    table = csr_array((np.ones(len(held), np.int64), (held, codes)), shape=shape)
    table.sum_duplicates()
    table.data[:] = 1
    return table


def shared_items(holder: ArrayLike, item: ArrayLike, one: int, other: int) -> Ints:
    """Name the items that two holders share, in order."""
    held = frozen_array("holder", holder, np.int64)
    what = frozen_array("item", item, np.int64, held.shape)
    return locked(np.intersect1d(what[held == one], what[held == other]))
