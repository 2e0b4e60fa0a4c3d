"""Promises of the reach part."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines.matching import KINDS, haversine, reach_part
from alongside.engines.matching.reach import DECAY_KM, ELSEWHERE, NEAR, PARTLY, SERVES, UNKNOWN, too_far
from tests.engines.matching.worlds import need, offers

HERE = {"places": [1, 2], "inside": [5], "lat": 50.46, "lon": -3.53}  # a town, and the region that holds it


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((51.5074, -0.1278), (48.8566, 2.3522), 344),  # London, Paris
        ((40.7128, -74.0060), (51.5074, -0.1278), 5570),  # New York, London
        ((-33.8688, 151.2093), (-37.8136, 144.9631), 713),  # Sydney, Melbourne
        ((0, 0), (0, 180), math.pi * 6371.0088),  # half the equator
        ((90, 0), (0, 73), math.pi * 6371.0088 / 2),  # pole to equator
    ],
)
def test_known_distances_are_found_to_a_kilometre(one, other, km):
    assert haversine(*one, *other) == pytest.approx(km, abs=1)


places = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(places, places, places)
def test_distance_is_a_distance(a, b, c):
    assert haversine(*a, *a) == pytest.approx(0, abs=1e-6)
    assert haversine(*a, *b) == pytest.approx(haversine(*b, *a))
    assert haversine(*a, *c) <= haversine(*a, *b) + haversine(*b, *c) + 1e-6


def test_the_stated_area_comes_before_distance():
    far = {"lat": 55.0, "lon": -1.6}
    found = reach_part(
        need(**HERE), offers({"reach": [2], **far}, {"reach": [9, 5], **far}, {"reach": [9], **far})
    )
    assert found.how.tolist() == [SERVES, PARTLY, NEAR]
    assert found.value[:2].tolist() == [1.0, 0.8]
    assert found.value[2] == pytest.approx(math.exp(-found.km[2] / 25))


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_distance_counts_by_kind_of_offer(kind):
    found = reach_part(need(**HERE), offers({"kind": kind, "lat": 50.6, "lon": -3.4}))
    assert found.value[0] == pytest.approx(math.exp(-found.km[0] / DECAY_KM[kind]))


def test_no_distance_is_claimed_unless_both_points_are_known():
    one_point = reach_part(need(**HERE), offers({}, {"reach": [9]}, {"reach": [2]}))
    assert np.isnan(one_point.km).all()
    assert one_point.how.tolist() == [UNKNOWN, ELSEWHERE, SERVES]
    assert np.isnan(one_point.value[0]) and one_point.value[1:].tolist() == [0, 1]
    other_point = reach_part(need(), offers({"lat": 50.6, "lon": -3.4, "reach": [2]}))
    assert np.isnan(other_point.value).all() and np.isnan(other_point.km).all()


def test_distance_is_counted_from_the_edge_of_a_large_place():
    point = offers({"lat": 50.6, "lon": -3.4})
    plain, wide = reach_part(need(**HERE), point), reach_part(need(**HERE, radius_km=5), point)
    assert wide.km[0] == pytest.approx(plain.km[0] - 5)
    assert reach_part(need(**HERE, radius_km=500), point).value.tolist() == [1.0]


AWAY = {"reach": [9], "lat": 55.0, "lon": -1.6}
NEARBY = {"reach": [9], "lat": 50.5, "lon": -3.5}


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ({"kind": 0, **AWAY}, True),
        ({"kind": 1, **AWAY}, True),
        ({"kind": 2, **AWAY}, True),
        ({"kind": 3, **AWAY}, False),  # an innovation travels
        ({"kind": 4, **AWAY}, True),
        ({"kind": 2, **NEARBY}, False),
        ({"kind": 4, **NEARBY}, True),  # money stops at its boundary
        ({"kind": 2, "reach": [9]}, True),
        ({"kind": 2, "reach": [9, 2], "lat": 55.0, "lon": -1.6}, False),
        ({"kind": 2, "reach": [5]}, False),
        ({"kind": 2, "lat": 55.0, "lon": -1.6}, False),  # a head office says nothing of where it works
        ({"kind": 1, "lat": 55.0, "lon": -1.6}, True),  # one goes to an asset
        ({"kind": 1, "lat": 50.5, "lon": -3.5}, False),
        ({"kind": 4}, False),
    ],
)
def test_only_what_works_elsewhere_and_far_away_is_too_far(offer, expected):
    asked, found = need(**HERE), offers(offer)
    assert too_far(asked, found, reach_part(asked, found)).tolist() == [expected]


def test_nothing_is_too_far_when_the_need_names_no_place():
    found = offers({"kind": 2, **AWAY})
    assert not too_far(need(), found, reach_part(need(), found)).any()
