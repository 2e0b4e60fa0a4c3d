"""Where somebody listens is written down, in full, with nothing lost and no names."""

import pytest
from django.test import Client
from django.utils import timezone

from alongside.exchange.voices.models import Session
from tests._support import rows
from tests._support.voices_said import Talk

pytestmark = pytest.mark.django_db


def test_from_the_form_to_the_list_and_its_file():
    talk = Talk()
    rows.place("Wenbury")
    client = Client()
    client.force_login(talk.nell)
    today = timezone.localdate()
    typed = {
        "title": "Walking football", "kind": "prison", "place": "Wenbury", "led_by": "peers", "heard": "3",
        "notes": "Too dear. Ring Ann on 07700 900123.", "reached": "20-49",
        "on-day": today.day, "on-month": today.month, "on-year": today.year,
    }  # fmt: skip
    at = f"/asks/sessions/new/?ask={talk.ask.ref}"
    page = client.post(at, typed).content.decode()
    assert "looks like a phone number" in page
    wrong = client.post(at, typed | {"as_it_is": "yes"})
    assert wrong.status_code == 422 and "who stands by them" in wrong.content.decode()
    assert client.post(at, typed | {"place": "Nowhereton"}).status_code == 422
    assert client.post(at, typed | {"as_it_is": "yes", "heard": "a few"}).status_code == 422
    done = client.post(at, typed | {"as_it_is": "yes", "safeguards": "The chaplain, each week"})
    made = Session.objects.get()
    assert (made.ask, made.heard, made.world) == (talk.ask, 3, "real")
    page = Client().get(done["Location"]).content.decode()
    assert "The chaplain, each week" in page and "Fewer than 5" in page and "edit/" not in page
    assert "Walking football" in Client().get("/asks/sessions/?kind=prison&place=Wenbury").content.decode()
    file = Client().get("/asks/sessions/?download=csv").content.decode()
    assert "Walking football" in file and ",3," not in file
    edit = f"/asks/sessions/{made.ref}/edit/"
    assert 'value="3"' in client.get(edit).content.decode()
    eve = Client()
    eve.force_login(talk.resident("eve").user)
    assert eve.get(edit).status_code == 404 and eve.get("/asks/sessions/new/").status_code == 404
    client.post(edit, {"do": "drop"})
    assert not Session.objects.exists()
