"""Which areas lie within reach of which venue: great-circle distance, lengthened by how roads turn."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from .._shared.checks import require_between
from .._shared.errors import EngineInputError
from .values import Floats, any_values

RADIUS = 6371.0088  # km, the mean radius of the Earth (IUGG)
DETOUR = 1.3  # how much longer a way by road is than straight, taken as one for all


def great_circle(lat: ArrayLike, lon: ArrayLike, to_lat: ArrayLike, to_lon: ArrayLike) -> Floats:
    """The distance in km between points in degrees, straight over a sphere (haversine). Shapes broadcast."""
    a, b, c, d = (np.radians(np.asarray(one, dtype=np.float64)) for one in (lat, lon, to_lat, to_lon))
    half = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    found: Floats = 2 * RADIUS * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return found


def within_reach(
    lat: ArrayLike,
    lon: ArrayLike,
    venue_lat: ArrayLike,
    venue_lon: ArrayLike,
    limit: float,
    detour: float = DETOUR,
) -> csr_array:
    """Which of n areas are within `limit` km of which of m venues: m × n, distance × detour where it is so.

    An area is its point: all its people or none are reached. A distance of 0 is kept as the least there is.
    Cost: O((n + m) log n + pairs). Raises: EngineInputError.
    """
    areas = _points("lat", lat, "lon", lon)
    venues = _points("venue_lat", venue_lat, "venue_lon", venue_lon)
    if not (np.isfinite(limit) and limit > 0):
        raise EngineInputError("limit", f"{limit} is no distance.", "Give kilometres above 0.")
    if not (np.isfinite(detour) and detour >= 1):
        raise EngineInputError(
            "detour", f"{detour} is less than 1.", "No way is shorter than straight: give 1 or more."
        )
    shape = (len(venues[0]), len(areas[0]))
    if not all(shape):
        return csr_array(shape, dtype=np.float64)
    straight = min(limit / detour, np.pi * RADIUS)
    chord = 2 * np.sin(straight / (2 * RADIUS))
    near = cKDTree(_on_sphere(*areas)).query_ball_point(
        _on_sphere(*venues), chord * (1 + 1e-9), return_sorted=True
    )
    row = np.repeat(np.arange(shape[0]), [len(one) for one in near])
    column = np.concatenate([np.array(one, dtype=np.int64) for one in near])
    away = detour * great_circle(venues[0][row], venues[1][row], areas[0][column], areas[1][column])
    kept = away <= limit
    least = np.maximum(away[kept], np.finfo(np.float64).tiny)
    return csr_array((least, (row[kept], column[kept])), shape=shape)


def _points(lat_name: str, lat: ArrayLike, lon_name: str, lon: ArrayLike) -> tuple[Floats, Floats]:
    north = any_values(lat_name, lat)
    east = any_values(lon_name, lon, north)
    require_between(lat_name, north, -90, 90)
    require_between(lon_name, east, -180, 180)
    return north, east


def _on_sphere(lat: Floats, lon: Floats) -> Floats:
    north, east = np.radians(lat), np.radians(lon)
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])
