"""Two versions of a business case side by side: what changed in what was put in, and in what came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from alongside.backends import case_files

from .cases import Answer

LISTS = ("parties", "sources", "streams", "correlations", "scenarios")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was put in otherwise. `part`: of the document, empty for its head; `of`: of which entry.

    `field`: which of its fields, with the part of an amount after a point; empty where a whole entry came or
    went. `before`, `after`: as they stand in the document, None where there was nothing.
    """

    part: str
    of: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure that came out otherwise: its key, the party it is of or nothing, before and after."""

    key: str
    party: str
    before: float | None
    after: float | None


def changes(before: Answer, after: Answer) -> list[Change]:
    """What was put in otherwise, in the order of the newer document."""
    old, new = case_files.write_case(before.case), case_files.write_case(after.case)
    found = [
        Change("", "", name, old.get(name), new.get(name))
        for name in dict.fromkeys([*new, *old])
        if name not in LISTS and old.get(name) != new.get(name)
    ]
    for part in LISTS:
        found += _entries(part, _by_key(old.get(part, [])), _by_key(new.get(part, [])))
    return found


def _by_key(rows: list[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {str(one.get("id") or one.get("between")): one for one in rows}


def _entries(part: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        name = _name(now or was, key)
        if was is None or now is None:
            yield Change(part, name, "", None if was is None else name, None if now is None else name)
            continue
        was, now = dict(_flat(was)), dict(_flat(now))
        for field in dict.fromkeys([*now, *was]):
            if was.get(field) != now.get(field):
                yield Change(part, name, field, was.get(field), now.get(field))


def _name(row: Any, key: str) -> str:
    return str(row.get("name") or row.get("title") or key)


def _flat(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The fields of an entry; of an amount its best stands under its own name, the rest behind a point."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from ((name if key == "best" else f"{name}.{key}", one) for key, one in value.items())
        else:
            yield name, value


def moved(before: Answer, after: Answer) -> list[Moved]:
    """What came out, before and after: for all together, then for every party of either."""
    old, new = before.result, after.result
    found = [
        Moved("npv", "", old.npv, new.npv),
        Moved("bcr", "", old.bcr, new.bcr),
        Moved("cash", "", old.cash_npv, new.cash_npv),
        Moved("payback", "", old.cash_payback, new.cash_payback),
    ]
    was = {one.party: one.total for one in old.positions}
    now = {one.party: one.total for one in new.positions}
    names = {**before.names, **after.names}
    keys = dict.fromkeys([*now, *was])
    return found + [Moved("party", names[key], was.get(key), now.get(key)) for key in keys]
