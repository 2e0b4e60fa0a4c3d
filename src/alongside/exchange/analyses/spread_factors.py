"""What starting goes with: how likely an organisation is to start in a month, by what holds for it then.

Rows are organisations in months until each starts; the regression is the engine's (`diffusion.hazards`), and
needs the extra `regression`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from alongside.engines import diffusion as engine
from alongside.engines.diffusion.hazards import (
    FEWEST_STARTS,
    Said,
    hazards,
    installed,
    people_periods,
    reading,
)
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.needs.queries import needs_for

from .spread_ties import Ground, Pair, arrays, month_of
from .spread_uses import Use
from .wanted import ASKED_NOW

KEPT = 16
COLUMNS = ("around", "many", "public", "asked")  # what is asked about first comes first

__all__ = ["COLUMNS", "FEWEST_STARTS", "Factors", "read_factors"]


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation as the data set has it; `around`: share of those it works with that use it by now."""

    name: str
    sector: str
    started: date | None
    around: float
    many: int
    public: bool
    asked: int


@dataclass(frozen=True, slots=True)
class Factors:
    """The data set, and what the regression says of it: `asked` columns it could bear, sentences as data.

    `why`: empty, `not-installed`, or `few` where too few started for even one column.
    """

    rows: tuple[Row, ...]
    why: str
    asked: tuple[str, ...]
    said: tuple[Said, ...]


def read_factors(viewer: Viewer, world: str, uses: Sequence[Use], ground: Ground, today: date) -> Factors:
    """What starting goes with, of what the viewer may see. Cost: one question more."""
    spells = tuple(
        (place, month_of(since) or 0, month_of(until))
        for place, use in enumerate(uses)
        for since, until in use.spells
    )
    now = month_of(today) or 0
    wanted = needs_for(viewer, world=world, standing="open").filter(status__in=ASKED_NOW)
    there = Counter(wanted.order_by().values_list("place_id", flat=True))
    public = tuple(sector == "public" for sector in ground.sectors)
    asked = tuple(there[place] if place else 0 for place in ground.places)
    found, around, many = _regressed(spells, ground.pairs, now, public, asked)
    starts = [use.started for use in uses] + [None] * (len(ground.actors) - len(uses))
    rows = tuple(
        Row(*one)
        for one in zip(ground.names, ground.sectors, starts, around, many, public, asked, strict=True)
    )
    return Factors(rows, *found)


@lru_cache(maxsize=KEPT)
def _regressed(
    spells: tuple[tuple[int, int, int | None], ...],
    pairs: tuple[Pair, ...],
    now: int,
    public: tuple[bool, ...],
    asked: tuple[int, ...],
) -> tuple[tuple[str, tuple[str, ...], tuple[Said, ...]], tuple[float, ...], tuple[int, ...]]:
    count = len(public)
    given, told = arrays(count, spells, pairs, now)
    around = engine.exposure(given, told)
    ends = np.array([one[:2] for one in pairs], np.int64).reshape(-1, 2)
    many = np.bincount(ends.ravel(), minlength=count)
    columns = {
        "around": engine.lagged(around, 1) if given.periods > 1 else around,
        "many": many,
        "public": np.array(public, np.float64),
        "asked": np.array(asked, np.float64),
    }
    bears = int(given.started.sum()) // FEWEST_STARTS
    chosen = [name for name in COLUMNS if np.nanmax(columns[name]) > np.nanmin(columns[name])][:bears]
    said: tuple[Said, ...] = ()
    why = "" if chosen else "few"
    if not why and not installed():
        why = "not-installed"
    elif not why:
        made = people_periods(given, {name: columns[name] for name in chosen})
        said = reading(hazards(made, link="cloglog"))
    shares = tuple(float(one) for one in around[:, -1])
    return (why, tuple(chosen), said), shares, tuple(int(one) for one in many)
