"""The few whose leaving would break a network most, or who reach most of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from .values import Network

AIMS = ("fragmentation", "distance", "reach", "distance-reach")


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """A set of actors, what it achieves, and what no set of that size can exceed."""

    members: tuple[int, ...]  # in order of position
    value: float  # 0 to 1
    bound: float
    exact: bool  # nothing better exists: `bound` equals `value`


def set_value(given: Network, members: Sequence[int], aim: str, steps: int = 1) -> float:
    """Say what these actors achieve together, 0 to 1.

    Aim: `fragmentation`, the share of pairs of the others out of each other's reach once these have gone;
    `distance`, one less the mean of 1 ÷ distance over those pairs; `reach`, the share of the others within
    `steps` of any of these; `distance-reach`, the mean over the others of 1 ÷ distance from the nearest of
    these. Along directions. Source: Borgatti (2006), Comput. Math. Organ. Theory 12, 21–34.
    """
    raise NotImplementedError


def key_players(
    given: Network, size: int, aim: str = "fragmentation", steps: int = 1, allowed: ArrayLike | None = None
) -> KeyPlayers:
    """Find the `size` actors that together achieve most.

    Exact by going through all sets where there are at most `MOST_SETS`; else greedy, then swaps until none
    helps.
    """
    raise NotImplementedError
