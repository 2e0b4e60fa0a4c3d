"""Journeys from a file: a row a stay, with what the thing is worth, costs and is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np

from alongside.engines import portfolios as engine
from alongside.exchange.feeds.reading import FileBroken
from alongside.exchange.innovations.stages import STAGES

from .columns import Columns, read_columns

WANTED, MONEY = ("item", "stage", "entered", "left"), ("value", "cost")
DIMENSIONS = ("type", "risk", "horizon", "theme", "quality", "place", "group")
UNKNOWN = "not known"
BANDS = ((10_000, "under 10k"), (100_000, "10k to 100k"), (1_000_000, "100k to 1m"), (np.inf, "1m and over"))
ADOPTED, ENDS = ("adoption", "diffusion", "scale-up"), ("scale-up", "decommissioning")
NAMED = 3
Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stays:
    """What the file says. Per stay: places in `items`, `stages`, `types`; per item: what is known of it."""

    items: list[str]
    stages: list[str]
    types: list[str]
    dates: bool
    until: float
    journeys: engine.Journeys
    value: np.ndarray
    cost: np.ndarray
    last_stage: list[str]
    told: dict[str, list[str]]  # by dimension and item, empty where not known

    @property
    def unit(self) -> str:
        """What times are counted in."""
        return "days" if self.dates else "units of time"

    @property
    def reaching(self) -> list[int]:
        """The stages that count as adopted: those of the pathway, or else the last."""
        known = [at for at, one in enumerate(self.stages) if plain(one) in ADOPTED]
        return known or [len(self.stages) - 1]

    def when(self, time: float) -> str | float:
        """A time as the file writes it."""
        if self.dates:
            return (date(1970, 1, 1) + timedelta(days=time)).isoformat()
        return int(time) if time == int(time) else time

    def dimensions(self) -> dict[str, list[str]]:
        """By dimension, the category of each item; where it is or was last, and what it costs, among them."""
        bands = [UNKNOWN if np.isnan(one) else next(n for top, n in BANDS if one < top) for one in self.cost]
        found = {"stage": self.last_stage, **self.told}
        if not np.isnan(self.cost).all():
            found["cost"] = bands
        return {name: [one or UNKNOWN for one in every] for name, every in found.items()}


def plain(word: str) -> str:
    """A word as it is compared with those known here."""
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())


def read(path: Path, until: str, warn: Warn) -> Stays:
    """Read the journeys; nothing depends on the order of the rows.

    Raises: FileBroken, a sentence that names row and column.
    """
    rows = read_columns(path, WANTED, (*MONEY, *DIMENSIONS), warn, _plain)
    if not len(rows.rows):
        raise FileBroken(f"{path.name}: it has no rows. Give a row for each stay of an item in a stage.")
    item, stage = (rows.texts(name).to_pylist() for name in ("item", "stage"))
    dates, entered, left = _times(rows)
    _in_order(rows, item, stage, entered, left)
    now = _until(until, dates, entered, left)
    items = sorted(set(item))
    place = {name: at for at, name in enumerate(items)}
    row = np.array([place[one] for one in item], np.int64)
    order = np.lexsort((np.arange(len(row)), left, entered))
    stages = _stages(item, stage, order)
    told = {name: _last(rows, name, row, order, len(items)) for name in DIMENSIONS if name in rows.cells}
    types = sorted({one or UNKNOWN for one in told.get("type", [""] * len(items))})
    kind = np.array([types.index(one or UNKNOWN) for one in told.get("type", [""] * len(items))], np.int64)
    where = np.array([stages.index(one) for one in stage], np.int64)
    ends = [at for at, one in enumerate(stages) if plain(one) in ENDS] or [len(stages) - 1]
    _overlaps(rows, item, stage, entered, left, warn)
    last = {item[at]: stage[at] for at in order.tolist()}
    return Stays(
        items,
        stages,
        types,
        dates,
        now,
        engine.journeys(
            row,
            where,
            entered,
            left,
            kind[row],
            stages=len(stages),
            kinds=len(types),
            until=now,
            ends=ends,
        ),
        _money(rows, "value", row, order, len(items)),
        _money(rows, "cost", row, order, len(items)),
        [last[one] for one in items],
        told,
    )


def _plain(header: Sequence[str]) -> list[str]:
    return [one.strip().casefold() for one in header]


def _times(rows: Columns) -> tuple[bool, np.ndarray, np.ndarray]:
    """When each stay began and ended, as days since 1970 or as the numbers given; not ended is NaN."""
    texts = {name: rows.trimmed(name).to_pylist() for name in ("entered", "left")}
    dates = _day(next((one for one in texts["entered"] if one), "")) is not None
    read_one = _day if dates else _number
    found = []
    for name, every in texts.items():
        times = np.array([np.nan if (time := read_one(one or "")) is None else time for one in every])
        given = np.array([bool(one) for one in every])
        what = "a date such as 2026-03-31" if dates else "a date such as 2026-03-31, or a number"
        if (given & np.isnan(times)).any():
            raise rows.broken(name, given & np.isnan(times), f"is not {what}. Write all times alike.")
        if name == "entered" and not given.all():
            raise rows.broken(name, ~given, "says not when it was entered. Fill the cell.")
        found.append(times)
    return dates, found[0], found[1]


def _day(text: str) -> float | None:
    try:
        return (
            float((datetime.fromisoformat(text[:10]).date() - date(1970, 1, 1)).days) if "-" in text else None
        )
    except ValueError:
        return None


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if np.isfinite(found) else None


def _in_order(
    rows: Columns, item: list[str], stage: list[str], entered: np.ndarray, left: np.ndarray
) -> None:
    with np.errstate(invalid="ignore"):
        early = left < entered
    if early.any():
        raise rows.broken("left", early, "lies before it was entered. Correct one of the two.")
    seen: dict[tuple[str, str, float], int] = {}
    for number, one in zip(rows.rows.tolist(), zip(item, stage, entered.tolist(), strict=True), strict=True):
        if one in seen:
            raise FileBroken(
                f"{rows.name}, row {number}, column stage: '{one[0]}' entered '{one[1]}' at the same time in "
                f"row {seen[one]} too. Keep one of the two."
            )
        seen[one] = number


def _until(until: str, dates: bool, entered: np.ndarray, left: np.ndarray) -> float:
    last = float(np.nanmax(np.r_[entered, left]))
    if not until:
        return last
    given = _day(until) if dates else _number(until)
    if given is None:
        raise FileBroken(f"--until: '{until}' is not written as the times in the file are.")
    if given < last:
        raise FileBroken(f"--until: '{until}' lies before the last time in the file.")
    return given


def _stages(item: list[str], stage: list[str], order: np.ndarray) -> list[str]:
    """The stages in order: as on the pathway where all are known, else by when items came to them."""
    every = sorted(set(stage))
    if all(plain(one) in STAGES for one in every):
        return sorted(every, key=lambda one: STAGES.index(plain(one)))
    steps: dict[str, list[int]] = {one: [] for one in every}
    met: dict[str, list[str]] = {}
    for at in order.tolist():
        so_far = met.setdefault(item[at], [])
        if stage[at] not in so_far:
            so_far.append(stage[at])
    before = {(one, two): 0 for one in every for two in every}
    for path in met.values():
        for at, one in enumerate(path):
            steps[one].append(at)
            for two in path[at + 1 :]:
                before[one, two] += 1
    wins = {one: sum(before[one, two] > before[two, one] for two in every) for one in every}
    mean = {one: float(np.mean(steps[one])) for one in every}
    return sorted(every, key=lambda one: (-wins[one], mean[one], one))


def _overlaps(
    rows: Columns, item: list[str], stage: list[str], entered: np.ndarray, left: np.ndarray, warn: Warn
) -> None:
    """Warn of items that are still in a stage though they entered another after it."""
    stays: dict[str, list[int]] = {}
    for at in np.lexsort((left, entered)).tolist():
        stays.setdefault(item[at], []).append(at)
    both = [one for every in stays.values() for one, _ in pairwise(every) if np.isnan(left[one])]
    for at in sorted(both)[:NAMED]:
        warn(
            f"{rows.name}, row {rows.rows[at]}: '{item[at]}' is still in '{stage[at]}' though it entered "
            "another stage later. Both are counted; fill 'left' if it is not there any more."
        )
    if len(both) > NAMED:
        warn(f"{rows.name}: the same holds for {len(both) - NAMED:,} more rows.")


def _last(rows: Columns, name: str, row: np.ndarray, order: np.ndarray, n: int) -> list[str]:
    """What the last row of each item that says anything says in a column."""
    texts = rows.trimmed(name).to_pylist()
    found = [""] * n
    for at in order.tolist():
        if texts[at]:
            found[row[at]] = texts[at]
    return found


def _money(rows: Columns, name: str, row: np.ndarray, order: np.ndarray, n: int) -> np.ndarray:
    found = np.full(n, np.nan)
    if name not in rows.cells:
        return found
    texts = rows.trimmed(name).to_pylist()
    amounts = [None if one is None else _number(one.replace(",", "").replace("£", "")) for one in texts]
    wrong = np.array(
        [text is not None and (one is None or one < 0) for text, one in zip(texts, amounts, strict=True)]
    )
    if wrong.any():
        raise rows.broken(name, wrong, "is not a number that is 0 or more. Correct it or leave it empty.")
    for at in order.tolist():
        if amounts[at] is not None:
            found[row[at]] = amounts[at]
    return found
