"""Which part somebody has: by their account, or by the cookie of their device."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.web.voices import parts
from tests._support import rows, voices
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def request(viewer=VISITOR, response=None):
    made = RequestFactory().get("/")
    made.viewer = viewer
    for name, cookie in (response.cookies if response is not None else {}).items():
        made.COOKIES[name] = cookie.value
    return made


def test_a_device_comes_back_to_its_own_part_and_to_no_other():
    ask, other = voices.ask(), voices.ask()
    part = voices.part(ask)
    kept = parts.remember(HttpResponse(), ask, part, "K7QM-2FPT")
    assert parts.part_of(request(response=kept), ask) == part
    assert parts.fresh_code(request(response=kept), ask) == "K7QM-2FPT"
    assert parts.part_of(request(response=kept), other) is None
    assert parts.part_of(request(), ask) is None
    assert all(one["httponly"] and one["samesite"] == "Lax" for one in kept.cookies.values())


def test_a_cookie_that_was_written_by_hand_is_nobodys():
    ask = voices.ask()
    part = voices.part(ask)
    forged = request()
    forged.COOKIES[f"part-{ask.ref}"] = f"{part.ref}:x:y"
    assert parts.part_of(forged, ask) is None
    assert parts.known_here(forged, ask.ref) == ""


def test_an_account_has_its_own_part_and_who_helps_sees_only_whom_they_help():
    ask = voices.ask()
    user = user_of(rows.actor().party)
    by_device = parts.remember(HttpResponse(), ask, voices.part(ask))
    viewer = Viewer(user_id=user.pk)
    assert parts.part_of(request(viewer, by_device), ask).user is None
    mine = voices.part(ask, user=user)
    assert parts.part_of(request(viewer, by_device), ask) == mine
    assert parts.part_of(request(Viewer(user_id=user.pk, guest_id=1), by_device), ask) is None


def test_a_device_forgets():
    ask = voices.ask()
    response = parts.forget(HttpResponse(), ask)
    assert {one["max-age"] for one in response.cookies.values()} == {0}
