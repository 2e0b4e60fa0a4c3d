"""Which rows lie or work near where something is needed."""

from __future__ import annotations

import math

import numpy as np

from alongside.backends.index.documents import Area
from alongside.backends.index.kernels import serving
from alongside.backends.index.segment import Mask, Rows, Segment
from alongside.engines.matching import haversine

KM_A_DEGREE = 111.0  # of latitude, a little less than the least, so that the box holds the circle


def near(area: Area, segment: Segment, passes: Mask | None) -> Rows:
    """Give the rows that pass and lie within the area's distance, or serve one of its places.

    Cost: one look at each row's point and at each place served; distances for those in the box only.
    """
    lat, lon = segment.columns["lat"], segment.columns["lon"]
    found = serving(*segment.reach, np.fromiter(area.places, dtype=np.int64, count=len(area.places)))
    if not math.isnan(area.lat + area.lon):
        north, east = area.km / KM_A_DEGREE, _half_width(area)
        box = (lat >= area.lat - north) & (lat <= area.lat + north)
        if abs(area.lon) + east < 180:  # else the box may run over the edge of the map
            box &= (lon >= area.lon - east) & (lon <= area.lon + east)
        boxed = np.flatnonzero(box)
        found[boxed[haversine(area.lat, area.lon, lat[boxed], lon[boxed]) <= area.km]] = True
    return np.flatnonzero(found if passes is None else found & passes)


def _half_width(area: Area) -> float:
    """Say how many degrees of longitude the circle reaches at most, and a little more."""
    reach = area.km / KM_A_DEGREE
    if abs(area.lat) + reach >= 90:
        return 360.0
    wide = math.sin(math.radians(reach)) / math.cos(math.radians(area.lat))
    return math.degrees(math.asin(min(wide, 1.0))) * 1.001
