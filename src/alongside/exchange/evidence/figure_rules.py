"""Rows of figures as people have them: which column is which, and what each row says. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .measure_rules import Figure

ROLES = ("period", "value", "numerator", "denominator", "quality", "note")
NAMES = {
    "period": ("period", "month", "date", "week", "quarter", "year", "day", "from", "start", "when", "mis"),
    "numerator": ("numerator", "num", "count", "cases", "yes", "number with", "counted"),
    "denominator": ("denominator", "den", "denom", "out of", "total", "population", "all", "of"),
    "value": ("value", "figure", "rate", "percent", "percentage", "%", "result", "score", "number", "n"),
    "quality": ("quality", "status", "how good"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks"),
}
QUALITY_WORDS = {
    "ok": ("", "ok", "final", "as counted", "counted", "actual", "good"),
    "estimated": ("estimated", "estimate", "est", "e"),
    "partial": ("partial", "incomplete", "provisional", "p", "not all was counted", "part"),
}
MONTHS = {  # by the first letters of their names, in English and in Welsh
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "ion chw maw ebr mai meh gor aws med hyd tac rha",
    )
    for number, name in enumerate(names.split(), 1)
}
NOTHING = ("", "-", "–", "n/a", "na", "nil", "*", "..", "x", ":")  # cells that say that nothing is known


@dataclass(frozen=True, slots=True)
class Read:
    """What a row says, or `why` it cannot be used (a key) and the cell that is wrong."""

    row: int
    figure: Figure | None = None
    why: str = ""
    cell: str = ""


def guess(names: Sequence[str]) -> dict[str, int]:
    """Which column plays which of `ROLES`, by its name; each column at most one, each role at most once."""
    said = [" ".join(name.casefold().replace("_", " ").split()) for name in names]
    found: dict[str, int] = {}
    for exact in (True, False):
        for role, known in NAMES.items():
            if role in found:
                continue
            for at, name in enumerate(said):
                fits = (
                    name in known
                    if exact
                    else any(re.search(rf"\b{re.escape(one)}\b", name) for one in known)
                )
                if fits and at not in found.values():
                    found[role] = at
                    break
    if "period" not in found and 0 not in found.values() and said:
        found["period"] = 0
    if not {"value", "numerator"} & set(found) and len(said) > 1 and 1 not in found.values():
        found["value"] = 1
    return found


def is_header(cells: Sequence[str]) -> bool:
    """Whether a first row names columns: it holds no day and no number."""
    return not any(day_of(cell) or number_of(cell) is not None for cell in cells if cell.strip())


def read_rows(
    rows: Sequence[tuple[int, Sequence[str]]], columns: Mapping[str, int], *, is_ratio: bool
) -> list[Read]:
    """What each row says. `rows`: its number and its cells; `columns`: which column plays which role.

    A row whose figure is empty is passed over: nothing is known of that time.
    """
    found = []
    for number, cells in rows:
        said = {role: cells[at].strip() if at < len(cells) else "" for role, at in columns.items()}
        parts = ("numerator", "denominator") if is_ratio else ("value",)
        if all(said.get(part, "").casefold() in NOTHING for part in parts):
            continue
        found.append(_read(number, said, parts))
    return found


def _read(number: int, said: Mapping[str, str], parts: Sequence[str]) -> Read:
    day = day_of(said.get("period", ""))
    if day is None:
        return Read(number, why="no-period", cell=said.get("period", ""))
    values: dict[str, float] = {}
    for part in parts:
        value = number_of(said.get(part, ""))
        if value is None:
            return Read(number, why="no-number", cell=said.get(part, ""))
        values[part] = value
    quality = next(
        (key for key, words in QUALITY_WORDS.items() if said.get("quality", "").casefold() in words), ""
    )
    if not quality:
        return Read(number, why="no-quality", cell=said.get("quality", ""))
    return Read(number, Figure(day, **values, quality=quality, note=said.get("note", "")[:300], row=number))


def number_of(text: str) -> float | None:
    """A number as people write it: 1,234.5, £12, 85%; none where it is none."""
    plain = text.strip().replace(",", "").replace("£", "").replace(" ", "").removesuffix("%")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?", plain, re.IGNORECASE):
        return None
    return float(plain)


def day_of(text: str) -> date | None:
    """A day in the time that is meant: 2026-03, March 2026, 03/2026, 14/03/2026, 2026 Q1, 2026; else none.

    Days are read as in Britain, the day before the month. A quarter is one of the calendar year.
    """
    said = " ".join(text.strip().casefold().replace(".", " ").split())
    try:
        return _day(said)
    except ValueError:
        return None


def _day(said: str) -> date | None:
    patterns = (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?", lambda y, m, d: date(int(y), int(m), int(d))),
        (r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", lambda d, m, y: date(int(y), int(m), int(d))),
        (r"(\d{4})[-/](\d{1,2})", lambda y, m: date(int(y), int(m), 1)),
        (r"(\d{1,2})[/-](\d{4})", lambda m, y: date(int(y), int(m), 1)),
        (r"(\d{4}) ?-?q([1-4])", lambda y, q: date(int(y), 3 * int(q) - 2, 1)),
        (r"q([1-4]) ?(\d{4})", lambda q, y: date(int(y), 3 * int(q) - 2, 1)),
        (r"(\d{4})", lambda y: date(int(y), 1, 1)),
        (r"([a-z]{3,9})[ -](\d{4}|\d{2})", _month),
        (r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ -](\d{4})", lambda d, m, y: _month(m, y, int(d))),
    )
    for pattern, made in patterns:
        if found := re.fullmatch(pattern, said):
            day: date = made(*found.groups())
            return day
    return None


def _month(name: str, year: str, day: int = 1) -> date:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if name[:3] not in MONTHS:
        raise ValueError(name)
    return date(full, MONTHS[name[:3]], day)
