"""How far an answer can be leaned on, A to D, by rules that are stated.

Each design has the best grade it can reach: trial and difference in differences A, interrupted time series
and matched comparison B, before and after C. One grade is lost for every two assumptions (or a last one)
that are doubtful or could not be tested for want of data, but never below C; and one more for each that the
data speak against. With too few points, or no interval, the grade is D.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .._shared.errors import EngineInputError
from .values import AGAINST, DOUBTFUL, UNKNOWN, Assumption, Estimate

BEST = {"trial": 0, "difference": 0, "time-series": 1, "matched": 1, "before-after": 2}
LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class Grade:
    """A letter, the best letter its design can reach, and the assumptions that cost it something."""

    letter: str
    best: str
    weak: tuple[str, ...]
    broken: tuple[str, ...]


def grade(design: str, assumptions: Iterable[Assumption], change: Estimate) -> Grade:
    """Grade an answer. Raises: EngineInputError for a design that gives none."""
    if design not in BEST:
        raise EngineInputError("design", f"{design!r} gives no answer.", f"Use one of {', '.join(BEST)}.")
    rows = tuple(assumptions)
    weak = tuple(one.key for one in rows if one.state in (DOUBTFUL, UNKNOWN))
    broken = tuple(one.key for one in rows if one.state == AGAINST)
    doubts = (len(weak) + 1) // 2
    at = min(min(BEST[design] + doubts, 2) + len(broken), 3)
    if not change.known or "enough" in broken:
        at = 3
    return Grade(LETTERS[at], LETTERS[BEST[design]], weak, broken)


def answer(change: Estimate, good: int) -> str:
    """The answer in one word: `better`, `worse`, `changed` (no side is good), `ordinary`, `too-little`.

    `ordinary`: chance alone could have brought it about. `good` is 1, −1 or 0 as for charts.
    """
    if not change.known:
        return "too-little"
    if change.chance:
        return "ordinary"
    if good == 0:
        return "changed"
    return "better" if change.value * good > 0 else "worse"
