"""Whether ties stay inside groups or cross: mixing, E-I index, assortativity, bridges, diversity."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from .values import Floats, Ints, Network


@dataclass(frozen=True, slots=True)
class Mixing:
    """Ties by group of their ends.

    Shapes: G groups. `table` G × G: ties from row to column; without directions a tie inside stands on the
    diagonal once and one that crosses once on each side. `ei_index`: (crossing − inside) ÷ all, −1 to 1, NaN
    without ties; `ei_by_group` G; `ei_by_actor` n. `expected_ei`: what it would be if all pairs were as
    likely tied. `assortativity`: −1 to 1, 0 when groups do not matter. `segregation`: 1 − crossing ÷
    expected crossing, at least 0 (Freeman). `coleman` G: −1 to 1. `odds`: odds of a tie inside to one
    across.
    """

    table: Ints
    ei_index: float
    ei_by_group: Floats
    ei_by_actor: Floats
    expected_ei: float
    assortativity: float
    segregation: float
    odds: float
    coleman: Floats


@dataclass(frozen=True, slots=True)
class Diversity:
    """How mixed something is. Shapes: one per row of what was given; NaN for a row without members.

    `blau`: chance that two drawn at random, with putting back, differ; `shannon` in nats; `kinds`: how many
    there are at all; `evenness`: shannon ÷ its largest, 1 where all are alike in number, NaN for one kind.
    """

    blau: Floats
    shannon: Floats
    kinds: Ints
    evenness: Floats


@dataclass(frozen=True, slots=True)
class Bridging:
    """Who joins groups that have few other ties.

    Shapes: `reaches` n: groups other than its own to which the actor has a tie; `diversity` n: Blau's index
    of its neighbours' groups; `pairs` k × 3: (group, other group, actor) where the actor has ties to both,
    most first; `carried` k: ties of that actor between the two; `share` k: of all ties between the two
    groups.
    """

    reaches: Ints
    diversity: Floats
    pairs: Ints
    carried: Ints
    share: Floats


def mixing(given: Network, group: ArrayLike) -> Mixing:
    """Tell how far ties stay inside groups. Shapes: `group` has n labels, 0 or more. Weights play no part.

    Sources: Krackhardt and Stern (1988), Social Psychology Quarterly 51, 123–140; Newman (2003), Physical
    Review E 67, 026126; Freeman (1978), Sociological Methods & Research 6, 411–429; Coleman (1958).
    """
    raise NotImplementedError


def diversity(counts: ArrayLike) -> Diversity:
    """Tell how mixed each row is. Shapes: `counts` rows × kinds, 0 or more.

    Sources: Blau (1977), Inequality and Heterogeneity; Shannon (1948).
    """
    raise NotImplementedError


def bridging(given: Network, group: ArrayLike, top: int = 3) -> Bridging:
    """Name for each two groups the `top` actors of either that carry most ties between them.

    Directions aside.
    """
    raise NotImplementedError
