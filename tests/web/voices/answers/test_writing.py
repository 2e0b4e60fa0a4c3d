"""Writing an answer, publishing it, and adding what changed since."""

import pytest
from django.utils import timezone

from alongside.exchange.voices.models import Answer
from tests._support.partnerships import user_of
from tests._support.voices import ASKER, ask, asker

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def day(name):
    return {f"{name}-day": TODAY.day, f"{name}-month": TODAY.month, f"{name}-year": TODAY.year}


@pytest.fixture
def found(client):
    party, _by = asker()
    client.force_login(user_of(party, ASKER))
    return ask(owner=party, state="closed")


def test_it_is_written_published_and_changes_are_added(client, client_of_nobody, found):
    at = f"/asks/{found.ref}/answers/"
    assert "Ama Reed" in client.get(f"{at}new/").text
    said = {"heard": "Winter is long", "did": "done", "words": "The hall is open", "decided_by": "Ama"}
    wrong = client.post(f"{at}new/", said | {"words": ""} | day("decided_on"))
    assert (wrong.status_code, "Winter is long" in wrong.text) == (422, True)
    to = client.post(f"{at}new/", said | day("decided_on")).url
    answer = Answer.objects.get()
    assert to == f"{at}{answer.ref}/"
    assert "Winter is long" not in client_of_nobody.get(at).text
    assert client_of_nobody.get(f"/answers/{answer.ref}/").status_code == 404
    assert client_of_nobody.get(to).status_code == 404
    assert client.post(to, {"do": "publish"}).url.endswith("?done=out")
    assert "The hall is open" in client_of_nobody.get(at).text
    assert "The hall is open" in client_of_nobody.get(f"/answers/{answer.ref}/").text
    assert "Winter is long" in client_of_nobody.get("/answers/").text
    wrong = client.post(to, {"do": "change", "words": "Forty people come", "link": "nowhere"} | day("on"))
    assert (wrong.status_code, "Forty people come" in wrong.text) == (422, True)
    client.post(to, {"do": "change", "words": "Forty people come", "is_done": "yes"} | day("on"))
    assert "Forty people come" in client_of_nobody.get(f"/answers/{answer.ref}/").text


def test_what_is_thrown_away_is_gone(client, found):
    said = {"heard": "A", "did": "not", "why": "B", "decided_by": "Ama"} | day("decided_on")
    to = client.post(f"/asks/{found.ref}/answers/new/", said).url
    assert client.post(to, {"do": "drop"}).url.endswith("?done=dropped")
    assert not Answer.objects.exists()


@pytest.fixture
def client_of_nobody():
    from django.test import Client

    return Client()
