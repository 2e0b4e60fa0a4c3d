"""What lies near is a candidate, however much better others are elsewhere."""

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.backends.index import Area, Index, Query, Writer
from tests.backends.index.test_reader import few
from tests.backends.index.worlds import Frozen, Slow, document, queries, worlds

PUBLIC = frozenset({"public"})
TORBAY = Area(50.45, -3.55, 30.0)
LEEDS = {"lat": 53.80, "lon": -1.55}
PAIGNTON = {"lat": 50.44, "lon": -3.57}


def built(folder, held):
    with Writer.open(folder, Frozen()) as writer:
        writer.rebuild(held, 1)
    return Index.open(folder)


def test_the_local_one_is_found_behind_any_number_of_better_ones_far_away(tmp_path):
    far = [document(number, "lonely older people lunch", **LEEDS) for number in range(1, 40)]
    here = document(99, "lonely", **PAIGNTON)
    index = built(tmp_path / "index", [*far, here])
    query = Query("lonely older people lunch", PUBLIC, "real", limit=5)
    assert 99 not in index.search(query).id
    assert 99 in index.search(dataclasses.replace(query, area=TORBAY)).id


@pytest.mark.parametrize("reach, found", [((7,), True), ((8,), False), ((), False)])
def test_what_serves_the_place_is_near_wherever_its_office_is(tmp_path, reach, found):
    far = [document(number, "lonely older people", **LEEDS) for number in range(1, 40)]
    index = built(tmp_path / "index", [*far, document(99, "lonely", reach=reach)])
    area = Area(places=frozenset({7}))
    query = Query("lonely older people", PUBLIC, "real", limit=5, area=area)
    assert (99 in index.search(query).id) is found


def test_a_hidden_row_is_not_found_for_being_near(tmp_path):
    index = built(tmp_path / "index", [document(1, "warm", audiences=("party:1",), **PAIGNTON)])
    assert len(index.search(Query("warm", PUBLIC, "real", area=TORBAY))) == 0


def kilometres(one, area):
    """Spherical law of cosines: another formula than the engine's."""
    a, b = math.radians(one.lat), math.radians(area.lat)
    turn = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(math.radians(one.lon - area.lon))
    return 6371.0088 * math.acos(min(1.0, turn))


@few
@given(
    held=worlds(),
    query=queries(),
    points=st.lists(st.tuples(st.floats(50, 51), st.floats(-4, -3)), min_size=12, max_size=12),
    places=st.frozensets(st.integers(0, 3)),
)
def test_near_is_within_the_distance_or_serving_a_place(tmp_path_factory, held, query, points, places):
    held = [
        dataclasses.replace(one, lat=round(lat, 3), lon=round(lon, 3))
        for one, (lat, lon) in zip(held, points, strict=False)
    ]
    area = dataclasses.replace(TORBAY, places=places)
    query = dataclasses.replace(query, area=area, limit=1)
    found = set(built(tmp_path_factory.mktemp("near") / "index", held).search(query).id.tolist())
    allowed = Slow(held, Frozen()).search(query)[0]
    local = [one for one in allowed if kilometres(one, area) <= 29.9 or places & set(one.reach)]
    assert found <= {one.id for one in allowed}
    assert not local or any(one.id in found for one in local)
