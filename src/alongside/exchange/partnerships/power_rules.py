"""Power and resources: who brings how much, who has a say, and where the two do not go together. Pure.

Unequal resources undermine working together; a say for those who bring experience rather than money mends it.
Nothing here is about a person's worth: shares are of what members themselves wrote down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 0.5  # of money, hours, votes or areas, from which one outweighs all others together


@dataclass(frozen=True, slots=True)
class Weight:
    """What a member brings, and has a say in. `areas`: how many it decides in, alone or with others."""

    member: int
    sector: str
    votes: bool
    hours: int = 0
    money: int = 0
    areas: int = 0
    lived: bool = False


@dataclass(frozen=True, slots=True)
class Imbalance:
    """One thing to talk about. `why`: a key of `notices_governance.POWER`; `member`: whom it is about."""

    why: str
    member: int | None = None
    share: float = 0.0
    sector: str = ""


def imbalances(members: Sequence[Weight], areas: int) -> tuple[Imbalance, ...]:
    """Where resources and say do not go together; the gravest first. `areas`: how many somebody decides in.

    Nothing is said of fewer than two members.
    """
    if len(members) < 2:
        return ()
    voting = [one for one in members if one.votes]
    found: list[Imbalance] = []
    for one in members:
        found += _of_one(one, members, areas)
    for sector in sorted({one.sector for one in voting}):
        share = sum(one.sector == sector for one in voting) / len(voting)
        if share > MOST and len({one.sector for one in members}) > 1 and len(voting) > 2:
            found.append(Imbalance("sector-votes", None, share, sector))
    order = ("pays-and-decides", "decides-alone", "lived-no-say", "works-no-say", "pays-most", "sector-votes")
    return tuple(sorted(found, key=lambda one: (order.index(one.why), one.member or 0)))


def _of_one(one: Weight, members: Sequence[Weight], areas: int) -> list[Imbalance]:
    money = _share(one.money, [other.money for other in members])
    hours = _share(one.hours, [other.hours for other in members])
    decides = one.areas / areas if areas else 0.0
    alone = decides > MOST and all(other.areas * 2 < one.areas for other in members if other is not one)
    no_say = not one.votes and one.areas == 0
    if money > MOST and alone:
        return [Imbalance("pays-and-decides", one.member, money)]
    found = [Imbalance("decides-alone", one.member, decides)] if alone and areas > 1 else []
    if one.lived and no_say:
        found.append(Imbalance("lived-no-say", one.member))
    elif no_say and hours >= 1 / len(members):
        found.append(Imbalance("works-no-say", one.member, hours))
    if money > MOST:
        found.append(Imbalance("pays-most", one.member, money))
    return found


def _share(own: int, all_of_them: Sequence[int]) -> float:
    """A share of the whole; nobody's where only one has said how much."""
    said = [number for number in all_of_them if number]
    return own / sum(said) if len(said) > 1 else 0.0
