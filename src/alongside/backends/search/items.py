"""What goes into the search index, what is asked of it, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

SECTIONS = (
    "need",
    "offer",
    "tried",
    "actor",
    "place",
)  # how results are grouped; `tried` is help of the past
STANDINGS = ("open", "unclaimed", "history")
PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be found.

    `names`: its title, then other names. `codes`: numbers and codes by which others know it, found only as a
    whole. `audiences`: access tokens; none means no one.
    """

    kind: str
    id: int
    section: str
    world: str
    standing: str
    audiences: tuple[str, ...]
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    text: str = ""

    @property
    def key(self) -> str:
        """What no other item has."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a viewer looks for. `telling`: the words that count; none means all of `text`.

    With `every`, only what has each of the words; else what has as many of them as the rarest need to weigh
    a third of all.
    """

    text: str
    audiences: frozenset[str]
    world: str
    telling: tuple[str, ...] = ()
    every: bool = True
    standings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `score`: higher is better; it has no unit."""

    kind: str
    id: int
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The best of a section, and how many there are in all. Order: by score, then by title, then by id."""

    hits: tuple[Hit, ...]
    total: int
