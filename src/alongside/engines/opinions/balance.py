"""Whether a few people, or one burst of them, account for a result."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array
from .values import Bools, Ints, Votes, counts, locked

TENTH, TOP, HOUR = 0.1, 5, 3_600.0


@dataclass(frozen=True, slots=True)
class Balance:
    """How evenly people took part.

    Shapes: `active` and `burst` say of each person whether they are of the most active tenth, and of the hour
    in which most people came. `active_share`: share of all votes that the tenth gave; `burst_share`: share of
    all people who came in that hour; `gini`: 0 all gave as many votes, towards 1 a few gave all.
    `authors_share`: share of statements by the most active tenth of authors (NaN if authors are not told).
    """

    active: Bools
    active_share: float
    burst: Bools
    burst_share: float
    gini: float
    authors_share: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of the statements most agree on when some people are left out.

    `before`, `after`: up to five statements, best first. `share`: of the first, how many are in the second;
    1 without any.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    share: float


def balance(given: ArrayLike, came: ArrayLike | None = None, authors: ArrayLike | None = None) -> Balance:
    """Measure how evenly people took part.

    Shapes: `given` votes of each of n people; `came` when each gave the first, in seconds on any scale;
    `authors` the number of an author for each statement.
    Order: of equally active people the first is taken, of equally full hours the earliest.
    """
    votes = frozen_array("given", given, np.int64)
    many = len(votes)
    active, burst = np.zeros(many, bool), np.zeros(many, bool)
    total = int(votes.sum())
    if many and total:
        active[np.argsort(-votes, kind="stable")[: max(1, int(np.ceil(TENTH * many)))]] = True
    if came is not None and many:
        when = frozen_array("came", came, np.float64, (many,))
        order = np.sort(when)
        inside = np.searchsorted(order, order + HOUR, side="right") - np.arange(many)
        start = order[int(inside.argmax())]
        burst = (when >= start) & (when <= start + HOUR)
    share = float(votes[active].sum() / total) if total else 0.0
    return Balance(
        locked(active),
        share,
        locked(burst),
        float(burst.mean()) if many else 0.0,
        _gini(votes),
        _authors(authors),
    )


def _gini(values: Ints) -> float:
    ordered = np.sort(values)
    total = int(ordered.sum())
    if not total:
        return 0.0
    rank = np.arange(1, len(ordered) + 1)
    return float((2 * rank - len(ordered) - 1) @ ordered / (len(ordered) * total))


def _authors(authors: ArrayLike | None) -> float:
    if authors is None:
        return float("nan")
    wrote = np.unique(frozen_array("authors", authors, np.int64), return_counts=True)[1]
    if not len(wrote):
        return float("nan")
    first = max(1, int(np.ceil(TENTH * len(wrote))))
    return float(np.sort(wrote)[::-1][:first].sum() / wrote.sum())


def without(told: Votes, label: Ints, left_out: ArrayLike, top: int = TOP) -> Kept:
    """Compare what most agree on, in all groups, with and without some people.

    Shapes: `label` and `left_out` one a person; groups stay as they are, only these people's votes go.
    """
    out = frozen_array("left_out", left_out, np.bool_, (told.people,))
    before = _best(told, label, top)
    after = _best(told, np.where(out, -1, label), top)
    share = len(set(before) & set(after)) / len(before) if before else 1.0
    return Kept(before, after, share)


def _best(told: Votes, label: Ints, top: int) -> tuple[int, ...]:
    found = counts(told, label)
    if not len(found.seen):
        return ()
    chance = ((found.agree + 1) / (found.seen + 2)).prod(axis=0)
    wanted = ~told.hidden & (found.agree.sum(axis=0) > found.disagree.sum(axis=0))
    order = [one for one in np.argsort(-chance, kind="stable").tolist() if wanted[one]]
    return tuple(order[:top])
