"""Areas of a level, their outlines, and tallies rolled up to them."""

from datetime import date

import pytest

from alongside.exchange.places import boundaries
from alongside.exchange.places.boundaries import Tally
from alongside.exchange.places.models import Boundary
from tests._support import rows

pytestmark = pytest.mark.django_db
SQUARE = {"type": "Polygon", "coordinates": [[[0, 50], [1, 50], [1, 51], [0, 51], [0, 50]]]}


@pytest.fixture
def land():
    """A system with two districts, one of them split from a town, and an ended district."""
    system = rows.place("Moorland", "system", code="E54")
    north = rows.place("North", "district", system, lat=50.5, lon=0.5)
    south = rows.place("South", "district", system, lat=49.0, lon=0.5)
    town = rows.place("Town", "town", north)
    rows.place("Gone", "district", system, valid_to=date(2020, 1, 1))
    Boundary.objects.create(place=north, geometry=SQUARE, dataset=rows.dataset())
    return system, north, south, town


def test_a_level_has_the_areas_of_now_by_name(land):
    assert [area.name for area in boundaries.areas(world="real", level="district")] == ["North", "South"]
    assert boundaries.levels("real") == {"system": 1, "district": 2}
    assert boundaries.levels("practice") == {}


def test_areas_within_a_place_and_those_that_a_box_meets(land):
    _, north, south, _ = land
    inside = boundaries.areas(world="real", level="district", inside=north.pk)
    assert [area.name for area in inside] == ["North"]
    by_outline = boundaries.areas(world="real", level="district", box=(0.9, 50.9, 3, 53))
    by_point = boundaries.areas(world="real", level="district", box=(0, 48, 1, 49.5))
    assert ([a.name for a in by_outline], [a.name for a in by_point]) == (["North"], ["South"])
    assert boundaries.outlines([north.pk, south.pk]) == {north.pk: SQUARE}
    assert boundaries.finest_level("real", (0, 50, 1, 51)) == "district"
    assert boundaries.finest_level("real", (9, 50, 10, 51)) == ""


def test_a_tally_counts_each_row_once_in_each_area_and_says_how_many_lie_in_none(land):
    system, north, south, town = land
    tally = Tally(
        by_place={north.pk: 2, town.pk: 3, system.pk: 4},
        nowhere=5,
        reaching=((1, north.pk), (1, town.pk), (2, south.pk), (3, system.pk)),
    )
    assert boundaries.rolled_up(tally, world="real", level="district") == ({north.pk: 6, south.pk: 1}, 10)
    assert boundaries.rolled_up(tally, world="real", level="system") == ({system.pk: 12}, 5)
    assert tally.total == 17


def test_the_box_of_an_outline_holds_all_its_corners():
    both = [SQUARE, {"type": "MultiPolygon", "coordinates": [[[[-2, 52], [-1, 52], [-1, 53], [-2, 52]]]]}]
    assert boundaries.box_of(both) == (-2, 50, 1, 53)
    assert boundaries.box_of([]) is None
