"""Leaving and closing on the page."""

import pytest

from tests._support import rows
from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


def test_the_last_host_passes_on_and_then_sees_no_more(client):
    found = partnership("Lunch together")
    host = member(found, rows.actor("Town Hall").party, "convener")
    heir = member(found, rows.actor("Lunch Club").party)
    client.force_login(user_of(host.party))
    at = f"/partnerships/{found.ref}/"
    assert "Say what you pass on" in client.post(f"{at}handover/", {}).text
    assert "Choose who takes over" in client.post(f"{at}handover/", {"handover": "The keys"}).text
    left = client.post(f"{at}handover/", {"handover": "The keys", "heir": heir.pk})
    assert "You have left" in left.text
    assert client.get(f"{at}members/").status_code == 404
    client.force_login(user_of(heir.party, "club@example.org"))
    assert "The keys" in client.get(f"{at}members/").text


def test_what_was_learned_is_shown_to_others_only_where_agreed(client):
    for agreed in (True, False):
        found = partnership(f"Lunch {agreed}")
        host = member(found, rows.actor("Town Hall").party, "convener")
        client.force_login(user_of(host.party))
        at = f"/partnerships/{found.ref}/"
        said = {"outcome": "ended", "failed": "Nobody came", "lessons": "Ask residents first"}
        assert "What should others know" in client.post(f"{at}close/", {"outcome": "met"}).text
        client.post(f"{at}close/", said | ({"lessons_shown": "yes"} if agreed else {}))
        assert "Ask residents first" in client.get(at).text
        client.logout()
        assert ("Ask residents first" in client.get(at).text) is agreed
        assert client.get(f"{at}close/").status_code == 404
