"""A new password, by whoever knows the old one or has the link."""

import re

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Link, Message, User
from tests._support.accounts import GOOD, user

pytestmark = pytest.mark.django_db
BETTER = "a louder and wilder river"
FORGOTTEN = "/account/password/forgotten/"


@pytest.fixture
def ada():
    """Somebody who has an account."""
    return user("ada@example.org")


def link_in(message):
    return re.search(r"http\S+(/l/\S+)", message.text)[1]


def test_the_answer_is_the_same_whether_the_address_is_known(client, ada):
    found = {client.post(FORGOTTEN, {"email": email}).content.decode().replace(email, "…")
             for email in ("ada@example.org", "eve@example.org")}  # fmt: skip
    found = {re.sub(r'value="[^"]{20,}"', "", page) for page in found}
    assert len(found) == 1 and "Look at your mail" in found.pop()
    assert [message.to for message in Message.objects.all()] == ["ada@example.org"]


def test_the_link_sets_a_password_once_and_ends_every_session(client, ada):
    there = Client()
    there.force_login(ada)
    for _ in range(2):
        client.post(FORGOTTEN, {"email": " ADA@example.org"})
    first, second = map(link_in, Message.objects.order_by("pk"))
    assert "ada@example.org" in client.get(first).content.decode()
    weak = client.post(first, {"button": "yes", "new": "short"})
    assert weak.status_code == 422 and "short" not in re.findall(r'value="([^"]*)"', weak.content.decode())
    assert client.post(first, {"button": "yes", "new": BETTER}).status_code == 200
    assert User.objects.get().check_password(BETTER)
    assert there.get("/you/account/").status_code == 302
    assert client.post(first, {"button": "yes", "new": GOOD}).status_code == 410
    assert client.get(second).status_code == 410, "an older link ends with it"


def test_a_closed_account_gets_no_mail(client, ada):
    User.objects.update(is_active=False)
    client.post(FORGOTTEN, {"email": "ada@example.org"})
    assert not Link.objects.exists() and not Message.objects.exists()


def test_no_address_is_said(client):
    answer = client.post(FORGOTTEN, {"email": "ada"})
    assert answer.status_code == 422 and 'href="#email"' in answer.content.decode()


def test_asking_for_one_address_is_limited_wherever_it_comes_from(client, ada):
    found = [
        client.post(FORGOTTEN, {"email": "ada@example.org"}, REMOTE_ADDR=f"192.0.2.{n}") for n in range(4)
    ]
    assert [answer.status_code for answer in found] == [200, 200, 200, 429]


def test_the_old_password_is_asked_for_a_new_one(client, ada):
    client.post("/account/login/", {"login": "ada@example.org", "password": GOOD})
    there = Client()
    there.force_login(ada)
    for typed, field in ({"old": "wrong", "new": BETTER}, "old"), ({"old": GOOD, "new": "short"}, "new"):
        answer = client.post("/account/password/", typed)
        assert answer.status_code == 422 and f'href="#{field}"' in answer.content.decode()
    assert client.post("/account/password/", {"old": GOOD, "new": BETTER}).status_code == 200
    assert client.get("/you/account/").status_code == 200 and there.get("/you/account/").status_code == 302
    assert "password of your account was changed" in Message.objects.get().text


def test_a_visitor_changes_no_password(client):
    assert client.post("/account/password/", {"old": GOOD, "new": BETTER}).status_code == 302
