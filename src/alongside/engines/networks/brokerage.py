"""Who stands between whom, in which role: Gould and Fernandez."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from .values import Floats, Network

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")


@dataclass(frozen=True, slots=True)
class Brokerage:
    """Open two-paths i → b → k by the role of b, what chance would give, and how far apart the two are.

    Shapes: `count`, `expected`, `deviation`, `z` are n × 6, a column for each of `ROLES`; those that begin
    with `all_` are 6, for the whole network. `z` is NaN where nothing can vary.
    """

    count: Floats
    expected: Floats
    deviation: Floats
    z: Floats
    all_count: Floats
    all_expected: Floats
    all_deviation: Floats
    all_z: Floats


def brokerage(given: Network, group: ArrayLike) -> Brokerage:
    """Count the open two-paths through every actor by role, with expectation, standard deviation and z.

    A path i → b → k counts only where i and k differ and i → k is absent. Coordinator: all three of one
    group; itinerant (consultant): i and k of one, b of another; representative: i with b; gatekeeper: b with
    k; liaison: three groups. Chance: each tie is there independently with the density of this network,
    groups kept. A network without directions is read as ties both ways.
    Shapes: `group` has n labels, 0 or more.
    Source: Gould and Fernandez (1989), Sociological Methodology 19, 89–126; variances as printed by R's sna.
    """
    raise NotImplementedError
