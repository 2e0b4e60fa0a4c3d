"""The page of a journey: where it has got to, what must be shown next, and what was said of it."""

from __future__ import annotations

import pytest

from alongside.exchange.innovations.models import Innovation
from tests._support import rows
from tests._support.innovations_journey import ago, decided, moving_one
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_the_page_says_where_it_is_since_when_and_what_must_be_shown_next(client):
    one = moving_one("testing", since=100)
    text = client.get(f"/innovations/{one.ref}/journey/").text
    assert "100 days" in text
    assert 'aria-current="step"' in text
    assert "What changed for people, measured against something" in text
    assert "0 of 4 are shown" in text
    assert "Say how it stands" not in text  # only for whoever keeps it


def test_whoever_keeps_it_says_what_is_shown_and_reads_what_was_said_before(client):
    one = moving_one()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/"
    wrong = client.post(at, {"item": "effect", "state": "shown", "words": "", "url": "example"})
    assert wrong.status_code == 422
    assert "Give a whole web address" in wrong.text
    assert 'href="#url"' in wrong.text
    assert 'id="url"' in wrong.text
    bare = client.post(at, {"item": "effect", "state": "shown"})
    assert 'href="#words"' in bare.text
    said = {"item": "effect", "state": "not-yet", "words": "Counting falls until May."}
    assert client.post(at, said).status_code == 302
    said |= {"state": "shown", "words": "Half the falls.", "url": "https://example.org/falls"}
    client.post(at, said)
    text = client.get(at).text
    assert "Half the falls." in text
    assert "https://example.org/falls" in text
    assert "Counting falls until May." in text
    assert "1 of 4 are shown" in text


def test_where_nobody_has_said_it_the_keeper_says_where_it_has_got_to(client):
    one = moving_one("")
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/"
    assert "Nobody has said where" in client.get(at).text
    assert client.post(at, {"do": "place"}).status_code == 422
    assert client.post(at, {"do": "place", "stage": "development"}).status_code == 302
    assert one.again().stage == "development"


def test_a_record_of_the_past_shows_the_stage_its_source_names_or_that_none_is_known(client):
    known = rows.offer(
        "Old", kind="innovation", standing="history", reported_on=ago(900), stages=["adoption"]
    )
    bare = rows.offer("Older", kind="innovation", standing="history", reported_on=ago(900))
    assert "Starting to be used" in client.get(f"/innovations/{known.ref}/journey/").text
    assert "Nobody has said where" in client.get(f"/innovations/{bare.ref}/journey/").text


def test_a_record_shared_with_fewer_people_than_its_offer_is_as_if_it_never_was(client):
    one = moving_one()
    decided(one, "hold")
    Innovation.objects.update(visibility="private")
    text = client.get(f"/innovations/{one.ref}/journey/").text
    assert "Fewer falls at night." not in text
    assert "No record of its journey is kept here that you may see." in text


def test_nobody_else_writes_in_it(client):
    one = moving_one()
    client.force_login(user_of(rows.actor("Other").party, "other@example.org"))
    for path in ("", "decide/", "status/paused/", "dates/new/", "tests/new/"):
        at = f"/innovations/{one.ref}/journey/{path}"
        assert client.post(at, {"item": "effect", "state": "not-yet"}).status_code == 404, path


def test_the_way_it_went_can_be_taken_away_as_a_file(client):
    one = moving_one()
    decided(one, "on")
    text = client.get(f"/innovations/{one.ref}/journey/?download=csv").content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Day,What,Where it was")
    assert "Harbour Trust" in text
    assert text.count("It came here") == 2
