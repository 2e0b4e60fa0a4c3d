"""The draw from a public seed: a number that anyone can work out again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from .._shared.errors import EngineInputError
from .kinds import Kinds
from .values import Draw, Replay

RULE = "alongside lottery 1"


def digest_of(panels: Sequence[Sequence[str]]) -> str:
    """SHA-256 of the list of panels: each a line of ids with blanks between, in the order of the list."""
    for panel in panels:
        for one in panel:
            if not one or any(sign.isspace() for sign in one):
                return _hash(json.dumps([list(row) for row in panels], separators=(",", ":")))
    return _hash("\n".join(" ".join(panel) for panel in panels))


def inputs_of(kinds: Kinds, fair: str, rows: int) -> str:
    """SHA-256 of all that a lottery is worked out from; addresses count only by who shares one."""
    homes: dict[str, str] = {}
    people = []
    for person in kinds.people:
        home = homes.setdefault(person.address, person.id) if person.address else person.id
        people.append([person.id, list(person.features), home])
    quotas = [[quota.category, quota.feature, quota.least, quota.most] for quota in kinds.quotas]
    said = [RULE, kinds.size, fair, rows, quotas, people]
    return _hash(json.dumps(said, separators=(",", ":"), ensure_ascii=True))


def number_of(seed: str, digest: str, rows: int) -> int:
    """The number from 0 to `rows` − 1 that a seed draws, each as likely as the others.

    SHA-256 of four lines, 'alongside lottery 1', the seed, the digest of the list and a count from 0, read
    as a number of 256 bits; the remainder after division by `rows`. The few highest numbers, which would
    favour small remainders, are passed over by counting on.
    """
    room = 2**256 - 2**256 % rows
    count = 0
    while True:
        value = int(_hash(f"{RULE}\n{seed}\n{digest}\n{count}"), 16)
        if value < room:
            return value % rows
        count += 1


def order_of(seed: str, purpose: str, ids: Sequence[str]) -> list[str]:
    """The ids in an order by lot: by the SHA-256 of the seed, what it is for, and the id."""
    return sorted(ids, key=lambda one: (_hash(f"{RULE}\n{seed}\n{purpose}\n{one}"), one))


def draw(panels: Sequence[Sequence[str]], seed: str) -> Draw:
    """Draw one of the numbered panels. The same seed and list draw the same number everywhere.

    Raises: EngineInputError for an empty seed or an empty list.
    """
    if not seed.strip():
        raise EngineInputError("seed", "it is empty.", "Give the public number that was drawn, or any word.")
    if not panels:
        raise EngineInputError("panels", "the list is empty.", "Work the lottery out first.")
    digest = digest_of(panels)
    number = number_of(seed, digest, len(panels))
    return Draw(seed, number, tuple(panels[number]), digest)


def replay(record: Mapping[str, Any]) -> Replay:
    """Draw once more from a kept record, and say what is the same.

    `record`: panels, seed, number, panel; and if they are there: list, the digest; commitment, secret and
    words, where a number had been promised. Raises: EngineInputError if it is no such record.
    """
    try:
        panels = [tuple(str(one) for one in panel) for panel in record["panels"]]
        seed, number = str(record["seed"]), int(record["number"])
        panel = [str(one) for one in record["panel"]]
        digest, commitment = record.get("list"), record.get("commitment")
        secret, words = str(record.get("secret", "")), str(record.get("words", ""))
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise EngineInputError(
            "record", "it is not the record of a draw.", "Take it from its page, or write one by --out."
        ) from problem
    again = draw(panels, seed)
    checks = [
        ("number", again.number == number),
        ("panel", sorted(again.panel) == sorted(panel)),
        ("list", digest in (None, again.digest)),
    ]
    if commitment:
        checks.append(("promise", sealed(secret) == commitment))
        checks.append(("seed", sealed(f"{secret}|{words}") == seed))
    return Replay(again.number, again.panel, tuple(checks))


def sealed(words: str) -> str:
    """SHA-256 of a secret that is told after the draw: published before, it shows that nobody changed it."""
    return _hash(words)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
