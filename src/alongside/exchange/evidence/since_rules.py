"""What may be attached to a business case, and when it is held against what happened: no Django, no rows.

Each `Refused` names its reason by a key; `notices_since.WHY_NOT` has the sentence.
"""

from collections.abc import Mapping
from datetime import date

from alongside.exchange.audit.decisions import Refused

LONGEST_LINE, LONGEST = 200, 4000  # characters of a title, and of a text
MOST_YEARS = 60
HARDEST = 10**12  # pounds of one line


def may_attach(*, kind_known: bool, title: str, says: str, url: str, url_is_web: bool) -> Refused | None:
    """Why this cannot be attached so; None where it can."""
    against = (
        ("no-kind", not kind_known),
        ("no-title-of", not title.strip()),
        ("long-title-of", len(title) > LONGEST_LINE),
        ("too-long", len(says) > LONGEST),
        ("bad-url", bool(url) and not url_is_web),
        ("says-nothing", not says.strip() and not url),
    )
    return next((Refused(key) for key, speaks in against if speaks), None)


def may_look_back(
    *, status: str, years: int, of: int, words: str, came_to: Mapping[str, int]
) -> Refused | None:
    """Why a case cannot be held against these figures; None where it can. `of`: years that it covers."""
    against = (
        ("not-agreed", status != "agreed"),
        ("no-years", not 1 <= years <= min(of, MOST_YEARS)),
        ("no-figures", not came_to),
        ("too-much", any(abs(one) > HARDEST for one in came_to.values())),
        ("no-words", not words.strip()),
        ("too-long-words", len(words) > LONGEST),
    )
    return next((Refused(key) for key, speaks in against if speaks), None)


def years_over(agreed_on: date | None, today: date) -> int:
    """How many whole years have passed since it was agreed; 0 before the first."""
    if agreed_on is None or today < agreed_on:
        return 0
    before = (today.month, today.day) < (agreed_on.month, agreed_on.day)
    return today.year - agreed_on.year - before


def is_due(agreed_on: date | None, last: date | None, today: date) -> bool:
    """Whether it is time to look back: a year after it was agreed, and each year from then on."""
    past = years_over(agreed_on, today)
    return past > 0 and (last is None or years_over(agreed_on, last) < past)
