"""What the engine says of a network, worked out once for each input and kept in memory."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from alongside.engines import networks as engine

KEPT = 32  # networks whose figures are held
PROPOSED = 5
BRIDGES = 2  # named for each two sectors
SEED = 6

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two that are worth putting in touch, by position.

    `steps`: how far apart they are now, 0 where nothing ties them; `gain`: by how much pairs of different
    sectors come nearer, each counted as 1 ÷ distance; `pairs`: how many do, `joined` of them out of reach
    before; `through`: who stands on a shortest way between the two; `meet`: which sectors come nearer, and
    how many pairs; `shared`: what both are about; `here`: whether both work in one place.
    """

    one: int
    other: int
    steps: int
    gain: float
    pairs: int
    joined: int
    through: tuple[int, ...]
    meet: tuple[tuple[str, str, int], ...]
    shared: tuple[str, ...] = ()
    here: bool = False


@dataclass(frozen=True, slots=True)
class Bridge:
    """Who carries most ties between two sectors: how many, and what share of all between the two."""

    sectors: tuple[str, str]
    who: int
    ties: int
    share: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a network, by position."""

    x: tuple[float, ...]  # where it is drawn, −1 to 1
    y: tuple[float, ...]
    between: tuple[float, ...]
    joins: tuple[int, ...]
    cut_off: tuple[int, ...]
    groups: int
    largest: int
    across: int  # pairs of different sectors that are tied
    bridges: tuple[Bridge, ...]
    proposals: tuple[Proposal, ...]
    is_best: bool  # no pair that is not proposed gains more
    digest: str


@lru_cache(maxsize=KEPT)
def measure(
    count: int, pairs: Pairs, sectors: tuple[str, ...], may_meet: tuple[bool, ...], refused: Pairs
) -> Measured:
    """Work out all figures that the pages show.

    `may_meet`: who may be proposed to be put in touch; `refused`: who is about to work together anyway.
    """
    said = json.dumps([count, pairs, sectors, may_meet, refused, SEED])
    digest = hashlib.sha256(said.encode()).hexdigest()
    if not pairs:
        flat = (0.0,) * count
        none = (0,) * count
        return Measured(flat, flat, flat, none, none, count, min(count, 1), 0, (), (), True, digest)
    names = sorted(set(sectors))
    group = np.array([names.index(sector) for sector in sectors], np.int64)
    ends = np.array(pairs, np.int64)
    given = engine.network(engine.ties(count, ends[:, 0], ends[:, 1]))
    points = engine.layout(given, SEED)
    others = max((count - 1) * (count - 2) / 2, 1)
    parts = engine.components(given)
    proposals, is_best = _proposals(given, group, names, may_meet, refused)
    return Measured(
        x=_plain(points[:, 0]),
        y=_plain(points[:, 1]),
        between=_plain(engine.betweenness(given, SEED).value / others),
        joins=_joins(given, group),
        cut_off=tuple(engine.fragility(given).separated.tolist()),
        groups=len(parts.sizes),
        largest=int(parts.sizes.max()),
        across=int((group[ends[:, 0]] != group[ends[:, 1]]).sum()),
        bridges=_bridges(given, group, names),
        proposals=proposals,
        is_best=is_best,
        digest=digest,
    )


def _plain(values: np.ndarray) -> tuple[float, ...]:  # type: ignore[type-arg]
    return tuple(round(float(value), 4) for value in values)


def _joins(given: engine.Network, group: np.ndarray) -> tuple[int, ...]:  # type: ignore[type-arg]
    """Pairs of different sectors without a tie that each is tied to both of; each pair counts once."""
    roles = engine.brokerage(given, group).count
    columns = [engine.ROLES.index(role) for role in ("representative", "gatekeeper", "liaison")]
    return tuple(round(float(many) / 2) for many in roles[:, columns].sum(axis=1))


def _bridges(
    given: engine.Network,
    group: np.ndarray,  # type: ignore[type-arg]
    names: Sequence[str],
) -> tuple[Bridge, ...]:
    found = engine.bridging(given, group, BRIDGES)
    return tuple(
        Bridge((names[one], names[other]), who, int(ties), float(share))
        for (one, other, who), ties, share in zip(
            found.pairs.tolist(), found.carried.tolist(), found.share.tolist(), strict=True
        )
    )


def _proposals(
    given: engine.Network,
    group: np.ndarray,  # type: ignore[type-arg]
    names: Sequence[str],
    may_meet: tuple[bool, ...],
    refused: Pairs,
) -> tuple[tuple[Proposal, ...], bool]:
    """The five introductions that bring different sectors nearest, and whether there are no better."""
    if sum(may_meet) < 2:
        return (), True
    never = np.array(refused, np.int64).reshape(-1, 2)
    found = engine.introductions(given, group, PROPOSED, np.array(may_meet), refused=never, seed=SEED)
    made = tuple(
        Proposal(
            one=one.one,
            other=one.other,
            steps=one.distance,
            gain=round(one.gain, 4),
            pairs=one.pairs,
            joined=one.joined,
            through=one.between,
            meet=tuple((names[a], names[b], many) for a, b, many in one.meet),
        )
        for one in found.best
    )
    return made, found.proven and found.exact
