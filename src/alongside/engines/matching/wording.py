"""Small words for sentences: lists, counts, days, distances."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

COUNTS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def listed(names: Iterable[str]) -> str:
    """Join names as people do: 'a', 'a and b', 'a, b and c'; a name is said once."""
    said = list(dict.fromkeys(names))
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}" if said else ""


def counted(number: int) -> str:
    """Say a count in a word up to twelve, in figures above."""
    return COUNTS[number] if 0 <= number < len(COUNTS) else f"{number:,}"


def on_day(ordinal: int) -> str:
    """Write a day number as '3 November 2026'."""
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_year(ordinal: int) -> str:
    """Write only the year of a day number."""
    return str(date.fromordinal(ordinal).year)


def distance(km: float) -> str:
    """Say a distance as people do: 'under 1 km', '4 km'."""
    return "under 1 km" if km < 1 else f"{round(km):,} km"


def sentence(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]
