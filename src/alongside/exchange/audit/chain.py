"""The chain of the trail: each entry holds the hash of the one before it, so that none can be changed."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

PERSONS = frozenset({"user", "guest", "party"})  # kinds whose ids are written as random numbers
CODE = re.compile(r"[^\s@]{0,100}")  # what a detail may say: a code, never words or an address
FIELDS = ("doer", "acting_for", "helper", "process", "action", "kind", "objects_touched", "detail")


class NotForTheTrail(ValueError):
    """A detail holds more than codes and counts."""


def plain(value: Any) -> Any:
    """The same detail, if it holds nothing but codes, counts and lists of them. Raises: NotForTheTrail."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, dict):
        return {plain(str(name)): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, str) and CODE.fullmatch(value):
        return str(value)
    raise NotForTheTrail(
        "A detail of the trail holds codes, counts and names of fields; never words, values or addresses."
    )


def digest(*, sequence: int, previous: str, at: datetime, said: dict[str, Any]) -> str:
    """The hash of one entry: of its number, the hash before it, its time, and all it says.

    Shapes: `said` gives each of FIELDS. SHA-256 over one canonical JSON array, in hexadecimal.
    """
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [sequence, previous, moment, *(said[name] for name in FIELDS)]
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def faults(entries: Iterable[Any], *, last: int, end: str) -> Iterator[str]:
    """What breaks the chain, in sentences, the first break first.

    Shapes: `entries` in the order of their sequence; `last` and `end` are the number and hash the head keeps.
    """
    sequence, previous = 0, ""
    for entry in entries:
        if entry.sequence != sequence + 1:
            yield f"Entry {sequence + 1} of the audit trail is missing."
            return
        said = {name: getattr(entry, name) for name in FIELDS}
        if entry.previous != previous or entry.digest != digest(
            sequence=entry.sequence, previous=previous, at=entry.at, said=said
        ):
            yield f"Entry {entry.sequence} of the audit trail was changed after it was written."
            return
        sequence, previous = entry.sequence, entry.digest
    if (sequence, previous) != (last, end):
        yield f"The audit trail ends at entry {sequence}; it was written up to entry {last}."
