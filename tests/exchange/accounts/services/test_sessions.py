import pytest
from django.test import Client

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.queries import sessions_of
from alongside.exchange.accounts.services.sessions import end_sessions
from tests._support.accounts import GOOD, user

pytestmark = pytest.mark.django_db


def test_only_one_s_own_sessions_end():
    ada, bob = user(), user("bob@example.org")
    clients = {}
    for one in (ada, bob):
        clients[one] = Client()
        clients[one].post("/account/login/", {"login": one.email, "password": GOOD})
    assert len(sessions_of(ada.pk)) == 1
    end_sessions(user_id=ada.pk, by=Doer(user_id=ada.pk))
    assert sessions_of(ada.pk) == [] and len(sessions_of(bob.pk)) == 1
    assert clients[ada].get("/you/account/").status_code == 302
    assert clients[bob].get("/you/account/").status_code == 200
