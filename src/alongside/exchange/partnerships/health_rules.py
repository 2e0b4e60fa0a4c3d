"""How those who work together are doing: who is missing for what they are for, and how sectors mix. Pure.

The list of those to expect follows the pulse check of 133 partnerships for health (residents, those who pay
for care, philanthropy, business, economic development), which found that purpose and progress suffer where
key members are missing. What is said is about the whole, never a score of a person.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .rules import STAGES

# From which stage somebody is missed; those not named here, from the start.
FROM = {"policy": "design", "funder": "design", "practice": "design", "evaluator": "implementation"}
WIDE = ("residents", "payer", "third", "business", "policy", "practice", "funder", "evaluator")
EXPECTED: dict[str, tuple[str, ...]] = {
    "project": ("residents", "policy", "practice", "funder", "evaluator"),
    "network": WIDE,
    "alliance": WIDE,
    "hub": ("academic", "payer", "residents", "practice", "policy"),
    "forum": ("practice", "residents"),
    "community": ("practice",),
    "board": ("residents", "practice", "policy", "payer"),
    "support": ("business", "payer", "academic"),
    "skills": ("business", "academic", "residents", "funder"),
    "pair": ("practice",),
    "peers": ("residents",),
}
MOST = 0.6  # of those who take part, from which one sector outweighs the others
FEW = 4  # fewer members than this are not weighed by sector


@dataclass(frozen=True, slots=True)
class Part:
    """What a member is, as far as it counts here."""

    sector: str
    basis: str
    roles: frozenset[str]
    pays: bool = False


def missing(kind: str, stage: str, members: Sequence[Part]) -> tuple[str, ...]:
    """Who is not there yet that this kind of work needs by this stage, in the order of the list."""
    at = STAGES.index(stage)
    wanted = [one for one in EXPECTED.get(kind, ()) if STAGES.index(FROM.get(one, STAGES[0])) <= at]
    return tuple(one for one in wanted if not any(_is(one, member) for member in members))


def _is(what: str, member: Part) -> bool:
    """Whether a member is one of those to expect."""
    if what == "residents":
        return member.sector == "community" or member.basis == "lived" or "lived" in member.roles
    if what == "funder":
        return member.pays or "treasurer" in member.roles
    sectors = {"payer": "public", "business": "private", "third": "third", "academic": "academic"}
    return member.sector == sectors[what] if what in sectors else what in member.roles


def mix(sectors: Collection[str]) -> dict[str, int]:
    """How many there are of each sector, the most first, then by name."""
    counts = {one: sum(other == one for other in sectors) for one in set(sectors)}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def outweighs(counts: Mapping[str, int]) -> str:
    """The sector that has more than 60 in 100 of four members or more; empty where none has."""
    total = sum(counts.values())
    if total < FEW:
        return ""
    return next((sector for sector, many in counts.items() if many / total > MOST), "")
