"""Suggesting something, with and without an account."""

import pytest

from alongside.exchange.accounts.models import Guest
from alongside.exchange.voices.models import Idea
from tests._support import rows
from tests._support.voices_ideas import call, competition, connector, idea

pytestmark = pytest.mark.django_db
NEW = "/suggestions/new/"


def test_somebody_unknown_suggests_comes_back_on_the_same_device_and_gets_a_code(client):
    connector()
    sent = client.post(NEW, {"title": "A bench", "tell": "page"})
    shown = client.get(sent.url).text
    assert "It is sent." in shown and "Your code is" in shown and "You said this." in shown
    client.cookies.clear()
    assert client.get(sent.url).status_code == 404


def test_mail_needs_an_address_and_nothing_typed_is_lost(client):
    connector()
    said = {"title": "A bench", "words": "By the stop", "tell": "mail"}
    wrong = client.post(NEW, said)
    assert wrong.status_code == 422
    assert 'href="#email"' in wrong.text and "By the stop" in wrong.text and 'value="A bench"' in wrong.text
    assert client.post(NEW, said | {"email": "ann"}).status_code == 422
    client.post(NEW, said | {"email": "ann@example.org", "name": "Ann"})
    assert Guest.objects.get().email == "ann@example.org"
    assert "A bench" in client.get("/suggestions/").text  # a new one is seen by its guest


def test_what_says_the_same_and_what_points_at_a_person_is_shown_first_and_both_can_be_passed(client):
    connector()
    idea("Seats with backs on the harbour front")
    said = {"title": "Harbour seats with backs", "words": "Ring 01632 960111", "tell": "page"}
    beside = client.post(NEW, said).text
    assert "Others said much the same" in beside and "looks like a phone number" in beside
    assert Idea.objects.count() == 1
    client.post(NEW, said | {"as_it_is": "yes"})
    assert Idea.objects.count() == 2


def test_a_question_is_asked_and_its_answer_is_promised(client):
    connector()
    assert "Ask a question" in client.get(f"{NEW}?kind=question").text
    client.post(NEW, {"title": "Why did it stop?", "kind": "question", "tell": "page"})
    assert Idea.objects.get().kind == "question"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": ""}, "title"),
        ({"tell": "pigeon"}, "tell"),
        ({"place": "Nowhere at all"}, "place"),
        ({"title": "x" * 300}, "title"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, typed, field):
    connector()
    wrong = client.post(NEW, {"title": "A bench", "tell": "page"} | typed)
    assert wrong.status_code == 422 and f'href="#{field}"' in wrong.text


def test_a_pitch_says_what_it_costs_and_for_what(client):
    ask, _made = competition(connector())
    type(ask).objects.filter(pk=ask.pk).update(closes_on=None)
    at = f"{NEW}?call={ask.ref}"
    assert "At most £600" in client.get(at).text
    said = {"title": "Shade", "for_whom": "All", "spent_on": "Cloth", "shows": "Use", "tell": "page"}
    assert 'href="#amount"' in client.post(at, said | {"amount": "£700"}).text
    client.post(at, said | {"amount": "£600"})
    assert Idea.objects.get(title="Shade").pitch.amount == 600


def test_a_call_that_is_over_leads_back_to_its_page(client):
    ask = call(rows.actor("Council").party, state="closed")
    assert client.get(f"{NEW}?call={ask.ref}").url == f"/suggestions/calls/{ask.ref}/"
