"""Agreements: what may be written and signed, when they are in force, and what changed. Pure decisions.

Each `Refused` names its reason by a key; `notices_governance.WHY_NOT` has the sentence.
"""

import difflib
import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from alongside.exchange.audit.decisions import Allowed, Refused

IN_FORCE, WAITING, ENDED = "in-force", "waiting", "ended"
LONGEST = 20_000  # signs of a text: what the terms of a private group hold too
SAME, NEW, OLD = "same", "new", "old"
NAMES = re.compile(r"\b(?:brand|logo|trade ?marks?|licen[cs]\w*|endors\w*|name and)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text that stayed, are new, or are gone. `how`: SAME, NEW or OLD."""

    how: str
    text: str


def digest_of(text: str) -> str:
    """What a signature is bound to: the SHA-256 of the text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def may_write(
    *, title: str, text: str, old: str, office: str | None, ended: bool, link: str, is_contract: bool
) -> Allowed | Refused:
    """Whether this may be kept as a new text. `old`: the text before, empty where there is none.

    `office`: by which the writer signs it with writing it; None where it is signed afterwards.
    """
    against = (
        ("ended", ended),
        ("no-title", not title),
        ("no-text", not text),
        ("long-text", len(text) > LONGEST),
        ("unfilled", "[" in text and re.search(r"\[[^\]\n]{1,200}\]", text) is not None),
        ("same-text", bool(old) and text == old),
        ("no-link", is_contract and not link),
        ("no-office", office == ""),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_sign(
    *, ended: bool, is_newest: bool, same_text: bool, asked: bool, speaks: bool, office: str
) -> Allowed | Refused:
    """Whether a member may sign. `asked`: it is among those who sign; `speaks`: the signer may for it."""
    against = (
        ("ended", ended),
        ("newer", not is_newest or not same_text),
        ("not-asked", not asked),
        ("no-authority", not speaks),
        ("no-office", not office),
    )
    return next((Refused(key) for key, speaks_ in against if speaks_), Allowed())


def may_end(*, ended: bool, why: str) -> Allowed | Refused:
    """An agreement ends once, with a reason."""
    if ended:
        return Refused("ended")
    return Allowed() if why else Refused("no-why")


def state_of(*, ended: bool, came_in_force: bool, asked: Collection[int], signed: Collection[int]) -> str:
    """Where a text stands. What came into force stays so, though somebody joins later who has not signed.

    It comes into force once everybody asked has signed; whoever left is not asked any more.
    """
    if ended:
        return ENDED
    everyone = bool(asked) and set(asked) <= set(signed)
    return IN_FORCE if came_in_force or everyone else WAITING


def changes(old: str, new: str) -> tuple[Piece, ...]:
    """What changed from one text to the next, by words; every sign of both texts is in it."""
    pieces: list[Piece] = []
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        pieces += [Piece(SAME, gone)] if tag == "equal" else _by_words(gone, come)
    return tuple(_joined(pieces))


def _by_words(old: str, new: str) -> list[Piece]:
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    pieces = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            pieces.append(Piece(SAME, gone))
            continue
        pieces += [Piece(how, text) for how, text in ((OLD, gone), (NEW, come)) if text]
    return pieces


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of the same kind as one."""
    joined: list[Piece] = []
    for one in pieces:
        if joined and joined[-1].how == one.how:
            joined[-1] = Piece(one.how, joined[-1].text + one.text)
        elif one.text:
            joined.append(one)
    return joined


def speaks_of_names(text: str) -> bool:
    """Whether a text may let somebody use another's name or sign, which is a high risk for a charity."""
    return NAMES.search(text) is not None


def is_due(*, review_on: date | None, ended: bool, today: date) -> bool:
    """Whether an agreement waits to be looked at again."""
    return review_on is not None and review_on <= today and not ended
