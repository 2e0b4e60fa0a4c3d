"""Those who work together, through the API."""

import pytest

from alongside.exchange.accounts.services.tokens import make_key
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


def test_the_card_is_for_all_and_the_workspace_for_those_inside_with_a_key(client):
    found = partnership("Lunch together", vision="Nobody eats alone")
    one = member(found, rows.actor("Town Hall").party, "lead", brings="A hall", named=True)
    hidden = partnership("Hidden", visibility="circle")
    listed = client.get("/api/v1/partnerships").json()
    assert [row["name"] for row in listed["items"]] == ["Lunch together"]
    card = client.get(f"/api/v1/partnerships/{found.ref}").json()
    assert card["named"][0]["name"] == "Town Hall"
    assert card["inside"] is None
    assert "A hall" not in str(card)
    assert client.get(f"/api/v1/partnerships/{hidden.ref}").status_code == 404
    user = user_of(one.party)
    key = {"HTTP_AUTHORIZATION": f"Bearer {make_key(user_id=user.pk, name='k', days=9, by=doer(user))}"}
    inside = client.get(f"/api/v1/partnerships/{found.ref}", **key).json()["inside"]
    assert inside["vision"] == "Nobody eats alone"
    assert inside["members"][0]["brings"] == "A hall"
