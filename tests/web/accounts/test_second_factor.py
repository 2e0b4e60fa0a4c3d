"""A second factor is added, used and removed."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Message, Party
from alongside.exchange.accounts.queries import factors_of, lacks_second_factor
from tests._support.accounts import GOOD, user

pytestmark = pytest.mark.django_db
APP, SPARE = "/account/second-factor/app/", "/account/second-factor/spare/"
BY = Doer(process="test")


@pytest.fixture
def moment(monkeypatch):
    """A clock that is moved on by hand: `moment(30)`."""
    from allauth.mfa.totp.internal import auth

    now = [auth.time.time()]

    class Clock:
        time = staticmethod(lambda: now[0])

    monkeypatch.setattr(auth, "time", Clock)

    def on(seconds=0):
        now[0] += seconds
        return int(now[0]) // 30

    return on


@pytest.fixture
def nell(client):
    """A connector who has just signed in for the first time."""
    made = user("nell@example.org", ("broker", Party.objects.create()))
    sign_in(client)
    return made


def sign_in(client):
    return client.post("/account/login/", {"login": "nell@example.org", "password": GOOD})


def add_app(client, moment):
    page = client.get(APP).content.decode()
    secret = re.search(r"secret=(\w+)", page)[1]
    assert "data:image/svg+xml;base64," in page
    sent = client.post(APP, {"code": format_hotp_value(hotp_value(secret, moment()))})
    assert sent.headers["Location"] == SPARE
    return secret


def test_a_connector_adds_an_app_and_may_then_go_on(client, nell, moment, django_capture_on_commit_callbacks):
    assert client.get("/needs/").headers["Location"] == "/account/second-factor/"
    with django_capture_on_commit_callbacks(execute=True):
        secret = add_app(client, moment)
    spare = re.findall(r"<code>(\d{8})</code>", client.get(SPARE).content.decode())
    assert len(spare) == 10
    assert client.get("/needs/").status_code == 200
    assert "now guards your account" in Message.objects.get().text
    client.post("/account/logout/")
    moment(60)
    assert sign_in(client).headers["Location"] == "/account/login/code/"
    code = format_hotp_value(hotp_value(secret, moment()))
    assert client.post("/account/login/code/", {"code": code}).headers["Location"] == "/you/"
    other = Client()
    sign_in(other)
    assert other.post("/account/login/code/", {"code": code}).status_code == 422, "a code is good once"
    for status in (302, 422):
        other = Client()
        sign_in(other)
        assert other.post("/account/login/code/", {"code": spare[0]}).status_code == status


def test_a_wrong_code_adds_nothing_and_the_secret_stays(client, nell, moment):
    page = client.get(APP).content.decode()
    answer = client.post(APP, {"code": "12"})
    assert answer.status_code == 422 and 'href="#code"' in answer.content.decode()
    secret = re.search(r"secret=(\w+)", page)[1]
    assert secret in answer.content.decode() and factors_of(nell.pk) == []


def test_whoever_removes_the_last_one_is_led_to_another(client, nell, moment):
    add_app(client, moment)
    assert "Remove the app" in client.get("/you/account/").content.decode()
    assert client.post(f"{APP}remove/").headers["Location"] == "/you/account/"
    assert lacks_second_factor(nell.pk)
    assert client.get("/you/account/").headers["Location"] == "/account/second-factor/"


def test_the_password_is_asked_again_after_a_while(client, nell, moment, monkeypatch):
    from alongside.web.accounts import adapter

    add_app(client, moment)
    monkeypatch.setattr(adapter, "RECENT", 0)
    led = client.get(f"{APP}remove/").headers["Location"]
    assert led.startswith("/account/again/?next=")
    wrong = client.post(led, {"password": "wrong"})
    assert wrong.status_code == 422 and 'href="#password"' in wrong.content.decode()
    assert client.post(led, {"password": GOOD}).headers["Location"] == f"{APP}remove/"
    assert client.get(f"{APP}remove/").status_code == 200


def test_new_spare_codes_make_the_old_ones_void(client, nell, moment):
    add_app(client, moment)
    old = re.findall(r"<code>(\d{8})</code>", client.get(SPARE).content.decode())
    assert client.post(f"{SPARE}new/").headers["Location"] == SPARE
    assert not set(old) & set(re.findall(r"<code>(\d{8})</code>", client.get(SPARE).content.decode()))


def test_without_a_factor_there_are_no_spare_codes(client, nell):
    assert client.get(SPARE).headers["Location"] == f"{SPARE}new/"
    answer = client.post(f"{SPARE}new/")
    assert answer.status_code == 422 and "First add an app" in answer.content.decode()


def test_a_passkey_s_page_holds_what_the_browser_needs_and_a_false_one_is_refused(client, nell):
    path = "/account/second-factor/passkey/"
    page = client.get(path).content.decode()
    assert "challenge" in page and "passkey.js" in page and "hidden data-passkey" in page
    for false in ("", "{}", '{"id": "x"}', "[]", "nonsense", '"x"'):
        answer = client.post(path, {"name": "Mine", "credential": false})
        assert answer.status_code == 422, false
    assert factors_of(nell.pk) == []


def test_a_false_passkey_signs_nobody_in(client):
    path = "/account/login/passkey/"
    assert "challenge" in client.get(path).json()["request_options"]["publicKey"]
    for false in ("", "{}", '{"id": "x"}', "[]", "nonsense", '"x"'):
        assert client.post(path, {"credential": false}).headers["Location"] == "/account/login/", false
    assert "_auth_user_id" not in client.session


def test_another_s_passkey_is_not_found(client, nell, moment):
    add_app(client, moment)
    assert client.post("/account/second-factor/passkey/99/remove/").status_code == 404
