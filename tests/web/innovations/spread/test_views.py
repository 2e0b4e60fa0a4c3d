"""The pages of a spread: what they say, their files, who sees what, and what stays at 404."""

import csv

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.accounts.models import User
from tests._support.innovations_adoptions import adoption, ago, site, thing
from tests._support.spread import settle

pytestmark = pytest.mark.django_db


def read(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def rows_of(client, path):
    return list(csv.reader(client.get(path).content.decode("utf-8-sig").splitlines()))


@pytest.fixture
def world():
    return settle()


def test_the_page_says_who_uses_it_and_what_may_come(client, world):
    page = read(client, f"/innovations/{world.offer.ref}/spread/")
    assert "9 organisations use it now; 1 plans to start; 1 stopped." in page
    assert "likely between" in page and "in 8 of 10 such cases" in page
    assert 'data-chart="curve-spec"' in page and "data-points" in page
    assert "Among the first" in page and "Site 00" in page and "Laggard" not in page


def test_its_files_have_every_site_and_the_curve(client, world):
    at = f"/innovations/{world.offer.ref}/spread/?download=csv&list="
    sites, curve = rows_of(client, f"{at}sites"), rows_of(client, f"{at}curve")
    assert len(sites) == 12 and sites[1][0] == "Site 00" and sites[1][6] == "2025-03-10"
    assert curve[1][1:4] == ["1", "1", "0"] and len(curve[-1]) == 8 and curve[-1][4]


def test_what_may_not_be_seen_is_not_counted(client, world):
    adoption(world.offer, site("Quiet House", visibility="members"))
    assert "Quiet House" not in read(client, f"/innovations/{world.offer.ref}/spread/")
    client.force_login(User.objects.create(email="m@example.org"))
    assert "Quiet House" in read(client, f"/innovations/{world.offer.ref}/spread/")
    hidden = thing("Hidden", visibility="members")
    client.logout()
    for part in ("spread/", "spread/why/", "spread/first/", "next/", "next/aims/"):
        read(client, f"/innovations/{hidden.ref}/{part}", 404)


def test_where_nobody_uses_it_the_page_says_so(client):
    offer = thing()
    page = read(client, f"/innovations/{offer.ref}/spread/")
    assert "Nobody has told us that they use it." in page and "data-points" not in page
    assert "How it has spread" not in read(client, f"/innovations/{offer.ref}/")
    adoption(offer)
    assert "Too few have started" in read(client, f"/innovations/{offer.ref}/spread/")
    page = read(client, f"/innovations/{offer.ref}/")
    assert "How it has spread" in page and f"/innovations/{offer.ref}/spread/" in page


def test_more_sites_do_not_ask_the_database_more_often(client):
    offer = thing()
    adoption(offer)
    at = [f"/innovations/{offer.ref}/{part}" for part in ("spread/", "spread/why/", "spread/first/")]
    paths = [*at, "/innovations/uptake/"]

    def asked(path):
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            read(client, path)
        return len(seen)

    few = {path: asked(path) for path in paths}
    for number in range(12):
        adoption(offer, site(f"Site {number}"), started_on=ago(400 - 20 * number))
        adoption(thing(f"Thing {number}"), site(f"Place {number}"))
    assert {path: asked(path) for path in paths} == few
