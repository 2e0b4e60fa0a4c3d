"""Read a list of unit costs row by row, and bring a value to the prices of another year. No rows of ours."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .building_rules import read_number

# What each column may be called, ours first.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "what", "item", "title", "description", "service"),
    "unit": ("unit", "per", "unit of measure"),
    "value": ("value", "cost", "unit cost", "price", "best", "mean", "£"),
    "low": ("low", "lower", "from", "lowest"),
    "high": ("high", "upper", "to", "highest"),
    "year": ("year", "price year", "price_year", "prices"),
    "source": ("source", "where from", "publication"),
    "licence": ("licence", "license"),
    "url": ("url", "link", "web address", "address"),
    "note": ("note", "notes", "remark"),
}
NEEDED = ("name", "unit", "value", "year", "source", "licence")
LONGEST = {"name": 250, "unit": 80, "source": 300, "licence": 200, "url": 500, "note": 500}
YEARS = (1990, 2100)
MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class ReadCosts:
    """What a list says. `wrong`: number of the row and what is wrong with it (a key); `missing`: columns."""

    costs: tuple[dict[str, Any], ...] = ()
    wrong: tuple[tuple[int, str], ...] = ()
    missing: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)


def read_costs(rows: Iterable[tuple[int, list[str]]], given: Mapping[str, str]) -> ReadCosts:
    """The costs in a table whose first row names its columns.

    `rows`: number and cells; `given`: source, licence and year of all rows, where no column says them.
    """
    lines = list(rows)
    if not lines:
        return ReadCosts(missing=NEEDED)
    at = _columns(lines[0][1])
    missing = tuple(name for name in NEEDED if name not in at and not given.get(name))
    if missing:
        return ReadCosts(missing=missing)
    costs: dict[tuple[Any, ...], dict[str, Any]] = {}
    wrong = []
    for number, cells in lines[1 : MOST_ROWS + 1]:
        row = {name: cells[i].strip() if i < len(cells) else "" for name, i in at.items()}
        row = {name: row.get(name) or given.get(name, "") for name in COLUMNS}
        why = _wrong(row)
        if why:
            wrong.append((number, why))
            continue
        found = _cost(row)
        costs[found["source"], found["year"], found["name"], found["unit"]] = found
    return ReadCosts(tuple(costs.values()), tuple(wrong))


def _columns(head: list[str]) -> dict[str, int]:
    said = [re.sub(r"\s+", " ", one.strip().lower()) for one in head]
    found = {}
    for name, words in COLUMNS.items():
        for word in words:
            if word in said:
                found[name] = said.index(word)
                break
    return found


def _wrong(row: Mapping[str, str]) -> str:
    """What is wrong with a row, nothing where it can be kept."""
    if any(not row[name] for name in NEEDED):
        return next(f"no-{name}" for name in NEEDED if not row[name])
    value, low, high = (read_number(row[name]) for name in ("value", "low", "high"))
    if value is None or value < 0:
        return "no-value"
    if year_of(row["year"]) is None:
        return "no-year"
    ends = [one for one in (row["low"], row["high"]) if one]
    if ends and (len(ends) < 2 or low is None or high is None or not low <= value <= high):
        return "range"
    if row["url"] and not re.match(r"https?://", row["url"]):
        return "url"
    return next((f"long-{name}" for name, most in LONGEST.items() if len(row[name]) > most), "")


def _cost(row: Mapping[str, str]) -> dict[str, Any]:
    numbers = {name: read_number(row[name]) for name in ("value", "low", "high")}
    texts = {name: row[name] for name in ("name", "unit", "source", "licence", "url", "note")}
    return texts | numbers | {"year": year_of(row["year"])}


def year_of(text: str) -> int | None:
    """The year of prices in what a list says, like `2023` or `2023/24`; the first of two."""
    found = re.match(r"\s*(\d{4})\b", text)
    year = int(found[1]) if found else 0
    return year if YEARS[0] <= year <= YEARS[1] else None


def in_prices_of(year: int, value: float, *, of: int, inflation: Any) -> float:
    """A value in the prices of the year `of`, in those of `year`, at one yearly rate (else unchanged)."""
    rate = inflation if isinstance(inflation, (int, float)) else 0.0
    return float(value * (1 + rate) ** (year - of))
