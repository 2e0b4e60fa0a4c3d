"""How each kind of source of a claim is shown: the room that owns a kind registers it.

A source is a kind and a key. `register` is called once for each kind, when the room starts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from alongside.exchange.accounts.access import Viewer


@dataclass(frozen=True, slots=True)
class Shown:
    """A source as a reader sees it. `url`: its page here or elsewhere, if it has one."""

    title: str
    url: str = ""
    line: str = ""
    dated: date | None = None


# Of a viewer and sources of one kind: by the id of the source, those that the viewer may see.
Show = Callable[[Viewer, Iterable[Any]], Mapping[int, Shown]]
# Of a viewer, what somebody typed and a world: the key under which it is kept; None where there is none.
Find = Callable[[Viewer, str, str], str | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of source. `family`: kinds of one family are one way of knowing, when agreement is judged.

    `find` is given where people may name such a source themselves; `asks` says what they type.
    """

    name: str
    label: Any
    family: str
    show: Show
    find: Find | None = None
    asks: Any = ""


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known. Said twice with another meaning, it is a mistake in the program."""
    there = _KINDS.setdefault(kind.name, kind)
    if there != kind:
        raise ValueError(f"The kind of source {kind.name!r} is registered twice.")


def kinds() -> list[Kind]:
    """Every kind, in the order they were registered."""
    return list(_KINDS.values())


def kind_of(name: str) -> Kind | None:
    """One kind by its name; none where no room that is switched on owns it."""
    return _KINDS.get(name)
