"""The plain facts of a network: how many ties, what hangs together, how tightly, in which communities."""

from __future__ import annotations

from dataclasses import dataclass

from .values import Floats, Ints, Network


@dataclass(frozen=True, slots=True)
class Degrees:
    """Ties of each actor. Without direction, in and out are both all its ties; with, `total` is in + out.

    Shapes: n each. `strength` adds up weights where the others count.
    """

    total: Ints
    received: Ints
    sent: Ints
    strength: Floats
    received_strength: Floats
    sent_strength: Floats


@dataclass(frozen=True, slots=True)
class Groups:
    """Which group each actor is in; groups are numbered by size, largest first, then by lowest actor.

    Shapes: `label` n; `sizes` one per group. `modularity` of communities, 0 to 1; of components it is NaN.
    """

    label: Ints
    sizes: Ints
    modularity: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Being tied to those who are well tied.

    Shapes: n each; PageRank adds up to 1, the largest eigenvector is 1.
    """

    eigenvector: Floats
    pagerank: Floats


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole network in a few numbers."""

    actors: int
    ties: int
    density: float  # ties there are, of those there could be
    reciprocity: float  # of ties with a direction, the share that is returned; 1 without directions
    transitivity: float  # of pairs that share a neighbour, the share that is tied; directions aside
    components: int
    largest: int  # actors in the largest component
    alone: int  # actors without a tie


def degrees(given: Network) -> Degrees:
    """Count and add up the ties of each actor. Cost: O(n + m)."""
    raise NotImplementedError


def components(given: Network) -> Groups:
    """Find what hangs together, directions aside. Cost: O(n + m)."""
    raise NotImplementedError


def cores(given: Network) -> Ints:
    """Say for each actor the largest k such that it belongs to a group in which each has k ties or more.

    Directions aside. Cost: O(n + m). Source: Seidman (1983), Social Networks 5, 269–287.
    """
    raise NotImplementedError


def communities(given: Network, seed: int = 1, resolution: float = 1.0) -> Groups:
    """Find groups that have more ties inside than chance would give, by weight, directions aside.

    Leiden's method on modularity; the same seed gives the same groups.
    Source: Traag, Waltman and van Eck (2019), Scientific Reports 9, 5233.
    """
    raise NotImplementedError


def standing(given: Network) -> Standing:
    """Work out eigenvector centrality (directions aside, by weight) and PageRank (by weight, damping 0.85).

    Sources: Bonacich (1972), J. Math. Sociology 2, 113–120; Brin and Page (1998).
    """
    raise NotImplementedError


def summary(given: Network) -> Summary:
    """Describe the whole network."""
    raise NotImplementedError
