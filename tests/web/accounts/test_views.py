"""Sign in and out; nothing else of the sign-in library is to be reached."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.backends import DEMO_EMAIL, DEMO_EMAILS, DEMO_PASSWORD
from alongside.exchange.accounts.models import User
from alongside.exchange.accounts.services import DemoUser, create_admin, keep_demo_users
from tests._support.accounts import demo_code, user

pytestmark = pytest.mark.django_db
BY = Doer(process="test")
GOOD = "a long and quiet river"
LOGIN, CODE = "/account/login/", "/account/login/code/"
TEMPLATES = Path(__file__).resolve().parents[3] / "src/alongside/web/templates"


@pytest.fixture
def ada():
    """Somebody whose part needs no second factor."""
    return user("ada@example.org")


@pytest.fixture
def broker(town, settings):
    """The demo's connector, in a demo."""
    settings.DEMO = True
    party = town.actor.party_id
    people = [DemoUser("broker", party, "Nell", town.village.pk), DemoUser("member", party, "Joss")]
    return keep_demo_users(people=people, by=BY)[0]


def send(client, email="ada@example.org", password=GOOD, **more):
    where = {key: more.pop(key) for key in ("REMOTE_ADDR", "headers") if key in more}
    return client.post(LOGIN, {"login": email, "password": password, **more}, **where)


def test_somebody_signs_in_and_out(client, ada):
    assert send(client, email=" ADA@example.org ").headers["Location"] == "/you/"
    page = client.get("/you/account/").content.decode()
    assert "ada@example.org" in page and "You act for no organisation yet" in page
    header = re.search(r"<header.*?</header>", page, re.DOTALL)[0]
    assert "Your page" in header and "Sign in" not in header and header.count("<li>") <= 5
    assert client.get("/account/logout/").status_code == 405  # no link signs anybody out
    assert client.post("/account/logout/").headers["Location"] == "/"
    assert client.get("/you/account/").headers["Location"] == f"{LOGIN}?next=/you/account/"


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
    found = [send(client, email=f"a{n}@example.org", password="wrong") for n in range(61)]
    assert b"do not go together" in found[29].content and b"tried too often" in found[30].content
    assert found[-1].status_code == 429 and b"Too many tries" in found[-1].content
    assert send(client, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_form_without_its_token_is_refused(ada):
    assert send(Client(enforce_csrf_checks=True)).status_code == 403


@pytest.mark.parametrize("headers", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}])
def test_whoever_asks_gets_a_page(client, ada, headers):
    assert client.get(LOGIN, headers=headers).headers["Content-Type"].startswith("text/html")


REACHED = {
    "account_login", "account_logout", "account_reauthenticate",
    "mfa_authenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_add_webauthn", "mfa_remove_webauthn", "mfa_login_webauthn",
}  # fmt: skip


def of_the_library(patterns, prefix=""):
    for found in patterns:
        shape = prefix + re.sub(r"\^|\$|\(\?P<\w+>[^)]*\)", "", str(found.pattern))
        if hasattr(found, "url_patterns"):
            yield from of_the_library(found.url_patterns, shape)
        else:
            yield found.name, re.sub(r"<int:\w+>", "1", shape)


def test_nothing_else_of_the_sign_in_library_is_to_be_reached(client):
    from allauth.account import urls as account
    from allauth.mfa import urls as mfa
    from allauth.usersessions import urls as sessions

    given = dict(of_the_library([*account.urlpatterns, *mfa.urlpatterns, *sessions.urlpatterns]))
    here = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert here & set(given) == REACHED
    ours = {reverse(name, args=[1] if "remove_web" in name else []) for name in REACHED} | {
        "/account/password/"
    }
    for shape in given.values():
        for path in (f"/account/{shape}", f"/accounts/{shape}"):
            assert path in ours or client.get(path).status_code == 404, path


def test_each_page_of_the_library_is_a_view_and_a_template_of_ours():
    for name in REACHED:
        view = resolve(reverse(name, args=[1] if "remove_web" in name else [])).func.view_class
        assert view.__module__.startswith("alongside."), name
        shown = view.template_name if name not in {"account_logout", "mfa_login_webauthn"} else None
        assert shown is None or (TEMPLATES / shown).exists(), name


def test_no_mail_of_the_library_goes_out(rf):
    from allauth.account.adapter import get_adapter

    with pytest.raises(NotImplementedError):
        get_adapter().send_mail("account/email/login_code", "ada@example.org", {})


def test_a_role_that_needs_a_second_factor_is_led_to_it_before_anything_else(client, town):
    create_admin(email="root@example.org", password=GOOD, by=BY)
    send(client, "root@example.org")
    for path in ("/you/account/", "/needs/", "/"):
        assert client.get(path).headers["Location"] == "/account/second-factor/", path
    for path in ("/account/second-factor/", "/about/privacy", "/account/second-factor/app/"):
        assert client.get(path).status_code == 200, path
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/needs/").status_code == 200


def test_to_the_api_whoever_lacks_it_is_a_visitor(client, town):
    seen = client.get("/api/v1/actors").json()
    create_admin(email="root@example.org", password=GOOD, by=BY)
    send(client, "root@example.org")
    assert client.get("/api/v1/actors").json() == seen
    assert str(town.hidden_actor.ref) not in str(seen)


def test_the_demo_says_whom_to_try_it_as_and_leads_into_the_practice_town(client, broker, settings):
    from alongside.exchange.directory.models import Actor

    Actor.objects.update(world="practice")
    page = client.get(LOGIN).content.decode()
    assert DEMO_PASSWORD in page and all(email in page for email in DEMO_EMAILS.values())
    assert send(client, DEMO_EMAIL, DEMO_PASSWORD).headers["Location"] == CODE
    assert demo_code() in client.get(CODE).content.decode()
    assert client.post(CODE, {"code": demo_code()}).headers["Location"] == "/you/"
    page = client.get("/you/account/").content.decode()
    assert "Nell" in page and "Wenbury Carers" in page and "Connector" in page and "Playford" in page
    assert "Practice town: invented." in page and "/needs/?world=practice" in page
    settings.DEMO = False  # the session ends with the demo
    assert client.get("/you/account/").status_code == 302


def test_several_people_try_a_demo_with_the_same_code(broker):
    for client in (Client(), Client()):
        send(client, DEMO_EMAIL, DEMO_PASSWORD)
        assert client.post(CODE, {"code": f" {demo_code()} "}).headers["Location"] == "/you/"


@pytest.mark.parametrize(("code", "said"), [("", "Type the code"), ("000000", "not the code")])
def test_without_the_right_code_nobody_gets_in(client, broker, code, said):
    send(client, DEMO_EMAIL, DEMO_PASSWORD)
    code = "111111" if code == demo_code() else code
    answer = client.post(CODE, {"code": code})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert 'href="#code"' in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert client.get("/you/account/").status_code == 302


def test_a_code_is_guessed_five_times_and_then_pauses(client, broker):
    send(client, DEMO_EMAIL, DEMO_PASSWORD)
    wrong = "111111" if demo_code() == "000000" else "000000"
    found = [client.post(CODE, {"code": wrong}).content for _ in range(6)]
    assert b"not the code" in found[4] and b"tried too often" in found[5]


def test_the_page_for_the_code_leads_back_when_no_password_went_before(client):
    assert client.get(CODE).headers["Location"] == LOGIN


def test_a_member_of_the_demo_needs_no_code(client, broker):
    assert send(client, DEMO_EMAILS["member"], DEMO_PASSWORD).headers["Location"] == "/you/"


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
