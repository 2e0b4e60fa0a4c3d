"""Offers are counted where they are, else where they reach, by standing and for those who may see them."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.offers.landscape import assets_with_points, by_place
from tests._support import rows
from tests._support.town import PASSED_ON

pytestmark = pytest.mark.django_db


def test_offers_count_where_they_are_and_else_where_they_reach():
    here, there = rows.place("Here"), rows.place("There")
    placed, wide = rows.offer(place=here), rows.offer()
    placed.reach.add(there)
    wide.reach.add(here, there)
    rows.offer(place=here, visibility="members")
    rows.offer()
    rows.offer(place=here, **PASSED_ON)
    tally = by_place(VISITOR, world="real", standing="open")
    assert (dict(tally.by_place), tally.nowhere) == ({here.pk: 1}, 1)
    assert set(tally.reaching) == {(wide.pk, here.pk), (wide.pk, there.pk)}
    assert by_place(Viewer(1), world="real", standing="open").by_place[here.pk] == 2
    assert by_place(VISITOR, world="real", standing="history").by_place == {here.pk: 1}


def test_points_are_of_assets_now():
    rows.offer("Hall", kind="asset", lat=50, lon=0)
    rows.offer("Old hall", kind="asset", lat=50, lon=0, **PASSED_ON)
    rows.offer("Secret hall", kind="asset", lat=50, lon=0, visibility="members")
    rows.offer("Advice", lat=50, lon=0)
    assert [offer.title for offer in assets_with_points(VISITOR, world="real")] == ["Hall"]
