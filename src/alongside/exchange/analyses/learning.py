"""What there is to learn from, and what was learnt: how much each part of fit should count."""

from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from alongside.engines.matching import KINDS, PARTS, Compared, Outcomes, compare, refit
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import Role
from alongside.exchange.accounts.queries import roles_of
from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.matches.queries import outcomes

from .models import WeightSet

LEAST = 100  # outcomes, before anything is learnt from them
LEAST_EACH = 20  # of those that went well, and of those that did not
SEED = 1  # of the resamples by which a gain is told from chance


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to learn from in a world."""

    outcomes: int
    good: int

    @property
    def enough(self) -> bool:
        """Whether that is enough to learn from."""
        return self.outcomes >= LEAST and min(self.good, self.outcomes - self.good) >= LEAST_EACH


@dataclass(frozen=True, slots=True)
class Learnt:
    """The factors of the nine parts, with the comparison that speaks for or against them."""

    told: Told
    factors: tuple[float, ...] = ()
    compared: dict[str, Any] = field(default_factory=dict)


def may_learn(viewer: Viewer) -> bool:
    """Whether the viewer may learn new weights and switch them: those who run the exchange."""
    return Role.ADMIN in roles_of(viewer)


def may_fit(told: Told) -> Allowed | Refused:
    """Whether there is enough to learn from; else why not, by a key."""
    if told.outcomes < LEAST:
        return Refused("few")
    return Allowed() if told.enough else Refused("one-sided")


def may_switch_on(compared: dict[str, Any]) -> Allowed | Refused:
    """Whether what was learnt has shown a gain beyond chance on what was held back, and no worse order."""
    return Allowed() if is_better(compared) else Refused("no-gain")


def is_better(compared: dict[str, Any]) -> bool:
    """Whether a comparison shows a gain beyond chance, and no worse order."""
    return bool(compared) and Compared(**compared).better


def told(world: str) -> Told:
    """Count what there is to learn from."""
    found = list(outcomes(world))
    return Told(len(found), sum(one.good for one in found))


def learn(world: str) -> Learnt:
    """Learn from what became of earlier answers in a world, if that is enough, and compare."""
    found = list(outcomes(world))
    has = Told(len(found), sum(one.good for one in found))
    if not has.enough:
        return Learnt(has)
    rows = Outcomes(
        parts=np.array([[one.parts.get(part, np.nan) for part in PARTS] for one in found]),
        kind=np.array([KINDS.index(one.kind) for one in found]),
        good=np.array([one.good for one in found]),
        counts=np.array([one.counts for one in found]),
        need=np.array([one.need for one in found]),
    )
    shown: Compared = compare(rows, SEED)
    return Learnt(has, tuple(round(float(x), 2) for x in refit(rows).factors), asdict(shown))


def weight_sets(viewer: Viewer, world: str) -> list[WeightSet]:
    """What was learnt in a world, the newest first; for those who may learn."""
    if not may_learn(viewer):
        return []
    return list(WeightSet.objects.filter(world=world).select_related("switched_by")[:20])
