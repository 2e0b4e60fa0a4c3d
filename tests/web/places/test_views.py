"""The pages of places show what is needed and offered there, and whom to ring."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_place_shows_needs_offers_people_and_its_connector(client, town):
    page = client.get(f"/places/{town.district.ref}/").content.decode()
    for words in (
        "Carers feel alone",
        "Evening circle for carers",
        "Wenbury Carers",
        "Ann of Wenbury: 01632 960999",
    ):
        assert words in page
    assert "Members only" not in page and "Quiet House" not in page and "Playford" not in page


def test_a_source_id_leads_to_the_page(client, town):
    assert client.get("/places/wenbury/").headers["Location"] == f"/places/{town.district.ref}/"


def test_the_invented_place_is_banded_and_listed_in_its_own_world(client, town):
    assert b"Practice town: invented." in client.get(f"/places/{town.village.ref}/").content
    assert b"Playford" not in client.get("/places/").content
    assert b"Playford" in client.get("/places/", {"world": "practice"}).content


def test_a_place_that_is_not_there_is_404(client, town):
    assert client.get("/places/nothing/").status_code == 404


def test_the_connector_is_told_in_whole_sentences(client, town):
    person = town.district.connector
    person.hours, person.reply_time = "Monday to Friday", "Within one working day"
    person.save()
    page = client.get(f"/places/{town.district.ref}/").content.decode()
    assert "01632 960999. Monday to Friday. You hear back within one working day.</p>" in page
