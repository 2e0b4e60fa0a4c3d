"""Points for a map, gathered on a grid where there are too many to send one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Avg, Count, F, IntegerField, Min, QuerySet
from django.db.models.functions import Cast

from .boundaries import Box

MOST_SINGLE = 300  # points sent one by one; above that they are gathered
CELL = 60  # pixels of the screen that one gathered point stands for
FLAT = 0.6  # at England's latitude a degree north is as long on the screen as 1/0.6 degrees east
WORLD_WIDTH = 512  # pixels of the whole world at zoom 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """Some points, or one: where they are, how many, and the row if it is one."""

    lat: float
    lon: float
    number: int
    row_id: int | None


def in_box(rows: QuerySet, box: Box) -> QuerySet:
    """The rows whose own point lies in a box."""
    west, south, east, north = box
    return rows.filter(lat__gte=south, lat__lte=north, lon__gte=west, lon__lte=east)


def gathered(rows: QuerySet, *, zoom: int) -> Sequence[Gathered]:
    """The rows' points: each by itself when there are few, else one for each cell of a grid.

    The answer is never longer than the cells of a screen at this zoom, however many rows there are.
    """
    rows = rows.order_by().select_related(None)
    few = list(rows.values_list("pk", "lat", "lon")[: MOST_SINGLE + 1])
    if len(few) <= MOST_SINGLE:
        return [Gathered(lat, lon, 1, pk) for pk, lat, lon in sorted(few)]
    side = 360 * CELL / (WORLD_WIDTH * 2**zoom)
    cells = (
        rows.annotate(
            row=Cast((F("lat") + 90) / (side * FLAT), IntegerField()),
            column=Cast((F("lon") + 180) / side, IntegerField()),
        )
        .values("row", "column")
        .annotate(number=Count("pk"), one=Min("pk"), y=Avg("lat"), x=Avg("lon"))
        .order_by("row", "column")
    )
    return [
        Gathered(cell["y"], cell["x"], cell["number"], cell["one"] if cell["number"] == 1 else None)
        for cell in cells
    ]


def merged(sets: Sequence[Sequence[Gathered]], *, zoom: int) -> list[tuple[int, Gathered]]:
    """Several sets as one, each point with the position of its set.

    Where a set is gathered, points of the others in the same cell join it; single ones stay as they are.
    """
    side = 360 * CELL / (WORLD_WIDTH * 2**zoom)
    cells: dict[tuple[int, int], list[tuple[int, Gathered]]] = {}
    for position, points in enumerate(sets):
        for point in points:
            cell = (int((point.lat + 90) / (side * FLAT)), int((point.lon + 180) / side))
            cells.setdefault(cell, []).append((position, point))
    found = []
    for held in cells.values():
        if len(held) == 1 or all(point.number == 1 for _, point in held):
            found += held
            continue
        number = sum(point.number for _, point in held)
        lat = sum(point.lat * point.number for _, point in held) / number
        lon = sum(point.lon * point.number for _, point in held) / number
        found.append((held[0][0], Gathered(lat, lon, number, None)))
    return found
