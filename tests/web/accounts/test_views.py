"""Sign in, out, and one's own page; nothing else of the sign-in library is to be reached."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.backends import DEMO_EMAIL, DEMO_PASSWORD
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.accounts.services import create_admin, keep_demo_connector

pytestmark = pytest.mark.django_db
BY = Doer(process="test")
GOOD = "a long and quiet river"
LOGIN = "/account/login/"


@pytest.fixture
def ada():
    """An administrator, as the command line makes one."""
    return create_admin(email="Ada@Example.org", password=GOOD, by=BY)


@pytest.fixture
def broker(town, settings):
    """The demo's connector, in a demo."""
    settings.DEMO = True
    party = town.actor.party_id
    return keep_demo_connector(party_id=party, place_id=town.village.pk, name="Nell", by=BY)


def send(client, email="ada@example.org", password=GOOD, **more):
    where = {key: more.pop(key) for key in ("REMOTE_ADDR", "headers") if key in more}
    return client.post(LOGIN, {"login": email, "password": password, **more}, **where)


def test_an_administrator_signs_in_and_out(client, ada):
    assert send(client, email=" ADA@example.org ").headers["Location"] == "/you/"
    page = client.get("/you/").content.decode()
    assert "ada@example.org" in page and "You act for no organisation yet" in page
    header = re.search(r"<header.*?</header>", page, re.DOTALL)[0]
    assert "Your page" in header and "Sign in" not in header and header.count("<li>") <= 5
    assert client.get("/account/logout/").status_code == 405  # no link signs anybody out
    assert client.post("/account/logout/").headers["Location"] == "/"
    assert client.get("/you/").headers["Location"] == f"{LOGIN}?next=/you/"


@pytest.mark.parametrize(
    ("email", "password", "said", "field"),
    [
        ("ada@example.org", "wrong", "do not go together", "login"),
        ("nobody@example.org", GOOD, "do not go together", "login"),
        ("", GOOD, "Type your whole mail address", "login"),
        ("ada", GOOD, "Type your whole mail address", "login"),
        ("ada@example.org", "", "Type your password", "password"),
    ],
)
def test_a_fault_is_said_once_at_the_top_and_at_its_field_and_the_address_stays(
    client, ada, email, password, said, field
):
    answer = send(client, email, password, next="/needs/")
    page = answer.content.decode()
    assert answer.status_code == 422 and "<title>Problem: Sign in" in page
    assert page.count(said) == 2 and f'href="#{field}"' in page and f'id="{field}-error"' in page
    assert f'value="{email}"' in page or not email
    assert (password not in page) or not password
    assert 'name="next" value="/needs/"' in page
    assert "_auth_user_id" not in client.session


def test_an_account_that_was_closed_is_answered_as_one_that_never_was(client, ada):
    User.objects.update(is_active=False)
    answer = send(client)
    assert answer.status_code == 422 and b"do not go together" in answer.content


@pytest.mark.parametrize(
    ("given", "led"),
    [
        ("/needs/?world=practice", "/needs/?world=practice"),
        ("https://elsewhere.example/", "/you/"),
        ("//elsewhere.example/", "/you/"),
        ("javascript:alert(1)", "/you/"),
        ("", "/you/"),
    ],
)
def test_next_is_followed_on_this_host_alone(client, ada, given, led):
    shown = re.sub(r"<footer.*</footer>", "", client.get(LOGIN, {"next": given}).content.decode(), flags=re.S)
    assert ("elsewhere" not in shown) and ("javascript:" not in shown)
    assert send(client, next=given).headers["Location"] == led
    assert client.get(LOGIN, {"next": given}).headers["Location"] == led  # who is in already is led on


def test_an_address_is_tried_five_times_and_then_pauses_whoever_asks(client, ada):
    for _ in range(5):
        assert send(client, password="wrong").status_code == 422
    assert b"tried too often" in send(client).content
    assert b"tried too often" in send(client, REMOTE_ADDR="192.0.2.7").content
    assert "_auth_user_id" not in client.session


def test_one_machine_that_tries_many_addresses_pauses(client, ada):
    found = [send(client, email=f"a{n}@example.org", password="wrong") for n in range(31)]
    assert b"do not go together" in found[9].content and b"tried too often" in found[10].content
    assert found[-1].status_code == 429 and b"Too many tries" in found[-1].content
    assert send(client, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_form_without_its_token_is_refused(ada):
    assert send(Client(enforce_csrf_checks=True)).status_code == 403


@pytest.mark.parametrize("headers", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}])
def test_whoever_asks_gets_a_page(client, ada, headers):
    assert client.get(LOGIN, headers=headers).headers["Content-Type"].startswith("text/html")


def test_nothing_else_of_the_sign_in_library_is_to_be_reached(client):
    from allauth.account.urls import urlpatterns

    given = {pattern.name for pattern in urlpatterns}
    here = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert here & given == {"account_login", "account_logout"}
    for pattern in urlpatterns:
        if pattern.name not in ("account_login", "account_logout"):
            shape = re.sub(r"\^|\$|\(\?P<\w+>[^)]*\)", "", str(pattern.pattern))
            assert client.get(f"/account/{shape}").status_code == 404
            assert client.get(f"/accounts/{shape}").status_code == 404


def test_the_demo_says_whom_to_try_it_as_and_leads_into_the_practice_town(client, broker, settings):
    from alongside.exchange.directory.models import Actor

    Actor.objects.update(world="practice")
    page = client.get(LOGIN).content.decode()
    assert DEMO_EMAIL in page and DEMO_PASSWORD in page
    assert send(client, DEMO_EMAIL, DEMO_PASSWORD).headers["Location"] == "/you/"
    page = client.get("/you/").content.decode()
    assert "Nell" in page and "Wenbury Carers" in page and "Connector" in page and "Playford" in page
    assert "Practice town: invented." in page and "/needs/?world=practice" in page
    settings.DEMO = False  # the session ends with the demo
    assert client.get("/you/").status_code == 302


@pytest.mark.parametrize("where", ["no demo", "another machine", "behind a proxy"])
def test_the_demo_connector_signs_in_to_a_demo_on_this_machine_alone(client, broker, settings, where):
    settings.DEMO = where != "no demo"
    more = {
        "another machine": {"REMOTE_ADDR": "192.0.2.7"},
        "behind a proxy": {"headers": {"X-Forwarded-For": "192.0.2.7"}},
    }.get(where, {})
    answer = send(client, DEMO_EMAIL, DEMO_PASSWORD, **more)
    assert answer.status_code == 422 and b"do not go together" in answer.content
    assert DEMO_PASSWORD.encode() not in answer.content


def test_the_page_of_the_signed_in_costs_the_same_however_many_bodies_they_act_for(
    client, broker, town, django_assert_max_num_queries
):
    client.force_login(broker)
    Acting.objects.create(user=broker, party=town.hidden_actor.party, role="member")
    with django_assert_max_num_queries(8):
        page = client.get("/you/").content.decode()
    assert "Quiet House" in page  # one's own, hidden from others as it is


def test_bringing_a_list_is_offered_where_there_is_such_a_page(client, broker, monkeypatch):
    from alongside.web import presenting

    client.force_login(broker)
    for there in (True, False):
        monkeypatch.setattr(presenting, "is_valid_path", lambda path, there=there: there)
        page = client.get("/you/").content.decode()
        assert ('href="/lists/"' in page) == there
