"""On the page of an entry stands whom to ask."""

import pytest

from alongside.web.matches.enquiries.ways import ways
from tests._support import asking, rows

pytestmark = pytest.mark.django_db


def test_the_connector_of_its_place_stands_on_the_page_with_a_phone_and_reply_time(client):
    here = asking.settle()
    offer = rows.offer("Listing", standing="unclaimed", place=here.village)
    page = client.get(f"/offers/{offer.ref}/").text
    assert "Ring Nell: 01632 960101" in page and "you hear back within one working day" in page
    assert f"/ring-me-back/?offer={offer.ref}" in page and "we find out whom to ask" in page
    need = rows.need("Need", place=here.far)
    assert [way["url"] for way in ways("need", need)] == [f"/ring-me-back/?need={need.ref}"]
    place = client.get(f"/places/{here.far.ref}/").text
    assert f"/ring-me-back/?place={here.far.ref}" in place and "Nobody is the connector here yet" in place
