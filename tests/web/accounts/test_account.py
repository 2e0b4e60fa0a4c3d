"""One's account: for whom one acts, where one is signed in, and keys for programs."""

import re

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Token
from alongside.exchange.audit.models import Entry
from tests._support import rows
from tests._support.accounts import GOOD, user

pytestmark = pytest.mark.django_db
ACCOUNT = "/you/account/"


@pytest.fixture
def ada(town):
    """Somebody who acts for two organisations."""
    other = rows.actor("Otters")
    return user("ada@example.org", ("member", town.actor.party), ("member", other.party))


def signed_in(client):
    assert client.post("/account/login/", {"login": "ada@example.org", "password": GOOD}).status_code == 302
    return client


def test_one_says_for_whom_one_acts_and_what_is_done_is_done_for_them(client, ada, town):
    signed_in(client)
    other = ada.actings.order_by("pk").last().party
    page = client.get(ACCOUNT).content.decode()
    assert "Act for Otters now" in page
    assert client.post("/you/account/acting/", {"for": other.actor.ref}).status_code == 302
    assert "Act for Wenbury Carers now" in client.get(ACCOUNT).content.decode()


@pytest.mark.parametrize("asked", ["", "nobody", "self"])
def test_nobody_acts_for_what_is_not_theirs(client, ada, town, asked):
    signed_in(client)
    for ref in (asked, town.hidden_actor.ref):
        assert client.post("/you/account/acting/", {"for": ref}).status_code == 404


def test_one_signs_out_everywhere(ada):
    phone, desk = signed_in(Client(HTTP_USER_AGENT="Firefox/130 Android")), signed_in(Client())
    page = desk.get(ACCOUNT).content.decode()
    assert "Firefox, Android" in page and page.count("this one") == 1
    assert desk.post("/you/account/sessions/").headers["Location"] == "/account/login/"
    assert phone.get(ACCOUNT).status_code == desk.get(ACCOUNT).status_code == 302
    assert Entry.objects.filter(action="end-sessions").count() == 1


def test_a_key_is_shown_once_and_ended(client, ada):
    signed_in(client)
    page = client.post("/you/account/keys/", {"name": "Reports", "days": "90"}).content.decode()
    key = re.search(r"Bearer (al_[\w-]+)", page)[1]
    page = client.get(ACCOUNT).content.decode()
    assert key not in page and key[:8] in page and "Reports" in page
    assert client.post("/you/account/keys/end/", {"key": Token.objects.get().pk}).status_code == 302
    assert "Reports" not in client.get(ACCOUNT).content.decode()


@pytest.mark.parametrize("typed", [{"days": "30"}, {"name": "Reports"}, {"name": "Reports", "days": "9999"}])
def test_a_key_needs_a_name_and_an_end(client, ada, typed):
    signed_in(client)
    answer = client.post("/you/account/keys/", typed)
    assert answer.status_code == 422 and "There is a problem" in answer.content.decode()
    assert not Token.objects.exists()


@pytest.mark.parametrize("asked", ["", "x", "9" * 30, "1"])
def test_another_s_key_is_not_found(client, ada, asked):
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.accounts.services.tokens import make_key

    other = user("bob@example.org")
    make_key(user_id=other.pk, name="His", days=30, by=Doer(user_id=other.pk))
    signed_in(client)
    asked = str(Token.objects.get().pk) if asked == "1" else asked
    assert client.post("/you/account/keys/end/", {"key": asked}).status_code == 404
    assert Token.objects.get().ended_at is None


def test_the_page_costs_the_same_however_many_bodies_one_acts_for(
    client, ada, town, django_assert_max_num_queries
):
    client.force_login(ada)
    with django_assert_max_num_queries(16):
        assert client.get(ACCOUNT).status_code == 200
    for number in range(5):
        ada.actings.create(party=rows.actor(f"Group {number}").party, role="member")
    with django_assert_max_num_queries(16):
        assert "Group 4" in client.get(ACCOUNT).content.decode()
