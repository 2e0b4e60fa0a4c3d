"""Who may change a need, and what would make its words clearer. Pure decisions."""

import re

from alongside.exchange.audit.decisions import Allowed, Refused

FEW_WORDS = 8
OVER = ("met", "closed")
# It names an answer where the problem should stand.
ANSWER = re.compile(
    r"\b(?:we|i|they)?\s*(?:need|want|require|are looking for|should (?:buy|get|have))\s+(?:\w+\s+){0,4}"
    r"(?:app|software|system|platform|website|device|tool|product|licen[cs]e|dashboard|grant|funding)s?\b",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"\b(?:people|person|parent|mother|father|child|carer|famil|resident|patient|women|men|worker|staff|"
    r"teenager|student|adult|neighbour|i\b|we\b|my\b|our\b)",
    re.IGNORECASE,
)


def may_change(*, status: str) -> Allowed | Refused:
    """Decide whether a need may still be changed, closed or marked as met."""
    if status in OVER:
        return Refused("This has been closed. Post it again if it is still needed.")
    return Allowed()


def may_join(*, status: str, is_own: bool) -> Allowed | Refused:
    """Decide whether somebody may say that they need it too."""
    if is_own:
        return Refused("You raised this yourself.")
    return may_change(status=status)


def may_ask_keeper(*, days_since_check: int, days_since_asked: int | None) -> Allowed | Refused:
    """Decide whether whoever raised it is asked if it is still needed: after half a year, once a month."""
    if days_since_check < 180:
        return Refused("It was said lately.")
    if days_since_asked is not None and days_since_asked < 30:
        return Refused("They were asked lately.")
    return Allowed()


def clearer(*, statement: str, who: str, has_place: bool) -> tuple[str, ...]:
    """What would make a need clearer: short, solution, nobody, no-place; none where it is clear."""
    found = []
    if len(statement.split()) < FEW_WORDS:
        found.append("short")
    if ANSWER.search(statement):
        found.append("solution")
    if not who and not PEOPLE.search(statement):
        found.append("nobody")
    if not has_place:
        found.append("no-place")
    return tuple(found)
