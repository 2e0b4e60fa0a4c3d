"""Who acts for an organisation: seen, asked and ended by those who may."""

import re

import pytest

from alongside.exchange.accounts.models import Acting, Message
from tests._support.accounts import GOOD, user

pytestmark = pytest.mark.django_db
PEOPLE = "/you/people/"


@pytest.fixture
def editor(client, town):
    """An editor who is signed in."""
    made = user("ada@example.org", ("editor", town.actor.party))
    client.force_login(made)
    return made


def test_whoever_is_asked_joins_by_the_link_and_signs_in(client, editor, town):
    answer = client.post(PEOPLE, {"email": "eve@example.org", "role": "member"})
    assert "A mail is on its way to eve@example.org" in answer.content.decode()
    mail = Message.objects.get()
    assert mail.to == "eve@example.org" and "Wenbury Carers" in mail.subject
    path = re.search(r"(/l/\S+)", mail.text)[1]
    client.logout()
    page = client.get(path).content.decode()
    assert "Join Wenbury Carers" in page and 'type="password"' in page
    for typed, field in ({"new": GOOD}, "name"), ({"name": "Eve", "new": "short"}, "new"):
        answer = client.post(path, {"button": "yes", **typed})
        assert answer.status_code == 422 and f'href="#{field}"' in answer.content.decode()
    assert 'value="Eve"' in answer.content.decode()
    assert "Welcome" in client.post(path, {"button": "yes", "name": "Eve", "new": GOOD}).content.decode()
    sent = client.post("/account/login/", {"login": "eve@example.org", "password": GOOD})
    assert sent.headers["Location"] == "/you/"
    assert "Wenbury Carers" in client.get("/you/account/").content.decode()
    assert client.get(PEOPLE).status_code == 404, "a member asks nobody"


def test_whoever_has_an_account_is_asked_for_nothing_more(client, editor, town):
    user("eve@example.org")
    client.post(PEOPLE, {"email": "eve@example.org", "role": "editor"})
    path = re.search(r"(/l/\S+)", Message.objects.get().text)[1]
    assert 'type="password"' not in client.get(path).content.decode()
    assert client.post(path, {"button": "yes"}).status_code == 200
    assert Acting.objects.get(user__email="eve@example.org").role == "editor"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"email": "eve", "role": "member"}, "email"),
        ({"email": "eve@example.org"}, "role"),
        ({"email": "eve@example.org", "role": "admin"}, "role"),
        ({"email": "eve@example.org", "role": "broker", "place": "1"}, "role"),
    ],
)
def test_a_fault_is_said_and_nothing_is_sent(client, editor, typed, field):
    answer = client.post(PEOPLE, typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and f'href="#{field}"' in page and f'value="{typed["email"]}"' in page
    assert not Message.objects.exists()


def test_a_connector_names_another_for_a_place_of_theirs(client, town):
    client.force_login(user("nell@example.org", ("broker", town.actor.party, town.district)))
    wrong = client.post(PEOPLE, {"email": "eve@example.org", "role": "broker", "place": str(town.village.pk)})
    assert wrong.status_code == 422 and 'href="#place"' in wrong.content.decode()
    client.post(PEOPLE, {"email": "eve@example.org", "role": "broker", "place": str(town.district.pk)})
    assert Message.objects.count() == 1


def test_nobody_else_sees_who_acts_for_an_organisation(client, editor, town):
    assert client.get(f"{PEOPLE}?for={town.hidden_actor.ref}").status_code == 404
    assert client.get(f"{PEOPLE}?for=nothing").status_code == 404
    client.force_login(user("x@example.org"))
    for path in (PEOPLE, f"{PEOPLE}?for={town.actor.ref}"):
        assert client.get(path).status_code == client.post(path, {}).status_code == 404


def test_an_administrator_sees_any_and_can_name_the_first_connector(client, town):
    root = user("root@example.org")
    root.is_superuser = True
    root.save()
    client.force_login(root)
    path = f"{PEOPLE}?for={town.actor.ref}"
    assert "Wenbury" in client.get(path).content.decode()
    place = town.actor.place_id
    assert place is not None
    client.post(path, {"email": "eve@example.org", "role": "broker", "place": str(place)})
    assert Message.objects.count() == 1


def test_somebody_is_removed_and_one_leaves(client, editor, town):
    eve = user("eve@example.org", ("member", town.actor.party), name="Eve")
    acting = eve.actings.get()
    assert "Eve" in client.get(PEOPLE).content.decode()
    sent = client.post(f"{PEOPLE}remove/", {"person": acting.pk, "for": town.actor.ref})
    assert sent.headers["Location"] == f"{PEOPLE}?for={town.actor.ref}" and not eve.actings.exists()
    assert client.post(f"{PEOPLE}remove/", {"person": acting.pk}).status_code == 404
    assert client.post(f"{PEOPLE}remove/", {"person": editor.actings.get().pk}).status_code == 302
    assert client.get(PEOPLE).status_code == 404


@pytest.mark.parametrize("person", ["", "x", "9" * 30])
def test_nobody_is_removed_by_what_is_no_number(client, editor, person):
    assert client.post(f"{PEOPLE}remove/", {"person": person}).status_code == 404


def test_the_page_of_an_organisation_leads_there_for_those_who_may(client, editor, town):
    page = client.get(f"/actors/{town.actor.ref}/").content.decode()
    assert f"/you/people/?for={town.actor.ref}" in page
    client.logout()
    assert "/you/people/" not in client.get(f"/actors/{town.actor.ref}/").content.decode()
