"""`alongside stable`: lists of wishes from two files, and the pairs that come of them."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alongside.engines.allocation import Preferences, deferred_acceptance, preferences
from alongside.exchange.feeds.reading import FileBroken

MOST = 2**40
KNOWN = ("id", "prefers", "capacity")


def run(*, left: Path, right: Path, proposing: str, warn: Callable[[str], None]) -> dict[str, Any]:
    """Read both files, pair, and return what `--json` prints.

    Members are ordered by id, so the order of the lines changes nothing; between equals the first id wins.
    Raises: FileBroken, a sentence that names file, line and what to do.
    """
    mine, theirs = _read(left, warn), _read(right, warn)
    lefts, rights = sorted(mine), sorted(theirs)
    found = deferred_acceptance(
        _side("left", left, mine, lefts, rights, warn),
        _side("right", right, theirs, rights, lefts, warn),
        proposing,
    )
    pairs = [[lefts[a], rights[b]] for a, b in found.pairs.tolist()]
    placed = {one for one, _ in pairs}
    return {"pairs": pairs, "unplaced": [one for one in lefts if one not in placed]}


def _read(path: Path, warn: Callable[[str], None]) -> dict[str, tuple[int, dict[str, Any]]]:
    """Each member by its id, with its line's number."""
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    others: set[str] = set()
    for number, line in enumerate(_text(path).splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path.name}, row {number}"
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise FileBroken(f'{where}: it is not a JSON object. Write {{"id": …, "prefers": […]}}.')
        name = _name(row.get("id"))
        if not name:
            raise FileBroken(f"{where}: it has no id. Add one.")
        if name in found:
            raise FileBroken(f"{where}: the id '{name}' stands in it twice. Give each its own line.")
        others |= row.keys() - set(KNOWN)
        found[name] = number, row
    if others:
        warn(f"{path.name}: not used: {', '.join(sorted(others))}.")
    return found


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except FileNotFoundError as problem:
        raise FileBroken(f"{path.name}: there is no such file. Check its name.") from problem
    except UnicodeDecodeError as problem:
        raise FileBroken(f"{path.name}: it is not text in UTF-8. Save it again as UTF-8.") from problem
    except (OSError, EOFError, zlib.error) as problem:
        raise FileBroken(f"{path.name}: the file cannot be opened: {problem}.") from problem


def _name(value: Any) -> str:
    """An id as text; a number is taken as it is written."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _side(
    side: str,
    path: Path,
    rows: dict[str, tuple[int, dict[str, Any]]],
    names: list[str],
    others: list[str],
    warn: Callable[[str], None],
) -> Preferences:
    """One side's lists as positions; who is not on the other side is named once and passed over."""
    place = {name: position for position, name in enumerate(others)}
    strangers: set[str] = set()
    lists = []
    for name in names:
        number, row = rows[name]
        lists.append(_wishes(f"{path.name}, row {number}", row.get("prefers"), place, strangers))
    if strangers:
        first = ", ".join(sorted(strangers)[:3])
        warn(
            f"{path.name}: {len(strangers)} who are listed there are not on the other side, such as {first}. "
            "They are passed over."
        )
    return preferences(
        side, lists, [_capacity(f"{path.name}, row {n}", row) for n, row in map(rows.get, names)]
    )  # type: ignore[misc]


def _wishes(where: str, given: Any, place: dict[str, int], strangers: set[str]) -> list[list[int]]:
    if not isinstance(given, list):
        raise FileBroken(f"{where}: prefers is not a list. Write the ids in brackets, best first.")
    seen: set[str] = set()
    wishes = []
    for entry in given:
        equals = []
        for one in entry if isinstance(entry, list) else [entry]:
            name = _name(one)
            if not name or name in seen:
                raise FileBroken(
                    f"{where}: prefers names '{name}' twice. Name each once."
                    if name
                    else f"{where}: prefers holds what is not an id. Write ids only."
                )
            seen.add(name)
            if name in place:
                equals.append(place[name])
            else:
                strangers.add(name)
        wishes.append(equals)
    return wishes


def _capacity(where: str, row: dict[str, Any]) -> int:
    value = row.get("capacity")
    if value is None:
        return 1
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or value != value
        or not 0 <= value <= MOST
    ):
        raise FileBroken(f"{where}: capacity '{value}' is not a whole number, 0 or more. Correct it.")
    if value != int(value):
        raise FileBroken(f"{where}: capacity '{value}' is not a whole number, 0 or more. Correct it.")
    return int(value)
