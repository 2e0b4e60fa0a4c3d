"""Whom to ask first, as a page: a list with how far it reaches, and a form that forgives."""

import pytest

from tests._support.innovations_adoptions import thing
from tests._support.spread import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return settle()


def read(client, world, status=200, **asked):
    response = client.get(f"/innovations/{world.offer.ref}/spread/first/", asked)
    assert response.status_code == status
    return response.content.decode()


def test_only_who_has_not_started_is_asked(client, world):
    page = read(client, world, many="2")
    assert "1. Site 11" in page and "2. Site 10" in page and "Site 03</a>" not in page
    assert "63 in 100" in page and "give or take" in page
    assert "Too few organisations" in read(client, world, many="3")


def test_a_new_contact_is_told_in_a_sentence(client, world):
    page = read(client, world, many="1", who="Site 11", others="Site 00\nSite 01")
    assert "more would use it" in page or "next to nothing" in page
    together = read(client, world, many="1", others="site 00\nsite 11")
    assert "more would use it" in together or "next to nothing" in together


def test_what_cannot_be_followed_is_said_and_nothing_is_lost(client, world):
    page = read(client, world, 422, many="900", who="Site 1", others="Nobody known")
    assert 'href="#many"' in page and 'href="#who"' in page and 'href="#others"' in page
    assert "Did you mean Site" in page and "Nobody known" in page
    assert "Name at least two" in read(client, world, 422, others="Site 01")
    assert "Name at least one" in read(client, world, 422, who="Site 01")


def test_of_what_was_only_reported_nobody_is_asked(client):
    past = thing("Past", standing="history", reported_on="2017-01-01")
    for part in ("spread/first/", "next/", "next/aims/"):
        assert client.get(f"/innovations/{past.ref}/{part}").status_code == 404
    assert client.get(f"/innovations/{past.ref}/spread/").status_code == 200
