"""One's own page."""

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Guest
from alongside.exchange.voices.models import Participant, Statement, Vote
from alongside.exchange.voices.services import asks

pytestmark = pytest.mark.django_db


@pytest.fixture
def began(client, at):
    """Somebody who voted and said something."""
    client.post(f"{at}vote/", {"statement": 1, "vote": "disagree"})
    client.post(f"{at}say/", {"text": "A walk on Saturdays"})
    return client


def test_it_shows_what_one_voted_and_said_to_nobody_else(began, at, talk):
    page = began.get(f"{at}mine/").text
    assert "A walk on Saturdays" in page and "Waits to be looked at" in page
    assert "More benches" in page and "<strong>Disagree</strong>" in page
    assert Client().get(f"{at}mine/").url == f"{at}code/"
    other = Client()
    other.force_login(talk.nell)
    assert other.get(f"{at}mine/").url == f"{at}code/"


def test_one_thing_is_taken_back_and_then_all(began, at):
    assert began.post(f"{at}mine/", {"do": "back", "statement": "1"}).status_code == 404
    began.post(f"{at}mine/", {"do": "back", "statement": "6"})
    assert not Statement.objects.filter(seed=False).exists()
    gone = began.post(f"{at}mine/", {"do": "all"}, follow=True)
    assert "All that you said and voted here is gone." in gone.text
    assert not Vote.objects.exists()


def test_one_is_told_by_mail_or_text_at_the_address_typed(began, at):
    for said, why in (
        ({"tell": "mail", "email": "ann"}, "mail address"),
        ({"tell": "text", "phone": "12"}, "phone"),
    ):
        wrong = began.post(f"{at}mine/", {"do": "tell"} | said)
        assert wrong.status_code == 422 and why in wrong.text
    assert began.post(f"{at}mine/", {"do": "tell", "tell": "shout"}).status_code == 422
    began.post(f"{at}mine/", {"do": "tell", "tell": "mail", "email": "ann@example.org"})
    part = Participant.objects.get()
    assert (part.tell, part.guest.email) == ("mail", "ann@example.org")
    began.post(f"{at}mine/", {"do": "tell", "tell": "text", "phone": "07700 900123"})
    part.refresh_from_db()
    assert (part.tell, part.guest.phone, Guest.objects.count()) == ("text", "07700 900123", 1)
    assert (
        "Kept. We do not write to you."
        in began.post(f"{at}mine/", {"do": "tell", "tell": "none"}, follow=True).text
    )


def test_a_device_that_others_use_forgets_and_what_was_said_stays(began, at):
    assert "Forget me on this device" in began.get(f"{at}mine/").text
    forgot = began.post(f"{at}mine/", {"do": "forget"}, follow=True)
    assert "This device has forgotten you." in forgot.text
    assert began.get(f"{at}mine/").url == f"{at}code/"
    assert Vote.objects.count() == 2


def test_once_it_is_closed_it_can_still_be_read(began, at, talk):
    asks.close(ref=talk.ask.ref, by=talk.by(talk.nell))
    page = began.get(f"{at}mine/").text
    assert "the votes stay as they are" in page and "Delete all of it" not in page
    assert began.post(f"{at}mine/", {"do": "all"}).status_code == 422
    assert Vote.objects.count() == 2
