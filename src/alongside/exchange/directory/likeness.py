"""Which records are about the same as one record, and near it: one bounded question to the database."""

import math
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Count, F, FloatField, Model, Q, QuerySet, Value
from django.db.models.functions import Coalesce

NEAR_KM = 25.0
KM_PER_DEGREE = 111.2
WIDE = ("nation", "region", "system", "study_region")  # of these no point can stand for the whole

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Like(Generic[Row]):
    """A record like another: what both are about, and how far apart they are where that is known."""

    row: Row
    shared: tuple[str, ...]
    km: float | None


def point_of(at: Any) -> tuple[float, float] | None:
    """The point of a place or record that one point can stand for."""
    if at is None or at.lat is None or getattr(at, "kind", "") in WIDE:
        return None
    return at.lat, at.lon


def around(at: Any, prefix: str = "", km: float = NEAR_KM) -> Q | None:
    """The condition that a record's point lies in a square around a place; None where that has no point."""
    if (point := point_of(at)) is None:
        return None
    lat, lon = point
    high = km / KM_PER_DEGREE
    wide = high / max(math.cos(math.radians(lat)), 0.01)
    return Q(
        **{
            f"{prefix}lat__range": (lat - high, lat + high),
            f"{prefix}lon__range": (lon - wide, lon + wide),
        }
    )


def distance_km(one: Any, other: Any) -> float | None:
    """How far two places or records are apart, where both have a point."""
    first, second = point_of(one), point_of(other)
    if first is None or second is None:
        return None
    north = (first[0] - second[0]) * KM_PER_DEGREE
    east = (first[1] - second[1]) * KM_PER_DEGREE * math.cos(math.radians(first[0]))
    return math.hypot(north, east)


def alike(
    rows: QuerySet[Row], abouts: type[Model], to: Any, *, at: Any, point: str = "", most: int = 6
) -> list[Like[Row]]:
    """Those of the rows that share most subjects with a record, the nearest first among equals.

    `abouts`: the table that joins rows and subjects; `at`: what gives the record its point, if anything;
    `point`: where a row keeps its own (`place__` or nothing). Where the record has a point, only what
    is near is asked for; where it has none, two subjects must be shared, or the only one.
    """
    mine = dict(to.abouts.exclude(subject__kind="setting").values_list("subject_id", "subject__label"))
    if not mine:
        return []
    least = min(2, len(mine))
    if (box := around(at, point)) is not None:
        rows, least = rows.filter(box), 1
    column = next(field.name for field in abouts._meta.fields if field.related_model is type(to))
    sharing = abouts._default_manager.filter(subject_id__in=mine)
    found = list(
        rows.filter(pk__in=sharing.values(f"{column}_id"))
        .annotate(alike=Count("abouts", filter=Q(abouts__subject_id__in=mine)))
        .filter(alike__gte=least)
        .order_by("-alike", *nearest(at, point), "pk")[:most]
    )
    said = sharing.filter(**{f"{column}__in": found}).order_by("subject__label")
    labels: dict[int, list[str]] = {}
    for pk, subject in said.values_list(f"{column}_id", "subject_id"):
        labels.setdefault(pk, []).append(mine[subject])
    return [Like(row, tuple(labels[row.pk]), _apart(at, row, point)) for row in found]


def _apart(at: Any, row: Any, point: str) -> float | None:
    return distance_km(at, row.place if point else row)


def nearest(at: Any, point: str) -> list[Any]:
    """The order by distance, good enough within a few miles; nothing without a point to start from."""
    if (start := point_of(at)) is None:
        return []
    lat, lon = start
    narrow = math.cos(math.radians(lat)) ** 2
    north = F(f"{point}lat") - Value(lat, FloatField())
    east = F(f"{point}lon") - Value(lon, FloatField())
    return [Coalesce(north * north + east * east * Value(narrow, FloatField()), Value(1e9, FloatField()))]
