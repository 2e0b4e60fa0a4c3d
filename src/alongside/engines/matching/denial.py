"""Leave out of an offer's text what it says it has not: "no wheelchair access" is no answer to access."""

from __future__ import annotations

import re

CLAUSE = re.compile(r"[^.;:!?\n()•|]+")
MOST = 4  # words that one short statement denies; a longer one says more than that something is lacking

_LEAD = (
    r"(?:(?:sorry|please\s+note)\s*,?\s+)?"
    r"(?:(?:there|it)\s+(?:is|are|has)\s+|we\s+(?:have|offer|provide)\s+)?"
)
_WORDS = rf"[\w'’/-]+(?:\s+[\w'’/-]+){{0,{MOST - 1}}}"
_HAS_NO = re.compile(
    rf"^\s*{_LEAD}no\s+(?!longer\b|matter\b|need\b|one\b|fewer\b|recourse\b|fixed\b){_WORDS}\s*$", re.I
)
_IS_NOT = re.compile(
    rf"^\s*{_WORDS}\s+(?:is|are)(?:\s+not|n['’]t)\s+(?:yet\s+|currently\s+)?"
    r"(?:available|possible|provided|offered|allowed|included|accessible|suitable)\s*$",
    re.I,
)
_NOT_FOR = re.compile(
    rf"^\s*{_LEAD}(?:sorry,?\s+)?not\s+(?:suitable|accessible|appropriate|open)\s+(?:for|to)\s+{_WORDS}\s*$",
    re.I,
)
_NOT_ACCESSIBLE = re.compile(rf"^\s*{_LEAD}not\s+(?:fully\s+)?(?:wheelchair[\s-]+)?accessible\s*$", re.I)
RULES = (_HAS_NO, _IS_NOT, _NOT_FOR, _NOT_ACCESSIBLE)
FREE = re.compile(
    r"\bno\s+(?:charge|cost|fee|fees|obligation|referral|waiting|appointment|experience)\b", re.I
)


def affirmed(text: str) -> str:
    """Give a text without its short statements of what is not there.

    A statement is left out only when it is a clause of its own that says nothing else: "No wheelchair
    access", "There is no parking", "Dogs are not allowed", "Not suitable for under 18s". Within a longer
    sentence nothing is left out: "for people with no recourse to public funds" is what the offer is about. A
    title is not for this: "No Panic" is a name. "No charge", "no referral needed" and their like promise
    something, and stay.
    Order: as in the text. Cost: O(length).
    """
    kept, end = [], 0
    for clause in CLAUSE.finditer(text):
        said = clause.group()
        if not FREE.search(said) and any(rule.match(said) for rule in RULES):
            kept.append(text[end : clause.start()])
            end = clause.end()
    return "".join(kept) + text[end:] if kept or end else text
