"""Where anyone may make an account, a link in a mail does it; elsewhere there is no such page."""

import re

import pytest
from django.test import RequestFactory

from alongside.exchange.accounts.models import Acting, Message
from alongside.web.accounts import sign_up
from tests._support.accounts import GOOD, user

pytestmark = pytest.mark.django_db


def ask(client, email):
    request = RequestFactory().post("/account/new/", {"email": email}, REMOTE_ADDR="127.0.0.1")
    request.user = user_of(client)
    return sign_up.ask(request)


def user_of(client):
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


def test_by_invitation_there_is_no_such_page(client):
    assert client.get("/account/new/").status_code == 404
    assert "/account/new/" not in client.get("/account/login/").content.decode()


def test_the_link_makes_an_account_of_one_s_own(client):
    assert ask(client, " Eve@example.org ").status_code == 200
    path = re.search(r"(/l/\S+)", Message.objects.get().text)[1]
    assert "Make your account" in client.get(path).content.decode()
    client.post(path, {"button": "yes", "name": "Eve", "new": GOOD})
    assert Acting.objects.get().user.email == "eve@example.org"
    client.post("/account/login/", {"login": "eve@example.org", "password": GOOD})
    assert "Yourself" in client.get("/you/account/").content.decode()


def test_the_answer_is_the_same_whether_the_address_is_known(client):
    user("ada@example.org")
    found = {
        ask(client, email).content.decode().replace(email, "…")
        for email in ("ada@example.org", "e@x.example")
    }
    assert len(found) == 1


def test_no_address_is_said(client):
    assert ask(client, "eve").status_code == 422
