import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Code, Link, Message
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.accounts.services.codes import MOST_CODES, MOST_TRIES, ask_back, use_code
from alongside.exchange.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    """Somebody without an account, with a phone and a mail address."""
    return new_guest(name="Ann", phone="01632 960123", email="ann@example.org")


def texted(guest):
    ask_back(number=guest.number, by_text=True)
    return re.search(r"\d{6}", Message.objects.filter(kind="text").last().text)[0]


def other_than(code):
    return "111111" if code != "111111" else "222222"


def test_the_code_from_the_text_is_good_once(ann):
    code = texted(ann)
    assert code not in str(Code.objects.values().get())
    assert use_code(number=f" {ann.number.upper()} ", code=f"{code[:3]} {code[3:]}") == ann
    assert use_code(number=ann.number, code=code) is None
    ann.refresh_from_db()
    assert ann.seen_at is not None and Entry.objects.filter(action="come-back").count() == 1


def test_a_code_is_for_one_number(ann):
    bob = new_guest(name="Bob", phone="01632 960124")
    code = texted(ann)
    assert use_code(number=bob.number, code=code) is None
    texted(bob)
    assert use_code(number=bob.number, code=code) is None or texted(bob) == code


def test_after_some_tries_the_right_code_is_too_late(ann):
    code = texted(ann)
    for _ in range(MOST_TRIES):
        assert use_code(number=ann.number, code=other_than(code)) is None
    assert use_code(number=ann.number, code=code) is None


def test_a_code_gets_old_and_a_newer_one_takes_its_place(ann):
    old = texted(ann)
    new = texted(ann)
    assert old == new or use_code(number=ann.number, code=old) is None
    Code.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert use_code(number=ann.number, code=new) is None


def test_nobody_is_flooded_with_texts(ann):
    for _ in range(MOST_CODES + 2):
        ask_back(number=ann.number, by_text=True)
    assert Message.objects.filter(kind="text").count() == Code.objects.count() == MOST_CODES


def test_the_mail_holds_a_link_and_no_code(ann):
    ask_back(number=ann.number, by_text=False)
    assert Link.objects.get().guest == ann and not Code.objects.exists()
    assert Message.objects.get().to == "ann@example.org"


@pytest.mark.parametrize("by_text", [True, False])
@pytest.mark.parametrize("number", ["", "nobody", "known"])
def test_where_nobody_is_reached_nothing_is_kept(by_text, number):
    guest = new_guest(name="Cal")
    ask_back(number=guest.number if number == "known" else number, by_text=by_text)
    assert not Message.objects.exists() and not Code.objects.exists() and not Link.objects.exists()
    assert use_code(number=guest.number if number == "known" else number, code="123456") is None
