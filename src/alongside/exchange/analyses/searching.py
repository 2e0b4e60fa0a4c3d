"""Search by words or names over everything: what a viewer may see of needs, help, people and places."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from alongside.backends.search import SECTIONS, Asked, Found, Search
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.audit.models import World
from alongside.exchange.directory.queries import actors_by_id
from alongside.exchange.needs.queries import needs_by_id
from alongside.exchange.offers.queries import offers_by_id
from alongside.exchange.places.queries import POSTCODE, Where, find_place, places_by_id

from . import search_index
from .search_index import IndexProblem
from .wording import telling_words

__all__ = ["SECTIONS", "Group", "IndexProblem", "Results", "Row", "search"]

LONGEST = 300  # characters; what is longer is a question for Find
AT_ONCE = 50  # candidates of each section when all are shown
FEW = 3  # with fewer found, another spelling is looked for
DEEP = 500  # of one section, this many can be paged through


@dataclass(frozen=True, slots=True)
class Row:
    """One thing found. `kind`: need, offer, actor or place; `record`: the row itself."""

    kind: str
    ref: str
    title: str
    line: str  # its place, or the place it lies in
    standing: str
    record: Any


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one section: the rows asked for, and how many there are in all."""

    section: str
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """What was found for `shown_for`: the words as typed or, where `corrected`, as they are spelt here.

    `did_you_mean`: another spelling that finds more, or nothing. `loose`: nothing has every word, so these
    have some of them. `postcode`: where the postcode lies that was typed.
    """

    q: str
    shown_for: str
    groups: Mapping[str, Group]
    did_you_mean: str = ""
    loose: bool = False
    postcode: Where | None = None

    @property
    def corrected(self) -> bool:
        """Whether these are not for the words as typed."""
        return self.shown_for != self.q

    @property
    def total(self) -> int:
        """How many there are of every section."""
        return sum(group.total for group in self.groups.values())


@lru_cache(maxsize=1)
def _index_at(path: Path) -> Search:
    return Search.open(path)


def open_search() -> Search:
    """The search index, at its newest. Raises: IndexProblem, whose message says what to do."""
    path = search_index.path()
    try:
        index = _index_at(path)
        index.refresh()
    except IndexProblem:  # it may have been built anew since it was opened
        _index_at.cache_clear()
        index = _index_at(path)
    return index


def search(
    viewer: Viewer,
    q: str,
    *,
    world: str = World.REAL,
    kinds: Iterable[str] = (),
    standings: Iterable[str] = (),
    literal: bool = False,
    skip: int = 0,
    top: int = 20,
) -> Results:
    """Find what the viewer may see that has these words, or is called so.

    `kinds`: sections of `SECTIONS`, all when empty. `literal`: as spelt, and nothing else. With one section,
    `skip` rows are passed over. Raises: IndexProblem where there is no search index.
    """
    text = " ".join(q.split())[:LONGEST]
    asked = _asked(viewer, text, world, standings)
    sections = tuple(section for section in SECTIONS if not kinds or section in set(kinds))
    index = open_search()
    results = Results(q=text, shown_for=text, groups={})
    found: dict[str, Found] = {}
    if text:
        found = _find(index, asked, sections)
        if not literal and not POSTCODE.match(text.upper()):
            results, found = _second_look(index, asked, sections, results, found)
    postcode = _postcode(text, asked.world) if "place" in sections else None
    groups = {
        section: Group(section, tuple(_rows(viewer, section, one, skip, top)), one.total)
        for section, one in found.items()
        if one.total
    }
    return replace(results, groups=groups, postcode=postcode)


def _asked(viewer: Viewer, text: str, world: str, standings: Iterable[str] = ()) -> Asked:
    return Asked(
        text=text,
        audiences=viewer.audiences,
        world=str(world),
        telling=tuple(telling_words(text)),
        standings=frozenset(standings),
    )


def _find(index: Search, asked: Asked, sections: tuple[str, ...]) -> dict[str, Found]:
    return index.find(asked, sections, DEEP if len(sections) == 1 else AT_ONCE)


def _count(found: dict[str, Found]) -> int:
    return sum(one.total for one in found.values())


def _second_look(
    index: Search, asked: Asked, sections: tuple[str, ...], results: Results, found: dict[str, Found]
) -> tuple[Results, dict[str, Found]]:
    """Where little was found: another spelling; where nothing was: what has some of the words."""
    count = _count(found)
    if count >= FEW:
        return results, found
    spelt = _respelt(index, asked)
    if spelt:
        again = replace(asked, text=spelt, telling=tuple(telling_words(spelt)))
        others = _find(index, again, sections)
        if _count(others) > count:
            results = replace(results, did_you_mean=spelt)
            return (results, found) if count else (replace(results, shown_for=spelt), others)
        asked = again
    if count or len(asked.telling) < 2:
        return results, found
    some = _find(index, replace(asked, every=False), sections)
    return replace(results, shown_for=asked.text, loose=_count(some) > 0), some


def _respelt(index: Search, asked: Asked) -> str:
    """The text with each word that nobody uses as the nearest that somebody does; nothing if none differs."""
    text = asked.text
    for word in dict.fromkeys(asked.telling):
        plain = word.casefold()
        if index.count(asked, plain) == 0 and (nearest := index.near(asked, plain)):
            text = text.replace(word, nearest.capitalize() if word.istitle() else nearest)
    return text if text != asked.text else ""


def _postcode(text: str, world: str) -> Where | None:
    """Where a postcode lies, if that is what was typed."""
    if not POSTCODE.match(text.upper()):
        return None
    where = find_place(text).where
    return where if where and where.id and where.world == world else None


READ: dict[str, Callable[..., dict[int, Any]]] = {
    "need": needs_by_id,
    "offer": offers_by_id,
    "tried": offers_by_id,
    "actor": actors_by_id,
}


def _rows(viewer: Viewer, section: str, found: Found, skip: int, top: int) -> Iterable[Row]:
    """The rows to show, read again for the viewer: one that may no longer be seen is passed over."""
    hits = found.hits[skip : skip + top]
    ids = [hit.id for hit in hits]
    records = places_by_id(ids) if section == "place" else READ[section](viewer, ids)
    for hit in hits:
        record = records.get(hit.id)
        if record is not None:
            yield _row(hit.kind, record)


def _row(kind: str, record: Any) -> Row:
    place = record.parent if kind == "place" else record.place
    past = kind == "place" and record.valid_to
    return Row(
        kind=kind,
        ref=record.ref,
        title=record.name if kind in ("actor", "place") else record.title,
        line=place.name if place else "",
        standing=("history" if past else "open") if kind == "place" else record.standing,
        record=record,
    )
