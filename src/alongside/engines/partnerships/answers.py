"""What is said of a line-up: who is in it as what, what holds it, what is missing, what to look out for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .values import Floats, Ints


class Why(StrEnum):
    """Why a line-up is among the proposals."""

    BEST = "best"  # the most value as the parts are weighted
    COVERS = "covers"  # covers most of what is asked for
    TRUSTED = "trusted"  # held together best by earlier work
    MIXED = "mixed"  # the most sectors
    LIGHT = "light"  # costs least and asks least of those who are busy
    OTHER = "other"  # as unlike those before as can be, and still good
    GIVEN = "given"  # put together by a person


class Watch(StrEnum):
    """What to look out for in a line-up. No proposal has the first three, only a line-up that is given."""

    RIVALS = "rivals"  # actors: two that bid for the same work
    NO_CONVENER = "no-convener"  # nobody in it may convene and is neutral to all
    RULE = "rule"  # another hard rule is broken; see `Proposal.broken`
    ONE_SECTOR = "one-sector"  # actors: more than half of three or more members are of one sector
    NO_CHAMPION = "no-champion"  # about: the constituent that nobody speaks for, asked for or not
    LEGITIMACY = (
        "legitimacy"  # actors: a charity, then a company, in a kind of partnership that puts it at risk
    )
    OVERLOADED = "overloaded"  # actors: one with no more than a tenth of its room left
    HANGS_ON_ONE = "hangs-on-one"  # actors: without this one the ties fall into pieces
    SOLE_COVER = "sole-cover"  # actors, about: only this one covers a competence that weighs heavily
    STRANGERS = "strangers"  # actors: one without any tie to the others


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to look out for: the actors it is about (positions) and the competence, constituent or −1."""

    watch: Watch
    actors: tuple[int, ...] = ()
    about: int = -1


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a line-up and its part in it."""

    actor: int
    convenes: bool  # exactly one does, if anybody can
    leads: bool  # covers most of what is asked for, by weight; not the convener if another covers anything
    speaks_for: tuple[int, ...]  # constituents
    covers: tuple[int, ...]  # competences that nobody in the line-up covers better; each is one member's
    brings: tuple[int, ...]  # competences it could cover, among those asked for
    share: float  # of the coverage that would be lost without it


@dataclass(frozen=True, slots=True)
class Link:
    """How a member is tied to the convener: by a tie of their own, or through one who has ties with both."""

    a: int  # the convener (without one, the member whom the others trust most)
    b: int
    trust: float  # 0 where there is neither
    via: int = -1  # the one between, a member or not; -1 for a tie of their own


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two that would be put in touch, and by how much the value rises with it.

    `a` is the convener; `newcomer` is `b` when it comes in, or −1 when both are members already; `via` has
    ties with both, or is −1.
    """

    a: int
    b: int
    newcomer: int
    via: int
    gain: float


@dataclass(frozen=True, slots=True)
class Missing:
    """A competence (or a constituent) that is not covered, and the introduction that would mend it best."""

    competence: int  # −1 when it is a constituent
    constituent: int  # −1 when it is a competence
    reached: float  # the best level in the line-up, below the minimum
    introduction: Introduction | None  # None: nobody could


@dataclass(frozen=True, slots=True)
class Scores:
    """The soft parts of a line-up, each from 0 to 1, more being better."""

    coverage: float  # of what is asked for, by weight: the best level of each, 0 below its minimum
    trust: float  # of the others in the convener, on average; 1 for one alone
    mix: float  # sectors in it, of those that it could have
    cost: float  # 1 − Σ costs ÷ (the budget, or the largest size × the dearest actor)
    load: float  # 1 − average load


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line-up, what it is worth, and everything a person asks about it.

    Order: members by rank, links from the strongest, warnings as in `Watch`.
    """

    members: tuple[Member, ...]
    scores: Scores
    value: float  # the scores by their weights, 0 to 1
    bound: float  # no line-up under the same rules is worth more
    gap: float  # (bound - value) ÷ bound: at most so much better is possible, 0 to 1
    proven: bool  # nothing is better than this (bound and value meet)
    why: Why
    level: Floats  # m: the best level in the line-up
    cover: Ints  # m: the member (an actor's position) that covers each competence, −1 for none
    sectors: Ints  # members of each sector, in the order of SECTORS
    cost: float  # Σ of the members'
    links: tuple[Link, ...]  # one for each member but the convener: what carries the line-up
    missing: tuple[Missing, ...]
    mend: Introduction | None  # of the convener and the member who trusts it least, if that helps
    warnings: tuple[Caution, ...]
    broken: tuple[str, ...] = ()  # hard rules that it does not keep; a proposal keeps all but those relaxed

    @property
    def actors(self) -> tuple[int, ...]:
        """The positions of the members, by rank."""
        return tuple(one.actor for one in self.members)

    @property
    def convener(self) -> int:
        """The position of the convener, or −1."""
        return next((one.actor for one in self.members if one.convenes), -1)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A hard rule that had to be given up, since nothing keeps all of them: which, about what, by how much.

    `rule`: the name of a field of `Wanted`, or "rivals". `about`: the sector, constituent or actor, or −1.
    """

    rule: str
    about: int
    by: float  # members, constituents, actors or money


@dataclass(frozen=True, slots=True)
class Proposals:
    """A few line-ups, the best first, each unlike those before it."""

    proposals: tuple[Proposal, ...]
    bound: float
    gap: float  # of the first
    proven: bool  # the first is the best there is
    relaxed: tuple[Relaxed, ...]  # empty when every rule is kept
    candidates: int  # actors that are not excluded
    considered: int  # of them, those that the proof could not set aside


@dataclass(frozen=True, slots=True)
class Swap:
    """Somebody who could take a place, and what the line-up would be worth then."""

    actor: int
    value: float
    scores: Scores
    allowed: bool  # every hard rule would be kept
