"""Saying what an innovation goes with."""

import pytest

from alongside.exchange.innovations.models import Link
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_it_is_found_by_name_linked_and_taken_away(client):
    owner = rows.actor("Ward").party
    found = innovation(title="Lamp", owner=owner)
    other = rows.offer("Evening round", kind="innovation")
    at = f"/innovations/{found.offer.ref}/links/"
    assert client.get(at).status_code == 404
    client.force_login(user_of(owner, "ward@example.org"))
    assert "Evening round" in client.get(f"{at}?q=evening").text
    said = {"kind": "beside", "other": other.ref, "why": "Somebody fills it", "q": "evening"}
    wrong = client.post(at, said | {"kind": "x"})
    assert (wrong.status_code, "Somebody fills it" in wrong.text) == (422, True)
    assert client.post(at, said).status_code == 302
    assert "Somebody fills it" in client.get(at).text
    client.post(at, {"take": str(Link.objects.get().pk)})
    assert not Link.objects.exists()
