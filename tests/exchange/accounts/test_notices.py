import pytest

from alongside.exchange.accounts import notices
from alongside.exchange.accounts.models import Message
from tests._support.accounts import user

pytestmark = pytest.mark.django_db


def test_whoever_s_account_changes_is_told_what_and_what_to_do():
    ada = user()
    for what in notices._changes():
        notices.tell_of_change(what, ada)
        said = Message.objects.last()
        assert said.user == ada and "/account/password/forgotten/" in said.text and said.subject


def test_the_demo_s_people_get_no_mail():
    notices.tell_of_change("key_made", user("broker@demo.example"))
    assert not Message.objects.exists()
