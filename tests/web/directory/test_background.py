"""The page on which somebody says what they bring between worlds."""

import pytest

from alongside.exchange.directory.models import Background, Knows
from tests._support import rows
from tests._support.introductions import user

pytestmark = pytest.mark.django_db
AT = "/you/background/"


@pytest.fixture
def ann(client):
    made = user("ann", rows.actor("Lantern").party)
    client.force_login(made)
    return made


def text(page):
    return page.content.decode()


def test_it_is_said_with_consent_shown_and_taken_back(client, ann):
    rows.actor("Town Hall")
    said = {"do": "say", "sectors": ["public", "third"], "position": "Trustee", "seen": "members"}
    refused = client.post(AT, said)
    assert refused.status_code == 422 and "Trustee" in text(refused), "what was typed is kept"
    assert client.post(AT, {"do": "know", "other": "Town Hall", "how": "board"}).status_code == 422
    assert client.post(AT, said | {"agreed": "yes"}).status_code == 302
    assert Background.objects.get().sectors == ["public", "third"]
    assert client.post(AT, {"do": "know", "other": "Nowhere", "how": "board"}).status_code == 422
    assert client.post(AT, {"do": "know", "other": "Town Hall", "how": "board"}).status_code == 302
    assert "Town Hall" in text(client.get(AT))
    actor = Knows.objects.get().actor
    assert "can open doors" in text(
        client.get(f"/actors/{Background.objects.get().user.actings.get().party.actor.ref}/")
    )
    assert client.post(AT, {"do": "forget-one", "actor": actor.ref}).status_code == 302
    assert client.post(AT, {"do": "forget"}).status_code == 302
    assert not Background.objects.exists()
    assert client.post(AT, {"do": "else"}).status_code == 404


def test_several_of_one_name_are_asked_about(client, ann):
    client.post(AT, {"do": "say", "seen": "connector", "agreed": "yes"})
    one = rows.actor("Surgery North")
    rows.actor("Surgery South")
    asked = client.post(AT, {"do": "know", "other": "Surgery", "how": "worked"})
    assert asked.status_code == 422 and "Which one?" in text(asked)
    said = {"do": "know", "other": "Surgery", "chosen": one.ref, "how": "worked"}
    assert client.post(AT, said).status_code == 302 and Knows.objects.get().actor == one


def test_a_visitor_is_led_to_sign_in(client):
    assert client.get(AT).status_code == 302
