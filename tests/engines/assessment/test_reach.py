"""Distances over the globe, and who is within reach by them."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.assessment import DETOUR, great_circle, within_reach


def test_a_quarter_of_the_globe_and_a_degree():
    assert great_circle(0, 0, 90, 0) == pytest.approx(6371.0088 * np.pi / 2)
    assert great_circle(50, 0, 50, 1) == pytest.approx(71.474, abs=0.01)
    assert great_circle(50.8, -0.1, 50.8, -0.1) == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_reach_is_that_of_every_pair(seed):
    rng = np.random.default_rng(seed)
    lat, lon = rng.uniform(50.7, 51.2, 60), rng.uniform(-0.9, 0.8, 60)
    venue_lat, venue_lon = rng.uniform(50.7, 51.2, 15), rng.uniform(-0.9, 0.8, 15)
    found = within_reach(lat, lon, venue_lat, venue_lon, 12).toarray()
    away = DETOUR * great_circle(venue_lat[:, None], venue_lon[:, None], lat, lon)
    assert np.allclose(found, np.where(away <= 12, away, 0))


def test_a_venue_where_the_area_is_reaches_it():
    assert within_reach([50], [0], [50], [0], 1).nnz == 1
    assert within_reach([], [], [50], [0], 1).shape == (1, 0)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"limit": 0}, "limit"),
        ({"detour": 0.5}, "detour"),
        ({"lat": [95]}, "lat"),
        ({"venue_lon": [200]}, "venue_lon"),
    ],
)
def test_what_is_no_distance_or_place_is_refused(change, named):
    given = {"lat": [50], "lon": [0], "venue_lat": [50], "venue_lon": [0], "limit": 3} | change
    with pytest.raises(EngineInputError, match=named):
        within_reach(**given)
