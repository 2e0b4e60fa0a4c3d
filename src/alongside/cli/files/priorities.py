"""`alongside priorities`: comparisons or rankings from a file, and what comes first, with its uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from alongside.engines import priorities as engine
from alongside.exchange.feeds.reading import FileBroken

from .columns import Columns, read_columns

__all__ = ["FileBroken", "run"]

PAIRS, WITH_PAIRS, RANKINGS = ("winner", "loser"), ("tie", "count"), ("ballot", "item", "rank")
YES, NO = {"1", "true", "yes", "y", "t", "tie", "1.0"}, {"", "0", "false", "no", "n", "f", "0.0"}
NAMED, DIGITS, SEED = 3, 12, 1


@dataclass
class _Rows:
    """The rows of the file that can be used, and why others cannot."""

    name: str
    names: list[str] = field(default_factory=list)
    left_out: list[dict[str, Any]] = field(default_factory=list)

    def leave(self, row: int, why: str) -> None:
        self.left_out.append({"file": self.name, "row": row, "why": why})


def run(*, file: Path, warn: Callable[[str], None]) -> dict[str, Any]:
    """Read, fit, and return what `--json` prints; items by rank, then id, whatever the order of the rows.

    Raises: FileBroken, a sentence that names the file and what to do.
    """
    rows = read_columns(file, (), (*PAIRS, *WITH_PAIRS, *RANKINGS), warn, _plain)
    is_pairs = _is_pairs(rows)
    read = _Rows(file.name)
    given = _pairs(rows, read) if is_pairs else _rankings(rows, read)
    for one in read.left_out[:NAMED]:
        warn(f"{one['file']}, row {one['row']}: {one['why']}. It is left out.")
    if len(read.left_out) > NAMED:
        warn(f"{file.name}: {len(read.left_out) - NAMED:,} more rows are left out; --json names each.")
    return _told(read, given)


def _plain(header: Sequence[str]) -> list[str]:
    return [one.strip().casefold() for one in header]


def _is_pairs(rows: Columns) -> bool:
    """Whether the file holds comparisons, or else rankings."""
    for wanted in (PAIRS, RANKINGS):
        if all(one in rows.cells for one in wanted):
            return wanted == PAIRS
    there = ", ".join(rows.cells) or "none of these"
    raise FileBroken(
        f"{rows.name}: it needs the columns winner,loser (and tie, count if you have them), or "
        f"ballot,item,rank. It has {there}."
    )


def _texts(rows: Columns, column: str) -> list[str]:
    if column not in rows.cells:
        return [""] * len(rows.rows)
    return [one or "" for one in rows.trimmed(column).to_pylist()]


def _pairs(rows: Columns, read: _Rows) -> engine.Choices:
    kept: list[tuple[str, str, bool, float]] = []
    cells = zip(*(_texts(rows, one) for one in (*PAIRS, *WITH_PAIRS)), strict=True)
    for number, (winner, loser, tie, count) in zip(rows.rows.tolist(), cells, strict=True):
        often = _number(count) if count else 1.0
        if not winner or not loser:
            read.leave(number, f"it has no {'winner' if not winner else 'loser'}")
        elif winner == loser:
            read.leave(number, f"'{winner}' is compared with itself")
        elif tie.casefold() not in YES | NO:
            read.leave(number, f"tie is '{tie}', not 1 or 0")
        elif often is None or often < 0:
            read.leave(number, f"count is '{count}', not a number that is 0 or more")
        elif often:
            kept.append((winner, loser, tie.casefold() in YES, often))
    read.names = sorted({one for row in kept for one in row[:2]})
    place = {name: at for at, name in enumerate(read.names)}
    return engine.pairs(
        len(place),
        np.array([place[row[0]] for row in kept], np.int64),
        np.array([place[row[1]] for row in kept], np.int64),
        np.array([row[2] for row in kept], bool),
        np.array([row[3] for row in kept], float),
    )


def _rankings(rows: Columns, read: _Rows) -> engine.Choices:
    kept: dict[tuple[str, str], int | None] = {}
    cells = zip(*(_texts(rows, one) for one in RANKINGS), strict=True)
    for number, (ballot, item, rank) in zip(rows.rows.tolist(), cells, strict=True):
        place = _number(rank) if rank else None
        if not ballot or not item:
            read.leave(number, f"it has no {'ballot' if not ballot else 'item'}")
        elif rank and (place is None or place < 0 or place != int(place) or place > 2**53):
            read.leave(number, f"rank is '{rank}', not a whole number from 1 (empty for not ranked)")
        elif (ballot, item) in kept:
            read.leave(number, f"ballot '{ballot}' ranks '{item}' a second time")
        else:
            kept[ballot, item] = None if place is None else int(place)
    read.names = sorted({item for _, item in kept})
    ballots = {name: at for at, name in enumerate(sorted({ballot for ballot, _ in kept}))}
    place_of = {name: at for at, name in enumerate(read.names)}
    return engine.rankings(
        len(read.names),
        np.array([ballots[ballot] for ballot, _ in kept], np.int64),
        np.array([place_of[item] for _, item in kept], np.int64),
        np.array([engine.UNRANKED if rank is None else rank for rank in kept.values()], np.int64),
    )


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if np.isfinite(found) else None


def _told(read: _Rows, given: engine.Choices) -> dict[str, Any]:
    done = engine.estimate(given)
    place = engine.ranks(done.score, done.covariance, SEED)
    score, low, high = (np.round(part, DIGITS) + 0.0 for part in (done.score, done.low, done.high))
    items = [
        {
            "id": name,
            "score": score[at],
            "low": low[at],
            "high": high[at],
            "rank": int(place.rank[at]),
            "rank_low": int(place.low[at]),
            "rank_high": int(place.high[at]),
            "level": int(place.level[at]) + 1,
        }
        for at, name in enumerate(read.names)
    ]
    items.sort(key=lambda one: (one["rank"], one["id"]))
    groups: dict[int, list[str]] = {}
    for at, name in enumerate(read.names):
        groups.setdefault(int(done.connections.group[at]), []).append(name)
    won, lost, _, _ = given.beaten()
    return {
        "items": items,
        "connected": done.connections.connected,
        "groups": list(groups.values()),
        "regularised": done.prior is not None,
        "undefeated": sorted(set(read.names) - {read.names[one] for one in lost.tolist()}),
        "winless": sorted(set(read.names) - {read.names[one] for one in won.tolist()}),
        "tied": _tied(items),
        "left_out": read.left_out,
    }


def _tied(items: list[dict[str, Any]]) -> list[list[str]]:
    """Items with the same rank."""
    by_rank: dict[int, list[str]] = {}
    for one in items:
        by_rank.setdefault(one["rank"], []).append(one["id"])
    return [same for same in by_rank.values() if len(same) > 1]
