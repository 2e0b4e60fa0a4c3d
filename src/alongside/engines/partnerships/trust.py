"""How far two that have worked together trust each other, from what they did, when, and what came of it.

Never from an opinion about anybody. The tables are data: another field of work may want others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .values import NO_PAIRS, Floats, Ints

STRENGTH: Mapping[str, float] = {  # of a tie of this kind, fresh and with a good outcome
    "works-with": 0.8,
    "founds-with": 0.8,
    "runs": 0.8,
    "seconded-to": 0.7,
    "part-of": 0.7,
    "hosts": 0.6,
    "board-of": 0.6,
    "advises": 0.5,
    "evaluates": 0.5,
    "funds": 0.5,
    "adopts-from": 0.5,
    "member-of": 0.4,
    "prospective": 0.0,
    "bids-against": 0.0,
}
OUTCOME: Mapping[str, float] = {"good": 1.0, "mixed": 0.6, "unknown": 0.7, "bad": 0.0}
HALVES = 5.0  # years in which a tie loses half its strength
UNDATED = 5.0  # years that pass for the age of a tie without a date


def trust_of(
    pair: ArrayLike,
    kind: Sequence[str],
    when: ArrayLike,
    outcome: Sequence[str],
    today: float,
) -> tuple[Ints, Floats]:
    """Put together what each two have done: `tie` and `trust` as `World` takes them.

    One piece of work gives s = STRENGTH(kind) × OUTCOME(outcome) × 2^(-age ÷ HALVES); several give
    1 - Π (1 - s). So more work together never lowers trust, and it fades when nothing follows.
    Shapes: `pair` k × 2 actors; `kind`, `when` (year it was last alive, with decimals; NaN for not known) and
    `outcome` k each. What lies after `today` counts as of today.
    Order: ties by the smaller actor, then the larger; the order of the rows changes nothing.
    Raises: EngineInputError for a kind or outcome that is not in the tables.
    """
    given = np.asarray(pair)
    pairs = frozen_array("pair", given if given.size else NO_PAIRS, np.int64)
    k = len(pairs)
    year = frozen_array("when", when, np.float64, (k,))
    strength = _looked_up("kind", kind, STRENGTH, k) * _looked_up("outcome", outcome, OUTCOME, k)
    age = np.where(np.isnan(year), UNDATED, np.maximum(today - year, 0.0))
    doubt = 1.0 - strength * np.exp2(-age / HALVES)
    both = np.sort(pairs, axis=1)
    order = np.lexsort((doubt, both[:, 1], both[:, 0]))  # also by doubt, so that products round alike
    both, doubt = both[order], doubt[order]
    starts = np.flatnonzero((np.diff(both, axis=0, prepend=-1) != 0).any(axis=1))
    trust = 1.0 - np.multiply.reduceat(doubt, starts) if k else doubt
    kept = trust > 0
    return both[starts][kept], trust[kept]


def _looked_up(name: str, words: Sequence[str], table: Mapping[str, float], k: int) -> Floats:
    if len(words) != k:
        raise EngineInputError(name, f"there are {len(words)}, not {k}.", "Give one for each pair.")
    for row, word in enumerate(words):
        if word not in table:
            raise EngineInputError(
                name, f"row {row} is '{word}', which is not known.", f"Use one of {', '.join(table)}."
            )
    return np.array([table[word] for word in words], np.float64)
