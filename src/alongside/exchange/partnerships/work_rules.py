"""The work of those who work together: what may be written down, and when it is overdue. Pure decisions.

Each `Refused` names its reason by a key; `notices_work.WHY_NOT` has the sentence.
"""

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.audit.limits import LONGEST as LONGEST

CLOCK = re.compile(r"([0-9]{1,2})[:. ]?([0-9]{2})")
MOST_DATES = 24  # of one series
MOST_MINUTES = 1440
SOON = 14  # days before a review that it is spoken of
REPEATS = ("once", "weekly", "fortnightly", "monthly")
STATES = ("done", "not-needed", "concern", "open")
PAIRS = ("public_civil", "public_network", "civil_network")  # ways of working that meet
LIKELY = {"unlikely": 1, "possible": 2, "likely": 3}
GRAVE = {"small": 1, "serious": 2, "severe": 3}
HAPPENING = 4  # what happens already is graver than what may


def may_mark(*, known: bool, state: str, note: str) -> Allowed | Refused:
    """Whether a line of a checklist may be marked so. `known`: the line is one of an instrument."""
    if not known:
        return Refused("no-line")
    if state not in STATES:
        return Refused("no-mark")
    if state == "concern" and not note:
        return Refused("no-concern")
    return Refused("too-long") if len(note) > LONGEST else Allowed()


def may_keep_risk(
    *, what: str, kind: str, likelihood: str, impact: str, review_on: date | None, today: date, response: str
) -> Allowed | Refused:
    """Whether a risk or issue can be written down; what happens already has no likelihood."""
    against = (
        ("no-risk", not what),
        ("no-kind", kind not in {"risk", "issue"}),
        ("no-likelihood", kind == "risk" and likelihood not in LIKELY),
        ("no-impact", impact not in GRAVE),
        ("no-review", review_on is None),
        ("past-review", review_on is not None and review_on < today),
        ("too-long", len(response) > LONGEST),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def gravity(*, kind: str, likelihood: str, impact: str) -> int:
    """How grave it is, to put the gravest first: how likely times how bad, 1 to 12; no page shows it."""
    return (HAPPENING if kind == "issue" else LIKELY[likelihood]) * GRAVE[impact]


def may_meet(
    *, what: str, starts_at: datetime | None, minutes: int | None, repeats: str, many: int | None
) -> Allowed | Refused:
    """Whether a date can be set. `many`: how many dates a series has."""
    against = (
        ("no-title", not what),
        ("no-start", starts_at is None),
        ("no-minutes", minutes is None or not 1 <= minutes <= MOST_MINUTES),
        ("no-repeats", repeats not in REPEATS),
        ("no-many", repeats != "once" and (many is None or not 2 <= many <= MOST_DATES)),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def series(first: datetime, repeats: str, many: int) -> list[datetime]:
    """The moments of a series, at the same time of day on the clock of its zone.

    Monthly means the same weekday of each month, as the second Tuesday; the fifth is the last where a month
    has four.
    """
    if repeats == "once":
        return [first]
    if repeats == "monthly":
        return [_same_weekday(first, month) for month in range(many)]
    days = 7 if repeats == "weekly" else 14
    return [first + timedelta(days=days * number) for number in range(many)]  # on the clock: zone-aware


def _same_weekday(first: datetime, later: int) -> datetime:
    year, month = divmod(first.year * 12 + first.month - 1 + later, 12)
    week = (first.day - 1) // 7
    start = date(year, month + 1, 1)
    day = start + timedelta(days=(first.weekday() - start.weekday()) % 7 + 7 * week)
    if day.month != month + 1:
        day -= timedelta(days=7)
    return datetime.combine(day, first.timetz())


def moment(day: date | None, clock: str, zone: str) -> datetime | None:
    """A day and a time typed as 14:30, 14.30 or 1430, in a zone; None where that is none."""
    found = CLOCK.fullmatch(clock)
    if day is None or found is None:
        return None
    hours, minutes = int(found[1]), int(found[2])
    return (
        datetime.combine(day, time(hours, minutes), ZoneInfo(zone)) if hours < 24 and minutes < 60 else None
    )


def may_act(*, what: str, by_when: date | None) -> Allowed | Refused:
    """Whether it can be said who does what by when."""
    if not what:
        return Refused("no-action")
    return Refused("no-by-when") if by_when is None else Allowed()


def may_link(*, title: str, url: str, known: bool) -> Allowed | Refused:
    """Whether an address may be kept: a whole one of the web, without a password in it, and only once."""
    if not title:
        return Refused("no-file")
    if not is_web(url):
        return Refused("no-url")
    return Refused("known-url") if known else Allowed()


def is_web(url: str) -> bool:
    """Whether this is an address of the web that can be shown as a link."""
    if len(url) > 1000 or any(sign.isspace() or sign < " " for sign in url):
        return False
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and "." in host and "@" not in parts.netloc


def may_keep_activity(
    *,
    what: str,
    adds: str,
    volunteers: str,
    expects: str,
    safeguards: str,
    since: date | None,
    until: date | None,
) -> Allowed | Refused:
    """Whether an activity can be written down. Volunteers are never without terms and safeguards."""
    against = (
        ("no-activity", not what),
        ("no-adds", adds not in {"additive", "substitutive", "neither"}),
        ("no-expects", bool(volunteers) and not expects),
        ("no-safeguards", bool(volunteers) and not safeguards),
        ("no-since", since is None),
        ("ends-early", since is not None and until is not None and until < since),
        ("too-long", max(map(len, (volunteers, expects, safeguards))) > LONGEST),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def hardest(relations: Collection[str]) -> str:
    """Of several answers how two ways of working meet, the one that asks for most care; empty of none."""
    order = ("conflicting", "competing", "co-existing", "compatible")
    return next((one for one in order if one in relations), "")
