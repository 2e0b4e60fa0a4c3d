"""Rows of a file as needs and offers of a batch; a row that cannot be used says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside.backends.index.shards import OfferLine
from alongside.engines.matching import KINDS, STAGES, STANDINGS, stage_mask

NEED_WORDS = ("title", "statement", "text", "who_affected")
OFFER_WORDS = ("summary", "text", "audience", "tags")
STAGE_COLUMNS = ("pathway_stage", "stage", "pathway_stages", "stages")
WORDS = tuple(dict.fromkeys(NEED_WORDS + OFFER_WORDS))
COLUMNS = ("id", *WORDS, "name", "kind", "standing", *STAGE_COLUMNS, "lat", "lon")


class RowBroken(Exception):
    """A row cannot be used; the message says why and what to do."""

    def __init__(self, why: str, column: str = "") -> None:
        super().__init__(why)
        self.column = column


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need of a batch. Units: degrees, NaN when not known; `stage` empty when not known."""

    id: str
    text: str
    stage: str = ""
    lat: float = float("nan")
    lon: float = float("nan")


def cells_of(row: Mapping[str, Any]) -> dict[str, str]:
    """Give the cells as text, without space around, nothing for None. Raises: RowBroken without an id."""
    cells = {name: _text(row[name]) for name in row}
    if not cells.get("id"):
        raise RowBroken("it has no id. Fill the column id.", "id")
    return cells


def twice(name: str) -> RowBroken:
    """Say that an earlier row has the id; said only of a row with no fault of its own."""
    return RowBroken(f"the id '{name}' stands in it twice. Give each row its own.", "id")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list | tuple):
        return ";".join(map(_text, value))
    return "" if value is None or value != value else str(value)


def need_of(cells: Mapping[str, str]) -> NeedLine:
    """Read a need. Raises: RowBroken."""
    words = [cells.get(name, "") for name in NEED_WORDS]
    stage = _one_of(cells.get("pathway_stage") or cells.get("stage", ""), STAGES, "stage")
    return NeedLine(cells["id"], ". ".join(filter(None, words)), stage, *_point(cells))


def offer_of(cells: Mapping[str, str], number: int) -> OfferLine:
    """Read an offer. Raises: RowBroken."""
    said = (cells.get("pathway_stages") or cells.get("stages", "")).split(";")
    stages = tuple(_one_of(stage.strip(), STAGES, "stage") for stage in said if stage.strip())
    words = [cells.get(name, "") for name in OFFER_WORDS]
    lat, lon = _point(cells)
    return OfferLine(
        number=number,
        id=cells["id"],
        title=cells.get("title") or cells.get("name", ""),
        text=". ".join(filter(None, words)),
        kind=KINDS.index(_one_of(cells.get("kind") or "support", KINDS, "kind")),
        standing=STANDINGS.index(_one_of(cells.get("standing") or "open", STANDINGS, "standing")),
        stages=stage_mask(stages),
        lat=lat,
        lon=lon,
    )


def _one_of(value: str, known: tuple[str, ...], what: str) -> str:
    if value and value not in known:
        raise RowBroken(f"'{value}' is not a {what}. Use one of {', '.join(known)}.", what)
    return value


def _point(cells: Mapping[str, str]) -> tuple[float, float]:
    """Give latitude and longitude, NaN where the row has none."""
    try:
        lat, lon = (float(cells.get(name) or "nan") for name in ("lat", "lon"))
    except ValueError as problem:
        raise RowBroken("lat and lon must be numbers in degrees.", "lat") from problem
    if abs(lat) > 90 or abs(lon) > 180:
        raise RowBroken(f"the point {lat}, {lon} is not on the globe. Give degrees.", "lat")
    return lat, lon
