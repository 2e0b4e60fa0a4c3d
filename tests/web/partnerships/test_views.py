"""The list of those who work together, the card, and the workspace."""

import pytest

from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


def test_the_workspace_is_for_those_inside_and_the_card_for_the_others(client):
    found = partnership("Lunch together")
    one = member(found, None, "convener")
    shown = client.get(f"/partnerships/{found.ref}/")
    assert shown.status_code == 200
    assert "What is in here" not in shown.text
    client.force_login(user_of(one.party))
    assert "Lunch together" in client.get("/partnerships/").text
    assert client.get(f"/partnerships/{found.ref}/").status_code == 200


def test_what_is_hidden_is_as_missing_as_what_never_was(client):
    found = partnership(visibility="circle")
    found.circles.add(found.circle)
    assert client.get(f"/partnerships/{found.ref}/").status_code == 404
    assert client.get("/partnerships/never-was/").status_code == 404
