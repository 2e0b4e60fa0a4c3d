"""Checking what somebody said before it is shown: what may be decided, by whom, and hints. Pure decisions.

Each `Refused` names its reason by a key; `notices_moderation.WHY_NOT` has the sentence.
"""

import re
from collections.abc import Collection

from alongside.exchange.audit.decisions import Allowed, Refused

SENTENCE = re.compile(r"[.!?;]+\s+(?=\S)")
JOINS = re.compile(r"\b(?:and also|but also|as well as|; and|, and)\b", re.IGNORECASE)
LEAST = 2  # words of a part that says something by itself
LONGEST = 1000  # characters of words to the author, and of why it should be shown
SHOWN, REJECTED, MERGED = "shown", "rejected", "merged"


def parts_of(text: str) -> list[str]:
    """The things that a text says, where it looks as if it said more than one; else the text itself."""
    found = [part.strip() for piece in SENTENCE.split(text) for part in JOINS.split(piece)]
    whole = [part for part in found if len(part.split()) >= LEAST]
    return whole if len(whole) > 1 else [text]


def may_rule(*, outcome: str, reason: str, words: str, policy: Collection[str]) -> Allowed | Refused:
    """Decide whether this can be decided: what is not shown needs a rule of the policy."""
    if outcome not in (SHOWN, REJECTED, MERGED):
        return Refused("no-outcome")
    if outcome == REJECTED and reason not in policy:
        return Refused("no-reason")
    if outcome == REJECTED and reason == "other" and not words.strip():
        return Refused("no-words")
    return Allowed() if len(words) <= LONGEST else Refused("too-long")


def may_appeal(*, state: str, appealed: bool, words: str) -> Allowed | Refused:
    """Decide whether an author may ask to look again: once, about what is not shown, and with why."""
    if state != REJECTED:
        return Refused("not-rejected")
    if appealed:
        return Refused("appealed")
    if not words.strip():
        return Refused("no-why")
    return Allowed() if len(words) <= LONGEST else Refused("too-long")


def may_decide_appeal(*, first_by: int | None, by: int | None, decided: bool) -> Allowed | Refused:
    """Decide whether somebody may decide an appeal: another person than the first, once."""
    if decided:
        return Refused("decided")
    return Refused("same") if first_by is not None and first_by == by else Allowed()
