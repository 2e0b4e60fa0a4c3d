"""What may be said of starting, changing and stopping something, and how far it has got. Pure decisions.

Each `Refused` names its reason by a key; `notices_adoptions.WHY_NOT` has the sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.audit.limits import LONGEST as LONGEST

PLANNED, USING, STOPPED, DROPPED = "planned", "using", "stopped", "dropped"
FEWEST = 3  # sites, from which figures are put together; fewer are shown one by one
MOST = 2_000_000_000  # what a column of the database holds
MOST_SMALL = 32_000
MOST_SITES = 500  # of a plan
STARTS = (PLANNED, USING)


def state_of(*, started_on: date | None, stopped_on: date | None) -> str:
    """How far a site has got: it plans to, uses it, stopped, or gave the plan up."""
    if stopped_on is not None:
        return STOPPED if started_on is not None else DROPPED
    return USING if started_on is not None else PLANNED


def may_begin(*, state: str, on: date | None, why: str, there: bool, today: date) -> Allowed | Refused:
    """Whether a site may say that it plans to use something, or uses it. `there`: it said so already."""
    if there:
        return Refused("there")
    if state not in STARTS:
        return Refused("no-state")
    if on is None:
        return Refused("no-day")
    if state == USING and on > today:
        return Refused("day-to-come")
    if state == PLANNED and on < today:
        return Refused("day-past")
    return Allowed() if why else Refused("no-trigger")


def may_start(*, state: str, on: date | None, today: date) -> Allowed | Refused:
    """Whether what was planned may start on a day."""
    if state != PLANNED:
        return Refused("not-planned")
    if on is None:
        return Refused("no-day")
    return Refused("day-to-come") if on > today else Allowed()


def may_happen(*, on: date | None, since: date | None, today: date) -> Allowed | Refused:
    """Whether something may have happened on a day: not before the start, not in the days to come."""
    if on is None:
        return Refused("no-day")
    if on > today:
        return Refused("day-to-come")
    return Refused("before-start") if since is not None and on < since else Allowed()


def may_stop(
    *, state: str, on: date | None, since: date | None, why: str, words: str, today: date
) -> Allowed | Refused:
    """Whether a site may say that it stopped, or gave the plan up: on a day, with a reason in a few words."""
    if state not in STARTS:
        return Refused("stopped")
    decided = may_happen(on=on, since=since, today=today)
    if isinstance(decided, Refused):
        return decided
    if not why:
        return Refused("no-stop")
    return Allowed() if words else Refused("no-words")


def may_displace(*, words: str, extent: str, on: date | None, real: bool, today: date) -> Allowed | Refused:
    """Whether it may be said what made room. `real`: whether anything is said to be freed already."""
    if not words:
        return Refused("no-practice")
    if not extent:
        return Refused("no-extent")
    if on is None:
        return Refused("no-day")
    if extent == PLANNED:
        return Refused("not-yet-free") if real else Allowed()
    return Refused("day-to-come") if on > today else Allowed()


@dataclass(frozen=True, slots=True)
class Ranged:
    """Figures of several sites together: the middle one, the smallest and the largest, and how many."""

    middle: float
    low: int
    high: int
    count: int


def ranged(values: Iterable[int | None]) -> Ranged | None:
    """The middle and the ends of what sites said; None for fewer than three, which are shown one by one."""
    known = sorted(value for value in values if value is not None)
    if len(known) < FEWEST:
        return None
    return Ranged(median(known), known[0], known[-1], len(known))
