"""Which rows lie or work near where something is needed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index.documents import Area
from alongside.backends.index.segment import Mask, Rows, Segment
from alongside.engines.matching import haversine

KM_A_DEGREE = 111.0  # of latitude, a little less than the least, so that the box holds the circle


def near(area: Area, segment: Segment, passes: Mask | None) -> Rows:
    """Give the rows that pass and lie within the area's distance, or serve one of its places.

    Cost: one look at each row's latitude and at each place served; distances for those in the box only.
    """
    lat, lon = segment.columns["lat"], segment.columns["lon"]
    with np.errstate(invalid="ignore"):
        boxed = np.flatnonzero(np.abs(lat - area.lat) <= area.km / KM_A_DEGREE)
        found = np.zeros(len(lat), dtype=bool)
        found[boxed[haversine(area.lat, area.lon, lat[boxed], lon[boxed]) <= area.km]] = True
    found |= _serving(area, segment)
    return np.flatnonzero(found if passes is None else found & passes)


def _serving(area: Area, segment: Segment) -> NDArray[np.bool_]:
    starts, places = segment.reach
    served = np.isin(places, np.fromiter(area.places, dtype=np.int64, count=len(area.places)))
    counted = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(served)])
    return np.asarray(counted[starts[1:]] > counted[starts[:-1]])
