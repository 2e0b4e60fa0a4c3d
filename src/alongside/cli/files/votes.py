"""Votes from a file, long or wide; a row that cannot be used is named, and costs no other row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from alongside.engines import opinions as engine
from alongside.exchange.feeds.reading import FileBroken

from .cells import Cells, LeftOut, read_cells

NAMES = {
    "voter": ("voter", "voter-id", "participant", "participant-id", "person", "pid", "user"),
    "statement": ("statement", "statement-id", "comment-id", "comment", "tid"),
    "vote": ("vote", "value"),
    "time": ("timestamp", "time", "modified", "datetime", "date"),
}
ABOUT = {"xid", "group-id", "group", "n-comments", "n-votes", "n-agree", "n-disagree"}
WORDS = {"agree": 1, "disagree": -1, "pass": 0}
NOTHING = {"", "na", "n/a", "nan", "null", "none"}
NO_ID = "is not an id. Fill the cell."
NO_VOTE = "is not a vote. Write 1 to agree, -1 to disagree, 0 to pass."
Ints = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Read:
    """The votes of a file: ids in order of people and statements, the matrix, and what was left out."""

    people: list[str]
    statements: list[str]
    told: engine.Votes
    left_out: LeftOut


def read_votes(path: Path, warn: Callable[[str], None]) -> Read:
    """Read votes: long (`voter,statement,vote`, Polis' names too) or wide (a row a person), by the header.

    The last vote of a person on a statement counts, by time where there is one, else by row.
    Raises: FileBroken where nothing can be read, or neither form is there.
    """
    left_out = LeftOut(path.name)
    cells = read_cells(path, left_out, choose=_needed)
    at = _columns(list(cells.columns))
    named = {plain(column): column for column in reversed(cells.columns)}
    if at["voter"] and at["statement"] and at["vote"]:
        extra = [*cells.columns, *cells.unread]
        extra = [one for one in extra if one not in at.values() and plain(one) not in NAMES["time"]]
        if extra:
            warn(f"{path.name}: not used: {', '.join(extra)}.")
        return _long(cells, at, left_out, warn)
    voter = at["voter"] or named.get("id", "") or named.get("", "")
    if not voter and "" not in named:
        there = ", ".join(cells.columns)
        raise FileBroken(
            f"{path.name}: it needs the columns voter, statement and vote; or a column voter and one for "
            f"each statement. Its columns are: {there}."
        )
    return _wide(cells, voter, left_out, warn)


def _columns(header: list[str]) -> dict[str, str]:
    """Which column is which, nothing where there is none."""
    named = {plain(column): column for column in reversed(header)}
    return {word: next((named[one] for one in names if one in named), "") for word, names in NAMES.items()}


def plain(name: str) -> str:
    """A header as it is compared: `Voter_ID` is `voter-id`."""
    return re.sub(r"[\s_]+", "-", name.strip().casefold())


def in_order(ids: Sequence[str]) -> list[int]:
    """The places of ids in the order in which people read them: 2 before 10, numbers before words."""
    return sorted(range(len(ids)), key=lambda at: natural(ids[at]))


def natural(text: str) -> tuple[int, int, str]:
    """By what ids are put in order."""
    return (0, int(text), text) if re.fullmatch(r"-?\d{1,18}", text) else (1, 0, text)


def vote_of(text: str) -> int | None:
    """1, 0 or −1; None where it is no vote."""
    word = text.strip().casefold().replace("−", "-")
    if word in WORDS:
        return WORDS[word]
    try:
        value = float(word)
    except ValueError:
        return None
    return int(value) if value in (1.0, 0.0, -1.0) else None


def _long(cells: Cells, at: dict[str, str], left_out: LeftOut, warn: Callable[[str], None]) -> Read:
    ids, codes = {}, {}
    good = np.ones(len(cells.rows), bool)
    for word in ("voter", "statement"):
        ids[word], codes[word] = cells.coded(at[word])
        empty = np.array([not one for one in ids[word]], bool)[codes[word]]
        _leave(cells, at[word], good & empty & _filled(cells, empty), NO_ID, left_out)
        good &= ~empty
    words, coded = cells.coded(at["vote"])
    values = [vote_of(word) for word in words]
    said = np.array([engine.UNSEEN if one is None else one for one in values], np.int8)[coded]
    _leave(cells, at["vote"], good & (said == engine.UNSEEN), NO_VOTE, left_out)
    good &= said != engine.UNSEEN
    order: Any = slice(None) if good.all() else np.flatnonzero(good)
    if at["time"]:
        when = _times(cells, at["time"], left_out.file, warn)[order]
        if (when[1:] < when[:-1]).any():
            order = np.arange(len(good))[order][np.argsort(when, kind="stable")]
        del when
    people, person = _places(ids["voter"], codes.pop("voter")[order])
    statements, statement = _places(ids["statement"], codes.pop("statement")[order])
    told = engine.votes(len(people), len(statements), person, statement, said[order])
    return Read(people, statements, told, left_out)


def _places(words: list[str], codes: Ints) -> tuple[list[str], Ints]:
    """The ids that are used, in order, and the place of each row among them."""
    used = np.flatnonzero(np.bincount(codes, minlength=len(words)))
    names = sorted({words[code] for code in used.tolist()}, key=natural)
    place = {name: at for at, name in enumerate(names)}
    lookup = np.full(len(words), -1, np.int32)
    for code in used.tolist():
        lookup[code] = place[words[code]]
    return names, lookup[codes]


def _wide(cells: Cells, voter: str, left_out: LeftOut, warn: Callable[[str], None]) -> Read:
    words, codes = cells.coded(voter)
    empty = np.array([not one for one in words], bool)[codes]
    _leave(cells, voter, empty & _filled(cells, empty), NO_ID, left_out)
    people, person = _places(words, codes[~empty])
    columns, unused = [], []
    for column in cells.columns:
        if column == voter or plain(column) in ABOUT:
            continue
        texts, coded = cells.coded(column)
        kinds = [_kind(text) for text in texts]
        known = np.array([engine.UNSEEN if one is None else one for one in kinds], np.int8)[coded]
        strange = np.array([one is None for one in kinds], bool)[coded] & ~empty
        if strange.any() and not (known[~empty] != engine.UNSEEN).any():
            unused.append(column)
            continue
        _leave(cells, column, strange, NO_VOTE, left_out)
        columns.append((column.strip(), known[~empty]))
    if unused:
        warn(f"{left_out.file}: not used: {', '.join(unused)}.")
    names = [name for name, _ in columns]
    matrix = np.full((len(people), len(columns)), engine.UNSEEN, np.int8)
    for place, source in enumerate(in_order(names)):
        known = columns[source][1]
        rows = known != engine.UNSEEN
        matrix[person[rows], place] = known[rows]  # of a repeated person the last row stays
    statements = [names[source] for source in in_order(names)]
    return Read(people, statements, engine.of_matrix(matrix), left_out)


def _kind(text: str) -> int | None:
    """A cell of a wide file: a vote, −128 for not seen, None for what is neither."""
    return engine.UNSEEN if text.casefold() in NOTHING else vote_of(text)


def _filled(cells: Cells, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which rows hold anything at all, of those that are asked about: an empty line is no fault."""
    found = np.zeros(len(among), bool)
    for at in np.flatnonzero(among).tolist():
        found[at] = any(column[at].as_py() not in (None, "") for column in cells.columns.values())
    return found


def _leave(cells: Cells, column: str, wrong: NDArray[np.bool_], why: str, left_out: LeftOut) -> None:
    if not wrong.any():
        return
    words, codes = cells.coded(column)
    for at in np.flatnonzero(wrong).tolist():
        left_out.add(int(cells.rows[at]), column, f"'{words[codes[at]]}' {why}")


def _times(cells: Cells, column: str, file: str, warn: Callable[[str], None]) -> NDArray[np.float64]:
    """When each vote was given; those without a time that can be read count as before all others."""
    numbers = _numbers(cells.columns[column])
    if numbers is not None:
        return numbers
    words, codes = cells.coded(column)
    found = np.array([_time(word) for word in words])
    missing = np.isnan(found)
    if count := int(missing[codes].sum()):
        warn(f"{file}, column {column}: {count:,} times cannot be read; these votes count as the earliest.")
    found[missing] = -np.inf
    when: NDArray[np.float64] = found[codes]
    return when


def _numbers(coded: Any) -> NDArray[np.float64] | None:
    """A column of numbers only, as times mostly are; None where any cell is something else."""
    if pa.types.is_floating(coded.type):
        plain_numbers: NDArray[np.float64] = coded.to_numpy(zero_copy_only=False)
        return plain_numbers
    if coded.indices.null_count or not len(coded.dictionary):
        return None
    try:
        told = pc.cast(coded.dictionary, pa.float64()).to_numpy()
    except pa.ArrowInvalid:
        return None
    found: NDArray[np.float64] = told[coded.indices.to_numpy()]
    return found


def _time(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        try:
            return datetime.fromisoformat(text).replace(tzinfo=None).timestamp()
        except ValueError:
            return float("nan")


def _needed(header: list[str]) -> list[str]:
    """Of a long file of votes the columns that are used; of a wide one all."""
    at = _columns(header)
    is_long = at["voter"] and at["statement"] and at["vote"]
    return [one for one in header if one in at.values()] if is_long else header
