"""However many points there are, an answer has no more than the cells of a screen, and loses none."""

import pytest

from alongside.exchange.offers.models import Offer
from alongside.exchange.places import points
from alongside.exchange.places.points import Gathered, gathered, in_box, merged

pytestmark = pytest.mark.django_db


def scatter(number):
    Offer.objects.bulk_create(
        Offer(title=f"Hall {n}", ref=f"r{n}", kind="asset", lat=50 + n % 7 * 0.3, lon=-3 + n % 11 * 0.2)
        for n in range(number)
    )


def test_few_points_come_one_by_one():
    scatter(20)
    found = gathered(Offer.objects.all(), zoom=6)
    assert [point.number for point in found] == [1] * 20
    assert {point.row_id for point in found} == set(Offer.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("zoom", [3, 6, 9])
def test_many_points_are_gathered_and_none_is_lost(zoom):
    scatter(points.MOST_SINGLE + 100)
    found = gathered(Offer.objects.all(), zoom=zoom)
    assert sum(point.number for point in found) == points.MOST_SINGLE + 100
    assert len(found) <= 77 and all(49.99 < p.lat < 51.81 and -3.01 < p.lon < -0.99 for p in found)


def test_a_box_keeps_what_lies_in_it():
    scatter(77)
    assert in_box(Offer.objects.all(), (-3.1, 49.9, -2.9, 50.1)).count() == 1


def test_sets_that_meet_in_a_cell_become_one_point_where_one_of_them_is_gathered():
    near, bunch, far = Gathered(50.3, -3.3, 1, 7), Gathered(50.31, -3.31, 9, None), Gathered(54.0, 0.0, 1, 8)
    found = merged([[near, far], [bunch]], zoom=5)
    assert sorted(point.number for _, point in found) == [1, 10]
    assert merged([[near], [near]], zoom=5) == [(0, near), (1, near)]
