"""Read the files that Polis exports: votes, comments and summary. A row that cannot be used is named.

Agree is 1, as in its exports. The votes may be `votes.csv` (a row a vote) or `participants-votes.csv` (a row
a person). Other programs' files do where their columns bear these names.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from .reading import FileBroken

VOTER, STATEMENT = ("voter-id", "voter", "participant"), ("comment-id", "statement", "comment", "tid")
BODY = ("comment-body", "text", "txt")
ABOUT = {"xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"}
VOTES = {"1": 1, "0": 0, "-1": -1, "1.0": 1, "0.0": 0, "-1.0": -1, "agree": 1, "pass": 0, "disagree": -1}
EARLIEST, LATEST = 946_684_800, 4_102_444_800  # 2000 and 2100, in seconds
MOST_VOTES = 500_000


@dataclass(frozen=True, slots=True)
class PolisStatement:
    """One comment: its id there, its words, whether it was shown, and what else the file says."""

    key: str
    text: str
    is_shown: bool = True
    is_seed: bool = False
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Polis:
    """All that the files hold. `votes`: (person, comment) to vote and time; the last one counts.

    `left_out`: each row that was not used, as (file, row, why).
    """

    title: str
    about: str
    statements: tuple[PolisStatement, ...]
    votes: dict[tuple[str, str], tuple[int, datetime | None]]
    left_out: tuple[tuple[str, int, str], ...]


@dataclass
class _Notes:
    rows: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, file: str, row: int, why: str) -> None:
        self.rows.append((file, row, why))


def read_polis(votes: bytes, comments: bytes = b"", summary: bytes = b"") -> Polis:
    """Read the files. Without comments each statement has its number for words.

    Raises: FileBroken where a file is no text, has not the columns, or holds more than half a million votes.
    """
    notes = _Notes()
    cast = _votes(votes, notes)
    if len(cast) > MOST_VOTES:
        raise FileBroken(f"votes: it holds {len(cast):,} votes; {MOST_VOTES:,} can be brought in.")
    if not cast:
        raise FileBroken("votes: there is no vote in it that can be used.")
    statements = {one.key: one for one in _statements(comments, notes)} if comments else {}
    for _, key in cast:
        statements.setdefault(key, PolisStatement(key, f"Number {key}"))
    told = _summary(summary)
    return Polis(
        told.get("topic", ""),
        told.get("conversation-description", ""),
        tuple(sorted(statements.values(), key=lambda one: _natural(one.key))),
        cast,
        tuple(notes.rows),
    )


def _natural(key: str) -> tuple[int, int, str]:
    return (0, int(key), "") if re.fullmatch(r"\d{1,9}", key) else (1, 0, key)


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileBroken(f"{name}: it is not text in UTF-8. Save it again as 'CSV UTF-8'.") from problem


def _header(name: str, cells: list[str]) -> list[str]:
    header = [cell.strip().casefold().replace("_", "-") for cell in cells]
    if not any(header):
        raise FileBroken(f"{name}: it is empty.")
    return header


def _find(header: list[str], names: tuple[str, ...]) -> int:
    return next((header.index(one) for one in names if one in header), -1)


def _votes(content: bytes, notes: _Notes) -> dict[tuple[str, str], tuple[int, datetime | None]]:
    lines = _text("votes", content).splitlines()
    rows = ((number, _cells(line)) for number, line in enumerate(lines, start=1))
    header = _header("votes", next(rows, (1, []))[1])
    who, what, vote = _find(header, VOTER), _find(header, STATEMENT), _find(header, ("vote",))
    if who < 0:
        raise FileBroken("votes: it has no column voter-id or participant.")
    if what >= 0 and vote >= 0:
        return _long(rows, header, (who, what, vote), notes)
    return _wide(rows, header, who, notes)


def _cells(line: str) -> list[str]:
    """One line; votes hold no text of several lines, so an open quotation mark costs its own row only."""
    closed = line if line.count('"') % 2 == 0 else line.replace('"', "")
    return next(csv.reader([closed]), [])


def _long(
    rows: Iterator[tuple[int, list[str]]], header: list[str], at: tuple[int, int, int], notes: _Notes
) -> dict[tuple[str, str], tuple[int, datetime | None]]:
    when = _find(header, ("timestamp", "modified"))
    found: dict[tuple[str, str], tuple[int, datetime | None]] = {}
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            notes.add("votes", number, f"The row has {len(cells)} cells and the header {len(header)}.")
            continue
        person, key, said = (cells[place].strip() for place in at)
        value = VOTES.get(said.casefold())
        if not person or not key or value is None:
            notes.add("votes", number, f"'{said}' is not a vote." if person and key else "An id is missing.")
            continue
        moment = _moment(cells[when]) if when >= 0 else None
        before = found.get((person, key))
        if before is None or before[1] is None or moment is None or moment >= before[1]:
            found[person, key] = (value, moment)
    return found


def _wide(
    rows: Iterator[tuple[int, list[str]]], header: list[str], who: int, notes: _Notes
) -> dict[tuple[str, str], tuple[int, datetime | None]]:
    columns = [(at, key) for at, key in enumerate(header) if at != who and key and key not in ABOUT]
    found: dict[tuple[str, str], tuple[int, datetime | None]] = {}
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header) or not cells[who].strip():
            notes.add("votes", number, "The row has not one cell for each column, or no id.")
            continue
        for at, key in columns:
            said = cells[at].strip().casefold()
            if said in VOTES:
                found[cells[who].strip(), key] = (VOTES[said], None)
            elif said:
                notes.add("votes", number, f"'{cells[at]}' in column {key} is not a vote.")
    return found


def _statements(content: bytes, notes: _Notes) -> Iterator[PolisStatement]:
    reader = csv.reader(io.StringIO(_text("comments", content), newline=""))
    header = _header("comments", next(reader, []))
    key, body = _find(header, STATEMENT), _find(header, BODY)
    if key < 0 or body < 0:
        raise FileBroken("comments: it has not the columns comment-id and comment-body.")
    seen: set[str] = set()
    for number, cells in enumerate(reader, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header) and body == len(header) - 1:  # a comma that nobody put in quotation marks
            cells = [*cells[:body], ",".join(cells[body:])]
        row = dict(zip(header, cells, strict=False))
        words = " ".join(row.get(header[body], "").split())
        name = row.get(header[key], "").strip()
        if not words or not name or name in seen:
            notes.add("comments", number, "It has no id, no words, or an id that stands there before.")
            continue
        seen.add(name)
        yield PolisStatement(
            key=name,
            text=words,
            is_shown=row.get("moderated", "").strip() != "-1",
            is_seed=row.get("is-seed", "").strip().casefold() == "true",
            author=row.get("author-id", "").strip(),
            at=_moment(row.get("timestamp", "")),
        )


def _summary(content: bytes) -> dict[str, str]:
    if not content:
        return {}
    rows: Any = csv.reader(io.StringIO(_text("summary", content), newline=""))
    return {row[0].strip(): row[1].strip() for row in rows if len(row) > 1}


def _moment(text: str) -> datetime | None:
    """When: seconds or milliseconds since 1970; None for what is no time of this century."""
    try:
        seconds = float(text)
    except ValueError:
        return None
    if seconds > LATEST:
        seconds /= 1000
    return datetime.fromtimestamp(seconds, UTC) if EARLIEST <= seconds < LATEST else None
