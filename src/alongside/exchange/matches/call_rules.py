"""Who can do this: when a need may be asked of everyone, and what an answer must say. Pure decisions.

Each `Refused` names its reason by a key; `notices_calls.WHY_NOT` has the sentence.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from alongside.exchange.audit.decisions import Allowed, Refused

LONGEST = timedelta(days=366)
MOST_CRITERIA = 20


def may_call(
    *,
    status: str,
    standing: str,
    visibility: str,
    has_call: bool,
    criteria: Sequence[str],
    closes: date,
    today: date,
) -> Allowed | Refused:
    """Whether a need may be asked of everyone who sees it, with these criteria, until this day."""
    against = (
        ("called", has_call),
        ("over", status not in {"open", "called", "answered"} or standing == "history"),
        ("private", visibility == "private"),
        ("no-criteria", not criteria),
        ("many-criteria", len(criteria) > MOST_CRITERIA),
        ("past", closes <= today),
        ("far", closes > today + LONGEST),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def is_open(*, closed: bool, closes: date, today: date) -> bool:
    """Whether a call still takes answers and questions: until the end of its last day."""
    return not closed and today <= closes


def may_answer(*, is_open: bool, is_own: bool, worlds: tuple[str, str], answered: bool) -> Allowed | Refused:
    """Whether this offer may be given as an answer to this call."""
    against = (
        ("closed", not is_open),
        ("own", is_own),
        ("worlds", len(set(worlds)) > 1),
        ("answered", answered),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())
