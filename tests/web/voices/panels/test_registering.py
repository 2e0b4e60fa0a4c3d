"""Somebody without an account registers, comes back, is asked by a link, and leaves the list again."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from alongside.exchange.accounts.models import Message
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import seating
from tests._support import voices_panels as panels

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


def test_a_visitor_registers_prefers_not_to_say_and_leaves_again(client):
    found = panels.panel(panels.Officer())
    at = f"/panels/{found.ask.ref}/"
    assert "I could take part" in client.get(at).text
    empty = client.post(f"{at}register/", {"name": "Kim"})
    assert empty.status_code == 422
    for said in ("Age: choose an answer", "Gender: choose an answer", "Tick the box", 'value="Kim"'):
        assert said in empty.text
    age, gender = queries.asked_of(found)
    said = {"name": "Kim", "phone": "01632 960111", "agreed": "yes", f"category-{age.id}": "unsaid"}
    said[f"category-{gender.id}"] = str(gender.features["Man"])
    page = client.post(f"{at}register/", said, follow=True)
    assert "You are on the list." in page.text and "You prefer not to say" in page.text
    assert client.get(f"{at}register/").url == f"{at}yours/"
    assert Client().get(f"{at}yours/").url == at
    gone = client.post(f"{at}yours/", {"do": "out"}, follow=True)
    assert "You are off the list" in gone.text
    assert queries.in_pool(found) == 0


def test_whoever_was_picked_answers_by_the_link_and_sees_what_they_were_paid(client):
    officer = panels.Officer()
    found = panels.filled(officer, 4, kind="skilled")
    seat = seating.take_in(ref=found.ask.ref, number=found.registrations.first().number, by=officer.by)
    seating.invite(ref=found.ask.ref, by=officer.by)
    link = re.search(r"/l/[\w-]+/", Message.objects.latest("pk").text)[0]
    assert "Can you take part?" in client.get(link).text
    done = client.post(link, {"button": "yes", "name": "Kim A."})
    assert "You take part" in done.text
    day = {"paid-day": "2", "paid-month": "1", "paid-year": "2026"}
    boss = Client()
    boss.force_login(officer.user)
    paid = {"seat": seat.ref, "kind": "honorarium", "amount": "12.5"} | day
    assert "£12.50" in boss.post(f"/panels/{found.ask.ref}/payments/", paid, follow=True).text
    assert "£12.50" in client.get(f"/panels/{found.ask.ref}/yours/").text
    assert "Kim A." in Client().get(f"/panels/{found.ask.ref}/").text
