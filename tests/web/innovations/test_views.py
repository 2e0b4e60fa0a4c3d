"""The list of innovations, and the page of one."""

from datetime import date

import pytest

from tests._support import rows
from tests._support.innovations import innovation, link
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_the_list_is_narrowed_and_taken_away(client):
    innovation(title="Night light", innovation_types=["device"], stage="testing")
    innovation(title="New pill", innovation_types=["medicine"])
    page = client.get("/innovations/?type=device").text
    assert ("Night light" in page, "New pill" in page) == (True, False)
    file = client.get("/innovations/?stage=testing&download=csv").content.decode()
    assert ("Night light" in file, "New pill" in file) == (True, False)


def test_of_the_past_nothing_is_guessed(client):
    past = rows.offer("Old app", kind="innovation", standing="history", reported_on=date(2017, 12, 31))
    page = client.get(f"/innovations/{past.ref}/").text
    assert page.count("Not known") >= 2
    assert "Reported in 2017" in page
    assert "Keep its record here" not in page


def test_a_source_id_leads_to_the_page_and_other_help_has_none(client):
    found = rows.offer("App", kind="innovation", source_id="inn-app")
    assert client.get("/innovations/inn-app/").url == f"/innovations/{found.ref}/"
    assert client.get(f"/innovations/{rows.offer('Hall').ref}/").status_code == 404


def test_the_page_shows_why_it_stopped_and_what_it_goes_with(client):
    found = innovation(title="Lamp", status="stopped", status_why="Too dim", lesson="Ask the night staff")
    other = link(found, kind="replaces", why="Brighter").offer
    page = client.get(f"/innovations/{found.offer.ref}/").text
    for said in ("Too dim", "Ask the night staff", "Takes the place of", other.title, "Brighter"):
        assert said in page
    assert "Is replaced by" in client.get(f"/innovations/{other.ref}/").text


def test_a_record_kept_close_is_not_hinted_at(client):
    owner = rows.actor("Ward").party
    offer = rows.offer("Lamp", kind="innovation", owner=owner)
    innovation(offer=offer, owner=owner, visibility="private", status="paused", status_why="No money")
    assert "No money" not in client.get(f"/innovations/{offer.ref}/").text
    client.force_login(user_of(owner, "ward@example.org"))
    assert "No money" in client.get(f"/innovations/{offer.ref}/").text
