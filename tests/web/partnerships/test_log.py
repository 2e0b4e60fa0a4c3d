"""What happened, on its page."""

import pytest

from tests._support import rows
from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


def test_what_happened_is_told_with_names_and_can_be_written(client):
    found = partnership()
    one = member(found, rows.actor("Town Hall").party, "lead")
    client.force_login(user_of(one.party))
    at = f"/partnerships/{found.ref}/log/"
    assert "Write what happened" in client.post(at, {"words": " "}).text
    client.post(at, {"words": "The oven broke"})
    client.post(f"/partnerships/{found.ref}/stage/", {"to": "design"})
    shown = client.get(at).text
    assert "The oven broke" in shown
    assert "written by Town Hall" in shown
    assert "It moved on to: Planning." in shown
    assert "Planning" in client.get(f"{at}?download=csv").content.decode("utf-8-sig")
