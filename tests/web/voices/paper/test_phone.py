"""A helper votes for somebody on the phone, with that person's permission, and nobody votes twice."""

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Guest, Helping
from alongside.exchange.voices.models import Participant, Vote
from tests._support.voices_said import Talk

pytestmark = pytest.mark.django_db


def test_somebody_on_the_phone_takes_part():
    talk = Talk()
    client = Client()
    client.force_login(talk.ned)
    at = f"/questions/{talk.ask.ref}/phone/"
    assert "They said yes" in client.get(at).content.decode()
    assert client.post(at, {"name": "", "words": ""}).status_code == 422
    typed = {"name": "Rose", "phone": "07700 900123", "words": "She said yes on the phone."}
    go = client.post(at, typed)["Location"]
    agreed = Helping.objects.get()
    assert (agreed.how, agreed.words, agreed.helper) == ("phone", "She said yes on the phone.", talk.ned)
    page = client.get(go).content.decode()
    first = int(page.split('name="statement" value="')[1].split('"')[0])
    client.post(go, {"statement": first, "vote": "agree"})
    part = Participant.objects.get(way="phone")
    assert (part.guest, part.helper) == (Guest.objects.get(), talk.ned)
    assert Vote.objects.get(participant=part).value == 1
    assert client.post(go, {"statement": first, "vote": "shout"}).status_code == 422
    twice = client.post(at, typed | {"phone": "07700900123"})
    assert twice.status_code == 422 and "already: Rose" in twice.content.decode()
    assert client.post(at, typed | {"another": "yes", "name": "Tom"}).status_code == 302
    assert client.post(at, {"person": Guest.objects.get(name="Rose").number})["Location"] == go.split("&")[0]


def test_nobody_votes_for_somebody_whom_another_helps():
    talk = Talk()
    ned, eve = Client(), Client()
    ned.force_login(talk.ned)
    eve.force_login(talk.resident("eve").user)
    at = f"/questions/{talk.ask.ref}/phone/"
    go = ned.post(at, {"name": "Rose", "words": "Yes"})["Location"]
    assert (
        eve.get(go).status_code == 404 and eve.post(go, {"statement": 1, "vote": "agree"}).status_code == 404
    )
    assert Client().get(at).status_code == 302
