"""Putting an innovation here, and beginning the record of what is here."""

import pytest
from django.utils import timezone

from alongside.exchange.innovations.models import Innovation
from tests._support import rows
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward(client):
    actor = rows.actor("Ward")
    client.force_login(user_of(actor.party, "ward@example.org"))
    return actor


def test_a_name_is_enough_and_what_was_typed_is_kept(client, ward):
    wrong = client.post("/innovations/new/", {"title": "", "summary": "It glows", "word": "innovation"})
    assert (wrong.status_code, "It glows" in wrong.text, "#title" in wrong.text) == (422, True, True)
    said = {"title": "Night light", "word": "improvement", "types": ["device", "service"], "stage": "testing"}
    nowhere = client.post("/innovations/new/", said | {"place": "Nowhere at all"})
    assert (nowhere.status_code, "Night light" in nowhere.text) == (422, True)
    sent = client.post("/innovations/new/", said)
    made = Innovation.objects.get()
    assert sent.url == f"/innovations/{made.offer.ref}/record/"
    assert (made.word, made.stage, made.visibility) == ("improvement", "testing", "private")
    assert made.offer.innovation_types == ["device", "service"]


def test_a_visitor_signs_in_first(client):
    assert "/account/login/" in client.get("/innovations/new/").url


def test_the_record_of_what_is_here_is_begun_by_those_who_offer_it(client, ward):
    mine = rows.offer("Lamp", kind="innovation", owner=ward.party)
    other = rows.offer("Other", kind="innovation")
    assert "Keep its record here" in client.get(f"/innovations/{mine.ref}/").text
    year = str(timezone.localdate().year + 1)
    late = {"word": "innovation", "since-day": "1", "since-month": "1", "since-year": year}
    wrong = client.post(f"/innovations/{mine.ref}/begin/", late)
    assert (wrong.status_code, "still to come" in wrong.text) == (422, True)
    assert client.post(f"/innovations/{mine.ref}/begin/", {"word": "innovation"}).status_code == 302
    assert client.get(f"/innovations/{mine.ref}/begin/").status_code == 404
    assert client.get(f"/innovations/{other.ref}/begin/").status_code == 404
