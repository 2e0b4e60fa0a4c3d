"""The reach part: whether an offer serves the need's place, and else how far away it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array
from .values import KINDS, NeedProfile, Offers, any_in

EARTH_KM = 6371.0088  # mean radius, International Union of Geodesy and Geophysics

# Per kind, in the order of KINDS: at what distance an offer counts e^-1 (about a third) as much,
# and how far away it may lie and still be an answer, when it says where it works and that is elsewhere.
DECAY_KM = (50.0, 5.0, 25.0, 500.0, 500.0)
LIMIT_KM = (100.0, 30.0, 50.0, np.inf, 0.0)

SERVES_PART = 0.8  # serves some of the need's place, not all of it
UNKNOWN, SERVES, PARTLY, NEAR, ELSEWHERE = range(5)


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """How each offer lies to the need's place."""

    value: NDArray[np.float64]  # 0..1, NaN not known
    how: NDArray[np.int8]  # UNKNOWN, SERVES, PARTLY, NEAR (by distance) or ELSEWHERE (no distance known)
    km: NDArray[np.float64]  # from the edge of the need's place, NaN unless both points are known


def haversine(lat: ArrayLike, lon: ArrayLike, to_lat: ArrayLike, to_lon: ArrayLike) -> NDArray[np.float64]:
    """Measure the great-circle distance between points.

    Shapes: broadcast against one another.
    Units: degrees in, kilometres out; NaN where a point is not known.
    Source: Sinnott (1984), Sky and Telescope 68(2), 159; on a sphere, so up to 0.5% off.
    """
    north, east, to_north, to_east = (
        np.radians(np.asarray(x, dtype=np.float64)) for x in (lat, lon, to_lat, to_lon)
    )
    half = np.sin((to_north - north) / 2) ** 2
    half = half + np.cos(north) * np.cos(to_north) * np.sin((to_east - east) / 2) ** 2
    distance: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return distance


def reach_part(need: NeedProfile, offers: Offers) -> Reach:
    """Judge where each offer works against where the need is.

    1 where the offer's stated places include the need's; 0.8 where they lie within it; else the decay of
    distance by kind of offer, where both points are known; 0 where it states other places and no distance is
    known.
    Shapes: n values each.
    """
    km = np.maximum(haversine(need.lat, need.lon, offers.lat, offers.lon) - need.radius_km, 0.0)
    here = len(need.places) > 0
    states = (np.diff(offers.reach[0]) > 0) & here
    serves = any_in(offers.reach, need.places)
    partly = any_in(offers.reach, need.inside) & ~serves
    near = ~serves & ~partly & np.isfinite(km)
    how = np.select([serves, partly, near, states], [SERVES, PARTLY, NEAR, ELSEWHERE], UNKNOWN)
    decay = np.exp(-km / np.array(DECAY_KM)[offers.kind])
    value = np.select([serves, partly, near, states], [1.0, SERVES_PART, decay, 0.0], np.nan)
    return Reach(
        frozen_array("reach.value", value, np.float64),
        frozen_array("reach.how", how, np.int8),
        frozen_array("reach.km", km, np.float64),
    )


def too_far(need: NeedProfile, offers: Offers, reach: Reach) -> NDArray[np.bool_]:
    """Tell which offers work somewhere else and too far away to be an answer; standing is not looked at here.

    Capabilities, support and funds are judged only if they state their places; an asset's own point is
    enough, since one goes there. An innovation travels and is never too far.
    Shapes: n.
    """
    kind = offers.kind
    states = (np.diff(offers.reach[0]) > 0) & (len(need.places) > 0)
    asset = (kind == KINDS.index("asset")) & np.isfinite(reach.km)
    bound = (states | asset) & (kind != KINDS.index("innovation"))
    within = np.nan_to_num(reach.km, nan=np.inf) < np.array(LIMIT_KM)[kind]
    result: NDArray[np.bool_] = bound & (reach.how >= NEAR) & ~within
    return result
