"""What a kind of row is: its columns, how a row is built from them, and the service that keeps it."""

import datetime
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from alongside.exchange.audit.batches import Kept

from ..cells import Cell
from ..known import Known, Unfit

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What a row inherits from its file and data set."""

    known: Known
    world: str
    date: datetime.date
    standing: str
    keeper: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A column that may name another row of the same file. `find` gives the id of one kept already."""

    column: str
    has: Callable[[Known, str], bool]
    find: Callable[[Known, str], int]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row. `key` names the built row; two rows of a data set may not have the same."""

    columns: Mapping[str, Cell]
    required: frozenset[str] = frozenset()
    build: Callable[[Values, Context], Values] = lambda values, context: values
    key: Callable[[Values], Hashable] = lambda row: row["source_id"]
    keep: Callable[..., Kept] | None = None
    id: str = "id"
    link: Link | None = None
    names: Callable[[str], "set[Any]"] | None = field(default=None)  # ids a data set has kept


def point(values: Values) -> Values:
    """Check a point and say how it was come by."""
    lat, lon, basis = values["lat"], values["lon"], values["point_basis"]
    if (lat is None) != (lon is None):
        raise Unfit("a point needs both latitude and longitude, in degrees.", "lat" if lat is None else "lon")
    if lat is None:
        return {"lat": None, "lon": None, "point_basis": ""}
    if not -90 <= lat <= 90:
        raise Unfit(f"{lat} is no latitude; it lies between -90 and 90.", "lat")
    if not -180 <= lon <= 180:
        raise Unfit(f"{lon} is no longitude; it lies between -180 and 180.", "lon")
    return {"lat": lat, "lon": lon, "point_basis": basis or "stated"}


def shared(values: Values, context: Context, party: int | None) -> Values:
    """What every shareable row has: standing, sight, owner, date."""
    standing = values["standing"] or context.standing
    visibility = values["visibility"] or "public"
    if visibility == "private" and party is None and context.keeper is None:
        raise Unfit("a private entry must belong to somebody. Name its actor, or open it.", "visibility")
    reported = values.get("reported_on")
    if reported is None and standing == "history":
        reported = context.date
    own = standing == "open" or visibility == "private"
    return {
        "owner_id": (context.keeper or party) if own else None,
        "source_id": values["id"],
        "world": context.world,
        "standing": standing,
        "visibility": visibility,
        "source": values["source"],
        "note": values["note"],
        "basis": values.get("basis", ""),
        "reported_on": reported,
        "confirmed_on": values.get("confirmed_on"),
    }


def pick(values: Values, *names: str) -> Values:
    """Some of the values, by name."""
    return {name: values[name] for name in names}
