"""Pure decisions: which few things come first, when a reminder falls due, which days make a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")
EACH = 2  # of one kind, while others wait too
MONTHS = {"month": 1, "quarter": 3}


def first_few(kinds: Sequence[Sequence[T]], most: int) -> list[T]:
    """The first of some lists, most urgent list first, so that no list crowds the others out.

    Two of each list are taken, then what follows while there is room; the order of the lists is kept.
    """
    taken = [min(len(kind), EACH) for kind in kinds]
    while sum(taken) > most:
        last = max(at for at, number in enumerate(taken) if number)
        taken[last] -= 1
    for at, kind in enumerate(kinds):
        taken[at] += min(len(kind) - taken[at], most - sum(taken))
    return [one for kind, number in zip(kinds, taken, strict=True) for one in kind[:number]]


def remind_on(choice: str, today: date) -> date | None:
    """The day of a reminder: in a week, a month, three months; none for anything else."""
    if choice == "week":
        return today + timedelta(days=7)
    return months_later(today, MONTHS[choice]) if choice in MONTHS else None


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    length = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - first).days
    return first.replace(day=min(day.day, length))


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months: the first day and the last."""

    first: date
    last: date


def quarter_of(day: date) -> Quarter:
    """The calendar quarter that a day lies in."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return Quarter(first, months_later(first, 3) - timedelta(days=1))


def quarters(today: date, most: int = 4) -> list[Quarter]:
    """This quarter and the ones before it, newest first."""
    this = quarter_of(today)
    return [quarter_of(months_later(this.first, -3 * back)) for back in range(most)]
