"""What is asked of the matching, and what comes back: frozen values that any door can show."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alongside.exchange.audit.models import World
from alongside.exchange.directory.queries import ActorLink
from alongside.exchange.places.queries import Where


@dataclass(frozen=True, slots=True)
class Ask:
    """A need as it is asked: stored (`need_id`) or only typed."""

    text: str
    title: str = ""
    need_id: int | None = None
    need_key: str = ""
    owner_id: int | None = None  # the actor who raised it
    where: Where | None = None
    world: str = World.REAL.value
    kinds: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()  # asked for as a filter
    need_stage: str = ""  # the stage the need itself is at
    standings: tuple[str, ...] = ()
    subjects: tuple[int, ...] | None = None  # None: read them from the words
    groups_stated: bool = False  # somebody said who needs it; else it is read from the words
    within_km: float | None = None  # only what is known to be so near, or says that it serves the place
    nearest_first: bool = False  # else what fits best first
    different_first: bool = False  # of those that fit, not ten of one organisation
    top: int = 20


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One part of the score, with the sentence that says why."""

    part: str
    score: float
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """As much of a place as a link shows."""

    id: str
    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """One offer that may help, and why."""

    rank: int
    offer_pk: int
    offer: str
    ref: str
    standing: str
    kind: str
    title: str
    summary: str
    actor: ActorLink | None
    place: PlaceLink | None
    score: float
    reasons: tuple[ReasonLine, ...]
    distance_km: float | None
    source: str
    reported_on: date | None
    confirmed_on: date | None
    contact: str = ""
    website: str = ""
    available_from: date | None = None
    valid_until: date | None = None
    point: tuple[float, float] | None = None  # its own, in degrees; not that of its place
    point_basis: str = ""

    def as_json(self) -> dict[str, Any]:
        """The row of `commands.md`."""
        return {
            "rank": self.rank,
            "offer": self.offer,
            "standing": self.standing,
            "kind": self.kind,
            "title": self.title,
            "actor": {"id": self.actor.id, "name": self.actor.name} if self.actor else None,
            "place": {"id": self.place.id, "name": self.place.name} if self.place else None,
            "score": self.score,
            "reasons": [
                {"part": r.part, "score": r.score, "weight": r.weight, "why": r.why} for r in self.reasons
            ],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What may help with a need, best first; or that nothing fits."""

    ask: Ask
    subjects: tuple[tuple[str, str], ...]  # code, label
    found: tuple[Found, ...]
    excluded: dict[str, int] = field(default_factory=dict)
    nothing_fits: bool = False
    generation: int = 0
    offers: int = 0
    fitting: dict[str, int] = field(default_factory=dict)  # standing: how many fit, shown or not
    also: tuple[str, ...] = ()  # words looked for besides those asked: other spellings and forms of them

    def as_json(self) -> dict[str, Any]:
        """The object of `commands.md`."""
        where = self.ask.where
        return {
            "need": {
                "id": self.ask.need_key or None,
                "title": self.ask.title,
                "text": self.ask.text,
                "place": {"id": where.key, "name": where.name} if where else None,
                "subjects": [code for code, _ in self.subjects],
            },
            "matches": [found.as_json() for found in self.found],
            "excluded": dict(sorted(self.excluded.items())),
            "nothing_fits": self.nothing_fits,
            "index": {"generation": self.generation, "offers": self.offers},
        }


@dataclass(frozen=True, slots=True)
class Absent:
    """Where one offer stands for a need: listed, or what kept it out, and what counted for and against it."""

    title: str
    ref: str
    standing: str
    status: str  # listed, excluded, below_floor, beyond_top, not_retrieved
    why: str
    position: int | None = None  # among those of its standing, 1 for the first, where it fits
    reasons: tuple[ReasonLine, ...] = ()
