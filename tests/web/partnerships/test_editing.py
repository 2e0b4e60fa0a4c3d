"""Changing what it is for, and moving on."""

import pytest

from tests._support import rows
from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(client):
    found = partnership("Lunch together", vision="Lunch for all")
    one = member(found, rows.actor("Town Hall").party, "lead")
    client.force_login(user_of(one.party))
    return one


def test_everything_about_it_is_changed_on_one_page(client, host):
    found = host.partnership
    need = rows.need("Nobody to eat with")
    at = f"/partnerships/{found.ref}/edit/"
    texts = {"name": "Lunch", "purpose": "Eat", "vision": "Lunch for ten"}
    chosen = {"scope": "place", "kind": "alliance", "visibility": "members"}
    more = {"mechanisms": ["secondment", "nonsense"], "add_need": f"http://x/needs/{need.ref}/"}
    day = {"review_on-day": "31", "review_on-month": "1", "review_on-year": "2030"}
    said = texts | chosen | more | day
    wrong = client.post(at, said | {"review_on-day": "40"})
    assert wrong.status_code == 422
    assert "Lunch for ten" in wrong.text
    client.post(at, said)
    found.refresh_from_db()
    assert (found.name, found.kind, found.scope, found.visibility) == (
        "Lunch",
        "alliance",
        "place",
        "members",
    )
    assert found.mechanisms == ["secondment"]
    assert found.review_on.isoformat() == "2030-01-31"
    assert list(found.needs.all()) == [need]
    assert "Lunch for all" in client.get(f"/partnerships/{found.ref}/log/").text


def test_a_step_shows_what_is_open_and_moves_on_and_back(client, host):
    found = host.partnership
    at = f"/partnerships/{found.ref}/stage/"
    shown = client.get(at).text
    assert "Go on to: Planning" in shown
    assert "Still open at this step" in shown and "Agree how you decide" in shown
    client.post(at, {"to": "assessment"})
    found.refresh_from_db()
    assert found.stage == "diagnosis"
    client.post(at, {"to": "design"})
    found.refresh_from_db()
    assert found.stage == "design"


def test_a_member_who_neither_hosts_nor_leads_finds_no_such_page(client, host):
    other = member(host.partnership, rows.actor("Club").party)
    client.force_login(user_of(other.party, "club@example.org"))
    for part in ("edit", "stage", "close", "invite"):
        assert client.get(f"/partnerships/{host.partnership.ref}/{part}/").status_code == 404
