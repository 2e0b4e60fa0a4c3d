"""How far actors are from each other, and who lies between: exactly, or from a sample with its error."""

from __future__ import annotations

from dataclasses import dataclass

from .values import Floats, Network


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near each actor is to the others, counting steps.

    Shapes: n each. With r others within reach at a mean distance of d, `closeness` is (r ÷ (n − 1)) ÷ d, so
    that near to few is not near; `harmonic` is the mean of 1 ÷ distance over all others, 0 for those out of
    reach. `error`: standard error of `harmonic` when estimated from a sample, else 0.
    """

    closeness: Floats
    harmonic: Floats
    error: Floats
    exact: bool


@dataclass(frozen=True, slots=True)
class Betweenness:
    """On how many shortest paths between others each actor lies (a path shared by k counts 1 ÷ k).

    Shapes: n each; pairs count once without directions. `error`: standard error where sampled, else 0.
    """

    value: Floats
    error: Floats
    exact: bool
    pivots: int  # actors from which paths were followed


def closeness(given: Network, seed: int = 1) -> Closeness:
    """Work out how near each actor is to the others; along directions, from the actor outwards.

    Exact up to `EXACT_STEPS` of actors × ties; above, from `PIVOTS` others drawn by the seed.
    Sources: Wasserman and Faust (1994), p. 201; Marchiori and Latora (2000); Eppstein and Wang (2004).
    """
    raise NotImplementedError


def betweenness(given: Network, seed: int = 1, exact: bool | None = None) -> Betweenness:
    """Count the shortest paths through each actor, in steps.

    Exact up to `EXACT_STEPS` of actors × ties or where `exact` asks for it; above, from pivots drawn by the
    seed in batches, whose spread gives the error.
    Sources: Freeman (1977), Sociometry 40, 35–41; Brandes and Pich (2007).
    """
    raise NotImplementedError
