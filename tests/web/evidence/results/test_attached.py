"""What is attached: shown to whoever sees the case, written by whoever keeps it, refused with its field."""

import pytest

from alongside.exchange.evidence.models import Attached
from tests._support.evidence_since import attached, case
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
SAID = {"kind": "equality", "title": "Who is left out", "says": "Few.", "url": ""}


@pytest.fixture
def kept(client):
    """A case of somebody who is signed in."""
    found = case()
    client.force_login(user_of(found.owner))
    return found


def test_its_keeper_attaches_and_takes_off(client, kept):
    at = f"/cases/{kept.ref}/attached/"
    typed = SAID | {"done-day": "3", "done-month": "2", "done-year": "2026"}
    assert client.post(at, typed).status_code == 302
    page = client.get(at).content.decode()
    assert "Who is left out" in page and "3 February 2026" in page and "Is it safe and good?" in page
    assert client.post(at, {"take-off": "never"}).status_code == 404
    assert client.post(at, {"take-off": Attached.objects.get().ref}).status_code == 302
    assert not Attached.objects.exists()


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, kept):
    at = f"/cases/{kept.ref}/attached/"
    for wrong, text in (
        ({"kind": ""}, "Choose what it is."),
        ({"url": "javascript:alert(1)"}, "Give a whole web address"),
        ({"done-day": "40"}, "Write a day, like 31 1 2027"),
        ({"says": "Ring Ann on 01632 960123"}, "Keep it as it is?"),
    ):
        answer = client.post(at, SAID | {"says": "Mostly few."} | wrong)
        page = answer.content.decode()
        assert answer.status_code == 422 and text in page and "Who is left out" in page
    said = SAID | {"says": "Ring Ann on 01632 960123", "as_it_is": "yes"}
    assert client.post(at, said).status_code == 302


def test_others_read_and_do_not_write(client):
    found = case()
    attached(found, url="https://example.org/eia")
    at = f"/cases/{found.ref}/attached/"
    page = client.get(at).content.decode()
    assert "https://example.org/eia" in page and "Take it off" not in page
    assert client.post(at, SAID).status_code == 404
