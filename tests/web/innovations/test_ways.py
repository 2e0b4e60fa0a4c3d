"""From an entry to the page of an innovation."""

import pytest

from tests._support import rows

pytestmark = pytest.mark.django_db


def test_only_an_innovation_leads_to_its_page(client):
    new, hall = rows.offer("Night light", kind="innovation"), rows.offer("Hall", kind="asset")
    assert f"/innovations/{new.ref}/" in client.get(f"/offers/{new.ref}/").text
    assert "/innovations/" not in client.get(f"/offers/{hall.ref}/").text
