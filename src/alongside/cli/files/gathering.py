"""Actors, ties and needs from files: who holds what, how far apart they are, what is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alongside.engines.partnerships import SECTORS, STRENGTH
from alongside.engines.partnerships.paths import Graph, graph
from alongside.exchange.feeds.reading import FileBroken

from .columns import Columns, Names, read_columns

DISTANCE, STRENGTH_OF_TIE = "distance", "strength"
WEIGHTS = (DISTANCE, STRENGTH_OF_TIE)
RIVALS, NOT_YET = "bids-against", "prospective"
HALVES = 5.0  # years in which a tie loses half the trust it gives
UNKNOWN_KIND = 0.5  # trust that a tie of no known kind gives
ALSO = {
    "actor": "id", "org": "id", "organisation": "id", "need": "id", "task": "id",
    "skills": "competences", "competencies": "competences", "competence": "competences",
    "a": "source", "from": "source", "b": "target", "to": "target",
    "length": DISTANCE, "rel": "kind", "type": "kind", "year": "time", "date": "time",
}  # fmt: skip
SECTOR_WORDS = {
    "nhs": "public", "government": "public", "charity": "third", "voluntary": "third",
    "industry": "private", "company": "private", "business": "private", "commercial": "private",
    "university": "academic", "academia": "academic", "research": "academic",
    "third sector": "third", "private sector": "private", "public sector": "public",
}  # fmt: skip
Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class People:
    """Who could take part, by id: what each holds (folded names, level 0 to 1), sector, cost and load."""

    ids: list[str]
    holds: list[dict[str, float]]
    sector: NDArray[np.int64]
    sectors: list[str]  # the word for each of SECTORS, "" for all where none is known
    cost: NDArray[np.float64]
    load: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bonds:
    """Ties: distances, trust of pairs (0 to 1), and pairs that bid for the same work."""

    graph: Graph
    pair: NDArray[np.int64]
    trust: NDArray[np.float64]
    rivals: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Wish:
    """A need: each competence as written, its folded name and the least level that counts."""

    id: str
    competences: tuple[tuple[str, str, float], ...]


def folded(text: str) -> str:
    """A name without regard to case and spaces."""
    return " ".join(text.casefold().split())


def names_of(known: Sequence[str]) -> Names:
    """Turn headers into known names: case and blanks aside, by other words for them, `weight…` as weight."""

    def named(header: Sequence[str]) -> list[str]:
        plain = [re.sub(r"[\s-]+", "_", one.strip().casefold()) for one in header]
        found = list(header)
        for word in known:
            ways = [
                [at for at, one in enumerate(plain) if one == word],
                [at for at, one in enumerate(plain) if ALSO.get(one) == word],
                [at for at, one in enumerate(plain) if word == "weight" and one.startswith("weight")],
            ]
            for place in next((places[:1] for places in ways if places), []):
                found[place] = word
        return found

    return named


def people(path: Path, warn: Warn) -> People:
    """Read the actors. Raises: FileBroken with file, row and column."""
    known = ("id", "sector", "competences", "cost", "load")
    rows = read_columns(path, ("id", "competences"), known[1:2] + known[3:], warn, names_of(known))
    ids, order = _ids(rows)
    texts = _texts(rows, "competences", order)
    held = [_holds(rows, at, text) for at, text in zip(order, texts, strict=True)]
    cost, load = (
        rows.numbers(name, 0.0)[order] if name in rows.cells else np.zeros(len(ids)) for name in known[3:]
    )
    if (wrong := load > 1).any():
        back = np.zeros(len(wrong), bool)
        back[order] = wrong
        raise rows.broken("load", back, "is more than 1. Give the share of the room that is taken, 0 to 1.")
    words = _texts(rows, "sector", order)
    sector, sectors = _sectors(path, words, warn)
    return People(ids, held, sector, sectors, cost, load)


def wishes(path: Path, warn: Warn) -> list[Wish]:
    """Read the needs, by id. Raises: FileBroken with file, row and column."""
    known = ("id", "competences")
    rows = read_columns(path, known, (), warn, names_of(known))
    ids, order = _ids(rows)
    found = []
    for name, at, text in zip(ids, order, _texts(rows, "competences", order), strict=True):
        asked: dict[str, tuple[str, str, float]] = {}
        for word, level in _listed(rows, at, text):
            asked.setdefault(folded(word), (word, folded(word), level if level is not None else 0.0))
        if not asked:
            raise FileBroken(
                f"{path.name}, row {rows.rows[at]}: it asks for no competence. Name one or more."
            )
        found.append(Wish(name, tuple(asked.values())))
    return found


def _ids(rows: Columns) -> tuple[list[str], list[int]]:
    """Ids in order of their letters, and the row of each."""
    given = rows.texts("id").to_pylist()
    first: dict[str, int] = {}
    for at, name in enumerate(given):
        if name in first:
            wrong = np.zeros(len(given), bool)
            wrong[at] = True
            raise rows.broken("id", wrong, "stands in it twice. Give each id one row.")
        first[name] = at
    ids = sorted(first)
    return ids, [first[name] for name in ids]


def _texts(rows: Columns, column: str, order: Sequence[int]) -> list[str]:
    if column not in rows.cells:
        return [""] * len(order)
    texts = rows.trimmed(column).to_pylist()
    return [texts[at] or "" for at in order]


def _holds(rows: Columns, at: int, text: str) -> dict[str, float]:
    """What an actor holds, by folded name; a competence without a level is held fully."""
    found: dict[str, float] = {}
    for word, level in _listed(rows, at, text):
        name = folded(word)
        found[name] = max(found.get(name, 0.0), 1.0 if level is None else level)
    return found


def _listed(rows: Columns, at: int, text: str) -> list[tuple[str, float | None]]:
    """The competences of a row: between `;`, else `|`, else commas; `name:0.6` has a level."""
    mark = next((one for one in ";|," if one in text), ";")
    found: list[tuple[str, float | None]] = []
    for part in filter(None, (one.strip() for one in text.split(mark))):
        name, colon, said = part.rpartition(":")
        if not colon or not re.fullmatch(r"\s*-?\d+(\.\d*)?\s*", said):
            found.append((part, None))
            continue
        if not 0 <= float(said) <= 1:
            wrong = np.zeros(len(rows.rows), bool)
            wrong[at] = True
            raise rows.broken("competences", wrong, f"gives '{name.strip()}' a level that is not 0 to 1.")
        found.append((name.strip(), float(said)))
    return found


def _sectors(path: Path, words: Sequence[str], warn: Warn) -> tuple[NDArray[np.int64], list[str]]:
    """A position in SECTORS for each actor, and the word for each; other words take free positions."""
    plain = [SECTOR_WORDS.get(folded(one), folded(one)) for one in words]
    said = sorted(set(plain) - {""})
    if not said:
        warn(f"{path.name}: no sector is given, so that a mix of sectors counts for nothing.")
        return np.zeros(len(words), np.int64), [""] * len(SECTORS)
    free = [place for place, one in enumerate(SECTORS) if one not in said]
    others = [one for one in said if one not in SECTORS]
    place = {one: at for at, one in enumerate(SECTORS)}
    spare = free or [len(SECTORS) - 1]
    if len(others) > len(free) or "" in plain:
        warn(
            f"{path.name}: actors without a sector, or of more sectors than {len(SECTORS)}, count as of one."
        )
    for at, one in enumerate(others):
        place[one] = spare[min(at, len(spare) - 1)]
    place[""] = spare[-1]
    shown = list(SECTORS)
    for one in others:
        shown[place[one]] = one
    return np.array([place[one] for one in plain], np.int64), shown


def bonds(path: Path, ids: Sequence[str], weight: str, warn: Warn) -> Bonds:
    """Read the ties among the actors; `weight` says what a column of that name holds, one of WEIGHTS.

    Raises: FileBroken with file, row and column.
    """
    known = ("source", "target", DISTANCE, STRENGTH_OF_TIE, "weight", "kind", "time")
    rows = read_columns(path, known[:2], known[2:], warn, names_of(known))
    place = {name: at for at, name in enumerate(ids)}
    ends = np.array(
        [[place.get(one, -1) for one in rows.texts(name).to_pylist()] for name in known[:2]], np.int64
    ).T.reshape(-1, 2)
    _strangers(rows, ends, warn)
    kind = np.array([folded(one).replace(" ", "-") for one in _texts(rows, "kind", range(len(ends)))], object)
    far, weighted = _distances(rows, weight, warn)
    inside = (ends >= 0).all(axis=1) & (ends[:, 0] != ends[:, 1])
    against = np.isin(kind, [RIVALS, "rival", "rivals"])
    tied = inside & ~against & (kind != NOT_YET) & np.isfinite(far)
    made = graph(len(ids), ends[tied, 0], ends[tied, 1], far[tied])
    gives = _closeness(far) if weighted else np.array([STRENGTH.get(one, UNKNOWN_KIND) for one in kind])
    pair, trust = _together(ends[tied], (gives * _fresh(rows))[tied])
    rivals = np.unique(np.sort(ends[inside & against], axis=1), axis=0)
    return Bonds(made, pair, trust, rivals)


def _strangers(rows: Columns, ends: NDArray[np.int64], warn: Warn) -> None:
    gone = np.flatnonzero((ends < 0).any(axis=1))
    if len(gone):
        at = int(gone[0])
        column = "source" if ends[at, 0] < 0 else "target"
        name = rows.trimmed(column)[at].as_py()
        warn(
            f"{rows.name}: {len(gone):,} ties are with who is not among the actors, such as '{name}' in row "
            f"{rows.rows[at]}. They are passed over."
        )


def _distances(rows: Columns, weight: str, warn: Warn) -> tuple[NDArray[np.float64], bool]:
    """How far apart the two of each tie are, infinite for a strength of 0, and whether the file says it."""
    if DISTANCE in rows.cells:
        return rows.numbers(DISTANCE, 1.0), True
    if "weight" in rows.cells:
        other = WEIGHTS[weight == DISTANCE]
        less, more = ("less", "more") if weight == DISTANCE else ("more", "less")
        warn(
            f"{rows.name}: the weight of a tie is read as a {weight}: {less} is closer. "
            f"If {more} is closer, add --weight {other}."
        )
        if weight == DISTANCE:
            return rows.numbers("weight", 1.0), True
    name = "weight" if "weight" in rows.cells else STRENGTH_OF_TIE
    if name not in rows.cells:
        return np.ones(len(rows.rows)), False
    with np.errstate(divide="ignore"):
        return 1.0 / rows.numbers(name, 1.0), True


def _closeness(far: NDArray[np.float64]) -> NDArray[np.float64]:
    """Trust from 0 to 1 by distance: 1 at none, one half at the middle one of the file."""
    some = far[np.isfinite(far) & (far > 0)]
    middle = float(np.median(some)) if len(some) else 1.0
    return middle / (middle + far)


def _fresh(rows: Columns) -> NDArray[np.float64]:
    """How much of its trust a tie has kept, by its year against the latest in the file; 1 without years."""
    said = [re.search(r"\d{4}", one) for one in _texts(rows, "time", range(len(rows.rows)))]
    year = np.array([float(one[0]) if one else np.nan for one in said])
    if np.isnan(year).all():
        return np.ones(len(year))
    age = np.nanmax(year) - year
    return np.exp2(-np.where(np.isnan(age), HALVES, age) / HALVES)


def _together(
    ends: NDArray[np.int64], gives: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Each pair once; several ties give what none of them fails to."""
    both = np.sort(ends, axis=1)
    order = np.lexsort((gives, both[:, 1], both[:, 0]))
    both, doubt = both[order], 1.0 - gives[order]
    if not len(both):
        return both, doubt
    starts = np.flatnonzero((np.diff(both, axis=0, prepend=-1) != 0).any(axis=1))
    return both[starts], 1.0 - np.multiply.reduceat(doubt, starts)
