"""Links in mails: a look changes nothing, a button does it once, and nobody needs an account."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from alongside.exchange.accounts.models import Message
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.matches import services
from alongside.exchange.matches.models import Letter, Side
from alongside.exchange.needs.models import Need
from tests._support import introductions as two

pytestmark = pytest.mark.django_db


@pytest.fixture
def those():
    return two.two(account=False)


def link():
    """The link in the last mail."""
    return re.search(r"/l/\S+/", Message.objects.latest("pk").text)[0]


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_an_invited_club_says_yes_writes_and_says_that_it_helped(client, those):
    made = two.introduced(those, by=those.ward)
    path = link()
    for scanner in (client.get, client.head):
        assert scanner(path).status_code == 200
    shown = words(client.get(path))
    assert two.WORDS in shown and "Men eat alone (The ward)" in shown and "Can you help?" in shown
    assert made.sides.get(which="offer").answer == "waiting", "a look changes nothing"
    done = client.post(path, {"button": "yes"})
    assert "You are in touch" in words(done) and client.post(path, {"button": "yes"}).status_code == 410

    again = re.search(r'href="(/l/[^"]+)"', done.content.decode())[1]
    empty = client.post(again, {"button": "send", "text": ""})
    assert empty.status_code == 422 and 'href="#text"' in empty.content.decode()
    sent = client.post(again, {"button": "send", "text": "Come on Thursday."})
    assert "Sent" in words(sent) and Letter.objects.get().text == "Come on Thursday."

    services.write_letter(ref=made.ref, which="need", text="We shall.", by=two.doer(those.ward))
    assert "They wrote: We shall." in words(client.get(link()))

    services.ask_how_it_went(now=timezone.now() + timezone.timedelta(days=30))
    path = link()
    assert "Did it help?" in words(client.get(path))
    assert client.post(path, {"button": "send"}).status_code == 422
    assert "Thank you" in words(
        client.post(path, {"button": "send", "helped": "yes", "words": "Seven came."})
    )
    side = made.sides.get(which="offer")
    assert (side.answer, side.through, side.helped, side.helped_words) == (
        "yes",
        "link",
        "yes",
        "Seven came.",
    )


def test_a_no_says_why_and_the_link_stays_good_until_it_does(client, those):
    made = two.introduced(those, by=those.ward)
    path = link()
    wrong = client.post(path, {"button": "no", "words": "We are sorry."})
    assert (
        wrong.status_code == 422
        and "We are sorry." in words(wrong)
        and 'href="#why"' in wrong.content.decode()
    )
    assert "Thank you" in words(client.post(path, {"button": "no", "why": "full"}))
    made.refresh_from_db()
    assert made.state == "declined" and Side.objects.get(which="offer").reason == "No room now"


def test_what_was_taken_back_meanwhile_has_nothing_more_to_do(client, those):
    made = two.introduced(those, by=those.ward)
    path = link()
    services.stop(ref=made.ref, by=two.doer(those.ward))
    shown = client.get(path)
    assert shown.status_code == 200 and "nothing more to do" in words(shown)
    assert client.post(path, {"button": "yes"}).status_code == 422


def test_a_guest_goes_on_at_their_own_page(those):
    guest = new_guest(name="Ann", email="ann@x.example")
    Need.objects.update(owner=guest.party, actor=None)
    made = two.introduced(those)
    mail = Message.objects.get(to="ann@x.example")
    client = Client()
    done = client.post(re.search(r"/l/\S+/", mail.text)[0], {"button": "yes"})
    assert f'href="/introductions/{made.ref}/"' in done.content.decode()
    assert client.get(f"/introductions/{made.ref}/").status_code == 200
    assert made.sides.get(which="need").through == "page"
