"""Saying who may see an innovation, and who its record."""

import pytest

from tests._support import rows
from tests._support.innovations import innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_the_innovation_is_shared_and_its_record_kept_close(client):
    owner = rows.actor("Ward").party
    found = innovation(title="Lamp", owner=owner, visibility="private")
    at = f"/innovations/{found.offer.ref}/sharing/"
    assert client.get(at).status_code == 404
    client.force_login(user_of(owner, "ward@example.org"))
    assert client.post(at, {"sight": ""}).status_code == 422
    assert client.post(at, {"sight": "public", "close": "yes"}).status_code == 302
    found.refresh_from_db()
    found.offer.refresh_from_db()
    assert (found.offer.visibility, found.visibility) == ("public", "private")
    assert "checked" in client.get(at).text
