import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Token
from alongside.exchange.accounts.services.tokens import MOST, TooManyKeys, end_key, make_key, user_of_key
from alongside.exchange.audit.models import Entry
from tests._support.accounts import user

pytestmark = pytest.mark.django_db


def made(owner, name="Reports"):
    return make_key(user_id=owner.pk, name=name, days=30, by=Doer(user_id=owner.pk))


def test_the_key_itself_is_not_kept_and_finds_its_owner():
    ada = user()
    key = made(ada)
    assert key not in str(Token.objects.values().get())
    assert user_of_key(key, scope="read") == ada
    assert user_of_key(key, scope="write") is None and user_of_key(key + "x", scope="read") is None
    assert [entry.action for entry in Entry.objects.filter(kind="token")] == ["make-key"]


def test_nobody_ends_another_s_key():
    ada, bob = user(), user("bob@example.org")
    key = made(ada)
    with pytest.raises(Token.DoesNotExist):
        end_key(token_id=Token.objects.get().pk, by=Doer(user_id=bob.pk))
    assert user_of_key(key, scope="read") == ada


def test_so_many_keys_and_no_more():
    ada = user()
    for _ in range(MOST):
        made(ada)
    with pytest.raises(TooManyKeys):
        made(ada)
    end_key(token_id=Token.objects.first().pk, by=Doer(user_id=ada.pk))
    made(ada)
