"""A key reads as its owner, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Token, User
from alongside.exchange.accounts.services.tokens import end_key, make_key
from tests._support.accounts import user
from tests.web.conftest import town

__all__ = ["town"]

pytestmark = pytest.mark.django_db
HIDDEN = "Quiet House"


@pytest.fixture
def key(town):
    """The key of somebody who acts for what others do not see."""
    party = town.hidden_actor.party
    type(town.hidden_actor).objects.filter(pk=town.hidden_actor.pk).update(visibility="private", owner=party)
    ada = user("ada@example.org", ("member", party))
    return make_key(user_id=ada.pk, name="Reports", days=30, by=Doer(user_id=ada.pk))


def ask(key, client=None, method="get", path="/api/v1/actors"):
    return getattr(client or Client(), method)(path, headers={"Authorization": f"Bearer {key}"})


def test_a_key_sees_what_its_owner_sees(key, client):
    answer = ask(key)
    assert answer.status_code == 200 and HIDDEN in answer.content.decode()
    assert HIDDEN not in client.get("/api/v1/actors").content.decode()
    assert "Authorization" in answer.headers["Vary"] and "private" in answer.headers["Cache-Control"]
    assert Token.objects.get().used_at is not None


def test_a_key_counts_whatever_session_there_is(key, town):
    other = Client()
    other.force_login(user("bob@example.org"))
    assert HIDDEN not in other.get("/api/v1/actors").content.decode()
    assert HIDDEN in ask(key, other).content.decode()


def end(key):
    end_key(token_id=Token.objects.get().pk, by=Doer(user_id=User.objects.get().pk))


def age(key):
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def close(key):
    User.objects.update(is_active=False)


def narrow(key):
    Token.objects.update(scopes=[])


@pytest.mark.parametrize("spoil", [end, age, close, narrow])
def test_a_key_that_does_not_work_is_refused_and_says_so(key, spoil):
    spoil(key)
    answer = ask(key)
    assert answer.status_code == 401 and answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["title"] == "The key does not work"


@pytest.mark.parametrize("wrong", ["", "al_x", "é" * 9, "x" * 5000])
def test_what_is_no_key_is_refused(key, wrong):
    assert ask(wrong).status_code == 401


def test_a_key_writes_nothing(key):
    assert ask(key, method="post", path="/api/v1/matches").status_code == 403


def test_only_the_api_knows_keys(key):
    assert ask(key, path="/you/account/").status_code == 302
