"""By which day somebody hears back: what a connector promises, in office days of England and Wales."""

import re
from datetime import date, timedelta

NOT_SAID = 3  # office days, where nobody has promised anything
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "next": 1}
PROMISED = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})\s+(?:(?:working|office|business)\s+)?(hour|day|week)", re.IGNORECASE
)


def office_days(reply_time: str) -> int:
    """How many office days a reply time promises: 'within two working days' 2, '24 hours' 1, 'same day' 0."""
    if re.search(r"\bsame\s+(?:working\s+)?day\b|\btoday\b", reply_time, re.IGNORECASE):
        return 0
    found = PROMISED.search(reply_time)
    if found is None:
        return NOT_SAID
    said = found[1].lower()
    number = int(said) if said.isdecimal() else NUMBERS[said]
    unit = found[2].lower()
    return -(-number // 24) if unit == "hour" else number * (5 if unit == "week" else 1)


def due_day(reply_time: str, asked_on: date) -> date:
    """The day by which a reply is due; what is asked on a day off counts from the next office day."""
    found = _open_from(asked_on)
    for _ in range(office_days(reply_time)):
        found = _open_from(found + timedelta(days=1))
    return found


def _open_from(day: date) -> date:
    while day.weekday() >= 5 or day in bank_holidays(day.year):
        day += timedelta(days=1)
    return day


def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England and Wales by their standing rules; those proclaimed once are not known."""
    easter = _easter(year)
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    moved: set[date] = set()
    for day in fixed:
        while day.weekday() >= 5 or day in moved:
            day += timedelta(days=1)
        moved.add(day)
    monday = timedelta(days=1)
    may, last_may, last_august = date(year, 5, 1), date(year, 5, 31), date(year, 8, 31)
    return frozenset(
        {
            *moved,
            easter - timedelta(days=2),
            easter + monday,
            may + timedelta(days=-may.weekday() % 7),
            last_may - timedelta(days=last_may.weekday()),
            last_august - timedelta(days=last_august.weekday()),
        }
    )


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar. Source: Meeus (1991), Astronomical Algorithms, chapter 8."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
