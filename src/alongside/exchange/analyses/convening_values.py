"""Line-ups for a need as pages and programs take them: by the ids of actors and the codes of competences."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """One member of a line-up: what it is in it, and what it covers there."""

    actor: int
    hosts: bool
    leads: bool
    speaks_for: tuple[str, ...]
    covers: tuple[str, ...]
    brings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meet:
    """Two to put in touch. `newcomer`: who comes in, 0 where both are in; `via`: who knows both, or 0."""

    a: int
    b: int
    newcomer: int
    via: int


@dataclass(frozen=True, slots=True)
class Lack:
    """A competence that nobody in a line-up covers, and the introduction that would mend it best."""

    code: str
    meet: Meet | None


@dataclass(frozen=True, slots=True)
class LineUp:
    """One line-up by the ids of actors. `scores` are from 0 to 1, more being better."""

    places: tuple[Place, ...]
    why: str
    scores: dict[str, float]
    value: float
    gap: float
    proven: bool
    links: tuple[tuple[int, int, float], ...]  # two, and how much they trust each other
    lacks: tuple[Lack, ...]
    mend: Meet | None
    warnings: tuple[tuple[str, tuple[int, ...], str], ...]  # what, about whom, about which competence
    sectors: dict[str, int]
    cohesion: dict[str, float | None]  # none where the ties do not join all

    @property
    def actors(self) -> tuple[int, ...]:
        """Who is in it, by id."""
        return tuple(one.actor for one in self.places)

    @property
    def host(self) -> int:
        """Who hosts it, or 0."""
        return next((one.actor for one in self.places if one.hosts), 0)


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody who could take a place, and by how much each part would change."""

    actor: int
    by: dict[str, float]


def line_up_of(told: dict[str, Any]) -> LineUp:
    """A line-up from plain values."""

    def meet(one: dict[str, int] | None) -> Meet | None:
        return Meet(**one) if one else None

    tuples = ("speaks_for", "covers", "brings")
    return LineUp(
        places=tuple(
            Place(**{name: tuple(value) if name in tuples else value for name, value in one.items()})
            for one in told["places"]
        ),
        links=tuple((a, b, trust) for a, b, trust in told["links"]),
        lacks=tuple(Lack(one["code"], meet(one["meet"])) for one in told["lacks"]),
        mend=meet(told["mend"]),
        warnings=tuple((what, tuple(who), about) for what, who, about in told["warnings"]),
        **{name: told[name] for name in ("why", "scores", "value", "gap", "proven", "sectors", "cohesion")},
    )
