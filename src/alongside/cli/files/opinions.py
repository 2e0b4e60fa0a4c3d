"""`alongside opinions`: votes from a file; groups, common ground and what divides as plain values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.engines import opinions as engine
from alongside.engines._shared.errors import EngineInputError
from alongside.exchange.feeds.reading import FileBroken

from .cells import Cells, LeftOut, read_cells
from .votes import NAMES, Read, natural, plain, read_votes

DIGITS, SHOWN = 12, 3
GROUP = ("group", "group-id", "label", "cluster")
TEXTS = ("comment-body", "statement-text", "text", "txt", "body")
HIDDEN = {"-1", "-1.0", "rejected", "hidden"}
Warn = Callable[[str], None]
Ints = NDArray[np.int64]


def run(
    *, votes: Path, groups: Path | None, statements: Path | None, k: int | None, warn: Warn
) -> dict[str, Any]:
    """Read, work out, and return what `--json` prints; in order of ids, so the order of rows changes nothing.

    Raises: FileBroken, a sentence that names file, row and column, or an option that cannot be.
    """
    read = read_votes(votes, warn)
    if not read.people:
        raise FileBroken(f"{votes.name}: there is no vote in it that can be used.{_first(read.left_out)}")
    read.left_out.rows.sort(key=lambda one: int(one["row"]))
    texts, hidden = _statements(statements, read, warn)
    told = engine.Votes(read.told.said, hidden)
    names, label = _groups(groups, read, warn) if groups else ([], None)
    try:
        found = engine.opinions(told, groups=label, k=k)
    except EngineInputError as problem:
        raise FileBroken(f"--{problem}") from problem
    whole = bool(names) and all(name.isdecimal() for name in names)
    keys: list[Any] = [int(name) for name in names] if whole else list(names) or list(range(found.groups))
    if read.left_out.total:
        warn(f"{votes.name}: {read.left_out.total:,} left out.{_first(read.left_out)}")
    return {
        "groups": {
            name: keys[at] for name, at in zip(read.people, found.label.tolist(), strict=True) if at >= 0
        },
        "statements": _rows(read, found, keys, texts, hidden),
        "representative": {
            str(key): [_speaks(one, read.statements) for one in rows]
            for key, rows in zip(keys, found.speaks, strict=True)
        },
        "stability": _one(found.stability.mean),
        "stability_range": [_one(found.stability.low), _one(found.stability.high)],
        "k": found.groups,
        "silhouette": {str(size): _one(value) for size, value in found.silhouette.items()},
        "participants": {
            name: {"x": _one(x), "y": _one(y), "votes": given}
            for name, (x, y), given in zip(read.people, found.at.tolist(), told.given().tolist(), strict=True)
        },
        "left_out": read.left_out.rows,
        "left_out_total": read.left_out.total,
    }


def _rows(
    read: Read, found: engine.Opinions, keys: list[Any], texts: dict[str, str], hidden: NDArray[np.bool_]
) -> list[dict[str, Any]]:
    """Each statement, in order of ids."""
    rows = []
    all_said = found.everybody
    for at, name in enumerate(read.statements):
        rows.append(
            {
                "id": name,
                "consensus": float(found.common.consensus[at]),
                "votes_by_group": {
                    str(key): _counted(found.by_group, group, at) for group, key in enumerate(keys)
                },
                "divisive": float(found.common.divisive[at]),
                "uncertain": float(found.common.uncertain[at]),
                "against": float(found.common.against[at]),
                "votes": _counted(all_said, 0, at),
                "found": found.found[at].kind.value,
                "sentence": engine.sentence(found.found[at], found.groups),
                "hidden": bool(hidden[at]),
            }
            | ({"text": texts[name]} if name in texts else {})
        )
    return rows


def _counted(told: engine.Counts, group: int, at: int) -> dict[str, int]:
    return {
        "agree": int(told.agree[group, at]),
        "disagree": int(told.disagree[group, at]),
        "pass": int(told.passed[group, at]),
        "seen": int(told.seen[group, at]),
    }


def _speaks(one: engine.Speaks, names: list[str]) -> dict[str, Any]:
    return {
        "id": names[one.statement],
        "for": "agree" if one.agrees else "disagree",
        "count": one.count,
        "seen": one.seen,
        "rate": _one(one.rate),
        "z": _one(one.z),
        "more": _one(one.more),
        "more_z": _one(one.more_z),
    }


def _one(value: float) -> float | None:
    return round(float(value), DIGITS) if np.isfinite(value) else None


def _first(left_out: LeftOut) -> str:
    """What is wrong with the first few."""
    said = [
        f"row {one['row']}{', column ' + one['column'] if one['column'] else ''}: {one['why']}"
        for one in left_out.rows[:SHOWN]
    ]
    more = f" And {left_out.total - SHOWN:,} more." if left_out.total > SHOWN else ""
    return f" {' '.join(said)}{more}" if said else ""


def _groups(path: Path, read: Read, warn: Warn) -> tuple[list[str], Ints]:
    """The names of groups in order, and the place among them of each person, −1 for none.

    Raises: FileBroken if the file has not a column for people and one for groups, or one person stands twice.
    """
    left_out = LeftOut(path.name)
    cells = read_cells(path, left_out)
    voter = _column(path, cells, (*NAMES["voter"], "id"), "voter")
    named = _column(path, cells, GROUP, "group")
    (people, who), (words, which) = cells.coded(voter), cells.coded(named)
    at = {name: place for place, name in enumerate(read.people)}
    said: dict[int, str] = {}
    strange = 0
    for row, (person, group) in enumerate(zip(who.tolist(), which.tolist(), strict=True)):
        place, word = at.get(people[person]), words[group]
        if place is None:
            strange += 1
        elif said.setdefault(place, word) != word:
            raise FileBroken(
                f"{path.name}, row {cells.rows[row]}, column {voter}: '{people[person]}' stands in two "
                "groups. Keep one."
            )
    if left_out.total:
        warn(f"{path.name}: {left_out.total:,} left out.{_first(left_out)}")
    if strange:
        warn(f"{path.name}: {strange:,} people are in it who did not vote; they are left out.")
    names = sorted({word for word in said.values() if word}, key=natural)
    if not names:
        raise FileBroken(f"{path.name}: nobody who voted is in a group.")
    label = np.full(len(read.people), -1, np.int64)
    for place, word in said.items():
        label[place] = names.index(word) if word else -1
    return names, label


def _column(path: Path, cells: Cells, names: tuple[str, ...], word: str) -> str:
    for name in names:
        for column in cells.columns:
            if plain(column) == name:
                return column
    raise FileBroken(f"{path.name}: it has no column '{word}'. Its columns are: {', '.join(cells.columns)}.")


def _statements(path: Path | None, read: Read, warn: Warn) -> tuple[dict[str, str], NDArray[np.bool_]]:
    """The words of statements by id, and which of them moderation took out."""
    hidden = np.zeros(len(read.statements), bool)
    if path is None:
        return {}, hidden
    left_out = LeftOut(path.name)
    cells = read_cells(path, left_out, apart=False)
    if left_out.total:
        warn(f"{path.name}: {left_out.total:,} left out.{_first(left_out)}")
    ids, codes = cells.coded(_column(path, cells, (*NAMES["statement"], "id"), "statement"))
    by_name = {plain(column): column for column in cells.columns}
    names = [ids[code] for code in codes.tolist()]
    at = {name: place for place, name in enumerate(read.statements)}
    if column := next((by_name[one] for one in ("moderated", "mod") if one in by_name), ""):
        words, said = cells.coded(column)
        for name, code in zip(names, said.tolist(), strict=True):
            if name in at and words[code].casefold() in HIDDEN:
                hidden[at[name]] = True
    texts = {}
    if column := next((by_name[one] for one in TEXTS if one in by_name), ""):
        words, said = cells.coded(column)
        texts = {name: words[code] for name, code in zip(names, said.tolist(), strict=True)}
    return texts, hidden
