"""Missing ties: which introductions would most shorten the ways between groups."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from .values import Network


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two who have no tie, and what one between them would do. Gains are over pairs of different groups."""

    one: int
    other: int
    gain: float  # Σ of (1 ÷ distance then − 1 ÷ distance now); 0 for those out of reach
    error: float  # standard error of the gain where sampled, else 0
    pairs: int  # pairs of different groups that come nearer (counted in the sample where sampled)
    joined: int  # of these, pairs that could not reach each other before (likewise)
    distance: int  # steps between the two now; 0 where there is no way
    between: tuple[int, ...]  # on a shortest way between the two now, lowest positions first; empty if none
    meet: tuple[tuple[int, int, int], ...]  # (group, other group, pairs nearer), most first, at most 5


@dataclass(frozen=True, slots=True)
class Introductions:
    """The best introductions, best first, and what none that is not listed can exceed."""

    best: tuple[Introduction, ...]
    bound: float  # no pair that is not listed gains more than this
    proven: bool  # the list is the best: `bound` is no more than the last gain listed
    exact: bool  # False: gains are estimated from a sample of actors


def introductions(
    given: Network,
    group: ArrayLike,
    top: int = 5,
    allowed: ArrayLike | None = None,
    across: bool = True,
    refused: ArrayLike | None = None,
    seed: int = 1,
) -> Introductions:
    """Find the introductions of two without a tie that bring actors of different groups nearest to each
    other.

    Allowed: who may be introduced (n yes or no; else all). Across: only two of different groups. Refused: k
    × 2 positions of pairs that must not be proposed. Directions and weights play no part.
    Order: by gain, then by positions.
    """
    raise NotImplementedError
