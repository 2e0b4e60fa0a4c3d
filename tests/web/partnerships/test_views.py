"""The list of those who work together, the card, and the workspace."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests._support import rows
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


def test_no_page_of_it_asks_more_often_when_more_take_part(client):
    found = partnership("Lunch together", purpose="Eat")
    host = member(found, rows.actor("Town Hall").party, "convener")
    client.force_login(user_of(host.party))
    at = f"/partnerships/{found.ref}/"
    paths = ("/partnerships/", at, f"{at}members/", f"{at}log/", "/api/v1/partnerships")
    few = {path: asked(client, path) for path in paths}
    for number in range(12):
        member(found, rows.actor(f"Club {number}").party, "practice", named=True, brings="Soup")
        found.log.create(kind="note", words="Soup", party=host.party)
        partnership(f"Other {number}")
    many = {path: asked(client, path) for path in paths}
    assert {path: (few[path], many[path]) for path in paths if many[path] > few[path] + 6} == {}
    assert max(many.values()) < 80


def asked(client, path):
    client.get(path)  # what is read once and kept
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200, path
    return len(seen)
