"""A call and its page: questions answered for all, an answer without an account, what became of it."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.exchange.matches.models import Call, CallAnswer, CallQuestion
from alongside.exchange.matches.services.calling import open_call
from tests._support import asking, rows

pytestmark = pytest.mark.django_db
JOAN = {
    "title": "Lifts",
    "words": "I meet both",
    "interests": "None",
    "name": "Joan",
    "phone": "01632 960444",
}


@pytest.fixture
def here(db):
    return asking.settle()


@pytest.fixture
def call(here):
    need = rows.need("Lifts to the clinic", owner=here.club.party, actor=here.club, place=here.village)
    closes = timezone.localdate() + timedelta(days=14)
    by = asking.does(here.keeper)
    return open_call(
        need_ref=need.ref, criteria=["A warm car"], interests="Nell chairs it", closes_on=closes, by=by
    )


def test_anyone_reads_what_is_asked_with_the_interests_and_that_it_is_no_purchase(client, call):
    assert f"/calls/{call.ref}/" in client.get("/calls/").text
    page = client.get(f"/calls/{call.ref}/").text
    for said in ("A warm car", "Nell chairs it", "not an endorsement and not a purchase", "I can do this"):
        assert said in page
    assert "Decide and close" not in page and "/log/" not in page
    (row,) = list(csv.reader(io.StringIO(client.get("/calls/?download=csv").content.decode("utf-8-sig"))))[1:]
    assert row[:2] == ["Lifts to the clinic", "Playford"]
    assert "Who can do this? Answer by" in client.get(f"/needs/{call.need.ref}/").text


def test_somebody_without_an_account_asks_and_answers_and_reads_what_became_of_it(client, here, call):
    url = f"/calls/{call.ref}/"
    assert client.post(url, {"ask": "1", "question": ""}).status_code == 422
    assert (
        "answer will stand on this page"
        in client.post(url, {"ask": "1", "question": "Far?"}, follow=True).text
    )
    client.force_login(here.keeper)
    asked = CallQuestion.objects.get()
    assert client.post(url, {"tell": asked.ref, "answer": ""}).status_code == 422
    client.post(url, {"tell": asked.ref, "answer": "Two miles"})
    client.logout()
    assert "Two miles" in client.get(url).text

    first = client.post(f"{url}answer/", JOAN | {"phone": "", "interests": ""})
    assert first.status_code == 422 and 'href="#phone"' in first.text and not CallAnswer.objects.exists()
    said = client.post(f"{url}answer/", JOAN | {"interests": ""})
    assert said.status_code == 422 and 'href="#interests"' in said.text and "I meet both" in said.text
    done = client.post(f"{url}answer/", JOAN | {"how": ["at-home", "nonsense"]})
    assert done.url == "/yours/"
    made = CallAnswer.objects.get()
    assert made.offer.safeguarding == ["at-home"]
    assert "Lifts to the clinic" in client.get("/yours/").text

    client.logout()
    client.force_login(here.keeper)
    page = client.get(url).text
    assert "I meet both" in page and "Decide and close" in page and "Joan" not in page
    assert client.post(url, {"close": "1", "outcome": "", "chosen": made.ref}).status_code == 422
    client.post(url, {"close": "1", "outcome": "Joan drives.", "chosen": made.ref})
    client.logout()
    page = client.get(url).text
    assert "Joan drives." in page and "Chosen" in page and "I can do this" not in page
    assert "Joan drives." in client.get(f"/needs/{call.need.ref}/").text


def test_what_is_not_ones_to_do_is_not_there(client, here, call):
    url = f"/calls/{call.ref}/"
    ask = {"ask": "1", "question": "Far?"}
    client.post(url, ask)
    asked = CallQuestion.objects.get()
    client.force_login(here.stranger)
    acts = ({"tell": asked.ref, "answer": "x"}, {"close": "1", "outcome": "x"}, {"take-back": "x"}, {})
    for act in acts:
        assert client.post(url, act).status_code == 404
    assert client.get(f"{url}log/").status_code == 404
    client.logout()
    for act in acts:
        assert client.post(url, act).status_code == 404
    call.need.visibility = "private"
    call.need.save()
    for path in (url, f"{url}answer/", f"{url}log/", "/calls/nothing/"):
        assert client.get(path).status_code == 404
    assert call.ref not in client.get("/calls/").text


def test_whoever_runs_it_takes_the_contact_log_along(client, here, call):
    client.post(f"/calls/{call.ref}/", {"ask": "1", "question": "Far?"})
    client.post(f"/calls/{call.ref}/answer/", JOAN)
    client.logout()
    client.force_login(here.connector)
    assert f"/calls/{call.ref}/log/?download=xlsx" in client.get(f"/calls/{call.ref}/").text
    body = client.get(f"/calls/{call.ref}/log/").content.decode("utf-8-sig")
    assert "Joan" not in body and "960444" not in body and "Club" in body
    assert len(list(csv.reader(io.StringIO(body)))) == 4


def test_an_answer_of_ones_own_is_picked_and_taken_back(client, here, call):
    office = rows.actor("Drivers")
    asking.Acting.objects.create(user=here.stranger, party=office.party, role="editor")
    mine = rows.offer("Cars", owner=office.party, actor=office)
    client.force_login(here.stranger)
    assert "Cars" in client.get(f"/calls/{call.ref}/answer/").text
    sent = {"offer": mine.ref, "words": "Yes", "interests": "We are paid"}
    assert client.post(f"/calls/{call.ref}/answer/", sent | {"offer": "nothing"}).status_code == 422
    page = client.post(f"/calls/{call.ref}/answer/", sent, follow=True).text
    assert "Your answer is sent" in page and "We are paid" in page
    client.post(f"/calls/{call.ref}/", {"take-back": CallAnswer.objects.get().ref})
    assert CallAnswer.objects.get().state == "withdrawn"
    client.logout()
    assert "We are paid" not in client.get(f"/calls/{call.ref}/").text


def test_the_pages_ask_the_database_as_often_however_much_there_is(client, here, call):
    def asked(path):
        with CaptureQueriesContext(connection) as done:
            assert client.get(path).status_code == 200
        return len(done)

    def add(number):
        offer = rows.offer(f"Offer {number}", owner=rows.actor(f"Actor {number}").party)
        CallAnswer.objects.create(call=call, offer=offer, party=offer.owner, words="x", interests="y")
        CallQuestion.objects.create(call=call, text="Q", answer="A", answered_at=timezone.now())
        other = rows.need(f"Need {number}", place=here.village)
        Call.objects.create(need=other, opens_on=call.opens_on, closes_on=call.closes_on)

    paths = ("/calls/", f"/calls/{call.ref}/")
    add(0)
    for path in paths:
        client.get(path)
    before = [asked(path) for path in paths]
    for number in (1, 2, 3):
        add(number)
    assert [asked(path) for path in paths] == before
