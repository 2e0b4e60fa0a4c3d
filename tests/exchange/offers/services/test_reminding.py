"""Keepers are asked by mail, once a month at most; the button of the link answers, once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Acting, Message, Notice, NoticeSettings, User
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.audit.models import Entry
from alongside.exchange.needs import services as needs
from alongside.exchange.offers import services
from tests._support import rows

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
OLD = TODAY - timedelta(days=200)


@pytest.fixture
def club():
    actor = rows.actor("Club")
    user = User.objects.create(email="keeper@x.example")
    Acting.objects.create(user=user, party=actor.party, role="editor")
    return actor


def link_in(message):
    return re.search(r"/l/[\w-]+/", message.text)[0]


def test_one_mail_asks_about_all_that_a_keeper_keeps(club):
    for title in ("Hall", "Minibus"):
        rows.offer(title, owner=club.party, confirmed_on=OLD)
    rows.offer("Fresh", owner=club.party, confirmed_on=TODAY)
    rows.offer("Nobody's", confirmed_on=OLD)
    assert services.ask_keepers(now=NOW) == 2
    text = Message.objects.get().text
    assert "Hall" in text and "Minibus" in text and "Fresh" not in text
    assert services.ask_keepers(now=NOW) == 0, "not again within a month"
    assert services.ask_keepers(now=NOW + timedelta(days=31)) == 2


def test_a_guest_is_asked_too_and_whoever_wants_no_mail_finds_it_on_their_page(club):
    guest = new_guest(name="Ada", email="ada@x.example")
    rows.offer("Gardening", owner=guest.party, confirmed_on=OLD)
    rows.offer("Hall", owner=club.party, confirmed_on=OLD)
    NoticeSettings.objects.create(user=User.objects.get(), mail="never")
    services.ask_keepers(now=NOW)
    assert Message.objects.get().to == "ada@x.example"
    assert Notice.objects.get().url.endswith("/confirm/")


@pytest.mark.parametrize(
    ("button", "said", "field", "value"),
    [
        ("confirm", "checked today", "confirmed_on", TODAY),
        ("withdraw", "taken back", "visibility", "private"),
    ],
)
def test_the_button_of_the_link_answers_once(client, club, button, said, field, value):
    offer = rows.offer("Hall", owner=club.party, confirmed_on=OLD)
    services.ask_keepers(now=NOW)
    url = link_in(Message.objects.get())
    assert "Is this still right?" in client.get(url).content.decode()
    offer.refresh_from_db()
    assert offer.confirmed_on == OLD and offer.visibility == "public", "a visit changes nothing"
    assert client.post(url, {"button": "nonsense"}).status_code == 422
    assert said in client.post(url, {"button": button}).content.decode()
    offer.refresh_from_db()
    assert getattr(offer, field) == value
    assert client.post(url, {"button": button}).status_code == 410
    assert Entry.objects.filter(kind="offer", action=button).count() == 1


def test_the_link_of_a_need_asks_if_it_is_still_needed(client, club):
    need = rows.need("No bus", owner=club.party, confirmed_on=OLD)
    assert needs.ask_keepers(now=NOW) == 1
    url = link_in(Message.objects.get())
    assert client.post(url, {"button": "closed", "reason": ""}).status_code == 422
    assert client.post(url, {"button": "met", "reason": "There is a bus now"}).status_code == 200
    need.refresh_from_db()
    assert need.status == "met" and need.notes.get().text == "There is a bus now"


def test_a_link_does_nothing_once_the_offer_belongs_to_another(client, club):
    offer = rows.offer("Hall", owner=club.party, confirmed_on=OLD)
    services.ask_keepers(now=NOW)
    offer.owner = rows.actor("Other").party
    offer.save()
    url = link_in(Message.objects.get())
    assert client.post(url, {"button": "withdraw"}).status_code == 422
    offer.refresh_from_db()
    assert offer.withdrawn_at is None
